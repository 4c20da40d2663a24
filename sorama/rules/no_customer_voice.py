"""SR204 no-customer-voice."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import ArgumentGraph, Channel, EventKind, Finding, Kind, Label
from sorama.rules.base import Bad, Good, Rule, Scope, has, thread_has


class NoCustomerVoice(Rule):
    """訪問や電話の報告なのに、書かれているのはこちらがしたことだけで、相手の言葉・質問・反応がない。

    なぜ困るか
    伝わったのか、何が気になったのかが分からず、次の一手が売り手の思い込みになる。
    直し方
    相手が最初に聞いてきたこと、表情が変わった所、断った理由など、見聞きしたことを一つ足す。
    """

    name = "no-customer-voice"
    code = "SR204"
    scope = Scope.THREAD
    message = "こちらの説明だけで、お客様の言葉や反応が書かれていません。"
    examples = (
        Good("空1: 納めた椅子のうち3脚にがたつきがあると、支配人から電話。\n傘1<空1: 明朝、全数を確認する。"),
        Good("空1: A社を訪問し、新製品を説明した。\n空2: 部長から納期を2回聞かれた。\n傘1<空2: 明日、納期表を送る。"),
        Good("空1: A社を訪問したが、担当者は不在だった。\n傘1<空1: 金曜に電話する。"),
        Good("空1: B社へ注文の品を納品した。"),
        Good("空1: C社にメールで価格表を送った。"),
        Good("空1: A社に電話し、新機種を案内した。\n空2: 「今の機械で足りている」とのこと。"),
        Good("空1: B社を訪問した。\n空2: 棚の前列は他社品で埋まっていた。\n雨1<空2: 入り込む余地は下段だけだ。"),
        Bad("空1: ⟦A社を訪問し、新製品を説明した。\n空2: カタログと価格表を渡した。\n傘1<空1: 来週、見積を送る。⟧"),
        Bad("空1: ⟦B社に電話をかけ、キャンペーンを案内した。\n雨1<空1: うまく説明できたと思う。⟧"),
        Bad(
            "空1: ⟦C社でデモを行い、操作手順を一通り実演した。\n空2: 資料一式をお渡しして終了。\n傘1<空1: 木曜に再訪する。⟧"
        ),
        Bad("空1: ⟦D社に伺い、会社案内と導入事例を紹介させていただきました。\n雨1<空1: 良い提案ができたと思います。⟧"),
        Bad("空1: ⟦E社とオンラインで面談。\n空2: サービスの概要と料金をプレゼンした。⟧"),
        Bad("空1: ⟦F社訪問、新型機のPR。\n空2: サンプルを配布。⟧"),
    )

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Threads with a visit or a call, all of whose facts are acts of ours."""
        for thread, own in graph.by_thread.items():
            facts = [i for i in own if graph.segments[i].label is Label.FACT or graph.segments[i].kind is Kind.RESPONSE]
            if not facts or thread_has(graph, thread, *_HEARD):
                continue
            talk = any(e.detail == "talk" for e in graph.having(EventKind.ACTIVITY, thread=thread))
            if talk or has_only_errands(graph, facts):
                continue
            contacts = list(graph.having(EventKind.CONTACT, thread=thread))
            met = any(e.detail != Channel.MAIL for e in contacts) or not contacts
            counted = any(has(graph, i, EventKind.MEASURE, detail=unit) for i in facts for unit in _TALLY)
            presented = any(e.detail == "present" for e in graph.having(EventKind.SHOWN, thread=thread))
            ours = all(_is_ours(graph, i) for i in facts)
            if met and ours and presented and not counted:
                yield self.at_thread(graph, thread, confidence=min(graph.segments[i].confidence for i in facts))


def _is_ours(graph: ArgumentGraph, fact: int) -> bool:
    """Whether a fact tells of nothing but what we did."""
    return has(graph, fact, EventKind.SHOWN, EventKind.CONTACT) or (
        graph.segments[fact].kind is Kind.OWN_ACT and has(graph, fact, EventKind.DONE)
    )


def has_only_errands(graph: ArgumentGraph, facts: list[int]) -> bool:
    """Whether something was handed over or nobody was met, and nothing was presented."""
    errands = any(has(graph, i, EventKind.ERRAND) for i in facts)
    return errands and not any(has(graph, i, EventKind.SHOWN, detail="present") for i in facts)


_TALLY = ("件", "軒", "社", "名", "人", "回", "店", "校", "組")  # many contacts told as a number
_HEARD = (
    EventKind.CUSTOMER_VOICE,
    EventKind.VERBATIM,
    EventKind.REFUSAL,
    EventKind.REQUEST,
    EventKind.QUESTION,
    EventKind.COMPLAINT,
    EventKind.ORDER,
    EventKind.LOST,
)
