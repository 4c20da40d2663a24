"""NFKC as a side string: patterns read plain letters, offsets stay those of the raw text."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Normal(NamedTuple):
    """`text` in NFKC and, unless each letter became one, where each of its letters starts and ends in the raw text."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] = ()

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a span of the side string that is not empty."""
        if self.starts is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normal(raw: str) -> Normal:
    """NFKC cluster by cluster: a letter with its combining marks is one cluster and keeps one span."""
    if unicodedata.is_normalized("NFKC", raw):
        return Normal(raw)
    plain = {ord(c): unicodedata.normalize("NFKC", c) for c in set(raw)}
    if not any(map(_joins, set(raw))) and all(len(c) == 1 for c in plain.values()):
        return Normal(raw.translate(plain))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    while start < len(raw):
        end = start + 1
        while end < len(raw) and _joins(raw[end]):
            end += 1
        piece = unicodedata.normalize("NFKC", raw[start:end])
        letters.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
        start = end
    return Normal("".join(letters), tuple(starts), tuple(ends))


def _joins(letter: str) -> bool:
    """Whether a letter belongs to the one before it."""
    return unicodedata.combining(letter) > 0 or letter in "ﾞﾟ"
