"""ST06 checked-hypothesis."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import EventKind, History, HistoryFinding, Label, Severity
from sorama.rules import past
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope, place


class CheckedHypothesis(Rule):
    """前の日報の見立てを、新しい事実で確かめるか取り下げるかしている。

    なぜ困るか
    見立てを確かめないまま重ねると、どれが分かったことでどれが思い込みか区別できなくなる。
    直し方
    前の見立てを引き、それを裏づけた、または覆した言葉や数字を書く。
    """

    name = "checked-hypothesis"
    code = "ST06"
    scope = Scope.HISTORY
    severity = Severity.INFO
    kind = RuleKind.STRENGTH
    message = "前の日報の見立てを、新しい事実で確かめています。"
    examples = (
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長は価格の欄で手を止めた。\n雨1<空1: 決裁者は別にいるのかもしれない。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1/発言: ⟦決裁は専務が行うと部長から伺った。⟧"
        ),
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 他社の名刺が机にあった。\n雨1<空1: 他社と比べているようだ。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: ⟦競合と比べているという見立ては外れ、相見積は無かった。⟧"
        ),
        Good(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 残業が増えたと聞いた。\n雨1<空1: 納期の遅れは人手不足が原因だろう。\n"
            "=== 2026-11-05 著者=山田 顧客=A社\n空1: 部長は不在だった。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1/発言: ⟦部長から、遅れは人員でなく材料の入荷待ちのせいだと伺った。⟧"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長は価格の欄で手を止めた。\n雨1<空1: 決裁者は別にいるのかもしれない。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n空1: サンプルを納めた。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 部長は価格の欄で手を止めた。\n雨1<空1: 決裁者は別にいるのかもしれない。\n"
            "=== 2026-11-09 著者=山田 顧客=A社\n雨1: やはり決裁者は別にいると思う。"
        ),
        Bad(
            "=== 2026-11-02 著者=山田 顧客=A社\n空1: 残業が増えたと聞いた。\n雨1<空1: 手間を減らす機械に傾くと思われる。\n"
            "=== 2026-11-09 著者=山田 顧客=B社\n空1/発言: 手間を減らしたいとB社の工場長が述べた。"
        ),
    )

    def check_history(self, history: History) -> Iterator[HistoryFinding]:
        """Segments of later reports on a customer that settle a hypothesis of an earlier one."""
        for customer, visits in past.by_customer(history).items():
            seen: set[tuple[int, int]] = set()
            for n, visit in enumerate(visits):
                graph = history.graphs[visit.report]
                for i in past.hypotheses(history, visit):
                    wanted = graph.reading.content[i]
                    later = (
                        (v.report, j)
                        for v in visits[n + 1 :]
                        if v.report > visit.report
                        for j in past.segments_of(history, v)
                        if _settles(history, wanted, v.report, j)
                    )
                    found = next(later, None)
                    if found is not None and found not in seen:
                        seen.add(found)
                        yield self.at_places(
                            [place(history, visit.report, i), place(history, *found)],
                            author=history.graphs[found[0]].report.author,
                            customer=customer or None,
                        )


def _settles(history: History, wanted: frozenset[str], report: int, segment: int) -> bool:
    """Stricter than silence asks for: a fact, no request, on half of what the hypothesis is about."""
    graph = history.graphs[report]
    kinds = {e.kind for e in graph.events_of.get(segment, ())}
    if not past.settles(wanted, graph, segment) or kinds & {EventKind.REQUEST, EventKind.QUESTION}:
        return False
    if graph.segments[segment].label is Label.INTERPRETATION:
        return any(graph.segments[p].label is Label.FACT for p in graph.premises.get(segment, ()))
    subject = past.subject(wanted)
    both = past.shared(subject, graph.reading.content[segment])
    return EventKind.VERDICT in kinds or len(both) > 1 or 2 * len(both) >= len(subject)
