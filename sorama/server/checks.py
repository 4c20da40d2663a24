"""POST /v1/check: one report."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import Response

from sorama.app import Checker
from sorama.model import ArgumentGraph, Review
from sorama.server import answers
from sorama.server.pool import Notes
from sorama.server.schemas import CheckIn
from sorama.server.state import State, state_of
from sorama.server.work import Task, encoded

router = APIRouter(prefix="/v1", tags=["check"])


def json_bytes(body: bytes) -> Response:
    """An answer that was encoded off the event loop."""
    return Response(body, media_type="application/json")


@router.post("/check", summary="一件の日報を確かめる", operation_id="check")
async def check(asked: Annotated[CheckIn, Body()], request: Request) -> Response:
    """空・雨・傘の区分とつながり、指摘、コメント、そして止めるかどうか(decision)を返す。

    `start`・`end` は文字(コードポイント)で、`start_utf16`・`end_utf16` は JavaScript の文字列の添字で数える。
    時間切れのときは、それまでに分かったことを `incomplete: true` で返す(指摘はなく、decision は pass)。
    """
    state = state_of(request)
    state.too_long(asked.text)
    checker = state.checker(asked.options.overrides())
    body = await answer(state, checker, Task(asked.text, asked.meta(), asked.phase))
    return json_bytes(body)


async def answer(state: State, checker: Checker, task: Task) -> bytes:
    """The answer to one report, within the time limit."""
    fail_on, anyway = checker.settings.fail_on, state.options.submit_anyway

    def job(notes: Notes[ArgumentGraph]) -> tuple[Review, bytes] | None:
        review = task.review(checker, notes)
        if review is None:
            return None
        return review, encoded(answers.check(review, task.phase, fail_on, anyway, incomplete=False))

    done, notes = await state.pool.run(job, state.time_limit, long=task.long)
    if done is not None:
        count(state, done[0], fail_on)
        return done[1]
    state.metrics.incomplete += 1
    part = answers.partly(notes.part, task.text, task.meta)
    return encoded(answers.check(part, task.phase, fail_on, anyway, incomplete=True))


def count(state: State, review: Review, fail_on: Any) -> None:
    """Rules and decisions for the metrics."""
    state.metrics.findings.update(f.rule for f in review.findings if not f.suppressed)
    state.metrics.decisions[answers.decision(review.findings, fail_on)] += 1
