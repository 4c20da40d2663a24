"""A value in, a string out: one module a format, loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from sorama.render.answer import HISTORY, Answer, Format, Look, Problem, Summary

FORMATS: Mapping[str, tuple[str, str]] = {
    "full": ("terminal", "FULL"),
    "concise": ("terminal", "CONCISE"),
    "json": ("wire", "JSON"),
    "jsonl": ("wire", "JSONL"),
    "markdown": ("markdown", "MARKDOWN"),
    "html": ("page", "HTML"),
    "sarif": ("sarif", "SARIF"),
    "rdjson": ("rdjson", "RDJSON"),
    "github": ("github", "GITHUB"),
    "junit": ("junit", "JUNIT"),
}

__all__ = ["FORMATS", "HISTORY", "Answer", "Format", "Look", "Problem", "Summary", "get", "render"]


def get(name: str) -> Format:
    """The format of this name, one of FORMATS."""
    module, constant = FORMATS[name]
    found: Format = getattr(import_module(f"sorama.render.{module}"), constant)
    return found


def render(name: str, *answers: Answer, look: Look = Look()) -> str:  # noqa: B008 - frozen
    """All of it in one string, for a few answers."""
    form, summary = get(name), Summary()
    for answer in answers:
        summary.add(answer)
    pieces = form.between.join(filter(None, (form.piece(answer, look) for answer in answers)))
    return form.head(look) + pieces + form.foot(summary, look)
