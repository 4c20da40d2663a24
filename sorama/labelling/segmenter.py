"""Candidate clauses of a sentence: where the role may change. They over-generate; neighbours that get one label are joined later."""

from __future__ import annotations

from typing import NamedTuple

from sorama.labelling.grammar import Morph, morphs_of
from sorama.memo import remembered

_OPEN, _CLOSE = frozenset("「『（(【［[〈《<＜“"), frozenset("」』）)】］]〉》>＞”")
_BARE = frozenset({"ので", "から", "ため", "けど"})  # connectives that need no comma
_CASE = frozenset(
    {"を", "に", "へ", "も", "は", "の", "や", "まで", "より", "か", "とか", "だけ", "こそ", "さえ", "しか"}
)
_MAX_PIECE = 400  # letters; a clause without any boundary is not cut further


class Clause(NamedTuple):
    """A candidate: letters `start:end` of the sentence, morphemes `first:last`, and what joins it to the next clause."""

    start: int
    end: int
    first: int
    last: int
    link: str  # ので, て, 連用 …; empty at the end of the sentence


def _link(morphs: tuple[Morph, ...], i: int) -> str | None:
    """The connective that ends with morpheme `i`, or None where no clause ends there."""
    m = morphs[i]
    before = morphs[i - 1] if i else None
    if m.symbol == "と接":
        return "と" if before is not None and "@volitional" in before.keys else None
    if "@link" in m.keys:
        return {"が": "が", "けれど": "けど", "けども": "けど", "けれども": "けど", "から": "から", "て": "て", "し": "し", "ば": None,
                "ながら": None, "つつ": None, "ので": "ので"}.get(m.symbol, m.symbol)  # fmt: skip
    if m.symbol == "だ" and "@renyo" in m.keys and before is not None:
        return "ので" if "@nominal" in before.keys else "で"
    if m.symbol == "から" and before is not None and before.tag in "XVA":
        return "から"
    if m.symbol == "為" and m.tag == "N" and before is not None and before.symbol != "の":
        return "ため"
    if m.symbol == "と" and before is not None:
        return (
            "と"
            if before.tag in ("X", "V", "A", "NA", "P") or "@final" in before.keys or "@close" in before.keys
            else None
        )
    if m.symbol == "だ" and "@conditional" in m.keys:
        return None
    if m.tag in "VXA" or m.tag == "NA":
        return None if "@conditional" in m.keys else "連用" if "@renyo" in m.keys else "終止"
    if "@final" in m.keys:
        return "終止"
    if "@close" in m.keys:
        return "引用"
    if m.symbol == "で" and before is not None:
        return "で"
    if m.tag in {"N", "SUF"}:
        return None if "@time" in m.keys or "@number" in m.keys else "名詞"
    return None


@remembered
def clauses_of(sentence: str) -> tuple[Clause, ...]:
    """The candidate clauses of one sentence, in order, covering it from end to end."""
    morphs = morphs_of(sentence)
    found: list[Clause] = []
    depth = first = start = 0
    for i, m in enumerate(morphs[:-1]):
        letter = sentence[m.start]
        if letter in _OPEN and m.tag != "QUOTE":
            depth += 1
        elif letter in _CLOSE:
            depth = max(0, depth - 1)
        if depth and m.start - start < _MAX_PIECE:
            continue
        link, end = None, m.end
        following = morphs[i + 1]
        if "@comma" in m.keys or letter in ",，":
            if i > first and not _is_address(morphs[first:i]):
                link = _link(morphs, i - 1)
        elif letter in "…！？!?。\t" or _is_emoji(letter):
            link = (
                "終止"
                if sentence[following.start] not in "…！？!?。」』）)"
                and not _is_emoji(sentence[following.start])
                and not (_is_emoji(letter) and i > first and "@case" in morphs[i - 1].keys)  # 店長の😀写真
                else None
            )
        elif "@comma" not in following.keys and i > first:
            link = _link(morphs, i)
            bare = link in _BARE or (link == "が" and m.tag == "P")
            link = link if bare and following.symbol not in _AFTER_BARE and following.tag not in ("X", "SYM") else None
            end = following.start
        if link and i + 1 < len(morphs):
            found.append(Clause(start, end, first, i + 1, link))
            start, first = end, i + 1
    found.append(Clause(start, len(sentence), first, len(morphs), ""))
    return tuple(found)


_PEOPLE = frozenset({"%boss", "%third", "%name_suffix"})
_AFTER_BARE = frozenset(
    {"に", "の", "だ", "は", "も", "と", "こそ", "か", "為", "で", "ね", "よ", "な", "です", "らしい"}
)


def _is_address(morphs: tuple[Morph, ...]) -> bool:
    """Whether these words only call someone: 課長、"""
    return (
        len(morphs) < 4
        and all(m.tag in ("N", "SUF", "PRE") for m in morphs)
        and not _PEOPLE.isdisjoint(morphs[-1].keys)
    )


def _is_emoji(letter: str) -> bool:
    return "\u2600" <= letter <= "\u27bf" or "\U0001f000" <= letter <= "\U0001faff"
