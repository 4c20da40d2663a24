"""/openapi.json: requests from pydantic, answers from the shipped JSON Schema, every problem that may come."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from sorama.server.problems import MEDIA_TYPE, TITLES

Object = dict[str, Any]
SCHEMA = Path(__file__).parents[1] / "schema" / "report.schema.json"
_UTF16 = {"type": "integer", "minimum": 0, "description": "JavaScript の文字列の添字(UTF-16)"}
_ALWAYS = (429, 500)
_STATUSES: Mapping[str, tuple[int, ...]] = {
    "check": (400, 401, 413, 415, 422, 503),
    "compare": (400, 401, 413, 415, 422, 503),
    "team": (400, 401, 413, 415, 422, 503),
    "webhook": (400, 401, 413, 415, 422, 503),
    "slack": (400, 403, 413, 503),
    "rules": (401,),
    "rule": (401, 404),
    "limits": (401,),
    "metrics": (401,),
    "readyz": (503,),
}
_ANSWERS = {
    "check": "CheckAnswer",
    "compare": "CompareAnswer",
    "team": "TeamAnswer",
    "rules": "Rules",
    "rule": "Rule",
    "limits": "Limits",
}


def describe(app: FastAPI, words: Callable[[], Iterable[str]]) -> None:
    """Puts the document at /openapi.json; `words` gives what a selection of rules may say."""
    made: Object = {}

    def openapi() -> Object:
        if not made:
            made.update(_document(app, sorted(words())))
        return made

    app.openapi = openapi  # type: ignore[method-assign]

    @app.get("/openapi.json", include_in_schema=False)
    async def document() -> JSONResponse:
        return JSONResponse(openapi())


def _document(app: FastAPI, words: list[str]) -> Object:
    found = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas.update(answer_schemas())
    for key in ("select", "ignore"):
        schemas["CheckOptions"]["properties"][key]["anyOf"][0]["items"]["enum"] = words
    found["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    for path in found["paths"].values():
        for operation in path.values():
            _complete(operation)
    return found


def _complete(operation: Object) -> None:
    name, responses = operation["operationId"], operation["responses"]
    responses.pop("422", None)
    if name in _ANSWERS:
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{_ANSWERS[name]}"}}}
        responses["200"] = {"description": "答え", "content": content}
    statuses = _STATUSES.get(name, ())
    if 401 in statuses:
        operation["security"] = [{"bearer": []}, {}]
    always = () if name in ("healthz", "readyz") else _ALWAYS
    for status in sorted((*statuses, *always)):
        responses[str(status)] = _problem(status)


def _problem(status: int) -> Object:
    made: Object = {
        "description": TITLES[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status in (429, 503):
        made["headers"] = {"Retry-After": {"required": True, "schema": {"type": "string", "pattern": "^[0-9]+$"}}}
    return made


@cache
def answer_schemas() -> Object:
    """Schemas of all answers, from the shipped schema: UTF-16 offsets and the decision come on top."""
    shipped = json.loads(SCHEMA.read_text(encoding="utf-8").replace("#/$defs/", "#/components/schemas/"))
    made: Object = dict(shipped["$defs"])
    for schema in list(made.values()):
        _with_utf16(schema)
    versions = {key: shipped["properties"][key] for key in ("schema_version", "tool", "column_kind")}
    report = made["report"]
    made["CheckAnswer"] = {
        "type": "object",
        "required": [*versions, "phase", "decision", "fail_on", "submit_anyway", "incomplete", "segments", "findings"],
        "properties": {**versions, **report["properties"], **_DECIDED},
    }
    made["CompareAnswer"] = {
        "type": "object",
        "required": [*versions, "before", "after", "revision"],
        "properties": {
            **versions,
            "before": {"$ref": "#/components/schemas/report"},
            "after": {"$ref": "#/components/schemas/report"},
            "revision": report["properties"].get("revision", {"type": "object"}),
        },
    }
    made["TeamAnswer"] = {
        "type": "object",
        "required": [*versions, "reports", "history", "summary", "errors", "incomplete"],
        "properties": {
            **{key: shipped["properties"][key] for key in (*versions, "reports", "history", "summary", "errors")},
            "incomplete": {"type": "boolean"},
        },
    }
    return {**made, **_OTHERS}


def _with_utf16(schema: Any) -> None:
    if isinstance(schema, list):
        for item in schema:
            _with_utf16(item)
    elif isinstance(schema, dict):
        properties = schema.get("properties")
        if isinstance(properties, dict) and "start" in properties:
            properties.update(start_utf16=_UTF16, end_utf16=_UTF16)
            schema["required"] = [*schema.get("required", ()), "start_utf16", "end_utf16"]
        for item in schema.values():
            _with_utf16(item)


_LEVEL = {"enum": ["error", "warning", "info", "never"]}
_TEXT, _COUNT, _FLAG = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "boolean"}
_DECIDED: Object = {
    "phase": {"enum": ["draft", "submit"]},
    "decision": {"enum": ["pass", "hold"], "description": "hold: fail_on 以上の指摘がある"},
    "fail_on": _LEVEL,
    "submit_anyway": {
        "enum": ["yes", "reason", "no"],
        "description": "止めた日報をそのまま出せるか。reason: 理由を書けば",
    },
    "incomplete": {**_FLAG, "description": "時間切れで、途中までの答え"},
}
_OTHERS: Object = {
    "Problem": {
        "type": "object",
        "description": "RFC 9457。送られた文字は含まない。",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": _TEXT,
            "title": _TEXT,
            "status": {"type": "integer"},
            "detail": {**_TEXT, "description": "日本語の一文"},
            "limit": {**_COUNT, "description": "413: 上限"},
            "actual": {**_COUNT, "description": "413: 送られた大きさ"},
            "errors": {
                "type": "array",
                "description": "422: 項目ごとの理由",
                "items": {
                    "type": "object",
                    "required": ["field", "reason"],
                    "properties": {"field": _TEXT, "reason": _TEXT},
                },
            },
        },
    },
    "Rule": {
        "type": "object",
        "required": ["name", "code", "kind", "scope", "severity", "status", "message", "sections", "enabled"],
        "properties": {
            "name": _TEXT,
            "code": _TEXT,
            "kind": {"enum": ["finding", "strength"]},
            "scope": {"enum": ["segment", "thread", "report", "history"]},
            "severity": {"enum": ["error", "warning", "info"]},
            "status": {"enum": ["stable", "preview"]},
            "message": _TEXT,
            "sections": {"type": "object", "additionalProperties": _TEXT},
            "examples": {"type": "array", "items": {"type": "object"}},
            "options": {"type": "array", "items": {"type": "object"}},
            "enabled": _FLAG,
        },
    },
    "Rules": {
        "type": "object",
        "required": ["rules"],
        "properties": {"rules": {"type": "array", "items": {"$ref": "#/components/schemas/Rule"}}},
    },
    "Limits": {
        "type": "object",
        "required": ["text", "body_bytes", "time_ms", "fail_on", "submit_anyway"],
        "properties": {
            "text": {**_COUNT, "description": "本文の文字"},
            "body_bytes": _COUNT,
            "team_body_bytes": _COUNT,
            "reports": _COUNT,
            "time_ms": _COUNT,
            "rate_per_second": {"type": "number", "minimum": 0},
            "burst": _COUNT,
            "fail_on": _LEVEL,
            "max_points": _COUNT,
            "hints": {"type": "integer", "minimum": 0, "maximum": 3},
            "submit_anyway": _DECIDED["submit_anyway"],
            "stages": {"type": "array", "items": _TEXT},
        },
    },
}
