"""One line of a report, as the parser's steps hand it on."""

from __future__ import annotations

from dataclasses import dataclass

from sorama.model import Form, Zone
from sorama.span import Span


@dataclass(frozen=True, slots=True)
class Line:
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
