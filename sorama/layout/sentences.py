"""Where sentences end inside a stretch of running text: quotations, decimals, addresses and emoji kept whole."""

from __future__ import annotations

import re
import unicodedata

from sorama.memo import remembered
from sorama.patterns import pattern
from sorama.span import Span

LONGEST = 4_000  # letters of one sentence; longer stretches are cut at 、 or white space
_QUOTE_REACH = 1_500  # a bracket that closes later than this is read as a typo

_PAIRS = {
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "【": "】",
    "[": "]",
    "［": "］",
    "〔": "〕",
    "《": "》",
    "“": "”",
    "｢": "｣",
}
_CLOSERS = {close: opening for opening, close in _PAIRS.items()}
_EMOJI = r"[\U0001F000-\U0001FAFF\u2600-\u26FF\u2728\u2753-\u2757\u2763\u2764\u2B50\uFE0F\u200D]"
_END = pattern(
    rf"(?P<hard>[。｡]+[。｡！？!?‼⁇⁈⁉]*|．(?![0-9０-９A-Za-zＡ-Ｚａ-ｚ]))"
    r"|(?P<run>(?<=ま)(?:す|した|せん)(?=(?:あと(?![でに、])|それ[でと]|それから|そのあと|そしたら|次に|次は|えーと|えっと))"
    r"|(?<=で)(?:す|した)(?=(?:あと(?![でに、])|それ[でと]|それから|そのあと|そしたら|次に|次は|えーと|えっと)))"
    rf"|(?P<call>[！？!?‼⁇⁈⁉]+)"
    rf"|(?P<dot>\.(?=\s+[\"'(A-Z0-9]))"
    rf"|(?P<soft>{_EMOJI}+|[♪♫]+|…+|‥+|\.{{3,}}|・{{2,}}|[（(](?:笑|汗|泣|涙|苦笑|爆笑)[）)])"
    r"|(?P<item>[ \u3000]+(?=[②-⑳]))"
    rf"|(?P<bracket>[「『（(【\[［〔《“｢])"
    rf"|(?P<address>(?:https?://|www\.)[^\s　「」（）。、]+|[A-Za-z0-9._+-]{{1,64}}@[A-Za-z0-9-]{{1,64}}(?:\.[A-Za-z0-9-]{{1,64}}){{1,8}})"
)
_MAY_END = pattern(rf"[。｡．！？!?‼⁇⁈⁉.♪♫…‥・（(「『【\[［〔《“｢{_EMOJI[1:-1]}]")  # what an end begins with, but for …
_RARE = (
    "@",
    "://",
    "www.",
    "あと",
    "それ",
    "そしたら",
    "次に",
    "次は",
    "えーと",
    "えっと",
    " ②",
    "\u3000②",
)  # … addresses, and でした before あと
_BRACKET = pattern(f"[{re.escape(''.join(_PAIRS))}]")
_ANY_BRACKET = pattern(f"[{re.escape(''.join((*_PAIRS, *_CLOSERS)))}]")
_TRAIL = pattern(rf"(?:{_EMOJI}|[♪♫！？!?‼。｡…笑汗ｗ」』”｣])*")
_GOES_ON = pattern(r"\s*(?:と(?![りてこもにくき])|って|など|[をの](?![ちん])|[、，､）)」』｣])")
_FINAL = pattern(r"(?:です|ます|した|せん|しょう|[たよね]|なあ|なぁ|かな|[ぁー])[〜～ー]?$")
_LATIN_DOT = pattern(r"(?:[a-z)\"']|[A-Z]{2})$")
_ABBREVIATION = pattern(r"(?:^|\W)(?:Mr|Ms|Mrs|Dr|St|No|Co|Inc|Ltd|vs|etc|approx)$", re.IGNORECASE)


def is_blank(letter: str) -> bool:
    """White space, and what is as invisible: controls, BOM, direction marks."""
    if letter.isprintable():
        return letter == " "
    return letter.isspace() or unicodedata.category(letter) in ("Cc", "Cf")


def trim(text: str, start: int, end: int) -> Span:
    """The stretch without blanks at either end."""
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return Span(start, end)


def split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of text[start:end], in order, without blanks around them."""
    return [Span(start + a, start + b) for a, b in spans_of(text[start:end])]


@remembered
def spans_of(text: str) -> list[Span]:
    """The sentences of a stretch of text, in order, without blanks around them."""
    begin, at, end = 0, 0, len(text)
    closing = _closing(text) if _BRACKET.search(text) else {}
    find = _END.search if any(map(text.__contains__, _RARE)) else _find_usual
    found: list[Span] = []
    while match := find(text, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "bracket":
            at = closing.get(match.start(), match.start()) + 1
            continue
        if kind == "address" or not _ends(text, match, begin, end):
            continue
        if trail := _TRAIL.match(text, at, end):
            at = trail.end()
        found += _pieces(text, begin, at)
        begin = at
    found += _pieces(text, begin, end)
    return found


def _find_usual(text: str, at: int) -> re.Match[str] | None:
    """The next place where a sentence may end, in a text without addresses and without a sentence that runs on."""
    while candidate := _MAY_END.search(text, at):
        at = candidate.start()
        if match := _END.match(text, at):
            return match
        at += 1
    return None


def _ends(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    """Whether this mark ends its sentence."""
    before, kind = text[max(begin, match.start() - 6) : match.start()], match.lastgroup
    if kind in ("hard", "run", "item"):
        return True
    if kind == "dot":
        return _LATIN_DOT.search(before) is not None and _ABBREVIATION.search(before) is None
    if _GOES_ON.match(text, match.end(), end):
        return False
    if kind == "call":
        return not text.startswith(("（", "("), match.end())
    return _FINAL.search(before) is not None and not text.startswith(
        ("（", "(", "。", "｡", "！", "？", "!", "?"), match.end()
    )


def _closing(text: str) -> dict[int, int]:
    """Opening bracket → its closing bracket, for those that close within reach."""
    open_at: list[tuple[str, int]] = []
    found: dict[int, int] = {}
    for match in _ANY_BRACKET.finditer(text):
        i, letter = match.start(), match[0]
        if letter in _PAIRS:
            open_at.append((letter, i))
        elif (opening := _CLOSERS.get(letter)) is not None:
            for depth in range(1, min(len(open_at), 4) + 1):
                if open_at[-depth][0] == opening:
                    if i - open_at[-depth][1] <= _QUOTE_REACH:
                        found[open_at[-depth][1]] = i
                    del open_at[-depth:]
                    break
    return found


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """One sentence, or several where it is too long to be one; none where it is blank."""
    found = []
    start, end = trim(text, start, end)
    while end - start > LONGEST:
        middle = start + LONGEST // 2
        cut = max(text.rfind(mark, middle, start + LONGEST) for mark in "、､, 　\n")
        cut = cut + 1 if cut > 0 else start + LONGEST
        found.append(trim(text, start, cut))
        start, end = trim(text, cut, end)
    if start < end:
        found.append(Span(start, end))
    return [s for s in found if s.start < s.end]
