"""Errors as application/problem+json (RFC 9457). None of them quotes what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
TITLES: Mapping[int, str] = {
    400: "要求の形が正しくありません",
    401: "合言葉が要ります",
    403: "受け付けられません",
    404: "見つかりません",
    405: "この方法では呼べません",
    408: "届くのが遅すぎます",
    413: "大きすぎます",
    415: "application/json で送ってください",
    422: "項目の値が合いません",
    429: "要求が多すぎます",
    500: "中で問題が起きました",
    503: "いまは受け付けられません",
}


class Refused(HTTPException):
    """Ends a request with a problem. An HTTPException, so that FastAPI lets it pass while it reads a body."""

    def __init__(self, status: int, detail: str, *, retry_after: int | None = None, **more: Any) -> None:
        super().__init__(status, detail)
        self.retry_after, self.more = retry_after, more

    def response(self) -> JSONResponse:
        """The answer."""
        headers = {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
        if self.status_code == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return problem(self.status_code, self.detail, headers, **self.more)


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> JSONResponse:
    """A problem document."""
    body = {"type": "about:blank", "title": TITLES.get(status, "エラー"), "status": status, "detail": detail, **more}
    return JSONResponse(body, status, dict(headers or {}), MEDIA_TYPE)


REASONS: Mapping[str, str] = {
    "missing": "必要です",
    "extra_forbidden": "この項目はありません",
    "string_type": "文字列にしてください",
    "string_too_long": "{max_length} 文字以内にしてください",
    "string_too_short": "空にはできません",
    "int_type": "整数にしてください",
    "int_from_float": "整数にしてください",
    "int_parsing": "整数にしてください",
    "float_type": "数にしてください",
    "float_parsing": "数にしてください",
    "finite_number": "数にしてください",
    "bool_type": "true か false にしてください",
    "bool_parsing": "true か false にしてください",
    "list_type": "リストにしてください",
    "too_long": "{max_length} 個以内にしてください",
    "too_short": "{min_length} 個以上にしてください",
    "literal_error": "{expected} のどれかにしてください",
    "greater_than_equal": "{ge} 以上にしてください",
    "less_than_equal": "{le} 以下にしてください",
    "model_attributes_type": "オブジェクト {{…}} にしてください",
    "model_type": "オブジェクト {{…}} にしてください",
    "dict_type": "オブジェクト {{…}} にしてください",
    "value_error": "{error}",
}


def reasons(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What pydantic objects to: field and Japanese reason, never the value."""
    found = []
    for error in errors[:20]:
        kind = str(error["type"])
        if kind.startswith("date"):
            reason = "2026-11-24 の形の日付にしてください"
        else:
            reason = REASONS.get(kind, "値が合いません").format(**{"error": "値が合いません", **error.get("ctx", {})})
        found.append({"field": ".".join(str(part) for part in error["loc"] if part != "body"), "reason": reason})
    return found
