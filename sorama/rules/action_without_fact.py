"""SR105 action-without-fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label, Severity
from sorama.rules.base import Bad, Good, Rule, Scope, before, floats, has, is_title, opens, option


@dataclass(frozen=True, slots=True)
class ActionWithoutFact(Rule):
    """行動の根拠になる事実も解釈もない。

    なぜ困るか
    思いつきと見分けがつかず、優先してよい行動かどうかを上司も自分も判断できない。
    直し方
    そうしようと思ったきっかけ(相手の言葉、数字、見た様子)を書き、そこからの見立てを添える。
    """

    name = "action-without-fact"
    code = "SR105"
    scope = Scope.SEGMENT
    severity = Severity.ERROR
    message = "この行動(傘)の根拠になる事実(空)が見当たりません。"
    hidden_by = ("missing-fact", "vague-action")
    examples = (
        Good(
            "空1: 部長が「来期は2割減らす」と話した。\n雨1<空1: 契約の見直しが早まる。\n傘1<雨1: 金曜に継続案を出す。"
        ),
        Good("雨1: 契約の見直しが早まる。\n傘1<雨1: 金曜に継続案を出す。"),
        Good("空1: 商談は30分で終了。\n傘1: 帰社後に日報を提出する。"),
        Good("空1: 商談は30分で終了。\n傘1/相談: 値引きの範囲を超えるため、進め方をご相談させてください。"),
        Bad("空1: 商談は30分で終了。\n傘1: ⟦来月、チラシの配布を隣町まで広げる。⟧"),
        Bad(
            "空1: 客足が昼に偏っていた。\n雨1<空1: 夕方が弱い。\n傘1<雨1: 金曜に惣菜を提案する。\n傘2: ⟦来週、新しい飲料のサンプルも配る。⟧"
        ),
        Bad("空1: 在庫は残り12箱。\n傘1: ⟦水曜に展示会の案内状を出す。⟧"),
    )

    min_confidence: float = option(0.71, "これより確かでないときは指摘しません(0〜1)。")

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Actions that rest on nothing but, at most, other actions."""
        grounded = cache(partial(has_grounds, graph))
        for i in graph.labelled(Label.ACTION):
            s = graph.segments[i]
            if is_title(graph, i) or (s.kind is Kind.REQUEST and grounded(s.thread)):
                continue
            labels = {graph.segments[g].label for g in graph.grounds(i)}
            if labels <= {Label.ACTION, Label.OTHER} and not has(graph, i, *WAIVED):
                sure = graph.segments[i].confidence * floats(graph, i)
                if sure >= (self.min_confidence if joined_on(graph, i) else SURE) and not opens(graph, i):
                    yield self.at_segment(graph, i, confidence=sure)


def joined_on(graph: ArgumentGraph, action: int) -> bool:
    """Whether the action comes after another that rests on something: the place where plans of their own are joined on."""
    last = before(graph, action)
    return last is not None and graph.segments[last].label is Label.ACTION and bool(graph.premises.get(last))


def has_grounds(graph: ArgumentGraph, thread: int) -> bool:
    """Whether the thread holds an action that rests on facts: a request beside it asks for help with that."""
    return any(
        graph.segments[g].label is Label.FACT for i in graph.labelled(Label.ACTION, thread) for g in graph.grounds(i)
    )


SURE = 0.9  # right behind what it could rest on
WAIVED = (EventKind.FULFILS, EventKind.ROUTINE, EventKind.OWN_REASON)
