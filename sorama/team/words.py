"""The Japanese words of the team's faces."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sorama.history import State
from sorama.model import Channel, Label
from sorama.rules.discovery_gap import TOPICS
from sorama.team.view import Change

NOBODY = "(名前なし)"
STATES: Mapping[State, str] = {
    State.OPEN: "期日前",
    State.OVERDUE: "期日超過",
    State.KEPT: "済み",
    State.SETTLED: "変更",
}
CHANNELS: Mapping[Channel, str] = {
    Channel.VISIT: "訪問",
    Channel.CALL: "電話",
    Channel.MAIL: "メール",
    Channel.WEB: "Web",
}
MARKS: Mapping[Label, str] = {Label.FACT: "空", Label.INTERPRETATION: "雨", Label.ACTION: "傘"}
SHORT: Mapping[str, str] = dict(
    zip(
        TOPICS,
        (
            "投資計画",
            "困りごと",
            "事業の方向",
            "他社の動き",
            "他社の満足",
            "要望に合うか",
            "課題が解けるか",
            "決裁者",
            "新任の人",
            "反対の人",
        ),
        strict=True,
    )
)


def day(value: date | None) -> str:
    """11/24; nothing for an unknown day."""
    return f"{value.month}/{value.day}" if value else ""


def percent(value: float | None) -> str:
    """A share; – where there is none."""
    return "–" if value is None else f"{value:.0%}"


def change(told: Change | None) -> str:
    """Actions that rest on a whole chain, of all: the week before → this week. So few are counted, not turned into shares."""
    if told is None:
        return "–"
    before, now = (f"{n}/{of}" if of else "–" for n, of in zip(told.grounded, told.actions, strict=True))
    return f"{before}→{now}"
