"""POST /v1/compare: two versions of one report."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import Response
from pydantic import Field

from sorama.render.changes import as_object
from sorama.revision import compare
from sorama.server import answers
from sorama.server.pool import Notes
from sorama.server.problems import Refused
from sorama.server.schemas import CheckOptions, Day, Letters, Short, Strict
from sorama.server.state import state_of
from sorama.server.work import encoded, is_long

router = APIRouter(prefix="/v1", tags=["check"])


class CompareIn(Strict):
    """一件の日報の、前の版と後の版。"""

    before: Letters = Field(description="前の版の本文")
    after: Letters = Field(description="後の版の本文")
    author: Short | None = Field(default=None, description="書いた人")
    date: Day | None = Field(default=None, description="日報の日付")
    customer: Short | None = Field(default=None, description="顧客")
    stage: Short | None = Field(default=None, description="商談の段階")
    options: CheckOptions = Field(default=CheckOptions(), description="この要求だけの設定")


@router.post("/compare", summary="書き直しの前と後を比べる", operation_id="compare")
async def versions(asked: Annotated[CompareIn, Body()], request: Request) -> Response:
    """両方の版の結果と、指摘がどうなったか(revision)を返す。`pairs` は前の区分と後の区分の番号の組。"""
    state = state_of(request)
    for text in (asked.before, asked.after):
        state.too_long(text)
    checker = state.checker(asked.options.overrides())
    meta: dict[str, Any] = asked.model_dump(include={"author", "date", "customer", "stage"})

    def job(notes: Notes[None]) -> bytes | None:
        old = checker.check(asked.before, **meta)
        if notes.given_up:
            return None
        new = checker.check(asked.after, **meta)
        revision = as_object(compare(old, new, checker.told))
        found = {"before": answers.report(old), "after": answers.report(new), "revision": revision}
        return encoded({**answers.head(), **found})

    body, _ = await state.pool.run(job, 2 * state.time_limit, long=is_long(asked.before + asked.after))
    if body is None:
        raise Refused(503, "時間内に比べられませんでした。", retry_after=1)
    return Response(body, media_type="application/json")
