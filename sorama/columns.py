"""One place turned into the units that other programs count in: lines, UTF-16 units, UTF-8 bytes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Unit = Literal["codepoint", "utf16", "utf8"]

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """A line and a column, both from 1, the column in the unit that was asked for."""

    line: int
    column: int


def measure(text: str, unit: Unit) -> int:
    """How long `text` is in `unit`. A lone surrogate counts as one UTF-16 unit and as three bytes."""
    if unit == "codepoint" or text.isascii():
        return len(text)
    if unit == "utf16":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Columns:
    """The lines of one text, ready to place its code point offsets."""

    text: str
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = (0, *(m.end() for m in _LINE_END.finditer(self.text)))
        object.__setattr__(self, "starts", starts)

    def line_of(self, offset: int) -> int:
        """The 0-based line that holds this offset."""
        return bisect_right(self.starts, offset) - 1

    def position(self, offset: int, unit: Unit = "codepoint") -> Position:
        """Line and column of an offset; the end of the text is a place too."""
        offset = min(max(offset, 0), len(self.text))
        line = self.line_of(offset)
        return Position(line + 1, measure(self.text[self.starts[line] : offset], unit) + 1)

    def offset(self, position: Position, unit: Unit = "codepoint") -> int:
        """The code point offset of a line and column; a column past the end of its line means that end."""
        line = min(max(position.line, 1), len(self.starts))
        start, end = self.starts[line - 1], self.starts[line] if line < len(self.starts) else len(self.text)
        if unit == "codepoint":
            return min(start + position.column - 1, end)
        at, left = start, position.column - 1
        while at < end and left > 0:
            left -= measure(self.text[at], unit)
            at += 1
        return at

    def absolute(self, offset: int, unit: Unit) -> int:
        """The offset from the start of the text in another unit."""
        return measure(self.text[:offset], unit)


def to_utf16(text: str) -> Callable[[int], int]:
    """Code point offset → UTF-16 offset, for many offsets of one text."""
    wide = [m.start() for m in _WIDE.finditer(text)]
    return (lambda offset: offset + bisect_left(wide, offset)) if wide else (lambda offset: offset)
