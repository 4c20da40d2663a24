"""POST /slack/view_submission: a modal that stays open with the comments on the report's field (docs/adaptors/slack.md)."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import date
from functools import partial
from secrets import compare_digest
from time import time
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from sorama.model import CommentKind, Review
from sorama.server import answers
from sorama.server.checks import count
from sorama.server.guard import log, place_of
from sorama.server.problems import Refused
from sorama.server.state import State, state_of
from sorama.server.work import Task

REASON = "sorama_reason"  # block_id of an optional field: why it is sent all the same
_TOLERANCE = 300  # seconds between Slack's clock and ours
_IN_TIME = 2.2  # Slack waits for 3 seconds
_LONGEST = 1500  # letters below a field
_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {"type": "object", "required": ["payload"], "properties": {"payload": {"type": "string"}}}
            }
        },
    },
    "parameters": [
        {"name": name, "in": "header", "required": True, "schema": {"type": "string"}}
        for name in ("X-Slack-Signature", "X-Slack-Request-Timestamp")
    ],
}
router = APIRouter(tags=["adaptors"])


class Modal(NamedTuple):
    """What a submitted modal says."""

    block: str  # block_id of the report's field
    text: str
    author: str | None
    day: date | None
    reason: str


@router.post("/slack/view_submission", summary="Slack のモーダル", operation_id="slack", openapi_extra=_FORM)
async def view_submission(request: Request) -> Response:
    """モーダルの送信を受け、指摘があれば欄の下にコメントを出して開いたままにする。署名を確かめる。"""
    state = state_of(request)
    secret = state.secrets.slack
    if secret is None:
        raise Refused(403, "Slack の秘密が設定されていません(slack_secret_file)。")
    body = await request.body()
    if not is_signed(secret, body, request.headers, time()):
        raise Refused(403, "署名が合いません。")
    modal = modal_of(_payload(body), state.options.slack_block)
    if modal is None or len(modal.text) > state.options.text_limit:
        return Response()  # nothing to read: the modal closes
    if modal.reason and state.options.submit_anyway != "no":
        return Response()
    return await _answer(state, modal)


async def _answer(state: State, modal: Modal) -> Response:
    checker = state.checker({})
    task = Task(modal.text, {"author": modal.author, "date": modal.day})
    limit = min(state.time_limit, _IN_TIME)
    try:
        review, _ = await state.pool.run(partial(task.review, checker), limit, long=task.long)
    except Exception as error:  # noqa: BLE001 - whatever breaks, too busy included: nobody's report is stuck in a modal
        log.error("%s in /slack/view_submission", place_of(error))
        return Response()
    if review is None:
        state.metrics.incomplete += 1
        return Response()
    count(state, review, checker.settings.fail_on)
    if answers.decision(review.findings, checker.settings.fail_on) == "pass":
        return Response()
    return JSONResponse({"response_action": "errors", "errors": {modal.block: said(review)}})


def said(review: Review) -> str:
    """The questions as plain text for below a field."""
    text = (
        "\n\n".join(answers.said(c) for c in review.comments if c.kind is CommentKind.QUESTION)
        or "送る前に、根拠と次の行動を確かめてください。"
    )
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def is_signed(secret: bytes, body: bytes, headers: Mapping[str, str], now: float) -> bool:
    """Whether Slack sent this, not long ago."""
    told, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    if not (told.isascii() and told.isdecimal() and len(told) < 15) or abs(now - int(told)) > _TOLERANCE:
        return False
    wanted = "v0=" + hmac.new(secret, b"v0:" + told.encode() + b":" + body, hashlib.sha256).hexdigest()
    return compare_digest(wanted.encode(), signature.encode("utf-8", "surrogateescape"))


def _payload(body: bytes) -> Any:
    try:
        return json.loads(parse_qs(body.decode())["payload"][0])
    except (KeyError, ValueError):
        raise Refused(400, "payload を JSON として読めません。") from None


def modal_of(payload: Any, block: str | None) -> Modal | None:
    """The report in a modal: the named block, else the longest text; None for what is no submission with a text."""
    if not isinstance(payload, dict) or payload.get("type") != "view_submission":
        return None
    try:
        values = payload["view"]["state"]["values"]
        fields = [(name, field) for name, actions in values.items() for field in actions.values()]
        texts = {name: str(f["value"]) for name, f in fields if f.get("type") == "plain_text_input" and f.get("value")}
        days = [f["selected_date"] for _, f in fields if f.get("type") == "datepicker" and f.get("selected_date")]
        author = payload.get("user", {}).get("name")
        reason = texts.pop(REASON, "").strip()
        chosen = block or max(texts, key=lambda name: len(texts[name]), default="")
        if chosen not in texts:
            return None
        return Modal(chosen, texts[chosen], author, date.fromisoformat(days[0]) if days else None, reason)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused(400, "Slack の view_submission の形ではありません。") from None
