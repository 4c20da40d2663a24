"""SR401 action-without-deadline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorama.model import ArgumentGraph, EventKind, Finding, Label
from sorama.rules.base import Bad, Good, Rule, Scope, has, is_title, option


@dataclass(frozen=True, slots=True)
class ActionWithoutDeadline(Rule):
    """これからの行動に、いつやるかが書かれていない。

    なぜ困るか
    急ぎの用に押されて後回しになり、相手を待たせていることに気づけない。
    直し方
    「来週火曜まで」「25日の訪問時に」のように、日付か区切りを書き足す。
    """

    name = "action-without-deadline"
    code = "SR401"
    scope = Scope.SEGMENT
    message = "この行動をいつまでにするのかが書かれていません。"
    hidden_by = ("vague-action",)
    examples = (
        Good("空1: 見積を求められた。\n傘1<空1: 来週火曜までに見積を送る。"),
        Good("空1: 見積を求められた。\n他1: ■明日の予定\n傘1<空1: 見積を作って送る。"),
        Good("空1: 値引きを求められた。\n傘1/相談<空1: 値引きの幅をご相談させてください。"),
        Good("空1: 値引きを求められた。\n傘1<空1: 所長に値引きできるか相談したい。"),
        Good("空1: 仕様を聞かれた。\n傘1<空1: 48時間以内に回答する。"),
        Good("空1: 点検を頼まれた。\n傘1<空1: 第2金曜に部品を持って伺う。"),
        Good("空1: 見積を求められた。\n傘1<空1: 期末までに見積を出す。"),
        Good("空1: 欠品が出た。\n傘1/対応<空1: そのため代替品を届けた。"),
        Good("空1: 図面の提供を求められた。\n傘1<空1: 25日の打合せで図面を渡す。"),
        Good("空1: 見積を求められた。\n傘1<空1: 週明けに見積を作り、\n+傘2<空1: 先方へ届ける。"),
        Good("空1: 家計の話になった。\n傘1<空1: 次回は家計の表を見せる。\n傘2<空1: 11月30日に再訪する。"),
        Good("空1: 雨漏りの跡を見せられた。\n傘1<空1: 次の理事会で直し方の図を示す。"),
        Good("空1: 箱が足りないと言われた。\n傘1<空1: 木曜に箱を届ける。\n傘2<空1: その帰りに問屋へ追加を頼む。"),
        Good("空1: 棚が古いと言われた。\n傘1<空1: 木曜に図面を届ける。\n傘2<空1: 同じ便で見本の板も送る。"),
        Good("空1: 月曜から試すことが決まった。\n傘1<空1: 8日目に枚数を数えて報告する。"),
        Good("空1: 土曜に奥様も来店される。\n傘1<空1: そこまでに内装の案を3つ用意する。"),
        Good("空1: 人手が足りない。\n傘1<空1: 半日の見学会を提案し、\n+空2: 「一度見てみたい」と言われた。"),
        Bad("空1: 見積を求められた。\n傘1<空1: ⟦見積を作って送る。⟧"),
        Bad("空1: 解約が続いた。\n傘1<空1: ⟦3か月目の会員様へ案内を送ります。⟧"),
        Bad("空1: 使い方を聞かれた。\n傘1<空1: ⟦会議で使う手引きを作る。⟧"),
        Bad("空1: 現場から騒音の話が出た。\n傘1<空1: ⟦設置場所の図面を確認する予定。⟧"),
        Bad("空1: 本社の窓口が分からない。\n傘1<空1: ⟦本社の代表番号を調べて電話します。⟧"),
        Bad("空1: 見積を求められた。\n他1: ■次回\n傘1<空1: ⟦・概算見積を提出⟧"),
        Bad("空1: 棚が古いと言われた。\n傘1<空1: ⟦先方の店長に棚の位置を相談したい。⟧"),
        Bad("雨1: 来週の会議は荒れそうなので、\n+傘1<雨1: ⟦資料を作ります。⟧"),
        Bad("空1: 品切れが2回あった。\n傘1<空1: ⟦早めに補充の頻度を見直す案を出す。⟧"),
        Bad("空1: 先月の発注は120個だった。\n傘1<空1: ⟦次の発注数を店長に確認しておきたい。⟧"),
    )

    min_confidence: float = option(0.6, "これより確かでないときは指摘しません(0〜1)。")

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Plans of ours without a time of their own or an inherited one."""
        for i in graph.labelled(Label.ACTION):
            if is_title(graph, i):
                continue
            if has(graph, i, *WAIVED):
                continue
            if graph.segments[i].confidence >= self.min_confidence:
                yield self.at_segment(graph, i)


WAIVED = (EventKind.DEADLINE, EventKind.ROUTINE, EventKind.WAIT)
