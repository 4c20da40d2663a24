"""Whose act or word a match is: subject, honorific direction, quotation, hearsay."""

from __future__ import annotations

from bisect import bisect_right

from sorama.reading.lexicon import MEMBERS
from sorama.reading.match import Hit, Line
from sorama.reading.tail import RECEIVE, TELL

CUSTOMER, OWN, NOBODY = "c", "o", ""
_OUR_HOUSE = frozenset(["上司", "上長", "社内", "先輩", "会社", "本社", "営業所", "上層部", "営業本部"])
_HUMBLE = frozenset(["致す", "申し上げる", "差し上げる", "申す", "存じる", "頂戴", "拝見", "拝聴", "参る"])
_RESPECT = frozenset(["仰る", "下さる", "呉れる", "いらっしゃる", "為さる", "召し上がる", "御覧"])


def inside_quotes(line: Line, index: int) -> bool:
    """Whether the token stands inside quotation marks."""
    last = bisect_right(line.quotes, (index, len(line.tokens))) - 1
    return last >= 0 and index < line.quotes[last][1]


def side_of(line: Line, hit: Hit, own_names: frozenset[int], customer_names: frozenset[int]) -> str:
    """c: the customer's, o: ours, empty: not told. The sets hold token indices of known names."""
    subject = _subject(line, hit.first, own_names, customer_names)
    tail, verb = hit.tail, line.tokens[hit.last]
    if inside_quotes(line, hit.first):
        opened = next(a for a, b in line.quotes if a <= hit.first < b)
        speaker = _subject(line, opened - 1, own_names, customer_names)  # うち inside is whoever speaks
        return OWN if speaker == OWN or (speaker != CUSTOMER and _we_say(line, hit.first)) else CUSTOMER
    if tail.reported:
        return OWN if subject == OWN or (tail.told and subject != CUSTOMER) else CUSTOMER
    if tail.causative and tail.received:
        return OWN
    if tail.passive or tail.received or _within(line, hit, "れる", "られる", "頂く", "貰う", "呉れる", "下さる"):
        return OWN if _agent(line, hit, own_names) else CUSTOMER
    if tail.given or any(t.norm in _HUMBLE for t in line.tokens[hit.first : tail.end]):
        return OWN
    if any(t.norm in _RESPECT for t in line.tokens[hit.first : tail.end]):
        return CUSTOMER
    if subject:
        return subject
    if verb.norm in ("断る", "断り"):
        following = line.tokens[hit.last + 1].norm if hit.last + 1 < len(line.tokens) else ""
        return CUSTOMER if line.letters[hit.last] == "N" and following != "為る" else OWN
    return NOBODY


def _we_say(line: Line, index: int) -> bool:
    """Whether the quotation around the token is told to somebody (「…」とお伝えした), and not by the customer to us."""
    end = next((b for a, b in line.quotes if a <= index < b), -1)
    follow = [t.norm for t in line.tokens[end + 1 : end + 7]]
    said = next((k for k, n in enumerate(follow[:4]) if n in TELL), -1)
    return follow[:1] == ["と"] and said > 0 and not RECEIVE & set(follow[said + 1 : said + 4])


def _within(line: Line, hit: Hit, *norms: str) -> bool:
    return any(t.norm in norms for t in line.tokens[hit.first + 1 : hit.last + 1])


def _agent(line: Line, hit: Hit, own_names: frozenset[int]) -> bool:
    """Whether the one by whom it was done (に, から, より) is of our own side."""
    for i in range(hit.last, max(-1, hit.first - 9), -1):
        if line.tokens[i].norm in ("に", "から", "より") and i > 0:
            return i - 1 in own_names or line.tokens[i - 1].norm in _OUR_HOUSE
    return False


def _subject(line: Line, first: int, own_names: frozenset[int], customer_names: frozenset[int]) -> str:
    crossed = False
    for i in range(first - 1, 0, -1):
        token = line.tokens[i]
        if token.surface == "。":
            break
        crossed = crossed or token.pos[1] == "接続助詞" or (line.letters[i] == "K" and line.letters[i - 1] in "VAX")
        if token.norm not in ("が", "は", "も", "から", "より") or line.letters[i] != "P":
            continue
        before = i - 1
        if line.tokens[before].norm in ("に", "と", "で", "へ") or (crossed and token.norm in ("から", "より")):
            continue
        if before in own_names:
            return OWN
        if before in customer_names:
            return CUSTOMER
        noun = line.tokens[before].norm
        if noun in MEMBERS["OWN"]:
            return OWN
        if noun in MEMBERS["CUST"]:
            return CUSTOMER
    return NOBODY
