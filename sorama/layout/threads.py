"""Which customer or topic each line is about.

A report on several customers is cut where its own layout says so: rows of a table, headings or numbers that name customers, times of
a day's route, repeated 訪問先 fields, or names that later lines return to. In doubt it stays one thread, for a false cut hides links.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from sorama.layout.customers import Judge, names_customer
from sorama.layout.interleaved import interleaved, leading_names, led, single_customer
from sorama.layout.letter import is_letter_phrase
from sorama.layout.line import Line
from sorama.layout.returns import Names, in_order, lead_name
from sorama.layout.route import route
from sorama.layout.zones import customer_key, meets, plain, reads_as_sentence, zone_of
from sorama.patterns import pattern
from sorama.report import Form, Zone

_ENUMERATORS = ("circled", "paren", "number", "kanji", "letter", "ordinal")
_WORDED = ("time", "name", *_ENUMERATORS)
_SHAPES = {**dict.fromkeys("◎○△▲●×◯〇▽▼", "○"), "□": "■", "◇": "◆", "☆": "★", "＃": "#", "►": "▶"}
_AROUND = " \t\u3000:：】〕》≫"
_COUNT = pattern(  # 本日2件。
    r"(?:(?:本日|今日|きょう|昨日)[はの、]?)?(?:訪問|商談|面談|活動)?[はが]?\s*[0-9０-９一二三四五六七八九十]{1,3}[件軒社](?:訪問|商談|回りました|でした|です)?[。．]?"
)
_CONTACT = pattern(
    r"(?:様|さま|さん)?(?:[へにをと]|との|への|の)?(?:訪問|往訪|面談|商談|打合せ|打ち合わせ|定例|架電|TEL|電話)(?:\(.*\))?$"
)
_WEAK = frozenset("・･-–—―－*＊+•→⇒➡※>＞")
_MANY = 60  # threads; beyond, later lines are not matched to earlier customers any more


class Opener(NamedTuple):
    """A line at which a thread begins."""

    line: int
    title: str


def assign_threads(
    text: str, lines: list[Line], is_customer: Judge = names_customer
) -> tuple[list[int], list[str | None]]:
    """The thread of each line and the titles of the threads."""
    openers = _openers(text, lines, is_customer)
    if len(openers) >= 2:
        spread = _spread(text, lines, openers, is_customer)
        return spread or ([0] * len(lines), [None])
    owner = interleaved(text, lines, is_customer)
    if owner is None and len(named := led(text, lines, is_customer)) >= 2:
        return _spread(text, lines, [Opener(*o) for o in named], is_customer) or ([0] * len(lines), [None])
    owner = owner or [0] * len(lines)
    titles: list[str | None] = [None] * (max(owner, default=0) + 1)
    if len(titles) == 1:
        titles[0] = next((t for line in lines if (t := _named_in_field(text, line))), None)
    else:
        for line, thread in zip(lines, owner, strict=True):
            names = leading_names(text[line.content : line.end], is_customer)
            titles[thread] = titles[thread] or (names[0][0] if names else None)
    return owner, titles


def _named_in_field(text: str, line: Line) -> str | None:
    """The customer that a field like 訪問先： names."""
    if line.form is not Form.FIELD or line.key is None:
        return None
    visited = line.zone is Zone.IDENTITY and meets(line.key.of(text))
    if not visited and not customer_key(line.key.of(text)):
        return None
    return text[line.key.end : min(line.end, line.key.end + 60)].strip(_AROUND) or None


def _openers(text: str, lines: list[Line], is_customer: Judge) -> list[Opener]:
    """Where threads begin, by the first layout that shows at least two of them."""
    layouts = (
        _rows(text, lines),
        _fields(text, lines),
        *_marked(text, lines, is_customer),
        _keyed(text, lines, is_customer),
        _named_bullets(text, lines),
    )
    return next((found for found in layouts if len({o.title for o in found}) >= 2), [])


def _rows(text: str, lines: list[Line]) -> list[Opener]:
    """Rows of a table, by the column that names the customers, else the first one."""
    rows = [i for i, line in enumerate(lines) if line.form is Form.CELL]
    if not rows:
        return []
    header = [cell.of(text) for cell in lines[rows[0]].cells]
    headed = zone_of(header[0]) is Zone.IDENTITY or sum(zone_of(name) is not None for name in header) >= 2
    column = next((c for c, name in enumerate(header) if headed and customer_key(name)), 0)
    found = [
        Opener(i, title)
        for i in rows[headed:]
        if column < len(lines[i].cells) and (title := lines[i].cells[column].of(text))
    ]
    return [] if any(zone_of(o.title) is not None and not names_customer(o.title) for o in found) else found


def _fields(text: str, lines: list[Line]) -> list[Opener]:
    """訪問先： and the like, named again for each customer; the block begins at the first identifying field above."""
    found: list[Opener] = []
    keys: list[str] = []
    for i, line in enumerate(lines):
        title = _named_in_field(text, line)
        if title is None and line.form is Form.HEADING and i + 1 < len(lines) and customer_key(title_of(text, line)):
            title = text[lines[i + 1].content : min(lines[i + 1].end, lines[i + 1].content + 60)]
        if title is None:
            continue
        first = i
        while (
            first
            and lines[first - 1].zone is Zone.IDENTITY
            and not (found and first - 1 <= found[-1].line)
            and not lines[first].after_gap
        ):
            first -= 1
        found.append(Opener(first if found else i, title))
        keys.append(plain(title_of(text, line)).rstrip("0123456789"))
    return found if len(set(keys)) < len(keys) else []  # 案件 and 先方, told once each, are about one customer


def family_of(line: Line) -> str:
    """Lines with the same kind of mark may be openers of one level."""
    return _family(line.mark) if line.mark else ""


@lru_cache(maxsize=1024)
def _family(mark: str) -> str:
    name = next((name for name in _WORDED if mark.endswith(name)), None)
    return name or _SHAPES.get(mark[-1], mark[-1])


def _marked(text: str, lines: list[Line], is_customer: Judge) -> list[list[Opener]]:
    """Per kind of mark, in order of appearance: the headings and numbers that name something other than a section."""
    families: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        family = family_of(line)
        listed = bool(family) and family not in _WEAK and line.form in (Form.BULLET, Form.FIELD)
        if listed or (family and line.form is Form.HEADING):
            families.setdefault(family, []).append(i)
    return [_family_openers(text, lines, family, members, is_customer) for family, members in families.items()]


def _family_openers(text: str, lines: list[Line], family: str, members: list[int], is_customer: Judge) -> list[Opener]:
    """The openers among the lines with one kind of mark; none where these are sections or mere list items."""
    if family == "time":
        titles = [title_of(text, lines[i]) for i in members]
        return [Opener(*found) for found in route(text, lines, members, titles, is_customer)]
    sections: list[Zone] = []
    words: list[str] = []
    found: list[Opener] = []
    for i in members:
        title = title_of(text, lines[i])
        zone = lines[i].zone
        if zone is not None and not (is_customer(title) and zone is not Zone.IDENTITY):
            sections.append(zone)
            words.append(plain(title))
        elif (
            title and zone is None and not reads_as_sentence(title) and lines[i].form is not Form.FIELD
        ) or _has_customer(lines[i], title, family, is_customer):
            found.append(Opener(i, title))
    listed = family in _ENUMERATORS and not sections
    taken = set(members) if listed else {o.line for o in found}
    bodies = sum(o.line + 1 < len(lines) and o.line + 1 not in taken for o in found)
    bodies += sum(
        (o.line + 1 == len(lines) or o.line + 1 in taken)
        and is_customer(o.title)
        and text.count("。", lines[o.line].start, lines[o.line].end - 1) >= 1
        for o in found
    )
    if bodies < (1 if listed and len(found) >= 3 else 2):
        return []
    customers = sum(is_customer(o.title) for o in found)
    if {Zone.FACT, Zone.INTERPRETATION, Zone.IDENTITY} & set(sections) and len(set(words)) == len(words):
        found = [o for o in found if is_customer(o.title)]
        return found if customers >= 2 else []
    return found


def _has_customer(line: Line, title: str, family: str, is_customer: Judge) -> bool:
    """【A社】訪問… and the like: a field whose name is a customer; or a numbered item that is a whole statement."""
    return bool(title) and line.zone is None and (is_customer(title) or family in _ENUMERATORS)


def title_of(text: str, line: Line) -> str:
    """The name that a heading, a numbered item or a field gives."""
    start, end = line.key if line.key is not None else (line.content, line.end)
    return _title(text[start : min(end, start + 60)])


@lru_cache(maxsize=1024)
def _title(words: str) -> str:
    words = unicodedata.normalize("NFKC", words).strip(" \u3000】〕]>)")
    words += ")" if words.count("(") > words.count(")") else ""
    name = re.split(r"[、。:]", words, maxsplit=1)[0].strip()
    bare = _CONTACT.sub("", name)
    return bare if names_customer(bare) else name


def _keyed(text: str, lines: list[Line], is_customer: Judge) -> list[Opener]:
    """Lines that name their customer before a colon and tell a whole story, in one line or with those below."""
    items = [
        i
        for i, line in enumerate(lines)
        if line.form is Form.FIELD and line.key and line.zone is None and (line.mark or is_customer(line.key.of(text)))
    ]
    full = sum("。" in text[lines[i].start : lines[i].end - 1] for i in items)
    longer = sum(i + 1 < len(lines) and i + 1 not in items and lines[i + 1].form is Form.PROSE for i in items)
    if full < 2 and (longer < 2 or single_customer(text, lines, is_customer)):
        return []
    return [Opener(i, title_of(text, lines[i])) for i in items]


def _named_bullets(text: str, lines: list[Line]) -> list[Opener]:
    """Bullets that begin with a customer's name and have bullets without a name below them."""
    found = []
    for i, line in enumerate(lines):
        listed = line.form in (Form.BULLET, Form.HEADING) and line.mark[:1] in _WEAK
        if listed and (name := lead_name(text[line.content : line.end], apart=True)):
            found.append(Opener(i, name))
    heads = {o.line for o in found}
    bodies = sum(
        o.line + 1 < len(lines) and o.line + 1 not in heads and lines[o.line + 1].form is not Form.HEADING
        for o in found
    )
    first = found[0].line if found else 0
    plain_before = any(line.form is Form.BULLET for line in lines[:first])
    return found if bodies >= 2 and bodies >= len(found) - 1 and not plain_before else []


def _spread(
    text: str, lines: list[Line], openers: list[Opener], is_customer: Judge
) -> tuple[list[int], list[str | None]] | None:
    """Every line under its opener; sections after the last customer go back to those they name.

    None where the openers look like topics of one matter: a closing section follows that goes back to none of them.
    """
    at = {o.line: o.title for o in openers}
    first, last = openers[0].line, openers[-1].line
    titles: list[str | None] = []
    owner: list[int] = []
    if _has_content(text, lines, first):
        titles.append(None)
    names = Names()
    level = family_of(lines[first])
    inner = [line for i, line in enumerate(lines[first:last], first) if line.form is Form.HEADING and i not in at]
    nested = {family_of(line) for line in inner}
    sections = {plain(title_of(text, line)) for line in inner}
    current, closing, closed, returned = 0, False, False, False
    ordered: dict[int, int] = {}
    for i, line in enumerate(lines):
        if i in at:
            known = names.same(at[i])
            current, closing = (known if known is not None else len(titles)), False
            if known is None:
                titles.append(at[i])
                names.add(current, at[i])
        elif i > last and plain(title_of(text, line)) not in sections and _closes(line, level, nested):
            closing = closed = True
            ordered = in_order(names, _items(text, lines, i + 1))
        elif i > first and len(titles) <= _MANY:
            value = line.form is Form.FIELD and line.zone is not None and line.key is not None
            words = text[line.key.end + 1 if value and line.key else line.content : line.end].lstrip(_AROUND)
            back = ordered.get(i, names.match(words)) if closing else names.returns(words, current)
            returned = returned or back is not None
            if back is not None:
                current = back
            elif closing and not line.indented and line.mark and _siblings(text, lines, i, names):
                current = len(titles)
                titles.append(lead_name(words) or None)
        if i >= first:
            names.learn(current, text[line.start : min(line.end, line.start + 400)], roles=True)
        owner.append(current)
    if closed and not returned and sum(is_customer(o.title) for o in openers) * 2 < len(openers):
        return None
    return owner, titles or [None]


def _items(text: str, lines: list[Line], first: int) -> dict[int, str]:
    """The items of the closing list that begins here."""
    end = next((i for i in range(first, len(lines)) if lines[i].form is Form.HEADING), len(lines))
    found = {i: text[lines[i].content : lines[i].end] for i in range(first, end) if not lines[i].indented}
    return {i: words for i, words in found.items() if not is_letter_phrase(words)}


def _has_content(text: str, lines: list[Line], first: int) -> bool:
    """Whether the lines above the first opener say something of their own, beyond title, greeting and identifying fields."""
    for i, line in enumerate(lines[:first]):
        words = text[line.start : line.end]
        if line.form in (Form.HEADING, Form.CELL) or line.zone is Zone.IDENTITY or is_letter_phrase(words):
            continue
        if _COUNT.fullmatch(text[line.key.end : line.end].lstrip(_AROUND) if line.key else words):
            continue
        if line.form is not Form.PROSE or (re.search(r"[、。]", words) if i else "。" in words):
            return True
    return False


def _closes(line: Line, level: str, nested: set[str]) -> bool:
    """Whether a heading below the last customer opens a section on all of them."""
    if line.form is not Form.HEADING or line.zone in (None, Zone.IDENTITY):
        return False
    return family_of(line) == level or family_of(line) not in nested


def _siblings(text: str, lines: list[Line], index: int, names: Names) -> bool:
    """Whether other items of the same closing list name their customers, so that this one is about something else."""
    mark = lines[index].mark
    near = [line for line in lines[max(0, index - 4) : index + 5] if line.mark == mark and line is not lines[index]]
    return any(names.match(text[line.content : line.end]) is not None for line in near)
