"""How each line stands on the page: heading, bullet, field, table row or running text. Offsets are those of the raw text."""

from __future__ import annotations

import re
from dataclasses import replace

from sorama.layout.customers import Judge, is_mere_name, names_customer
from sorama.layout.letter import is_letter_phrase
from sorama.layout.line import Line
from sorama.layout.sentences import trim
from sorama.layout.wraps import join_wraps
from sorama.layout.zones import is_section, reads_as_sentence, zone_of
from sorama.model import Form, Zone
from sorama.span import Span

BREAK = re.compile(r"\r\n|\n|\r")
_SECTION_MARKS = "■◆▼◇◎□▲△▽★☆#＃▶►◤❖♦▪◼◾"
_BULLET_MARKS = "・･•‣●○◯◦∙⚫⚪*＊※→⇒➡➔➜⇨↳└├✓✔☑✅>＞〇+"
_MARK = re.compile(
    rf"[{_SECTION_MARKS}]+(?![\d.０-９]*万)|[{re.escape(_BULLET_MARKS)}]|-{{2,}}>?|[-–—―－](?![\d０-９.])|ｰ(?=\s)|[=＝]{{2,}}"
)
_ENUMERATOR = re.compile(
    r"(?P<circled>[①-⑳❶-❿㈠-㈩Ⅰ-Ⅻ])|(?P<paren>[(（]\d{1,2}[)）])|(?P<number>(?:No\.?|その)?\d{1,2}(?:[.．)）]|、(?=\D))(?!\d)|\d{1,2}\)(?=\D))"
    r"|(?P<kanji>[一二三四五六七八九十]{1,2}(?:[.．)）]|、(?![一二三四五六七八九十\d])))|(?P<letter>[A-Za-zＡ-Ｚ][.．)）](?=\s|[^\x00-\x7f]))"
)
_ORDINAL = re.compile(r"(?P<ordinal>[\d一二三四五六七八九]{1,2}(?:件|社|軒|組|か所|箇所|店|人)目)[\s、:：はが]*")
_DATE = re.compile(r"(?:\d{1,4}[/.月])?\d{1,2}[/.月]\d{1,2}日?(?:\s?[(（].[)）])?\s*")
_MEETS = re.compile(r"(?:訪問|面談|商談|打合せ|打ち合わせ|往訪|面会)$")
_TITLE = re.compile(r"(?:日報|週報|報告書?|記録|メモ|まとめ|速報|結果|レポート|活動)(?:\s*[(（].{0,20}[)）])?$")
_STATES = re.compile(r"[、。！？!?「」：:をがは]|です|ます|した$")
_TIME = re.compile(
    r"(?P<time>[\[［(（]?(?:(?:午前|午後|AM|PM|am|pm)\s?)?(?:[01]?\d|2[0-4]|[０-２]?[０-９])(?:[:：][0-5０-５]\d|時(?:半|[0-5]?\d分)?(?:ごろ|頃|過ぎ|すぎ)?)"
    r"(?:\s*[-~〜～ー－–→]\s*(?:(?:[01]?\d|2[0-4])[:：][0-5]\d|\d{1,2}時(?:半|\d{1,2}分)?)?)?[\]］)）]?(?:\s+|、|，|：|:|(?=[^\s\d]))|(?:午前|午後|AM|PM|am|pm|朝イチ|朝一|夕方)(?:\s*[:：]\s*|\s+)|[＜<【\[［](?:午前|午後|朝|夕方|昼|AM|PM)[＞>】\]］]\s*)"
)
_BRACKETED = re.compile(
    r"(?P<open>[【〔\[［＜<≪《〈(（])(?P<name>[^【】〔〕\[\]［］＜＞<>≪≫《》〈〉()（）\n]{1,40}(?:[(（][^()（）]{0,30}[)）])?)(?P<close>[】〕\]］＞>≫》〉)）])[ \t\u3000]*[:：]?[ \t\u3000]*"
)
_PAIRED = {
    "【": "】",
    "〔": "〕",
    "[": "]",
    "［": "］",
    "＜": "＞",
    "<": ">",
    "≪": "≫",
    "《": "》",
    "〈": "〉",
    "(": ")",
    "（": "）",
}
_KEY = re.compile(
    r"(?P<key>[^\s:：。、！？!?「」『』\t][^:：。、！？!?「」『』\t\n]{0,23})(?P<colon>\s{0,3}[:：])(?!//)"
)
_SPACED_KEY = re.compile(r"(?P<key>[^\s:：。、「」]{2,10})(?:\u3000+| {2,}|\t)(?=\S)")
_LETTER = re.compile(r"[^\W_]|[\U0001F000-\U0001FAFF]")


def read_lines(text: str, is_customer: Judge = names_customer) -> list[Line]:
    """The lines that have letters, each with its form; tables and list marks are judged with their neighbours."""
    found: list[Line] = []
    position, number, gap = 0, 0, False
    while position <= len(text):
        stop = BREAK.search(text, position)
        end = stop.start() if stop else len(text)
        line = _line(text, number, position, end, gap=gap)
        if line is not None:
            found.append(line)
        gap = line is None
        if stop is None:
            break
        position, number = stop.end(), number + 1
    return _with_neighbours(text, join_wraps(text, found), is_customer)


def _line(text: str, number: int, position: int, stop: int, *, gap: bool) -> Line | None:
    """One line by itself; None where it has no letter."""
    begin, end = trim(text, position, stop)
    if _LETTER.search(text, begin, end) is None and not _speaks(text, begin, end):
        return None
    start, mark = _lead(text, begin, end)
    line = Line(number, begin, start, end, mark, start, indented=begin > position and not mark, after_gap=gap)
    if "\t" in text[start:end]:
        return replace(line, cells=_cells(text, start, end, "\t"))
    if text[begin] in "|｜" and text.count(text[begin], begin, end) >= 3:
        return replace(line, cells=_cells(text, begin, end, text[begin]))
    line = _enumerated(text, line)
    return _field(text, line)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether a line without letters is still said by someone (♡, !?, a lone surrogate), not just a rule across the page."""
    return any(c not in _RULERS for c in text[start:end])


_RULERS = frozenset(
    "-‐–—―ー－=＝_＿*＊~〜～─━・.．。…･、,，|｜+#＃/／\\:：;<>＜＞()（）[]「」"
    + _SECTION_MARKS
    + _BULLET_MARKS
    + " 　\t"
)


def _lead(text: str, begin: int, end: int) -> tuple[int, str]:
    """Where the letters start behind bullets and heading signs, and the first of these signs."""
    at, mark = begin, ""
    while at < end and (match := _MARK.match(text, at, end)):
        mark = mark or match[0][0]
        at = trim(text, match.end(), end).start
    return (at, mark) if at < end else (begin, "")


def _enumerated(text: str, line: Line) -> Line:
    """The line with its number or time."""
    at, end = line.start, line.end
    match = _TIME.match(text, at, end) or _ORDINAL.match(text, at, end) or _ENUMERATOR.match(text, at, end)
    if match is None or match.end() >= line.end:
        return line
    return replace(line, mark=line.mark + (match.lastgroup or ""), content=trim(text, match.end(), line.end).start)


def _field(text: str, line: Line) -> Line:
    """The line as heading or field where its words or its brackets say so."""
    if bracket := _BRACKETED.match(text, line.content, line.end):
        named = _bracketed(line, bracket)
        if named is not None:
            return named
    key = _KEY.match(text, line.content, line.end)
    if key and not _is_clock(text, key) and _names(key["key"]):
        span = Span(key.start("key"), key.end("key"))
        zone = _zone(key["key"], text[key.end() : line.end])
        empty = not _LETTER.search(text, key.end(), line.end)
        return replace(line, form=Form.HEADING if empty else Form.FIELD, key=span, zone=zone)
    spaced = _SPACED_KEY.match(text, line.content, line.end)
    if spaced and (is_section(spaced["key"]) or zone_of(spaced["key"]) is Zone.IDENTITY):
        return replace(
            line,
            form=Form.FIELD,
            key=Span(*spaced.span("key")),
            zone=_zone(spaced["key"], text[spaced.end() : line.end]),
        )
    words = text[line.content : line.end]
    if len(words) <= 20 and is_section(words):
        return replace(line, form=Form.HEADING, zone=zone_of(words))
    return line


def _bracketed(line: Line, bracket: re.Match[str]) -> Line | None:
    """【…】 alone is a heading; with text behind it, a field. Other brackets only where they hold a section word or stand alone."""
    if _PAIRED[bracket["open"]] != bracket["close"]:
        return None
    name, zone = bracket["name"], zone_of(bracket["name"])
    span = Span(bracket.start("name"), bracket.end("name"))
    mark = line.mark + bracket["open"]
    if bracket.end() >= line.end:
        return replace(line, form=Form.HEADING, key=span, zone=zone, mark=mark)
    if bracket["open"] in "【〔≪《" or is_section(name) or (bracket["open"] in "＜<[［" and zone is not None):
        return replace(line, form=Form.FIELD, key=span, zone=zone, mark=mark)
    return None


def _zone(key: str, value: str) -> Zone | None:
    """The zone of a field; 訪問： with nothing but a name behind it only identifies."""
    zone = zone_of(key)
    return (
        Zone.IDENTITY
        if zone is Zone.FACT and _MEETS.search(key) and names_customer(value) and is_mere_name(value)
        else zone
    )


def _is_clock(text: str, key: re.Match[str]) -> bool:
    """10:30 or 3:1 is no field."""
    before, after = text[key.start("colon") - 1], text[key.end() : key.end() + 1]
    return before.isdigit() and after.isdigit()


def _names(key: str) -> bool:
    """Whether the words before a colon name something."""
    return zone_of(key) is not None or not re.search(r"[をは]|(?:です|ます|した|には)$|https?$", key)


def _cells(text: str, start: int, end: int, separator: str) -> tuple[Span, ...]:
    """The cells of a table row, empty ones as empty spans; the frame of a Markdown row is no cell."""
    found, at = [], start
    while at <= end:
        stop = text.find(separator, at, end)
        stop = end if stop < 0 else stop
        found.append(trim(text, at, stop))
        at = stop + 1
    if separator != "\t":
        found = found[1:-1] if found[-1].start == found[-1].end else found[1:]
    return tuple(found)


def _with_neighbours(text: str, lines: list[Line], is_customer: Judge) -> list[Line]:
    """Tables, and which marked lines are headings, with the lines around them in view."""
    found: list[Line] = []
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        previous = lines[i - 1] if i else None
        if line.cells:
            beside = [other for other in (previous, following) if other is not None and other.cells]
            found.append(_row(text, line) if not beside else replace(line, form=Form.CELL))
        elif line.form is Form.PROSE and line.mark:
            found.append(_marked(text, line, following, is_customer))
        elif i <= 1 and following is not None and is_letter_phrase(text[following.start : following.end]):
            found.append(line)  # whom a letter is written to
        elif not line.mark and following is not None and _is_bare_name(text, line, is_customer):
            found.append(replace(line, form=Form.HEADING, mark="name"))
        elif i == 0 and not line.mark and following is not None and _is_report_title(text, line):
            found.append(replace(line, form=Form.HEADING))
        else:
            found.append(line)
    return found


def _row(text: str, line: Line) -> Line:
    """A single line with tabs: a field where its first cell is a name, else running text."""
    first = line.cells[0]
    name = text[first.start : first.end]
    if len(line.cells) == 2 and (zone_of(name) is not None):
        return replace(line, form=Form.FIELD, key=first, zone=zone_of(name), cells=())
    return replace(line, cells=()) if len(line.cells) < 3 else replace(line, form=Form.CELL)


def _marked(text: str, line: Line, following: Line | None, is_customer: Judge) -> Line:
    """A line behind ■, ●, ① or a time is a heading where it names what comes below it, else a bullet."""
    words = text[line.content : line.end]
    alike = following is not None and following.mark == line.mark and following.form is not Form.HEADING
    short = len(words) <= 40 and "。" not in words
    if is_section(words) and len(words) <= 20:
        return replace(line, form=Form.HEADING, zone=zone_of(words))
    if (
        following is None
        or alike
        or not short
        or (reads_as_sentence(words) and not is_customer(words))
        or line.mark[:1] in "→⇒➡※"
    ):
        return replace(line, form=Form.BULLET)
    strong = line.mark[0] in _SECTION_MARKS
    named = line.mark[0] not in "・･-–—―－*＊+•" or (is_customer(words) and is_mere_name(words))
    counted = line.mark.endswith(("time", "circled", "paren", "number", "kanji", "letter"))
    named = named and (not counted or is_customer(words) or is_mere_name(words))
    if strong or (named and _is_title(words)):
        return replace(line, form=Form.HEADING, zone=zone_of(words) if strong else None)
    return replace(line, form=Form.BULLET)


def _is_report_title(text: str, line: Line) -> bool:
    """A first line like 「11/18 日報」 or 「本日の訪問結果」, which says nothing yet."""
    words = text[line.start : line.end]
    dated, titled = _DATE.match(text, line.start, line.end), _TITLE.search(words)
    return line.form is Form.PROSE and len(words) <= 30 and bool(dated or titled) and not _STATES.search(words)


def _is_bare_name(text: str, line: Line, is_customer: Judge) -> bool:
    """A line that is a customer's name and nothing else, with or without a date before it or a colon behind it."""
    date = _DATE.match(text, line.start, line.end)
    words = text[date.end() if date else line.start : line.end].rstrip("：: 　")
    if line.form is Form.HEADING:
        return line.zone is None and is_customer(words)
    return line.form is Form.PROSE and len(words) <= 25 and is_customer(words) and is_mere_name(words)


def _is_title(words: str) -> bool:
    """A name, not a statement: no comma, no quotation."""
    return len(words) <= 30 and not re.search(r"[、，「」→]", words)
