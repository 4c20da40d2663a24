"""Dates as reports tell them: letters → a range of days, a time, a deadline.

How words are read, seen from the day of the report:

* Weeks start on Monday. 今週・来週・再来週 are Monday to Friday of their week, 今週中 ends on Friday, 週末 is Saturday and Sunday,
  週明け is the first business day of the next week, 週前半 Monday to Wednesday, 週後半 Wednesday to Friday.
* A weekday alone (水曜) is the next one after today. A day of the month alone (5日まで) is the next one from today on.
* Month and day without a year lie between three months ago and nine months ahead.
* 頭・初め is the first five days of the month, 上旬 1-10, 中旬・半ば 11-20, 下旬 from the 21st, 月末 the last day.
* 3日以内・48時間以内・月内・年内 run from today to their last day. 第2金曜 is the next one from today on. 数日 is five days, 一両日 two.
* Business days leave out weekends, public holidays and 29 December to 3 January. 盆明け is the business week after 16 August.
* Fiscal years start in April: 今期・今年度 end on 31 March, 期末 is March, Q1 is April to June, 上期 April to September.
* 朝イチ is 09:00, 午前中 12:00, 午後イチ 13:00, 夕方 17:00, 定時 18:00; one to five o'clock without 午前 is in the afternoon.
* 次回定例 and the like are told, but no day; so is everything relative (来週) when the day of the report is unknown.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from sorama.model import When
from sorama.patterns import pattern
from sorama.reading.calendar import Range, monday
from sorama.reading.date_matches import TIME, Stretch, stretch, stretches
from sorama.reading.date_meanings import WEEKDAYS
from sorama.reading.date_table import CHU, SPACE
from sorama.reading.normal import Normal, normal

_ANY_DAY = date(2024, 1, 1)  # stands in for an unknown report date: only whether a day exists is asked
_ABSOLUTE = ("era", "full")
_OWN = ("era", "full", "month-day", "slash")  # rows that name a day by figures
_WORDS = (
    ("朝", "09:00"),
    ("始業", "09:00"),
    ("午前中", "12:00"),
    ("正午", "12:00"),
    ("夕", "17:00"),
    ("定時", "18:00"),
    ("終業", "18:00"),
)
_HALF_DAY = pattern(rf"{SPACE}の?(?:午前|午後|朝|晩|夜|昼)(?!中|[イ一いの\d])")
_WEEK_OF = pattern(r"の?週(?![間0-9])")
_PAREN = pattern(rf"{SPACE}[((]{SPACE}([{WEEKDAYS}])(?:曜日?)?(?:[・,/]?祝)?{SPACE}[))]")
_GLUE = pattern(rf"{SPACE}の?{SPACE}[、,]?{SPACE}")
_RANGE = pattern(rf"{SPACE}(?:[〜~\-–]|から){SPACE}")
_OR = pattern(r"か|または|もしくは|や|・|、|or")
_DEADLINE = pattern(
    rf"(?:頃|ごろ|あたり|{SPACE}の?(?:夕方|昼|朝))?{SPACE}(?:まで|迄|以内|{CHU}|いっぱい|[のに]?(?:締め?切|締め|〆|必着|期限|厳守))"
)
_WITHIN = pattern(r"(?:以内|中に?|いっぱい|内)$")
_DUE = pattern(rf"(?:締め?切り?|期限|期日|納期|〆切?|締め)(?:日)?[はが::]?{SPACE}$")
_MOVED = pattern(r"[後のりら一-龠ァ-ヶー]")
_FROM_TODAY = pattern(r"(?:本日|今日|明日)(?:から|より)$")


class _Hit(NamedTuple):
    start: int
    end: int
    row: str  # of the table; "time" for a time
    day: Range | None = None
    time: str | None = None
    deadline: bool = False
    mismatch: bool = False


def find_dates(text: str, today: date | None) -> tuple[When, ...]:
    """Every date, range or time told in the text, in its order, as seen from `today`."""
    found: list[When] = []
    for offset, read in stretches(text):
        for hit in _merged(read.side.text, _hits(read, today or _ANY_DAY)):
            when = _when(hit, read.side, offset, today)
            if not found or found[-1].end <= when.start:  # one raw letter may hold two numbers (㏠ is 1日)
                found.append(when)
    return tuple(found)


def is_time_only(letters: str) -> bool:
    """Whether a When told a time and no day, so that a heading may supply the day."""
    return any(m.end() > 0 for m in (TIME.match(normal(letters).text),) if m)


def _when(hit: _Hit, side: Normal, offset: int, today: date | None) -> When:
    start, end = side.raw(hit.start, hit.end)
    known = hit.day is not None and (today is not None or hit.row in _ABSOLUTE)
    first, last = hit.day if known and hit.day else (None, None)
    return When(offset + start, offset + end, first, last, hit.time, hit.deadline, known and hit.mismatch)


# ---- finding -----------------------------------------------------------------------------------------------------


def _hits(read: Stretch, today: date) -> list[_Hit]:
    """What matched as days and times, the longest at each place, none inside another."""
    found: list[_Hit] = []
    for row, m in read.matches:
        if row is None:
            found.append(_Hit(m.start(), m.end(), "time", Range(today, today), _clock(m), m["word"] == "午前中"))
            continue
        day = None
        if row.day is not None and not _elsewhere(m.string, m, row.name):
            try:
                day = row.day(m, today)
            except (ValueError, OverflowError):
                day = None
            if day is None:
                continue
        found.append(_Hit(m.start(), m.end(), row.name, day, deadline=bool(_WITHIN.search(m.group()))))
    found.sort(key=lambda h: (h.start, -h.end))
    kept: list[_Hit] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _elsewhere(text: str, m: re.Match[str], row: str) -> bool:
    """Whether the day counts from something else than today (受注後3日以内, 展示会の翌日)."""
    before = text[max(0, m.start() - 4) : m.start()]
    if row == "offset":
        relative = before[-1:] in tuple("後らり") or (m["side"].startswith("前") and before[-1:] in tuple("のる"))
        return relative and not _FROM_TODAY.search(before)
    return m.group().startswith("翌") and _MOVED.match(before[-1:]) is not None


def _clock(m: re.Match[str]) -> str:
    if m["word"]:
        return next(
            (clock for word, clock in _WORDS if m["word"].startswith(word)), "13:00" if "午後" in m["word"] else "12:00"
        )
    hour, half = int(m["from"] or m["h"]), m["half"] or ""
    minute = 0 if m["from"] else int(m["min"] or m["m2"] or (30 if m["m3"] else 0))
    morning = half.startswith(("午前", "AM", "am", "朝"))
    evening = m.string[: m.start()].endswith(("夜", "晩", "夕"))
    afternoon = hour < 12 if half or evening else 1 <= hour <= 5 and not m["colon"] and not m["from"]
    if afternoon and not morning:
        hour += 12
    return f"{hour % 24:02d}:{minute:02d}"


# ---- joining -----------------------------------------------------------------------------------------------------


def _merged(text: str, hits: list[_Hit]) -> list[_Hit]:
    """Pieces that tell one date made one: day and weekday, day and time, from and to; then the deadline."""
    done: list[_Hit] = []
    for raw in hits:
        hit = raw
        if done and hit.start < done[-1].end:
            continue
        if hit.row != "time":
            hit = _with_weekday(text, hit)
        last = done[-1] if done else None
        gap = text[last.end : hit.start] if last else ""
        joined = _join(last, hit, gap) if last and len(gap) <= 6 else None
        if joined is not None:
            done[-1] = joined
            continue
        if last and last.row == "week" and hit.row == "weekday" and last.day and hit.day and _OR.fullmatch(gap):
            shift = (hit.day.first.weekday() - last.day.first.weekday()) * timedelta(days=1)
            hit = hit._replace(day=Range(last.day.first + shift, last.day.first + shift), row="week")
        done.append(hit)
    return [_with_deadline(text, h) for h in done]


def _with_weekday(text: str, hit: _Hit) -> _Hit:
    """The day with its weekday in brackets (11/25(木) on a Wednesday is a mismatch), or its week (7/3の週)."""
    if hit.row in _OWN and hit.day and (week := _WEEK_OF.match(text, hit.end)):
        first = monday(hit.day.first)
        return hit._replace(end=week.end(), day=Range(first, first + timedelta(days=4)))
    m = _PAREN.match(text, hit.end)
    if m is None:
        return hit
    wrong = hit.day is not None and hit.day.first == hit.day.last and WEEKDAYS[hit.day.first.weekday()] != m[1]
    return hit._replace(end=m.end(), mismatch=hit.mismatch or wrong)


def _join(last: _Hit, hit: _Hit, gap: str) -> _Hit | None:
    """One hit for two where the letters between them bind them, else None."""
    if hit.row == "time":
        if last.time is None and last.row != "time" and (_GLUE.fullmatch(gap) or gap in ("は", "も")):
            return last._replace(end=hit.end, time=hit.time, deadline=last.deadline or hit.deadline)
        return last._replace(end=hit.end) if last.time and _RANGE.fullmatch(gap) else None
    if last.row == "time" or last.day is None or hit.day is None:
        return None
    if _RANGE.fullmatch(gap) and (hit.row == last.row or (hit.row in (*_OWN, "day") and last.row in _OWN)):
        start, end = last.day.first, hit.day.last
        if hit.row in ("weekday", "day") and end < start:
            return None
        return (
            last._replace(end=hit.end, day=Range(start, end), mismatch=last.mismatch or hit.mismatch)
            if start <= end
            else None
        )
    if not _GLUE.fullmatch(gap) or "、" in gap or "," in gap:
        return None
    if hit.row == "weekday":
        return _narrow(last, hit, WEEKDAYS.index(text_weekday(hit)))
    if hit.row == "day" and last.row in ("week", "month"):
        days = (last.day.first + timedelta(days=n) for n in range((last.day.last - last.day.first).days + 3))
        found = next((d for d in days if d.day == hit.day.first.day), None)
        return last._replace(end=hit.end, day=Range(found, found)) if found else None
    return None


def text_weekday(hit: _Hit) -> str:
    """The weekday that a hit of the row `weekday` resolved to."""
    return WEEKDAYS[hit.day.first.weekday()] if hit.day else WEEKDAYS[0]


def _narrow(last: _Hit, hit: _Hit, weekday: int) -> _Hit | None:
    """6月14日の土曜 checked, 再来週の…火曜 narrowed to one day."""
    if last.day is None:
        return None
    first, end = last.day
    if first == end:
        return last._replace(end=hit.end, mismatch=last.mismatch or first.weekday() != weekday)
    if (end - first).days > 7:
        return None
    found = first + timedelta(days=(weekday - first.weekday()) % 7)
    return last._replace(end=hit.end, day=Range(found, found))


def _with_deadline(text: str, hit: _Hit) -> _Hit:
    """The hit with 午前 and the like, and with まで, 以内, 中 where they follow."""
    end = hit.end
    if hit.time is None and (m := _HALF_DAY.match(text, end)):
        end = m.end()
    if m := _DEADLINE.match(text, end):
        return hit._replace(end=m.end(), deadline=True)
    before = text[max(0, hit.start - 5) : hit.start]
    return hit._replace(end=end, deadline=hit.deadline or _DUE.search(before) is not None)


# ---- the report's own date ---------------------------------------------------------------------------------------

_FIELD = pattern(
    rf"\W*(?:日付|日時|日|報告日|訪問日|活動日|作成日|記入日|年月日|対象日|date|Date|DATE){SPACE}[::】\]  \t]"
)
_TITLE = pattern(r"日報|報告|レポート|日誌|メモ|記録|活動|本日")
_BOUND = pattern(r"(?:[((].[))])?[ \t]*(?:に|は|から|まで|の(?!日報|活動|報告)|、|より|で|着|締|〆|[〜~])")


def report_date(text: str, fallback_year: int | None = None) -> date | None:
    """The report's own date from its first lines: a date field, a title with a date, or a line that is little but a date.

    Dates without a year take `fallback_year`; without it they stay unknown.
    """
    today = date(fallback_year, 7, 1) if fallback_year and 1 < fallback_year < 9998 else None
    for line in [t for t in text.splitlines() if t.strip()][:6]:
        read = stretch(line)
        if not any(row is not None and row.name in _OWN for row, _ in read.matches):
            continue
        hit = next((h for h in _hits(read, today or _ANY_DAY) if h.row in _OWN and h.day), None)
        if hit is None or hit.day is None or not _is_heading(read.side.text, hit):
            continue
        if hit.row in _ABSOLUTE:
            return hit.day.first
        if today is not None:
            try:
                return hit.day.first.replace(year=today.year)
            except ValueError:  # 2/29 of a year that has none
                return None
    return None


def _is_heading(line: str, hit: _Hit) -> bool:
    """Whether a line's date is the report's: a date field, a short title, or a date with at most a name after it."""
    if _FIELD.match(line):
        return True
    if hit.start > 20 or line.rstrip().endswith("。") or _BOUND.match(line, hit.end):
        return False
    return _TITLE.search(line) is not None or not line[: hit.start].strip(" \t#■◆●【[(<-*")
