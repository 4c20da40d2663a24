"""SR404 unanswered-request."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, EventKind, Finding
from sorama.rules.base import Bad, Good, Rule, Scope, Status, has, related


class UnansweredRequest(Rule):
    """お客様からはっきり頼まれたこと、聞かれたことに、どの行動も応えていない。

    なぜ困るか
    返事を待つ相手の信用を失い、他社が先に答えれば商談ごと持っていかれる。
    直し方
    頼まれたこと・聞かれたことごとに、誰がいつ答えるかを書く。その場で答えたなら、そう書く。
    """

    name = "unanswered-request"
    code = "SR404"
    scope = Scope.THREAD
    status = Status.PREVIEW  # precision on the corpora is below 0.8 (measured.json)
    message = "お客様の要望・質問に応える行動がありません。"
    examples = (
        Good("空1: 見積を今月中に出してほしいと頼まれた。\n傘1<空1: 25日に見積を提出する。"),
        Good(
            "空1: 納期はいつかと聞かれ、その場で3週間と回答した。\n雨1<空1: 急いでいるようだ。\n傘1<雨1: 木曜に在庫を押さえる。"
        ),
        Good("空1: 「サンプルが欲しい」とのご要望をいただいた。\n傘1<空1: 明日、3色分を発送する。"),
        Good("空1: 部長は省エネに関心があると話した。\n傘1<空1: 来週、事例を紹介する。"),
        Good("空1: 耐熱温度について質問を受けた。\n傘1<空1: 技術に確認して金曜までに回答する。"),
        Good("空1: 先方から追加の要望は出なかった。\n傘1: 来週、契約書を持参する。"),
        Bad(
            "空1: ⟦納期を2週間に縮めてほしいと頼まれた。\n空2: 棚は他社品で埋まっていた。\n雨1<空2: 売場の改善が必要だ。\n傘1<雨1: 来週火曜に棚割案を持参する。⟧"
        ),
        Bad("空1: ⟦「海外でも使えるのか」と質問された。\n雨1: 価格は合いそうだ。\n傘1<雨1: 金曜に契約書を送る。⟧"),
        Bad(
            "空1: ⟦請求書の宛名を変えてほしいとの依頼があった。\n空2: 競合の値上げを聞いた。\n傘1<空2: 明日、値上げの比較表を作る。⟧"
        ),
        Bad("空1: ⟦サンプルの追加を希望された。\n雨1: 担当者とは良い関係が築けている。⟧"),
        Bad("空1: ⟦契約書の文言を直してもらえないかと言われた。\n傘1: 月曜に展示会の招待状を送る。⟧"),
        Bad(
            "空1: ⟦色の種類について問い合わせをいただいた。\n空2: 倉庫の移転を聞いた。\n傘1<空2: 木曜に配送の試算を出す。⟧"
        ),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Threads with a request or a question that nothing takes up."""
        for thread in graph.by_thread:
            answered = [e.segment for e in graph.having(EventKind.ANSWERED, thread=thread)]
            for e in graph.having(EventKind.REQUEST, EventKind.QUESTION, thread=thread):
                if has(graph, e.segment, EventKind.TAKES_UP) or any(a >= e.segment for a in answered):
                    continue
                sure = graph.segments[e.segment].confidence
                yield self.at_thread(
                    graph, thread, confidence=sure, related=(related(graph, e.segment, "応えていない要望・質問"),)
                )
                break
