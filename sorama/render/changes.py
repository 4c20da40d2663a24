"""Two versions of one report: what became of each finding, and the labels and links side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sorama.cells import cells, wrap
from sorama.model import ArgumentGraph
from sorama.render.answer import Look
from sorama.render.labels import SIGNS
from sorama.render.margin import safe
from sorama.render.terminal import COLOURS, paint
from sorama.render.wire import Object
from sorama.revision import Outcome, Revision

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


def _lines(revision: Revision, look: Look) -> Iterator[str]:
    yield paint("前の版と比べて", "1", look)
    before, after = revision.old.score, revision.new.score
    yield f"  点数 {before.value} → {after.value} {after.grade}"
    for outcome, title in TITLES.items():
        told = dict.fromkeys(c.text for c in revision.having(outcome))
        if told:
            yield f"\n  {title}"
        for words in told:
            for i, line in enumerate(wrap(safe(words), look.width - 7)):
                yield f"   {' ' if i else '・'}{' ' if i else ''}{line}"
    yield from _pairs(revision, look)


def _pairs(revision: Revision, look: Look) -> Iterator[str]:
    """Sentences that changed in their words, label or links; the rest is left out."""
    shown = [line for pair in revision.pairs for line in _pair(revision, pair, look)]
    if shown:
        yield paint("\n  変わった文(- 前、+ 後、← 根拠)", "1", look)
        yield from shown


def _pair(revision: Revision, pair: tuple[int | None, int | None], look: Look) -> Iterator[str]:
    old, new = pair
    one = _segment(revision.old.graph, old)
    other = _segment(revision.new.graph, new)
    if one == other:
        return
    for sign, graph, index, told in (("-", revision.old.graph, old, one), ("+", revision.new.graph, new, other)):
        if index is not None:
            label = graph.segments[index].label
            head = f"  {sign} {SIGNS[label]} "
            for i, line in enumerate(wrap(told, look.width - cells(head) - 1)):
                start = f"  {sign} {paint(SIGNS[label], f'1;{COLOURS[label]}', look)} " if i == 0 else " " * cells(head)
                yield start + line


def _segment(graph: ArgumentGraph, index: int | None) -> str:
    """Words and what they rest on, without numbers, which differ between versions."""
    if index is None:
        return ""
    premises = "・".join(
        f"{SIGNS[graph.segments[p].label]}「{_short(graph.text(p))}」" for p in graph.premises.get(index, ())
    )
    return safe(graph.text(index)).strip() + (f" ← {premises}" if premises else "")


def _short(words: str, limit: int = 14) -> str:
    words = " ".join(safe(words).split())
    return words if len(words) <= limit else f"{words[: limit - 1]}…"
