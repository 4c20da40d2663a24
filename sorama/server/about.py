"""What there is to know of the service: rules, limits, health, metrics."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from sorama.errors import ConfigError
from sorama.rules.selection import find_rule, select, severity_of
from sorama.server import answers
from sorama.server.problems import Refused
from sorama.server.state import State, state_of

router = APIRouter()


@router.get("/v1/rules", tags=["rules"], summary="規則の一覧", operation_id="rules")
async def rules(request: Request) -> dict[str, Any]:
    """すべての規則。`enabled` はいまの設定で使うか、`severity` はいまの設定での重さ。"""
    state = state_of(request)
    return {"rules": [_rule(state, rule) for rule in state.desk.rules]}


@router.get("/v1/rules/{name}", tags=["rules"], summary="一つの規則", operation_id="rule")
async def rule(name: str, request: Request) -> dict[str, Any]:
    """名前(vague-action)か番号(SR402)で選ぶ。何を、なぜ困るか、直し方、良い例と悪い例。"""
    state = state_of(request)
    try:
        return _rule(state, find_rule(state.desk.rules, name))
    except ConfigError:
        raise Refused(404, "その名前か番号の規則はありません。一覧: /v1/rules") from None


def _rule(state: State, found: Any) -> dict[str, Any]:
    from sorama.render.rulebook import as_object

    checker = state.desk.checker({})
    settings = checker.told
    enabled = found.name in {r.name for r in select(checker.rules, settings)}
    return {**as_object(found), "severity": severity_of(found, settings).value, "enabled": enabled}


@router.get("/v1/limits", tags=["service"], summary="上限と決まり", operation_id="limits")
async def limits(request: Request) -> dict[str, Any]:
    """本文や本体の大きさ、時間の上限と、止めた日報の扱い。"""
    state = state_of(request)
    o, settings = state.options, state.desk.settings
    return {
        "text": o.text_limit,
        "body_bytes": o.body_limit,
        "team_body_bytes": o.team_body_limit,
        "reports": o.reports_limit,
        "time_ms": o.time_limit_ms,
        "rate_per_second": o.rate,
        "burst": o.burst,
        "fail_on": settings.fail_on,
        "max_points": settings.max_points,
        "hints": settings.hints,
        "submit_anyway": o.submit_anyway,
        "stages": list(settings.stages),
        "tool": answers.head()["tool"],
    }


@router.get("/healthz", tags=["service"], summary="動いているか", operation_id="healthz")
async def healthz() -> dict[str, str]:
    """プロセスが動いていれば 200。"""
    return {"status": "ok"}


@router.get("/readyz", tags=["service"], summary="答えられるか", operation_id="readyz")
async def readyz(request: Request) -> Response:
    """辞書とモデルを読み終えていれば 200、まだなら 503。"""
    if not state_of(request).ready:
        raise Refused(503, "準備中です。", retry_after=1)
    return JSONResponse({"status": "ready"})


@router.get("/metrics", tags=["service"], summary="数の記録", operation_id="metrics", response_class=PlainTextResponse)
async def metrics(request: Request) -> Response:
    """Prometheus の形の数。日報の文字は一つも含まない。"""
    state = state_of(request)
    text = state.metrics.text(state.pool.under_way)
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")
