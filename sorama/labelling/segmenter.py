"""Candidate clauses of a sentence: where the role may change. They over-generate; neighbours that get one label are joined later."""

from __future__ import annotations

from typing import NamedTuple

from sorama.labelling.grammar import Morphs, Word

_OPEN, _CLOSE = frozenset("「『（(【［[〈《<＜“"), frozenset("」』）)】］]〉》>＞”")
_STOPS = frozenset("…！？!?。\t")
_MARKS = _OPEN | _CLOSE | _STOPS | frozenset(",，")
_BARE = frozenset({"ので", "から", "ため", "けど"})  # connectives that need no comma
_LINKS = {"が": "が", "けれど": "けど", "けども": "けど", "けれども": "けど", "から": "から", "て": "て", "し": "し", "ば": None,
          "ながら": None, "つつ": None, "ので": "ので"}  # fmt: skip
_MAX_PIECE = 400  # letters; a clause without any boundary is not cut further


class Clause(NamedTuple):
    """A candidate: letters `start:end` of the sentence, morphemes `first:last`, and what joins it to the next clause."""

    start: int
    end: int
    first: int
    last: int
    link: str  # ので, て, 連用 …; empty at the end of the sentence


def _link(words: tuple[Word, ...], i: int) -> str | None:
    """The connective that ends with word `i`, or None where no clause ends there."""
    w = words[i]
    before = words[i - 1] if i else None
    symbol, tag, keys = w.symbol, w.tag, w.keys
    if symbol == "と接":
        return "と" if before is not None and "@volitional" in before.keys else None
    if "@link" in keys:
        return _LINKS.get(symbol, symbol)
    if symbol == "だ" and "@renyo" in keys and before is not None:
        return "ので" if "@nominal" in before.keys else "で"
    if symbol == "から" and before is not None and before.tag in "XVA":
        return "から"
    if symbol == "為" and tag == "N" and before is not None and before.symbol != "の":
        return "ため"
    if symbol == "と" and before is not None:
        return (
            "と"
            if before.tag in ("X", "V", "A", "NA", "P") or "@final" in before.keys or "@close" in before.keys
            else None
        )
    if symbol == "だ" and "@conditional" in keys:
        return None
    if tag in "VXA" or tag == "NA":
        return None if "@conditional" in keys else "連用" if "@renyo" in keys else "終止"
    if "@final" in keys:
        return "終止"
    if "@close" in keys:
        return "引用"
    if symbol == "で" and before is not None:
        return "で"
    if tag in {"N", "SUF"}:
        return None if "@time" in keys or "@number" in keys else "名詞"
    return None


def clauses_of(sentence: str, morphs: Morphs) -> tuple[Clause, ...]:
    """The candidate clauses of one sentence, in order, covering it from end to end."""
    words, starts, ends = morphs
    found: list[Clause] = []
    depth = first = start = 0
    for i, w in enumerate(words[:-1]):
        letter = sentence[starts[i]]
        if not w.closes and letter not in _MARKS and (letter < "\u2600" or "\u27bf" < letter < "\U0001f000"):
            continue
        if letter in _OPEN and w.tag != "QUOTE":
            depth += 1
        elif letter in _CLOSE:
            depth = max(0, depth - 1)
        if depth and starts[i] - start < _MAX_PIECE:
            continue
        link, end = None, ends[i]
        if "@comma" in w.keys or letter in ",，":
            if i > first and not _is_address(words[first:i]):
                link = _link(words, i - 1)
        elif letter in _STOPS or _is_emoji(letter):
            then = sentence[starts[i + 1]]
            if not (
                then in "…！？!?。」』）)"
                or _is_emoji(then)
                or (_is_emoji(letter) and i > first and "@case" in words[i - 1].keys)  # 店長の😀写真
            ):
                link = "終止"
        elif i > first and "@comma" not in words[i + 1].keys:
            following, end = words[i + 1], starts[i + 1]
            link = _link(words, i)
            bare = link in _BARE or (link == "が" and w.tag == "P")
            link = link if bare and following.symbol not in _AFTER_BARE and following.tag not in ("X", "SYM") else None
        if link:
            found.append(Clause(start, end, first, i + 1, link))
            start, first = end, i + 1
    found.append(Clause(start, len(sentence), first, len(words), ""))
    return tuple(found)


_PEOPLE = frozenset({"%boss", "%third", "%name_suffix"})
_AFTER_BARE = frozenset(
    {"に", "の", "だ", "は", "も", "と", "こそ", "か", "為", "で", "ね", "よ", "な", "です", "らしい"}
)


def _is_address(words: tuple[Word, ...]) -> bool:
    """Whether these words only call someone: 課長、"""
    return (
        len(words) < 4 and all(w.tag in ("N", "SUF", "PRE") for w in words) and not _PEOPLE.isdisjoint(words[-1].keys)
    )


def _is_emoji(letter: str) -> bool:
    return "\u2600" <= letter <= "\u27bf" or "\U0001f000" <= letter <= "\U0001faff"
