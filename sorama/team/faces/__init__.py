"""Faces of a team's view: one module a format, loaded when it is asked for. `write(view, reports, out, wishes)` writes all of it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

FORMATS: Mapping[str, str] = {
    "table": "terminal",
    "json": "wire",
    "jsonl": "wire",
    "csv": "rows",
    "xlsx": "book",
    "markdown": "markdown",
    "html": "page",
}
BINARY = frozenset({"xlsx"})
_SUFFIXES: Mapping[str, str] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
}


class Wishes(NamedTuple):
    """How the answer should look."""

    colour: bool = False
    width: int = 100
    most: int = 2000  # reports that a page shows in full
    messages: str | None = None  # the catalogue of wordings


def format_of(path: str | None) -> str:
    """The format that a file name asks for."""
    return _SUFFIXES.get(Path(path).suffix.lower(), "table") if path is not None else "table"


def get(form: str) -> Any:
    """The `write` of a format."""
    module = import_module(f"sorama.team.faces.{FORMATS[form]}")
    return getattr(module, f"write_{form}")
