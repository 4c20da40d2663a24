"""Half-open spans in code points of the raw report text."""

from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]` of the raw report; 0-based, end exclusive, counted in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The letters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end
