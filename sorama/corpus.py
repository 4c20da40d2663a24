"""Annotated corpora: the format of the annotation standard, as plain values (docs/annotation.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sorama.errors import CorpusError
from sorama.model import Label

_PIECE = re.compile(r"(⟦[^⟧]*⟧|^§\d*[ \t]*\n)", re.MULTILINE)
_MARK = re.compile(r"⟦([FIAO])(\d*)(?:\|([FIAO]))?(?:<([\d,]+))?⟧")
_NOTE = re.compile(r"! (must|may): *(.*)$")
_LABEL = {"F": Label.FACT, "I": Label.INTERPRETATION, "A": Label.ACTION, "O": Label.OTHER}


@dataclass(frozen=True, slots=True)
class GoldSegment:
    """A segment as annotated; `alternative` is a second fair label, `thread` counts from 0."""

    id: str
    label: Label
    alternative: Label | None
    thread: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with its annotation: `supports` holds (premise, claim) as segment indices, `must` and `may` hold `rule@place`."""

    id: str
    meta: dict[str, str]  # style, industry, grade …
    text: str
    segments: tuple[GoldSegment, ...]
    supports: frozenset[tuple[int, int]]
    must: frozenset[str]
    may: frozenset[str]


def read_corpus(path: str | Path) -> tuple[GoldReport, ...]:
    """All reports of a corpus file, in order. Raises CorpusError, naming the report, where the markup is off."""
    blocks = Path(path).read_text(encoding="utf-8").split("\n=====")
    return tuple(parse_gold(b) for b in blocks if b.strip("\n= "))


def parse_gold(block: str) -> GoldReport:
    """One report of a corpus from its marked-up block."""
    head, *lines = block.strip("\n").split("\n")
    if not head.startswith("# ") or "id:" not in head:
        raise CorpusError(f"コーパスの見出し行「# id: …」がありません: {head[:40]}")
    meta = {k.strip(): v.strip() for k, v in (part.split(":", 1) for part in head[2:].split(" | "))}
    notes: dict[str, frozenset[str]] = {}
    body = []
    for line in lines:
        if note := _NOTE.match(line):
            notes[note[1]] = frozenset(c.strip() for c in note[2].split(",") if c.strip() not in ("", "-"))
        else:
            body.append(line)
    text, segments, reasons = _unmark("\n".join(body).strip("\n"), meta["id"])
    index = {s.id: i for i, s in enumerate(segments)}
    if len(index) != len(segments):
        raise CorpusError(f"{meta['id']}: 同じ番号の区間が二つあります")
    try:
        supports = frozenset((index[a], index[b]) for a, b in reasons)
    except KeyError as missing:
        raise CorpusError(f"{meta['id']}: 根拠の番号 {missing} の区間がありません") from None
    return GoldReport(
        meta["id"], meta, text, tuple(segments), supports, notes.get("must", frozenset()), notes.get("may", frozenset())
    )


def _unmark(marked: str, name: str) -> tuple[str, list[GoldSegment], list[tuple[str, str]]]:
    """The text without its markers, the segments and the (premise id, claim id) pairs."""
    text, thread, threads = "", 0, 0
    open_mark: tuple[str, Label, Label | None, int] | None = None
    segments: list[GoldSegment] = []
    reasons: list[tuple[str, str]] = []
    for piece in _PIECE.split(marked):
        if piece.startswith("§"):
            threads += not piece[1:].strip()
            thread = int(piece[1:]) - 1 if piece[1:].strip() else threads
        elif piece.startswith("⟦"):
            mark = _MARK.fullmatch(piece)
            if mark is None:
                raise CorpusError(f"{name}: 読めない印 {piece} があります")
            label, number, alternative, premises = mark.groups()
            open_mark = (number or f"o{len(segments)}", _LABEL[label], _LABEL.get(alternative), thread)
            reasons += [(p, open_mark[0]) for p in (premises or "").split(",") if p]
        else:
            if open_mark is not None and piece.strip():
                end = len(text) + len(piece.rstrip(" \n\u3000・-*"))
                segments.append(GoldSegment(*open_mark, len(text), end))
                open_mark = None
            elif piece.strip():
                raise CorpusError(f"{name}: 印のない文があります: {piece.strip()[:20]}")
            text += piece
    return text, segments, reasons
