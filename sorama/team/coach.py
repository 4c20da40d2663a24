"""One sentence for each writer: what to look at together next, with the place. About the task, never about the person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sorama.coaching.points import CHAIN
from sorama.model import Finding, Review
from sorama.progress import habit
from sorama.settings import Settings
from sorama.team.group import Past
from sorama.team.view import Across, Coaching, Ref

_WORTH = {"error": 3.0, "warning": 2.0, "info": 0.7}


def next_step(group: Past, found: Sequence[Across], strengths: Sequence[Across], settings: Settings) -> Coaching:
    """The habit worth talking about next: what weighs most over the reports, the chain before the rest, the newest place."""
    here = [
        (i, f)
        for i, n in enumerate(group.numbers)
        if n is not None
        for f in group.reviews[i].findings
        if not f.suppressed
    ]
    weight: defaultdict[str, float] = defaultdict(float)
    for _, f in here:
        weight[f.rule] += _WORTH[f.severity] * f.confidence
    for across in found:
        weight[across.finding.rule] += 2 * _WORTH[across.finding.severity] * across.finding.confidence
    if not weight:
        return _well_done(group, strengths, settings)
    order = [rule for names in CHAIN for rule in names]
    rule = min(weight, key=lambda r: (-weight[r], order.index(r) if r in order else len(order), r))
    name = habit(rule, settings.messages)
    latest = [a for a in found if a.finding.rule == rule]
    if latest:
        a = max(latest, key=lambda x: (x.refs[-1].day or date.min, x.refs[-1].start))
        times, where = len(latest), a.refs[-1]
    else:
        report, finding = max(((i, f) for i, f in here if f.rule == rule), key=lambda x: (x[0], x[1].confidence))
        times, where = sum(f.rule == rule for _, f in here), group.ref(report, *_shown(finding, group.reviews[report]))
    more = f"(同じことがほかに{times - 1}か所)" if times > 1 else ""
    return Coaching(f"「{name}」を、{_told(where)}の所で一緒に考えてみてください{more}。", where)


def _well_done(group: Past, strengths: Sequence[Across], settings: Settings) -> Coaching:
    if strengths:
        where, rule = strengths[-1].refs[-1], strengths[-1].finding.rule
    else:
        good = [(i, f) for i, n in enumerate(group.numbers) if n is not None for f in group.reviews[i].strengths]
        if not good:
            return Coaching("気になる所はありません。次の日報で、考えの道筋を一つ聞いてみてください。")
        report, finding = max(good, key=lambda x: (x[1].rule == "full-chain", x[0]))
        where, rule = group.ref(report, *_shown(finding, group.reviews[report])), finding.rule
    return Coaching(
        f"「{habit(rule, settings.messages)}」がよく書けています。{_told(where)}の所を本人に伝えてください。", where
    )


def _shown(finding: Finding, review: Review) -> tuple[int, int]:
    """The place to show; of a whole thread its first segment."""
    if finding.segment is not None:
        return finding.start, finding.end
    own = (s for s in review.graph.segments if s.start >= finding.start and s.label != "other")
    first = next(own, None)
    return (first.start, first.end) if first else (finding.start, finding.end)


def _told(where: Ref) -> str:
    day = f"{where.day.month}/{where.day.day} " if where.day else ""
    quote = where.quote if len(where.quote) <= 30 else where.quote[:29] + "…"
    return f"{day}{where.customer or ''}「{quote}」" if quote else f"{day}{where.customer or ''}".strip()
