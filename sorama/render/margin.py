"""A report's text cut into rows for a page: one role a row, with the marks 空・雨・傘 beside it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sorama.cells import wrap
from sorama.columns import Columns
from sorama.model import ArgumentGraph, Finding, Label

MARKS: Mapping[Label, str] = {Label.FACT: "空", Label.INTERPRETATION: "雨", Label.ACTION: "傘", Label.OTHER: "  "}
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class Row(NamedTuple):
    """A stretch of one line of the text that plays one role. `first` where it begins its line."""

    line: int
    start: int
    end: int
    label: Label
    first: bool


def safe(text: str) -> str:
    """The text letter by letter, without anything that could steer a terminal or turn the reading direction."""
    return _UNSAFE.sub(lambda m: " " if m[0] in "\t\n\r" else "\ufffd", text)


def rows(graph: ArgumentGraph) -> tuple[Row, ...]:
    """All rows of a report, blank lines too."""
    columns, text = Columns(graph.report.text), graph.report.text
    found: list[Row] = []
    at = 0
    for line, start in enumerate(columns.starts):
        end = columns.starts[line + 1] if line + 1 < len(columns.starts) else len(text)
        end = start + len(text[start:end].rstrip("\r\n"))
        while at < len(graph.segments) and graph.segments[at].end <= start:
            at += 1
        found += _rows_of(graph, line, start, end, at)
    while found and found[-1].start == found[-1].end:
        found.pop()
    return tuple(found)


def _rows_of(graph: ArgumentGraph, line: int, start: int, end: int, at: int) -> list[Row]:
    cuts: list[tuple[int, Label]] = []
    for index in range(at, len(graph.segments)):
        segment = graph.segments[index]
        if segment.start >= end:
            break
        if not cuts or cuts[-1][1] is not segment.label:
            cuts.append((max(segment.start, start) if cuts else start, segment.label))
    if not cuts:
        return [Row(line, start, end, Label.OTHER, first=True)]
    ends = [cut[0] for cut in cuts[1:]] + [end]
    return [
        Row(line, cut, stop, label, first=i == 0) for i, ((cut, label), stop) in enumerate(zip(cuts, ends, strict=True))
    ]


def beside(page: Sequence[Row], findings: Sequence[Finding]) -> Iterator[tuple[Row, list[Finding]]]:
    """Each row with the findings that touch it; one sweep, for findings in order of their start."""
    waiting, open_ones = deque(findings), list[Finding]()
    for row in page:
        while waiting and waiting[0].start < row.end:
            open_ones.append(waiting.popleft())
        open_ones = [f for f in open_ones if f.end > row.start]
        yield row, [f for f in open_ones if f.start < row.end]


def lines_of(text: str, row: Row, width: int) -> Sequence[tuple[int, str]]:
    """The row in lines of at most `width` columns, each with the offset of its first letter."""
    whole, at, found = safe(text[row.start : row.end]), 0, []
    for line in wrap(whole, width):
        at = max(whole.find(line, at), at)
        found.append((row.start + at, line))
        at += len(line)
    return found
