"""Threads without any layout: customers named at the head of lines, to whom later lines come back."""

from __future__ import annotations

import re
import unicodedata

from sorama.layout.customers import Judge, names_customer
from sorama.layout.letter import is_letter_phrase
from sorama.layout.line import Line
from sorama.layout.returns import Names
from sorama.layout.zones import customer_key, zone_of
from sorama.memo import remembered
from sorama.patterns import pattern
from sorama.report import Form, Zone

_MOST_LINES = 120  # longer reports have a layout, or are no reports
_HEAD = 28
_STORY = 3  # sentences that make a paragraph a story of its own
_PERSON = pattern(r"(?:^|[^一-龥々ァ-ヶー])((?:[一-龥々]{1,4}|[ァ-ヶー]{2,8}))(?:様|さま|さん|氏)(?!方|邸)")
_STRETCH = pattern(r"[、。,:\s「」(→/／]")
_HONORIFIC = pattern(r"(?:様|さま|さん|氏|殿)$")
_SPEAKS = pattern(r"[「はがのもへを]|から|[:、]「")
_ROLE = pattern(
    r"客|皆|先方|奥|旦那|主人|息子|娘|親|子|学生|夫婦|担当|職人|業者|社員|部長|課長|係長|主任|社長|専務|常務|所長|店長|院長|先輩|上司|同僚|受付|事務|幹事|本人"
)
_NAME = pattern(r"(?P<name>.{2,14}?)(?:から|より|向け|宛|[へにはがをもでの]|$)")
_PREFIX = pattern(r"(?:.{1,8}?(?:した|する|った|[のはも]))(?=[一-龥々ァ-ヶA-Za-z]{2})")
_VISIT = pattern(
    r"(?:様|さま|さん)(?!経由|の?紹介|から.{0,3}紹介)|(?:様|さま|さん|殿)?(?:[、,/／→:(]|\s|[をにへ]?(?:訪問|往訪|TEL|架電)|[にへ](?:伺|うかが|行|電話|訪)|[とに](?:面談|商談|打|電話|web)|の(?:件|.{1,6}(?:様|さん|氏|部長|課長|社長)[をにと])|(?:さん|様)?は.{0,6}(?:不在|留守))",
    re.IGNORECASE,
)
_TURN = pattern(r"^(?:まず|次に|続いて|続けて|その後|最後に|また)は?、?")
_HEAD_WORD = pattern(
    r"([一-龥々]{2,8}|[ァ-ヶー]{2,12}|[A-Za-z0-9]{2,12})(?:様|さん)?(?=[\s、:はにへのも]|から|より|では)"
)
_CARED_FOR = pattern(
    r"(?:様|さん|さま)(?:\s|→|宅|邸|[にへ]電話|を訪問|[がご]?来店|の(?:お宅|ご自宅|家)|(?:から|より)(?:お?電話|ご?来店)|と(?:面談|契約))"
)
_IN_TURN = pattern(r"まず|次に|次は|続いて|続けて|その後|最後に|午前|午後|朝|夕方")
_RIVAL = pattern(r"競合|他社|同業|メーカー|仕入|当社|弊社|自社|社内|うちの")
_DEALT = pattern(
    r"(?:様|さま|さん)?(?:から(?!.{0,6}(?:見積|買|仕入))|より|へ(?:は|も)?|に(?:は|も)?(?:訪問|往訪|電話|架電|納品|配達|伺|立ち?寄|寄)|を(?:訪問|往訪)|の.{1,8}(?:様|さん)(?:から|より|と|に))"
)
_ASIDE = pattern(r"(?:あと|それと|別件で?|それから|なお|また|一方)、?(?P<what>[^、。]{1,24})")
_ONE_MORE = pattern(r"(?:^|\D)[1１一]社|法人")


def interleaved(text: str, lines: list[Line], is_customer: Judge) -> list[int] | None:
    """The thread of each line where names at the head of lines show several customers; else None."""
    if not 3 <= len(lines) <= _MOST_LINES or single_customer(text, lines, is_customer):
        return None
    return _woven(text, lines, is_customer) or _aside(text, lines, is_customer)


def single_customer(text: str, lines: list[Line], is_customer: Judge) -> bool:
    """Whether the title or a field already names the one customer of this report."""
    for i, line in enumerate(lines):
        words = text[line.start : line.end]
        if line.form is Form.FIELD and line.key is not None and customer_key(line.key.of(text)):
            return re.search(r"[、,・／]|外\d|他\d|ほか", text[line.key.end : line.end]) is None
        if (line.form is Form.HEADING and line.zone is None) or (
            i == 0 and len(words) <= 25 and "。" not in words and not line.mark
        ):
            inner = [w for w in re.split(r"[()（）\s、:：]", words) if w and not re.search(r"\d\D?[社校店軒件]$", w)]
            if sum(is_customer(w) for w in inner) == 1 and not _statement(words):
                return True
    return False


def _statement(words: str) -> bool:
    """A first line that already reports is no title."""
    return re.search(r"[、。:：]", words) is not None


def _woven(text: str, lines: list[Line], is_customer: Judge) -> list[int] | None:
    """Lines grouped by the names that lead them, if later lines do come back to earlier groups."""
    keys, recurring = _keys_again(text, lines), _recurring(text, lines)

    def recurs(words: str) -> bool:
        return words in recurring or is_customer(words)

    is_known = recurs if recurring else is_customer
    names, owner = Names(), [0]
    returns, current, companies, spoken = 0, 0, False, False
    section: Zone | None = None
    named_again: set[int] = set()
    for line in lines:
        words = text[line.content : min(line.end, line.content + 400)]
        if line.form is Form.HEADING:
            section = line.zone
        else:
            back = names.match(words)
            if back is not None:
                returns += back != current
                named_again |= {back}
                current = back
            elif section is not Zone.INTERPRETATION and _founds(
                found := (keys and leading_names(words, keys.__contains__)) or leading_names(words, is_known), companies
            ):
                current = max(owner) + 1 if len(names) or spoken else 0
                companies = companies or found[0][1]
                names.add(current, found[0][0])
            spoken = spoken or not is_letter_phrase(words)
            names.learn(current, words)
        owner.append(current)
    sure = returns >= 2 or (returns and len(named_again) >= 2) or (returns and len(names) >= 3)
    return owner[1:] if len(names) >= 2 and sure else None


def _recurring(text: str, lines: list[Line]) -> frozenset[str]:
    """Words at the head of lines that every line of a closing plan begins with too: customers without a telling name."""
    plan = next((i for i, line in enumerate(lines) if line.form is Form.HEADING and line.zone is Zone.ACTION), None)
    if plan is None or any(line.form is Form.HEADING for line in lines[1:plan] + lines[plan + 1 :]):
        return frozenset()
    told = {_head_word(text, line) for line in lines[:plan]} - {""}
    planned = [
        _head_word(text, line) for line in lines[plan + 1 :] if not is_letter_phrase(text[line.start : line.end])
    ]
    common = told & set(planned)
    return frozenset(common) if len(common) >= 2 and len(planned) == sum(w in common for w in planned) else frozenset()


def _keys_again(text: str, lines: list[Line]) -> frozenset[str]:
    """Names before a colon, at least two of them, that each stand at the head of a later line too."""
    found: set[str] = set()
    for i, line in enumerate(lines):
        if line.form is not Form.FIELD or line.key is None or line.zone is not None:
            continue
        name = unicodedata.normalize("NFKC", line.key.of(text)).rpartition("の")[2]
        heads = (unicodedata.normalize("NFKC", text[x.content : x.content + len(name)]) for x in lines[i + 1 :])
        if len(name) >= 2 and zone_of(name) is None and not _ROLE.search(name) and name in heads:
            found.add(name)
    return frozenset(found) if len(found) >= 2 else frozenset()


def _head_word(text: str, line: Line) -> str:
    """The noun at the head of a line, where it is set apart and announces no zone."""
    match = _HEAD_WORD.match(unicodedata.normalize("NFKC", text[line.content : min(line.end, line.content + 20)]))
    return match[1] if match and zone_of(match[1]) is None and not _ROLE.search(match[1]) else ""


def _founds(found: list[tuple[str, bool]], companies: bool) -> bool:  # noqa: FBT001
    """Whether these names begin a new group: once companies are named, people are taken to belong to them."""
    return bool(found) and (found[0][1] or not companies)


def leading_names(words: str, is_customer: Judge = names_customer) -> list[tuple[str, bool]]:
    """The names at the head of a line, each with whether it is a company's."""
    return _usual_names(words[:_HEAD]) if is_customer is names_customer else _names(words[:_HEAD], is_customer)


@remembered
def _usual_names(words: str) -> list[tuple[str, bool]]:
    return _names(words, names_customer)


def _names(words: str, is_customer: Judge) -> list[tuple[str, bool]]:
    found = []
    for names, person in _heads(words):
        company = next((name for name in names if is_customer(name)), None)
        if company is not None:
            found.append((company, True))
        elif person:
            found.append((person, False))
    return found


@remembered
def _heads(words: str) -> list[tuple[list[str], str]]:
    """What may be a company's name in each of the first stretches of a line, and what is a person's."""
    head = _TURN.sub("", unicodedata.normalize("NFKC", words))
    found = []
    for chunk in _STRETCH.split(head)[:3]:
        if _RIVAL.search(chunk):
            continue
        prefix, person, names = _PREFIX.match(chunk), None, []
        if "様" in chunk or "さ" in chunk or "氏" in chunk:
            person = _PERSON.search(chunk)
        for part in (chunk, chunk[prefix.end() :]) if prefix else (chunk,):
            match = _NAME.match(part)
            name = _HONORIFIC.sub("", match["name"]) if match else ""
            if name and not (person and person[1] == name and len(name) <= 2):
                names.append(name)
        behind = head[head.find(person[0]) + len(person[0]) :] if person else ""
        named = person is not None and not _ROLE.search(person[0]) and not _SPEAKS.match(behind)
        if names or named:
            found.append((names, person[1] if person and named else ""))
    return found


def led(text: str, lines: list[Line], is_customer: Judge) -> list[tuple[int, str]]:
    """Lines or paragraphs that each begin with the visit to another company and go on about it."""
    if not 2 <= len(lines) <= _MOST_LINES or single_customer(text, lines, is_customer):
        return []
    found: list[tuple[int, str, bool]] = []
    for i, line in enumerate(lines):
        words = unicodedata.normalize("NFKC", text[line.content : min(line.end, line.content + 60)])
        names = leading_names(words, is_customer)[:1] if line.form in (Form.PROSE, Form.BULLET, Form.FIELD) else []
        if names and names[0][0] not in {n for _, n, _ in found}:
            at = words.find(names[0][0])
            if words.startswith("が", at + len(names[0][0])):  # somebody who acts, not somebody who is visited
                continue
            if not names[0][1] and not _CARED_FOR.match(words, at + len(names[0][0])):
                continue
            visit = _VISIT.match(words, at + len(names[0][0])) or _IN_TURN.search(words[:at])
            found.append((i, names[0][0], visit is not None))
    heads = {i for i, _, _ in found}
    told = [
        i
        for i in heads
        if text.count("。", lines[i].start, lines[i].end - 1)
        or (i + 1 < len(lines) and i + 1 not in heads and lines[i + 1].form is not Form.HEADING)
    ]
    strong = sum(visit for _, _, visit in found)
    said = {i for i, line in enumerate(lines) if not is_letter_phrase(text[line.start : line.end])}
    gaps = sum(line.after_gap for line in lines)
    apart = (gaps * 2 <= len(lines) and all(lines[i].after_gap for i, _, _ in found[1:])) or said == heads
    stories = said == heads and all(text.count("。", lines[i].start, lines[i].end) >= _STORY for i in heads)
    if len(told) < 2 or strong < (0 if stories else 1 if apart else 2):
        return []
    return [(i, n) for i, n, visit in found if visit or apart]


def _aside(text: str, lines: list[Line], is_customer: Judge) -> list[int] | None:
    """「あと1社、…」, 「なお、青木商店からは…」: after three lines on one matter, a line that says it turns to another customer."""
    for i, line in enumerate(lines):
        match = _ASIDE.match(text, line.content, line.end) if i >= 3 and line.form is not Form.HEADING else None
        if match and (_ONE_MORE.search(match["what"]) or _turns(text, line, match.start("what"), is_customer)):
            return [0] * i + [1] * (len(lines) - i)
    return None


def _turns(text: str, line: Line, start: int, is_customer: Judge) -> bool:
    """Whether a company that is named here for the first time has called on us or is called on."""
    words = unicodedata.normalize("NFKC", text[start : min(line.end, start + 60)])
    names = leading_names(words, is_customer)[:1]
    if not names or not names[0][1] or not words.startswith(name := names[0][0]):
        return False
    return _DEALT.match(words, len(name)) is not None and name not in unicodedata.normalize("NFKC", text[:start])
