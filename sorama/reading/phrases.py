"""Phrases that a team writes down, found on lemmas: 「単価を下げる」 finds 単価は5%下げました, and 単価は下げない only where asked.

A phrase is read by the same morphology as a report. Particles and inflection do not matter, a few words may stand in between;
words written together have to stand together. Polarity matters: a phrase told positively finds what is told positively.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sorama.reading.match import Line, line_of, tail_of
from sorama.span import Span

GAP = 4  # words between two parts of a phrase
_SAME = {"無い": "ない", "無し": "ない", "なし": "ない", "成る": "なる", "致す": "為る"}
_AVOIDED = frozenset(  # what one does to a thing that then does not come about
    {"断る", "拒む", "拒否", "辞退", "避ける", "回避", "控える", "見送る", "見送り", "見合わせる", "止める", "取り止める", "中止", "却下", "防ぐ", "不要", "不可", "ない"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as its words: `loose` says whether something may stand before a word; `negated` whether it is told negatively."""

    source: str
    words: tuple[str, ...]
    loose: tuple[bool, ...]
    negated: bool

    def find(self, text: str) -> Iterator[Span]:
        """Where the text says it."""
        line = line_of(text)
        norms = tuple(_norm(t.norm) for t in line.tokens)
        if not set(self.words) <= set(norms):
            return
        for first, norm in enumerate(norms):
            if norm == self.words[0]:
                last = self._last(line, norms, first)
                if last is not None and _negated(line, norms, last) is self.negated:
                    yield Span(line.tokens[first].start, line.tokens[last].end)

    def _last(self, line: Line, norms: tuple[str, ...], first: int) -> int | None:
        at = first
        for word, loose in zip(self.words[1:], self.loose[1:], strict=True):
            reach = range(at + 1, min(at + 2 + (GAP if loose else 0), len(norms)))
            found = next((k for k in reach if norms[k] == word), None)
            if found is None or any(line.letters[k] in "VAK" for k in range(at + 1, found)):
                return None
            at = found
        return at


@lru_cache(maxsize=4096)
def phrase(source: str) -> Phrase:
    """A phrase from how it is written. Raises ValueError where it has no word that means something."""
    line = line_of(source)
    content = [i for i, letter in enumerate(line.letters) if letter not in "PXKCI"]
    if len(content) > 1 and line.tokens[content[-1]].norm == "為る":
        content.pop()
    if not content:
        raise ValueError(source)
    words = tuple(_norm(line.tokens[i].norm) for i in content)
    loose = (False, *(b - a > 1 or line.letters[a] != "N" for a, b in pairwise(content)))
    return Phrase(source, words, loose, _negated(line, words, content[-1], itself=True))


def _norm(norm: str) -> str:
    return _SAME.get(norm, norm)


def _negated(line: Line, norms: tuple[str, ...], last: int, *, itself: bool = False) -> bool:
    """Whether what ends at a token is told not to be; a noun is looked at together with the predicate that it goes with."""
    tail = tail_of(line, last)
    if tail.negations or line.letters[last] in "VA" or itself:
        return tail.negations % 2 == 1
    for k in range(last + 1, min(last + 2 + GAP, len(line.tokens))):
        letter = line.letters[k]
        if letter == "K":
            return False
        if _norm(line.tokens[k].norm) in _AVOIDED and letter != "X":
            return tail_of(line, k).negations % 2 == 0
        if letter in "VA" or (letter == "N" and k + 1 < len(norms) and norms[k + 1] == "為る"):
            return tail_of(line, k).negations % 2 == 1
    return False
