"""`sorama lsp`: findings as one writes, in any editor that speaks the Language Server Protocol (extra `lsp`)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer

import sorama
from sorama.app import Checker
from sorama.coaching.draft import sayable
from sorama.columns import Columns, Position, Unit
from sorama.config import load
from sorama.model import Finding, Review, Severity
from sorama.render.answer import shown

_LEVELS = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_NAMES = {"fact": "空(事実)", "interpretation": "雨(解釈)", "action": "傘(行動)"}
_UNITS: dict[types.PositionEncodingKind | str, Unit] = {"utf-8": "utf8", "utf-16": "utf16", "utf-32": "codepoint"}


def make() -> LanguageServer:
    """The server. Findings that the next sentence may answer come when the file is saved or opened."""
    server = LanguageServer("sorama", sorama.__version__)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: LanguageServer, told: types.DidOpenTextDocumentParams) -> None:
        _publish(ls, told.text_document.uri, finished=True)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: LanguageServer, told: types.DidSaveTextDocumentParams) -> None:
        _publish(ls, told.text_document.uri, finished=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: LanguageServer, told: types.DidChangeTextDocumentParams) -> None:
        _publish(ls, told.text_document.uri, finished=False)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: LanguageServer, told: types.DidCloseTextDocumentParams) -> None:
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(told.text_document.uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(ls: LanguageServer, told: types.HoverParams) -> types.Hover | None:
        review = _review(ls, told.text_document.uri)
        columns = Columns(review.graph.report.text)
        place = columns.offset(Position(told.position.line + 1, told.position.character + 1), _unit(ls))
        text = _said(review, place)
        return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, text)) if text else None

    return server


@lru_cache(maxsize=8)
def _checker(folder: str | None) -> Checker:
    return Checker(load(start=Path(folder) if folder else None))


def _review(ls: LanguageServer, uri: str) -> Review:
    return _checker(ls.workspace.root_path).check(ls.workspace.get_text_document(uri).source)


def _unit(ls: LanguageServer) -> Unit:
    return _UNITS[ls.workspace.position_encoding or "utf-16"]


def _publish(ls: LanguageServer, uri: str, *, finished: bool) -> None:
    review = _review(ls, uri)
    findings = shown(review) if finished else sayable(review.graph, shown(review))
    columns, unit = Columns(review.graph.report.text), _unit(ls)
    told = [_diagnostic(f, columns, unit) for f in findings]
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told))


def _diagnostic(f: Finding, columns: Columns, unit: Unit) -> types.Diagnostic:
    place = _range(columns, f.start, f.end, unit)
    return types.Diagnostic(place, f.message, severity=_LEVELS[f.severity], code=f.code, source="sorama")


def _range(columns: Columns, start: int, end: int, unit: Unit) -> types.Range:
    ends = (columns.position(offset, unit) for offset in (start, end))
    return types.Range(*(types.Position(p.line - 1, p.column - 1) for p in ends))


def _said(review: Review, place: int) -> str:
    """The label of the segment at a place, and the comments on it with their hints."""
    lines = [_NAMES[s.label] for s in review.graph.segments if s.start <= place < s.end and s.label in _NAMES]
    for comment in review.comments:
        if comment.start <= place < comment.end:
            lines += [comment.text, *(f"・{hint}" for hint in comment.hints)]
    return "\n".join(lines)
