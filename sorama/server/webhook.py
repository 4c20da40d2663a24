"""POST /webhook: a flat answer for Power Automate, Logic Apps, Apps Script and the like (docs/adaptors/webhook.md)."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, Field

from sorama.model import CommentKind, Review
from sorama.server import answers
from sorama.server.checks import count
from sorama.server.schemas import ReportIn
from sorama.server.state import state_of
from sorama.server.work import Task

router = APIRouter(tags=["adaptors"])


class WebhookAnswer(BaseModel):
    """すぐに使える形の答え。"""

    decision: Literal["pass", "hold"] = Field(description="hold: 直してから出してほしい指摘がある")
    score: int = Field(ge=0, le=100, description="空・雨・傘のそろい具合。人を比べるものではない")
    grade: str = Field(description="score を言葉にしたもの")
    message: str = Field(description="書いた人に送る文。よいところ、それから問いかけ")
    questions: list[str] = Field(description="問いかけだけ、一つずつ")
    findings: int = Field(ge=0, description="指摘の数")
    rules: list[str] = Field(description="指摘の規則の番号")
    incomplete: bool = Field(description="時間切れで、途中までの答え")


@router.post("/webhook", summary="平らな答え(Power Automate など)", operation_id="webhook")
async def webhook(asked: Annotated[ReportIn, Body()], request: Request) -> WebhookAnswer:
    """一件の日報を確かめ、そのままメールやチャットに送れる文を返す。"""
    state = state_of(request)
    state.too_long(asked.text)
    checker = state.checker({})
    task = Task(asked.text, asked.meta())
    review, notes = await state.pool.run(partial(task.review, checker), state.time_limit, long=task.long)
    if review is None:
        state.metrics.incomplete += 1
        return WebhookAnswer(**_flat(answers.partly(notes.part, task.text, task.meta), "never"), incomplete=True)
    count(state, review, checker.settings.fail_on)
    return WebhookAnswer(**_flat(review, checker.settings.fail_on), incomplete=False)


def _flat(review: Review, fail_on: Any) -> dict[str, Any]:
    told = {kind: [answers.said(c) for c in review.comments if c.kind is kind] for kind in CommentKind}
    standing = [f for f in review.findings if not f.suppressed]
    return {
        "decision": answers.decision(review.findings, fail_on),
        "score": review.score.value,
        "grade": review.score.grade,
        "message": "\n\n".join((*told[CommentKind.PRAISE], *told[CommentKind.QUESTION])),
        "questions": told[CommentKind.QUESTION],
        "findings": len(standing),
        "rules": sorted({f.code for f in standing}),
    }
