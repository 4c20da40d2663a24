"""SR407 stage-todo-missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sorama.model import ArgumentGraph, Finding, Label, Severity
from sorama.rules.base import Bad, Good, Rule, Scope, option

_ASKED = MappingProxyType({"stages": {"提案": ("決裁者の確認", "競合の確認"), "クロージング": ("契約書の送付",)}})


@dataclass(frozen=True, slots=True)
class StageTodoMissing(Rule):
    """商談の段階で決めてある「すること」が、報告にも予定にも出てこない。

    なぜ困るか
    その段階で済ませるはずのことが抜けたまま次へ進み、後で失注の原因になる。
    直し方
    済んでいれば一行書き、まだなら、いつするかを行動に足す。
    """

    name = "stage-todo-missing"
    code = "SR407"
    scope = Scope.THREAD
    severity = Severity.INFO
    message = "段階「{stage}」ですることのうち、{todos}が書かれていません。"
    examples = (
        Good("@2026-11-20 ステージ=提案\n空1: 部長が決裁者だと確認した。\n傘1<空1: 競合の動きを来週確認する。", _ASKED),
        Good("@2026-11-20 ステージ=提案\n空1: 見積を提出した。"),
        Good("空1: 見積を提出した。", _ASKED),
        Bad("@2026-11-20 ステージ=提案\n空1: ⟦見積を提出した。\n傘1<空1: 来週、返事を聞く。⟧", _ASKED),
        Bad("@2026-11-20 ステージ=提案\n空1: ⟦決裁者は部長だと確認できた。⟧", _ASKED),
        Bad("@2026-11-20 ステージ=クロージング\n空1: ⟦口頭で内諾をいただいた。\n傘1<空1: 明日お礼に伺う。⟧", _ASKED),
    )

    stages: Mapping[str, tuple[str, ...]] = option({}, "商談の段階と、その段階ですること。")

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Threads of the report's stage that neither tell nor plan one of its ToDos."""
        if not self.stages:
            return
        from sorama.reading.todos import covers, stage_named  # loads the reading, which the rule book does not need

        stage = graph.report.stage or stage_named(graph.report.text, self.stages)
        todos = self.stages.get(stage or "", ())
        if not todos:
            return

        for thread, own in graph.by_thread.items():
            told = [i for i in own if graph.segments[i].label is not Label.OTHER]
            missing = [todo for todo in todos if not any(covers(graph.text(i), todo) for i in told)]
            if told and missing:
                yield self.at_thread(graph, thread, stage=stage, todos="・".join(f"「{todo}」" for todo in missing))
