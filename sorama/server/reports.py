"""POST /v1/team: several reports, and what there is to say across them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from time import perf_counter
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import Response

from sorama import engine
from sorama.app import Checker
from sorama.columns import to_utf16
from sorama.history import history_of
from sorama.model import ArgumentGraph, HistoryFinding
from sorama.render import Answer, Problem, Summary, wire
from sorama.server import answers
from sorama.server.checks import count, json_bytes
from sorama.server.guard import log, place_of
from sorama.server.problems import Refused
from sorama.server.schemas import ReportIn, TeamIn
from sorama.server.state import State, state_of
from sorama.server.work import Task, encoded
from sorama.suppression import apply

router = APIRouter(prefix="/v1", tags=["check"])
_PATIENCE = 20  # how many times the limit of one report all of them may take
_SILENT: dict[str, Any] = {"findings": [], "strengths": [], "failures": []}
_BROKEN = Problem("internal", "検査の途中で問題が起きました。")
_LATE = Problem("time", "時間内に読み終えられませんでした。")


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
    until = started + _PATIENCE * state.time_limit
    given = [await _one(state, checker, one, until) for one in asked.reports]
    read = {i: a.review.graph for i, a in enumerate(given) if a.review is not None}
    across, _ = await state.pool.run(partial(_across, read, asked.as_of, checker), 4 * state.time_limit, always=True)
    answer, _ = await state.pool.run(partial(_answer, given, across, started), 60.0, always=True)
    if answer is None:
        raise Refused(503, "時間内に答えられませんでした。", retry_after=1)
    return json_bytes(answer)


async def _one(state: State, checker: Checker, one: ReportIn, until: float) -> Answer:
    """One after the other, so that single checks get their turn in between."""
    if perf_counter() > until:
        return Answer(None, problem=_LATE)
    task = Task(one.text, one.meta())
    try:
        review, _ = await state.pool.run(partial(task.review, checker), state.time_limit, long=task.long, always=True)
    except Exception as error:  # noqa: BLE001 - one bad report never kills the others
        log.error("%s in /v1/team", place_of(error))
        return Answer(None, problem=_BROKEN)
    if review is None:
        return Answer(None, problem=_LATE)
    count(state, review, checker.settings.fail_on)
    return Answer(None, review)


def _across(read: Mapping[int, ArgumentGraph], as_of: date | None, checker: Checker, _: object) -> dict[str, Any]:
    """What there is to say across reports; places count in the order in which they were sent."""
    try:
        history = history_of(read.values(), as_of)
    except ValueError:  # no date anywhere: nothing can be said over time
        return _SILENT
    number = {id(graph): i for i, graph in read.items()}
    found = engine.run_history(history, checker.told, checker.rules)
    aside = checker.aside
    findings = apply(found.findings, aside.suppressions, aside.today, aside.baseline) if aside else found.findings

    def as_sent(f: HistoryFinding) -> HistoryFinding:
        return replace(f, places=tuple(replace(p, report=number[id(history.graphs[p.report])]) for p in f.places))

    made = wire.history(map(as_sent, findings), map(as_sent, found.strengths))
    for place in (p for f in (*made["findings"], *made["strengths"]) for p in f["places"]):
        answers.add_utf16(place, to_utf16(read[place["report"]].report.text))
    return {**made, "failures": [{"rule": f.rule, "error": f.error} for f in found.failures]}


def _answer(given: list[Answer], across: dict[str, Any] | None, started: float, _: object) -> bytes:
    total = Summary()
    for one in given:
        total.add(one)
    total.elapsed_ms = round((perf_counter() - started) * 1000)
    missed = [(i, one.problem) for i, one in enumerate(given) if one.problem is not None]
    return encoded(
        {
            **answers.head(),
            "reports": [wire.report(a) if a.review is None else answers.report(a.review) for a in given],
            "history": across or _SILENT,
            "summary": wire.summary(total),
            "errors": [{"path": None, "code": p.code, "message": p.message, "report": i} for i, p in missed],
            "incomplete": bool(missed) or across is None,
        }
    )
