"""What each class of date expressions means, seen from a day.

A meaning answers None where the letters name no day after all (2/30).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from sorama.reading import calendar as cal
from sorama.reading.calendar import DAY, Range

WEEKDAYS = "月火水木金土日"

KANJI = "一二三四五六七八九十"

Meaning = Callable[[re.Match[str], date], Range | None]


def number(text: str) -> int:
    """Arabic figures or kanji up to 99."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(KANJI.index(c) + 1) for c in text if c != "十") or 0)
    return (number(tens) if tens else 1) * 10 + (number(ones) if ones else 0)


def _one(day: date | None) -> Range | None:
    return None if day is None else Range(day, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}


def full_of(m: re.Match[str], _: date) -> Range | None:
    """2026/12/1."""
    return _one(_date(int(m["y"]), int(m["m"]), int(m["d"])))


def era_of(m: re.Match[str], _: date) -> Range | None:
    """令和8年12月1日, R8.12.1."""
    return _one(_date(ERAS[m["era"]] + (1 if m["y"] == "元" else int(m["y"])), int(m["m"]), int(m["d"])))


def month_day(m: re.Match[str], today: date) -> Range | None:
    """12月1日, 12/1, 11/5〜8."""
    first: date | None
    month, day = number(m["m"]), number(m["d"])
    if m["year"]:
        first = _date(today.year + YEARS[m["year"]], month, day)
    elif 1 <= month <= 12:
        first = cal.likely_year(today, month, day)
    else:
        first = None
    if first is None:
        return None
    last = _date(first.year, first.month, int(m["to"])) if m["to"] else first
    return Range(first, last) if last is not None and last >= first else Range(first, first)


YEARS = {"今年": 0, "本年": 0, "来年": 1, "翌年": 1, "昨年": -1, "去年": -1, "前年": -1, "一昨年": -2, "再来年": 2}

MONTHS = {
    "今月": 0,
    "当月": 0,
    "本月": 0,
    "来月": 1,
    "翌月": 1,
    "再来月": 2,
    "翌々月": 2,
    "先月": -1,
    "前月": -1,
    "先々月": -2,
}

WEEKS = {
    "今週": 0,
    "当週": 0,
    "来週": 1,
    "翌週": 1,
    "次週": 1,
    "再来週": 2,
    "翌々週": 2,
    "さ来週": 2,
    "先週": -1,
    "前週": -1,
    "先々週": -2,
}


def _month_part(start: date, part: str | None) -> Range:
    """A part of the month that begins on `start`."""
    end = cal.month_end(start)

    def days(first: int, last: int | None = None) -> Range:
        return Range(start.replace(day=first), start.replace(day=last) if last else end)

    match part:
        case "頭" | "初" | "初め" | "はじめ":
            return days(1, 5)
        case "初旬" | "上旬":
            return days(1, 10)
        case "中旬" | "半ば" | "中頃" | "中盤":
            return days(11, 20)
        case "下旬":
            return days(21)
        case "末" | "末日":
            return Range(end, end)
        case "最終週":
            return days(max(1, end.day - end.weekday()))
        case "前半":
            return days(1, 15)
        case "後半":
            return days(16)
    return Range(start, end)


def _start_of_month(m: re.Match[str], today: date) -> date | None:
    if m["rel"]:
        return cal.month_start(today, MONTHS[m["rel"]])
    if m["year"]:
        return date(today.year + YEARS[m["year"]], number(m["m"]), 1)
    return cal.likely_year(cal.month_start(today), number(m["m"]))


def month(m: re.Match[str], today: date) -> Range | None:
    """来月頭, 12月上旬, 今月20日, 6月第2土曜."""
    start = _start_of_month(m, today)
    if start is None:
        return None
    if m["day"]:
        return _one(_date(start.year, start.month, number(m["day"])))
    if m["nth"]:
        week = cal.monday(start, number(m["nth"]) - 1)
        if m["wd"]:
            offset = (WEEKDAYS.index(m["wd"]) - start.weekday()) % 7
            return _one(start + timedelta(days=offset + 7 * (number(m["nth"]) - 1)))
        return Range(max(week, start), max(week + 4 * DAY, start))
    return _month_part(start, m["part"])


def bare_part(m: re.Match[str], today: date) -> Range:
    """月末, 月初, 上旬: the next one to come."""
    part = {"月末": "末", "月末日": "末", "月初": "頭", "月頭": "頭", "月半ば": "半ば", "月央": "半ば"}.get(
        m["part"], m["part"]
    )
    found = _month_part(cal.month_start(today), part)
    return found if found.last >= today else _month_part(cal.month_start(today, 1), part)


def week(m: re.Match[str], today: date) -> Range | None:
    """来週, 来週水曜, 今週中, 来週頭."""
    start = cal.monday(today, WEEKS[m["rel"]])
    if m["wd"]:
        return _one(start + timedelta(days=WEEKDAYS.index(m["wd"])))
    match m["part"]:
        case "頭" | "初め" | "はじめ" | "初" | "明け":
            return _one(cal.on_or_after(start + 7 * DAY if m["part"] == "明け" and m["rel"] == "今週" else start))
        case "前半":
            return Range(start, start + 2 * DAY)
        case "半ば" | "中頃" | "中盤":
            return Range(start + DAY, start + 3 * DAY)
        case "後半":
            return Range(start + 2 * DAY, start + 4 * DAY)
        case "末":
            return Range(start + 5 * DAY, start + 6 * DAY)
    return Range(start, start + 4 * DAY)


def weekend(_: re.Match[str], today: date) -> Range:
    """週末."""
    saturday = cal.monday(today) + 5 * DAY
    return Range(saturday, saturday + DAY) if today.weekday() < 6 else Range(saturday + 7 * DAY, saturday + 8 * DAY)


def this_month(_: re.Match[str], today: date) -> Range:
    """月内: from today to the last day of the month."""
    return Range(today, cal.month_end(today))


def term_end(_: re.Match[str], today: date) -> Range:
    """期末: the last month of the fiscal year."""
    last = date(cal.fiscal_start(today).year + 1, 3, 31)
    return Range(cal.month_start(last), last)


def nth_weekday(m: re.Match[str], today: date) -> Range | None:
    """第2金曜: the next one from today on."""
    nth, wd = number(m["nth"]), WEEKDAYS.index(m["wd"])
    for months in range(4):
        first = cal.month_start(today, months)
        day = _date(first.year, first.month, 1 + (wd - first.weekday()) % 7 + 7 * (nth - 1))
        if day is not None and day >= today:
            return Range(day, day)
    return None


def this_week(_: re.Match[str], today: date) -> Range:
    """週内: from today to Friday."""
    return Range(today, max(today, cal.monday(today) + 4 * DAY))


def next_week(_: re.Match[str], today: date) -> Range | None:
    """週明け."""
    return _one(cal.on_or_after(cal.monday(today, 1)))


def year_of(m: re.Match[str], today: date) -> Range:
    """来年, 来年前半."""
    year = today.year + YEARS[m["y"]]
    if m["part"] in ("春", "夏", "秋", "冬"):
        return _season(year, m["part"])
    match m["part"]:
        case "末":
            return Range(date(year, 12, 21), date(year, 12, 31))
        case "初め" | "頭" | "はじめ":
            return Range(date(year, 1, 1), date(year, 1, 31))
        case "前半":
            return Range(date(year, 1, 1), date(year, 6, 30))
        case "後半":
            return Range(date(year, 7, 1), date(year, 12, 31))
    return Range(date(year, 1, 1), date(year, 12, 31))


def _season(year: int, name: str) -> Range:
    first = date(year, {"春": 3, "夏": 6, "秋": 9, "冬": 12}[name], 1)
    return Range(first, cal.month_end(first, 2))


def coming_season(m: re.Match[str], today: date) -> Range:
    """来春."""
    years = {"来": 1, "昨": -1}.get(m["y"], 0)
    return _season(today.year + years, m["part"])


def fiscal(m: re.Match[str], today: date) -> Range:
    """今期中, 来年度, 年度末."""
    word = m["term"]
    years = 1 if word.startswith(("来", "次")) else -1 if word.startswith(("前", "昨")) else 0
    first = cal.fiscal_start(today, years)
    last = date(first.year + 1, 3, 31)
    match m["part"]:
        case "末":
            return Range(cal.month_start(last), last)
        case "初" | "初め" | "頭" | "はじめ":
            return Range(first, cal.month_end(first))
    return Range(first, last)


def half(m: re.Match[str], today: date) -> Range:
    """上期, 下期末."""
    year = cal.fiscal_start(today).year
    first = date(year, 4, 1) if m["half"] in ("上期", "上半期") else date(year, 10, 1)
    last = cal.month_end(first, 5)
    return Range(cal.month_start(last), last) if m["part"] == "末" else Range(first, last)


def quarter(m: re.Match[str], today: date) -> Range:
    """Q1, 第2四半期."""
    start = cal.month_start(cal.fiscal_start(today), 3 * (number(m["q"] or m["n"]) - 1))
    found = Range(start, cal.month_end(start, 2))
    if found.last < today - timedelta(days=92):
        start = cal.month_start(start, 12)
        found = Range(start, cal.month_end(start, 2))
    return found


def within_year(_: re.Match[str], today: date) -> Range:
    """年内."""
    return Range(today, date(today.year, 12, 31))


def new_year(_: re.Match[str], today: date) -> Range:
    """年明け."""
    year = today.year if today <= date(today.year, 1, 7) else today.year + 1
    return Range(cal.on_or_after(date(year, 1, 4)), date(year, 1, 15))


def year_end(_: re.Match[str], today: date) -> Range:
    """年末."""
    return Range(date(today.year, 12, 21), date(today.year, 12, 31))


def bon(m: re.Match[str], today: date) -> Range:
    """盆明け, 盆前."""
    year = today.year if today <= date(today.year, 8, 20) else today.year + 1
    if m["side"] == "前":
        return Range(date(year, 8, 1), date(year, 8, 12))
    first = cal.on_or_after(date(year, 8, 17))
    return Range(first, cal.business_day(first, 4))


def golden_week(m: re.Match[str], today: date) -> Range:
    """GW明け, GW前."""
    year = today.year if today <= date(today.year, 5, 10) else today.year + 1
    if m["side"] == "前":
        return Range(date(year, 4, 15), date(year, 4, 28))
    first = cal.on_or_after(date(year, 5, 6))
    return Range(first, cal.business_day(first, 4))


def after_break(m: re.Match[str], today: date) -> Range | None:
    """連休明け, 休み明け."""
    is_break = cal.in_long_weekend if m["what"].endswith("連休") else _closed
    return _one(cal.after_break(today, is_break))


def _closed(day: date) -> bool:
    return not cal.is_business_day(day)


DAYS = {
    "本日": 0, "今日": 0, "きょう": 0, "今夜": 0, "今晩": 0, "今夕": 0, "今朝": 0, "明日": 1, "あした": 1, "あす": 1, "明朝": 1, "明晩": 1,
    "翌日": 1, "翌朝": 1, "明後日": 2, "あさって": 2, "翌々日": 2, "明々後日": 3, "しあさって": 3,
    "昨日": -1, "きのう": -1, "昨晩": -1, "昨夜": -1, "一昨日": -2, "おととい": -2,
}  # fmt: skip


def relative(m: re.Match[str], today: date) -> Range | None:
    """明日, 一昨日."""
    return _one(today + timedelta(days=DAYS[m["word"]]))


def offset(m: re.Match[str], today: date) -> Range | None:
    """3日以内, 2週間後, 3営業日後."""
    unit, side = m["unit"], m["side"] or ""
    count = {"一両": 2, "両": 2, "数": 5, "半": 6}.get(m["n"] or "") or number(re.split("[,、〜~-]", m["n"] or "1")[-1])
    if count > 400:
        return None
    count = -count if side.startswith("前") else count
    match unit:
        case "営業日" | "稼働日":
            day = cal.business_day(today, count)
        case "日":
            day = today + timedelta(days=count)
        case "時間":
            day = today + timedelta(days=count // 24)
        case "週間" | "週":
            day = today + timedelta(weeks=count)
        case "年" if m["n"] == "半":
            day = cal.months_later(today, count)
        case "年":
            day = cal.months_later(today, 12 * count)
        case _:
            day = cal.months_later(today, count)
    if "後" in side and "以内" not in side:
        return Range(day, day)
    return Range(min(today, day), max(today, day)) if count > 0 else Range(day, day)


def business(m: re.Match[str], today: date) -> Range | None:
    """翌営業日."""
    return _one(cal.business_day(today, 2 if m["word"].startswith("翌々") else 1))


def day_of_month(m: re.Match[str], today: date) -> Range | None:
    """5日まで: the next one from today on."""
    day = number(m["d"])
    if not 1 <= day <= 31:
        return None
    for months in range(4):
        found = _date(*_year_month(today, months), day)
        if found is not None and found >= today:
            last = _date(found.year, found.month, int(m["to"])) if m["to"] else found
            return Range(found, max(found, last or found))
    return None


def _year_month(today: date, months: int) -> tuple[int, int]:
    start = cal.month_start(today, months)
    return start.year, start.month


def weekday(m: re.Match[str], today: date) -> Range | None:
    """水曜: the next one after today."""
    return _one(cal.next_weekday(today, WEEKDAYS.index(m["wd"])))
