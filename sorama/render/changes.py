"""Two versions of one report: what became of each finding, and the labels and links side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sorama.cells import cells, pad, wrap
from sorama.coaching.phrasing import segment_mention
from sorama.model import ArgumentGraph, Label
from sorama.render.answer import Look
from sorama.render.labels import SIGNS
from sorama.render.margin import safe
from sorama.render.terminal import COLOURS, paint
from sorama.render.wire import Object
from sorama.revision import Outcome, Revision

Side = tuple[Label | None, str]  # label and words, with what they rest on; None and "" where there is nothing
PREMISE = 16  # letters of the words that a sentence rests on
WIDE = 72  # columns from which both versions stand side by side
TITLES: Mapping[Outcome, str] = {
    Outcome.RESOLVED: "伝わるようになったところ",
    Outcome.UNRELATED: "つながりを確かめたいところ",
    Outcome.REMAINING: "残っているところ",
    Outcome.NEW: "新しく気づいたところ",
    Outcome.REMOVED: "なくなったところ",
}


def text(revision: Revision, look: Look) -> str:
    """For a person."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(revision, look))


def as_object(revision: Revision) -> Object:
    """For a program: outcomes, and pairs of segment indices (old, new), null where a side has none."""
    return {
        "changes": [
            {
                "outcome": c.outcome.value,
                "rule": c.finding.rule,
                "code": c.finding.code,
                "text": c.text,
                "evidence": c.evidence,
            }
            for c in revision.changes
        ],
        "pairs": [list(pair) for pair in revision.pairs],
    }


def sections(revision: Revision) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Title and sentences of each outcome that there is."""
    for outcome, title in TITLES.items():
        told = tuple(dict.fromkeys(c.text for c in revision.having(outcome)))
        if told:
            yield title, told


def scores(revision: Revision) -> str:
    """The score before and after."""
    return f"点数 {revision.old.score.value} → {revision.new.score.value} {revision.new.score.grade}"


def changed(revision: Revision) -> Iterator[tuple[Side, Side]]:
    """Sentences that changed in their words, label or links: before and after; the rest is left out."""
    for old, new in revision.pairs:
        one, other = _segment(revision.old.graph, old), _segment(revision.new.graph, new)
        if one != other:
            yield (_label(revision.old.graph, old), one), (_label(revision.new.graph, new), other)


def _lines(revision: Revision, look: Look) -> Iterator[str]:
    yield paint("前の版と比べて", "1", look)
    yield f"  {scores(revision)}"
    for title, told in sections(revision):
        yield f"\n  {title}"
        for words in told:
            for i, line in enumerate(wrap(safe(words), look.width - 7)):
                yield f"   {' ' if i else '・'}{' ' if i else ''}{line}"
    yield from _pairs(revision, look)


def _pairs(revision: Revision, look: Look) -> Iterator[str]:
    """What changed, side by side where the line is wide enough."""
    told = tuple(changed(revision))
    if not told:
        return
    column = (look.width - 6) // 2
    if look.width < WIDE:
        yield paint("\n  変わった文(- 前、+ 後、← 根拠)", "1", look)
    else:
        yield paint(f"\n  {pad('前(← 根拠)', column)} │ 後", "1", look)
    for (before, one), (after, other) in told:
        if look.width < WIDE:
            for sign, label, words in (("-", before, one), ("+", after, other)):
                yield from _column(f"  {sign} ", label, words, look.width - 1, look) if label else ()
            continue
        left, right = (
            list(_column("", label, words, column, look)) for label, words in ((before, one), (after, other))
        )
        for i in range(max(len(left), len(right))):
            yield f"  {pad(left[i] if i < len(left) else '', column)} │ {right[i] if i < len(right) else ''}"


def _label(graph: ArgumentGraph, index: int | None) -> Label | None:
    return None if index is None else graph.segments[index].label


def _column(indent: str, label: Label | None, words: str, width: int, look: Look) -> Iterator[str]:
    """Sign and words of one side, wrapped under each other."""
    if label is None:
        return
    head = f"{indent}{SIGNS[label]} "
    for i, line in enumerate(wrap(words, width - cells(head))):
        sign = f"{indent}{paint(SIGNS[label], f'1;{COLOURS[label]}', look)} "
        yield (sign if i == 0 else " " * cells(head)) + line


def _segment(graph: ArgumentGraph, index: int | None) -> str:
    """Words and what they rest on, without numbers, which differ between versions."""
    if index is None:
        return ""
    premises = "・".join(
        f"{SIGNS[graph.segments[p].label]}{safe(segment_mention(graph, p, PREMISE))}"
        for p in graph.premises.get(index, ())
    )
    return safe(graph.text(index)).strip() + (f" ← {premises}" if premises else "")
