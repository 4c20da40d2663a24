"""POST /v1/check and POST /v1/team."""

from __future__ import annotations

from functools import partial
from time import perf_counter
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import Response

from sorama.app import Checker
from sorama.model import ArgumentGraph, Review
from sorama.render import Answer, Problem, Summary, wire
from sorama.server import answers, work
from sorama.server.pool import Notes
from sorama.server.problems import Refused
from sorama.server.schemas import CheckIn, ReportIn, TeamIn
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


@router.post("/team", summary="何件もの日報をまとめて確かめる", operation_id="team")
async def team(asked: Annotated[TeamIn, Body()], request: Request) -> Response:
    """一件ずつの結果と、日をまたいだ指摘(守られていない約束、確かめられていない見立てなど)を返す。

    `history` の `places` の `report` は、送られた順の番号。履歴を見るには、日報に date が要る。
    """
    state, started = state_of(request), perf_counter()
    if len(asked.reports) > state.options.reports_limit:
        limit = state.options.reports_limit
        raise Refused(413, f"日報が多すぎます(上限 {limit} 件)。", limit=limit, actual=len(asked.reports))
    for one in asked.reports:
        state.too_long(one.text)
    checker = state.checker(asked.options.overrides())
    if state.pool.full:
        raise Refused(503, "混み合っています。少し待ってからもう一度送ってください。", retry_after=1)
    given = [await _one(state, checker, one) for one in asked.reports]
    graphs = [a.review.graph for a in given if a.review is not None]
    across, _ = await state.pool.run(work.history(graphs, asked.as_of, checker), 4 * state.time_limit, always=True)
    total, index = Summary(), [i for i, a in enumerate(given) if a.review is not None]
    for answered in given:
        total.add(answered)
    total.elapsed_ms = round((perf_counter() - started) * 1000)
    for found in (*(across or {}).get("findings", ()), *(across or {}).get("strengths", ())):
        for place in found["places"]:
            place["report"] = index[place["report"]]

    def job(_: object) -> bytes:
        reports = [wire.report(a) if a.review is None else answers.report(a.review) for a in given]
        errors = [
            {"path": None, "code": a.problem.code, "message": a.problem.message, "report": i}
            for i, a in enumerate(given)
            if a.problem
        ]
        told = across or {"findings": [], "strengths": [], "failures": []}
        return encoded(
            {
                **answers.head(),
                "reports": reports,
                "history": told,
                "summary": wire.summary(total),
                "errors": errors,
                "incomplete": bool(errors) or across is None,
            }
        )

    body, _ = await state.pool.run(job, 60.0, always=True)
    return json_bytes(body or b"{}")


async def _one(state: State, checker: Checker, one: ReportIn) -> Answer:
    task = Task(one.text, one.meta())
    review, _ = await state.pool.run(partial(task.review, checker), state.time_limit, long=task.long, always=True)
    if review is not None:
        count(state, review, checker.settings.fail_on)
        return Answer(None, review)
    return Answer(None, problem=Problem("time", "時間内に読み終えられませんでした。"))
