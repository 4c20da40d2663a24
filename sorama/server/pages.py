"""The page at /, the hook, and what the page needs; built files that ship in the package."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, Response

from sorama.server.problems import Refused

STATIC = Path(__file__).parent / "static"
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".map": "application/json",
    ".ts": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
router = APIRouter(include_in_schema=False)


@router.get("/")
async def index() -> Response:
    """The report form."""
    return _file("index.html")


@router.get("/hook.js")
async def hook() -> Response:
    """The script for any form; other sites may load it."""
    answer = _file("hook.js")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


@router.get("/assets/{name:path}")
async def asset(name: str) -> Response:
    """What the page loads."""
    return _file(f"assets/{name}")


def _file(name: str) -> Response:
    path = (STATIC / name).resolve()
    if not path.is_relative_to(STATIC.resolve()) or path.suffix not in KINDS or not path.is_file():
        raise Refused(404, "このページはありません。")
    return FileResponse(path, media_type=KINDS[path.suffix], headers={"Cache-Control": "no-cache"})
