"""What a revision changed, as text: outcomes first, then labels and links of both versions side by side."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.cells import cells, pad, wrap
from sorama.model import ArgumentGraph, Label
from sorama.revision import Outcome, Revision

_MARK = {Label.FACT: "空", Label.INTERPRETATION: "雨", Label.ACTION: "傘", Label.OTHER: "　"}
_HEADINGS = (
    (Outcome.RESOLVED, "◎ 書き足されて伝わるようになったこと"),
    (Outcome.UNRELATED, "○ つながりをもう一度見たいこと"),
    (Outcome.REMAINING, "・ まだ残っていること"),
    (Outcome.REMOVED, "－ なくなった文"),
    (Outcome.NEW, "・ 新しく見えてきたこと"),
)


def render_revision(revision: Revision, width: int = 96) -> str:
    """The whole comparison for a terminal of this width."""
    return "\n".join(line.rstrip() for line in _lines(revision, max(width, 40))) + "\n"


def _lines(revision: Revision, width: int) -> Iterator[str]:
    before, after = revision.old.score.value, revision.new.score.value
    yield f"書き直しのふり返り　{before} → {after} 点"
    for outcome, heading in _HEADINGS:
        changes = revision.having(outcome)
        if changes:
            yield ""
            yield heading
        for text in dict.fromkeys(c.text for c in changes):
            lines = wrap(text, width - 4)
            yield from (f"  {'- ' if i == 0 else '  '}{line}" for i, line in enumerate(lines))
    yield ""
    yield from wrap("前とあと（空 事実・雨 解釈・傘 行動、← は根拠の番号）", width)
    column = (width - 3) // 2
    yield f"{pad('前', column)} │ あと"
    yield f"{'─' * (column + 1)}┼{'─' * (width - column - 2)}"
    for old, new in revision.pairs:
        left, right = _cell(revision.old.graph, old, column), _cell(revision.new.graph, new, width - column - 3)
        for i in range(max(len(left), len(right))):
            one = left[i] if i < len(left) else ""
            yield f"{pad(one, column)} │ {right[i] if i < len(right) else ''}"


def _cell(graph: ArgumentGraph, segment: int | None, width: int) -> list[str]:
    if segment is None:
        return []
    label = graph.segments[segment].label
    premises = ",".join(str(p + 1) for p in graph.premises.get(segment, ()))
    head = f"{_MARK[label]}{segment + 1}{'←' + premises if premises else ''} "
    text = " ".join(graph.text(segment).split())
    return [
        (head if i == 0 else " " * cells(head)) + line for i, line in enumerate(wrap(text, max(width - cells(head), 8)))
    ]
