"""How each line stands on the page: heading, bullet, field, table row or running text. Offsets are those of the raw text."""

from __future__ import annotations

import re

from sorama.layout.customers import Judge, is_mere_name, names_customer
from sorama.layout.letter import is_letter_phrase
from sorama.layout.line import Line
from sorama.layout.sentences import trim
from sorama.layout.wraps import join_wraps
from sorama.layout.zones import is_section, meets, reads_as_sentence, zone_of
from sorama.memo import remembered
from sorama.patterns import pattern
from sorama.report import Form, Zone
from sorama.span import Span

BREAK = pattern(r"\r\n|\n|\r")
_SECTION_MARKS = "■◆▼◇◎□▲△▽★☆#＃▶►◤❖♦▪◼◾"
_BULLET_MARKS = "・･•‣●○◯◦∙⚫⚪*＊※→⇒➡➔➜⇨↳└├✓✔☑✅>＞〇+"
_MARK = pattern(
    rf"[{_SECTION_MARKS}]+(?![\d.０-９]*万)|[{re.escape(_BULLET_MARKS)}]|-{{2,}}>?|[-–—―－](?![\d０-９.])|ｰ(?=\s)|[=＝]{{2,}}"
)
_ENUMERATOR = pattern(
    r"(?P<circled>[①-⑳❶-❿㈠-㈩Ⅰ-Ⅻ])|(?P<paren>[(（]\d{1,2}[)）])|(?P<number>(?:No\.?|その)?\d{1,2}(?:[.．)）]|、(?=\D))(?!\d)|\d{1,2}\)(?=\D))"
    r"|(?P<kanji>[一二三四五六七八九十]{1,2}(?:[.．)）]|、(?![一二三四五六七八九十\d])))|(?P<letter>[A-Za-zＡ-Ｚ][.．)）](?=\s|[^\x00-\x7f]))"
)
_ORDINAL = pattern(r"(?P<ordinal>[\d一二三四五六七八九]{1,2}(?:件|社|軒|組|か所|箇所|店|人)目)[\s、:：はが]*")
_DATE = pattern(r"(?:\d{1,4}[/.月])?\d{1,2}[/.月]\d{1,2}日?(?:\s?[(（].[)）])?\s*")
_TITLE = pattern(r"(?:日報|週報|報告書?|記録|メモ|まとめ|速報|結果|レポート|活動)(?:\s*[(（].{0,20}[)）])?$")
_STATES = pattern(r"[、。！？!?「」：:をがは]|です|ます|した$")
_TIME = pattern(
    r"(?P<time>(?:[01]\d|2[0-3])[0-5]\d[ \t\u3000]+(?=[^\d\s年度月日円万個枚本台件名人社箱袋缶束箇か区号番回倍点食羽頭坪])|[\[［(（]?(?:(?:午前|午後|AM|PM|am|pm)\s?)?(?:[01]?\d|2[0-4]|[０-２]?[０-９])(?:[:：][0-5０-５]\d|時(?:半|[0-5]?\d分)?(?:ごろ|頃|過ぎ|すぎ)?)"
    r"(?:\s*[-~〜～ー－–→]\s*(?:(?:[01]?\d|2[0-4])[:：][0-5]\d|\d{1,2}時(?:半|\d{1,2}分)?)?)?[\]］)）]?(?:\s+|、|，|：|:|(?=[^\s\d]))|(?:午前|午後|AM|PM|am|pm|朝イチ|朝一|夕方)(?:\s*[:：]\s*|\s+)|[＜<【\[［](?:午前|午後|朝|夕方|昼|AM|PM)[＞>】\]］]\s*)"
)
_COUNTS = frozenset(  # what a number or a time begins with, digits aside
    "[［(（＜<【午朝夕そ一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
)
_BRACKETED = pattern(
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
_KEY = pattern(r"(?P<key>[^\s:：。、！？!?「」『』\t][^:：。、！？!?「」『』\t\n]{0,23})(?P<colon>\s{0,3}[:：])(?!//)")
_SPACED_KEY = pattern(r"(?P<key>[^\s:：。、「」]{2,10})(?:\u3000+| {2,}|\t)(?=\S)")
_CLOSE_KEY = pattern(r"(?P<key>[^\s:：。、「」]{2,10}) (?=\S)")  # ■気づき 主任の声が強い
_HEADS = frozenset(_SECTION_MARKS)
_LETTER = pattern(r"[^\W_]|[\U0001F000-\U0001FAFF]")


def read_lines(text: str, is_customer: Judge = names_customer) -> list[Line]:
    """The lines that have letters, each with its form; tables and list marks are judged with their neighbours."""
    found: list[Line] = []
    position, number, gap = 0, 0, False
    while position <= len(text):
        stop = BREAK.search(text, position)
        end = stop.start() if stop else len(text)
        line = _line(text[position:end])
        if line is not None:
            found.append(line.at(position, number, after_gap=gap))
        gap = line is None
        if stop is None:
            break
        position, number = stop.end(), number + 1
    return _with_neighbours(text, join_wraps(text, found), is_customer)


@remembered
def _line(text: str) -> Line | None:
    """One line by itself; None where it has no letter."""
    begin, end = trim(text, 0, len(text))
    if _LETTER.search(text, begin, end) is None and not _speaks(text, begin, end):
        return None
    start, mark = _lead(text, begin, end)
    line = Line(0, begin, start, end, mark, start, indented=begin > 0 and not mark)
    if "\t" in text[start:end]:
        return line._replace(cells=_cells(text, start, end, "\t"))
    if text[begin] in "|｜" and text.count(text[begin], begin, end) >= 3:
        return line._replace(cells=_cells(text, begin, end, text[begin]))
    return _field(text, _enumerated(text, line))


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
    if not (text[at] in _COUNTS or text[at].isdecimal()):
        return line
    match = _TIME.match(text, at, end) or _ORDINAL.match(text, at, end) or _ENUMERATOR.match(text, at, end)
    if match is None or match.end() >= line.end:
        return line
    return line._replace(mark=line.mark + (match.lastgroup or ""), content=trim(text, match.end(), line.end).start)


def _field(text: str, line: Line) -> Line:
    """The line as heading or field where its words or its brackets say so."""
    if text[line.content] in _PAIRED and (bracket := _BRACKETED.match(text, line.content, line.end)):
        named = _bracketed(line, bracket)
        if named is not None:
            return named
    key = _KEY.match(text, line.content, line.end)
    if key and not _is_clock(text, key) and _names(key["key"]):
        span = Span(key.start("key"), key.end("key"))
        zone = _zone(key["key"], text[key.end() : line.end])
        empty = not _LETTER.search(text, key.end(), line.end)
        return line._replace(form=Form.HEADING if empty else Form.FIELD, key=span, zone=zone)
    spaced = _SPACED_KEY.match(text, line.content, line.end)
    if spaced is None and line.mark[:1] in _HEADS:
        spaced = _CLOSE_KEY.match(text, line.content, line.end)
    if spaced and _announces(spaced["key"], line.mark):
        return line._replace(
            form=Form.FIELD,
            key=Span(*spaced.span("key")),
            zone=_zone(spaced["key"], text[spaced.end() : line.end]),
        )
    words = text[line.content : line.end]
    if len(words) <= 20 and is_section(words):
        return line._replace(form=Form.HEADING, zone=zone_of(words))
    return line


def _announces(key: str, mark: str) -> bool:
    """Whether a word before a gap announces what follows; behind a mark any word of the table does."""
    zone = zone_of(key)
    return is_section(key) or zone is Zone.IDENTITY or (bool(mark) and zone is not None and not reads_as_sentence(key))


def _bracketed(line: Line, bracket: re.Match[str]) -> Line | None:
    """【…】 alone is a heading; with text behind it, a field. Other brackets only where they hold a section word or stand alone."""
    if _PAIRED[bracket["open"]] != bracket["close"]:
        return None
    name, zone = bracket["name"], zone_of(bracket["name"])
    span = Span(bracket.start("name"), bracket.end("name"))
    mark = line.mark + bracket["open"]
    if bracket.end() >= line.end:
        return line._replace(form=Form.HEADING, key=span, zone=zone, mark=mark)
    if bracket["open"] in "【〔≪《" or is_section(name) or (bracket["open"] in "＜<[［" and zone is not None):
        return line._replace(form=Form.FIELD, key=span, zone=zone, mark=mark)
    return None


def _zone(key: str, value: str) -> Zone | None:
    """The zone of a field; 訪問： with nothing but a name behind it only identifies."""
    zone = zone_of(key)
    return Zone.IDENTITY if zone is Zone.FACT and meets(key) and names_customer(value) and is_mere_name(value) else zone


def _is_clock(text: str, key: re.Match[str]) -> bool:
    """10:30 or 3:1 is no field; 対応1：6台を… is."""
    before, after = text[key.start("colon") - 1], text[key.end() : key.end() + 2]
    return before.isdigit() and after[:1].isdigit() and (after[1:].isdigit() or zone_of(key["key"]) is None)


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
            found.append(_row(text, line) if not beside else line._replace(form=Form.CELL))
        elif line.form is Form.PROSE and line.mark:
            found.append(_marked(text, line, following, is_customer))
        elif i <= 1 and following is not None and is_letter_phrase(text[following.start : following.end]):
            found.append(line)  # whom a letter is written to
        elif not line.mark and following is not None and _is_bare_name(text, line, is_customer):
            found.append(line._replace(form=Form.HEADING, mark="name"))
        elif i == 0 and not line.mark and following is not None and _is_report_title(text, line):
            found.append(line._replace(form=Form.HEADING))
        else:
            found.append(line)
    return found


def _row(text: str, line: Line) -> Line:
    """A single line with tabs: a field where its first cell is a name, else running text."""
    first = line.cells[0]
    name = text[first.start : first.end]
    if len(line.cells) == 2 and (zone_of(name) is not None):
        return line._replace(form=Form.FIELD, key=first, zone=zone_of(name), cells=())
    return line._replace(cells=()) if len(line.cells) < 3 else line._replace(form=Form.CELL)


def _marked(text: str, line: Line, following: Line | None, is_customer: Judge) -> Line:
    """A line behind ■, ●, ① or a time is a heading where it names what comes below it, else a bullet."""
    words = text[line.content : line.end]
    alike = following is not None and following.mark == line.mark and following.form is not Form.HEADING
    short = len(words) <= 40 and "。" not in words
    if is_section(words) and len(words) <= 20:
        return line._replace(form=Form.HEADING, zone=zone_of(words))
    if (
        following is None
        or alike
        or not short
        or (reads_as_sentence(words) and not is_customer(words))
        or line.mark[:1] in "→⇒➡※"
    ):
        return line._replace(form=Form.BULLET)
    strong = line.mark[0] in _SECTION_MARKS
    named = line.mark[0] not in "・･-–—―－*＊+•" or (is_customer(words) and is_mere_name(words))
    counted = line.mark.endswith(("time", "circled", "paren", "number", "kanji", "letter"))
    named = named and (not counted or is_customer(words) or is_mere_name(words))
    if strong or (named and _is_title(words)):
        return line._replace(form=Form.HEADING, zone=zone_of(words) if strong else None)
    return line._replace(form=Form.BULLET)


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
    return line.form is Form.PROSE and len(words) <= 25 and is_mere_name(words) and is_customer(words)


def _is_title(words: str) -> bool:
    """A name, not a statement: no comma, no quotation."""
    return len(words) <= 30 and not re.search(r"[、，「」→]", words)
