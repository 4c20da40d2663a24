"""SR101 missing-fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label, Severity
from sorama.rules.base import Bad, Good, Rule, Scope, has, none_of, option


@dataclass(frozen=True, slots=True)
class MissingFact(Rule):
    """解釈や行動だけがあり、元になる事実が書かれていない。

    なぜ困るか
    何を見聞きしてそう考えたのかが分からないと、上司は見立てを確かめられず、助言も別案も出せない。
    直し方
    その客先・話題について、相手の言葉、数字、見た様子のうち一つを先に書く。
    """

    name = "missing-fact"
    code = "SR101"
    scope = Scope.THREAD
    severity = Severity.ERROR
    message = "この話題には、見聞きした事実(空)が書かれていません。"
    examples = (
        Good("空1: 先方は「予算は未確定」と述べた。\n雨1<空1: 受注は来期にずれ込む。"),
        Good("§ A社\n空1: 店長から棚替えは9月と聞いた。\n傘1<空1: 8月末までに棚割案を出す。"),
        Good("空1: いろいろ話した。\n空2: 在庫は残り12箱だった。\n雨1<空2: 来週には切れそうだ。"),
        Good("空1: 訪問を断られた。\n雨1<空1: 感触は悪い。"),
        Good("空1: 納品後の操作のフォローを実施。\n雨1: 慣れてきたようだ。"),
        Good("他1: ■本日の活動\n空1: 3軒を訪問し、2軒で見積を渡した。"),
        Good(
            "§ A社\n空1: 価格の話を先に出してしまい、商談は5分で終わった。\n§ 反省\n雨1/教訓: 価格から入ったのが失敗だった。"
        ),
        Bad("雨1: ⟦受注は来期にずれ込む。⟧"),
        Bad("雨1: ⟦先方は乗り気だ。⟧\n傘1<雨1: 来週、見積を出す。"),
        Bad("空1: ⟦久しぶりに情報交換をした。⟧\n雨1: 感触は悪くない。"),
        Bad("空1: ⟦商談を行った。⟧\n雨1<空1: 前向きな感触。\n傘1<雨1: 来週また行く。"),
        Bad("空1: ⟦終日、既存顧客のフォロー。⟧\n雨1: 関係は良好だと思う。"),
        Bad("空1: ⟦午後は新規開拓に注力しました。⟧\n雨1: 伸びる市場だと思います。"),
        Bad("§ A社\n空1: 発注は10台に決まった。\n§ B社\n傘1: ⟦来月カタログを送る。⟧"),
    )

    min_confidence: float = option(0.8, "これより確かでないときは指摘しません(0〜1)。")

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Threads with an interpretation or an action and no fact with content."""
        for thread, own in graph.by_thread.items():
            labels = [graph.segments[i].label for i in own]
            if Label.INTERPRETATION not in labels and Label.ACTION not in labels:
                continue
            if has_content(graph, [i for i in own if graph.segments[i].label is Label.FACT]):
                continue
            if only_lessons(graph, own) or any(tells(graph, i) for i in own):
                continue
            sure = none_of(graph, (i for i in own if graph.segments[i].label is not Label.FACT), Label.FACT)
            claims = [y for y in labels if y in (Label.INTERPRETATION, Label.ACTION)]
            if sure >= (self.min_confidence if len(claims) > 1 or Label.FACT in labels else ALONE):
                yield self.at_thread(graph, thread, confidence=sure)


def has_content(graph: ArgumentGraph, facts: list[int]) -> bool:
    """Whether the facts tell more than that there was talk, or a round of visits and nothing else."""
    if all(has(graph, i, EventKind.ACTIVITY, detail="talk") for i in facts):
        return False
    return len(facts) > 1 or not has(graph, facts[0], EventKind.ACTIVITY)


def tells(graph: ArgumentGraph, claim: int) -> bool:
    """Whether a claim that rests on nothing tells what was done or how it ended: what is a fact where it answers none."""
    if graph.segments[claim].label not in (Label.INTERPRETATION, Label.ACTION) or graph.premises.get(claim):
        return False
    return has(graph, claim, *ENDED) or has(graph, claim, EventKind.DEADLINE, detail="done")


def only_lessons(graph: ArgumentGraph, own: tuple[int, ...]) -> bool:
    """Whether a thread holds lessons on what another thread tells, and what follows from them."""
    said = [graph.segments[i] for i in own if graph.segments[i].label is not Label.OTHER]
    elsewhere = any(s.label is Label.FACT and i not in own for i, s in enumerate(graph.segments))
    lessons = [s for s in said if s.kind is Kind.LESSON]
    return elsewhere and bool(lessons) and all(s.label is not Label.INTERPRETATION or s in lessons for s in said)


ALONE = 0.9  # how sure the label of a claim must be that is all there is
ENDED = (EventKind.CLOSED, EventKind.ERRAND, EventKind.ORDER, EventKind.LOST)
