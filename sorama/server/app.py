"""The composition root of the service."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import Response
from starlette.exceptions import HTTPException

import sorama
from sorama.server import about, checks, compare, pages, reports, slack, webhook
from sorama.server.desk import Desk
from sorama.server.guard import Guard, Seal, known_origins, log, place_of
from sorama.server.openapi import describe
from sorama.server.options import Options, Secrets
from sorama.server.pool import Notes, Pool
from sorama.server.problems import TITLES, Refused, problem, reasons
from sorama.server.rate import Rate
from sorama.server.state import State
from sorama.settings import DEFAULTS, Settings

_NO_OPTIONS, _NO_SECRETS = Options(), Secrets()


def create_app(
    settings: Settings = DEFAULTS,
    options: Options = _NO_OPTIONS,
    secrets: Secrets = _NO_SECRETS,
    *,
    suppressions: Path | None = None,
) -> FastAPI:
    """The application under a team's settings. It is ready once the first report has been read behind the scenes."""
    file = suppressions or (Path(settings.suppressions) if settings.suppressions else None)
    state = State(
        options,
        secrets,
        Desk(settings, file),
        Pool(options.threads, options.queue_limit),
        Rate(options.rate, options.burst),
    )
    app = FastAPI(
        title="sorama",
        version=sorama.__version__,
        summary="営業日報の空・雨・傘を読むコーチングリンター",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lifespan,
    )
    app.state.sorama = state
    for router in (
        checks.router,
        reports.router,
        compare.router,
        about.router,
        slack.router,
        webhook.router,
        pages.router,
    ):
        app.include_router(router)
    describe(app, lambda: state.desk.words)
    app.add_middleware(Guard, state=state)
    if options.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=known_origins(options.origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
            expose_headers=["Retry-After"],
        )
    app.add_middleware(Seal, state=state)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _other)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    state: State = app.state.sorama
    state.pool.open()
    warming = asyncio.create_task(_warm(state))
    yield
    warming.cancel()
    state.ready = False
    state.pool.close()


async def _warm(state: State) -> None:
    """One report for each thread: each has a tokenizer of its own."""

    def job(_: Notes[None]) -> None:
        state.desk.warm()

    try:
        await asyncio.gather(*(state.pool.run(job, 60.0, always=True) for _ in range(state.pool.threads)))
        await state.pool.run(job, 60.0, long=True, always=True)
    except Exception as error:
        log.critical("not ready: %s", place_of(error))
        raise
    state.ready = True


async def _refused(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, Refused)
    return error.response()


async def _invalid(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(e["type"] == "json_invalid" for e in found):
        return problem(400, "本体を JSON として読めません。")
    if any(e["loc"] == ("body",) for e in found):
        return problem(400, "本体は JSON のオブジェクト {…} にしてください。")
    fields = reasons(found)
    first = fields[0]
    return problem(422, f"「{first['field']}」: {first['reason']}。", errors=fields)


async def _other(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    return problem(error.status_code, TITLES.get(error.status_code, "エラーです") + "。", headers)
