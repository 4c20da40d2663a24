"""One line of a report, as the parser's steps hand it on."""

from __future__ import annotations

from typing import NamedTuple

from sorama.report import Form, Zone
from sorama.span import Span


class Line(NamedTuple):
    """One line that says something; `start` is its first letter or number behind bullets and blanks."""

    number: int
    begin: int  # first letter or mark
    start: int
    end: int
    mark: str = ""  # kind of bullet, heading sign, bracket, enumerator or time that leads it
    content: int = 0  # behind enumerator or time
    form: Form = Form.PROSE
    key: Span | None = None
    zone: Zone | None = None  # of its own words
    indented: bool = False
    cells: tuple[Span, ...] = ()
    after_gap: bool = False  # a blank line stands before it

    def at(self, position: int, number: int, *, after_gap: bool) -> Line:
        """The same line where it stands in a report."""
        return Line(
            number,
            self.begin + position,
            self.start + position,
            self.end + position,
            self.mark,
            self.content + position,
            self.form,
            self.key and Span(self.key.start + position, self.key.end + position),
            self.zone,
            self.indented,
            self.cells and tuple([Span(c.start + position, c.end + position) for c in self.cells]),
            after_gap,
        )
