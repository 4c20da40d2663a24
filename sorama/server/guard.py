"""What stands before the routes: size, kind of content, token, rate, security headers, and the last net for errors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from secrets import compare_digest
from time import perf_counter

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sorama.server.problems import Refused, problem
from sorama.server.state import State

log = logging.getLogger("sorama.server")

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_HEADERS = [(k.lower().encode(), v.encode()) for k, v in {**HEADERS, "Cache-Control": "no-store"}.items()]
_SLOWEST = 10  # seconds between two parts of a body
_JSON = ("/v1/check", "/v1/compare", "/v1/team", "/webhook")
_OPEN = ("/healthz", "/readyz", "/openapi.json", "/hook.js", "/assets/", "/slack/")


class Seal:
    """Security headers on every answer, and no error without one: nothing of a request reaches a log."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        self.app, self.state = app, state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = perf_counter(), 0

        async def sealed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status, headers = message["status"], message["headers"]
                known = {name for name, _ in headers}
                message["headers"] = [*headers, *(h for h in _HEADERS if h[0] not in known)]
            await send(message)

        try:
            await self.app(scope, receive, sealed)
        except Exception as error:  # noqa: BLE001 - the last net: a trace would quote what was sent
            log.error("%s in %s", place_of(error), route_of(scope))  # noqa: TRY400
            if not status:
                await problem(500, "内部の問題です。記録に本文は残りません。")(scope, receive, sealed)
        self.state.metrics.request(route_of(scope), status, perf_counter() - started)


class Guard:
    """Refuses what is too big, of the wrong kind, unknown or too frequent, before the body is read."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        self.app, self.state = app, state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            self._admit(scope)
            await self.app(scope, self._bounded(scope, receive), send)
        except Refused as refused:
            await refused.response()(scope, receive, send)

    def _admit(self, scope: Scope) -> None:
        path, headers = scope["path"], Headers(scope=scope)
        if path in ("/healthz", "/readyz"):
            return
        client = scope.get("client")
        seconds = self.state.rate.wait(client[0] if client else "")
        if seconds:
            raise Refused(429, f"{seconds} 秒後にもう一度送ってください。", retry_after=seconds)
        if path != "/" and not path.startswith(_OPEN):
            self._authorise(headers)
        if scope["method"] == "POST" and path in _JSON:
            kind = headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind != "application/json":
                raise Refused(415, "Content-Type を application/json にしてください。")

    def _authorise(self, headers: Headers) -> None:
        tokens = self.state.secrets.tokens
        if not tokens:
            return
        scheme, _, given = headers.get("authorization", "").partition(" ")
        offered = given.strip().encode("utf-8", "surrogateescape")
        known = [compare_digest(offered, token) for token in tokens]  # all of them, whatever the first one says
        if scheme.lower() != "bearer" or not any(known):
            raise Refused(401, "Authorization: Bearer 合言葉 を付けて送ってください。")

    def _bounded(self, scope: Scope, receive: Receive) -> Receive:
        o = self.state.options
        limit = o.team_body_limit if scope["path"] == "/v1/team" else o.body_limit
        told = Headers(scope=scope).get("content-length", "")
        if told.isdecimal() and int(told) > limit:
            raise _too_big(limit, int(told))
        read, whole = 0, False

        async def bounded() -> Message:
            nonlocal read, whole
            if whole:
                return await receive()
            try:
                async with asyncio.timeout(_SLOWEST):
                    message = await receive()
            except TimeoutError:
                raise Refused(408, f"本体が {_SLOWEST} 秒のあいだ届きませんでした。") from None
            read += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if read > limit:
                raise _too_big(limit, read)
            return message

        return bounded


def _too_big(limit: int, actual: int) -> Refused:
    return Refused(413, f"大きすぎます(上限 {limit:,} バイト)。", limit=limit, actual=actual)


def route_of(scope: Scope) -> str:
    """The template of the route, never the path itself: that may hold anything."""
    return str(getattr(scope.get("route"), "path", "other"))


def place_of(error: BaseException) -> str:
    """Kind and place of an error without its message."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({trace.tb_frame.f_code.co_name}, line {trace.tb_lineno})" if trace is not None else ""
    return type(error).__name__ + where


def known_origins(origins: Iterable[str]) -> list[str]:
    """Origins as browsers send them."""
    return [origin.rstrip("/").lower() for origin in origins]
