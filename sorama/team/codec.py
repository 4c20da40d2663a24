"""Frozen values ↔ bytes, for the work file and the history: positions instead of names, compressed. No code is ever read."""

from __future__ import annotations

import json
import types
import typing
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from sorama.model import ArgumentGraph, Review
from sorama.span import Span

VERSION = "1"  # of the shape; a field added to the model with a default needs no new one
_NAMESPACE = {"Mapping": Mapping, "Span": Span}


def pack(review: Review) -> bytes:
    """All of a review."""
    return zlib.compress(
        json.dumps(_plain(review), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 3
    )


def unpack(data: bytes) -> Review:
    """The review again."""
    review: Review = _reader(Review)(json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass")))
    return review


def compact(review: Review, *, keep_text: bool = False) -> Review:
    """What history rules need of a review in later weeks: no cues, no comments and, unless asked, no text."""
    graph = review.graph
    report = graph.report if keep_text else replace(graph.report, text="")
    segments = tuple(replace(s, cues=(), runner_up=None) for s in graph.segments)
    if not keep_text:
        report = replace(report, threads=tuple(replace(t, title=None) for t in report.threads))
    slim = ArgumentGraph(replace(report, sentences=()), segments, graph.supports, graph.reading)
    findings, strengths = (
        tuple(replace(f, message="", related=()) for f in found) for found in (review.findings, review.strengths)
    )
    return replace(review, graph=slim, findings=findings, strengths=strengths, comments=(), to_find=())


def _plain(value: Any) -> Any:
    if isinstance(value, str) or value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    return [_plain(getattr(value, name)) for name in _names(_kind(value))]


def _anything(value: Any) -> Any:
    return value


def _kind(value: Any) -> Any:
    return type(value)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """The function that makes a value of this type from plain JSON."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        read = _reader(next(k for k in inside if k is not type(None)))
        return lambda v: None if v is None else read(v)
    if origin is tuple and inside[1:] == (...,):
        read = _reader(inside[0])
        return lambda v: tuple(map(read, v))
    if origin is tuple:
        reads = tuple(map(_reader, inside))
        return lambda v: tuple(read(x) for read, x in zip(reads, v, strict=True))
    if origin is frozenset:
        return frozenset
    if origin is Mapping:
        key, read = inside[0], _reader(inside[1])
        return lambda v: {key(k): read(x) for k, x in v.items()}
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {member.value: member for member in kind}.__getitem__
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        hints = typing.get_type_hints(kind, localns=_NAMESPACE)
        names: tuple[str, ...] = getattr(kind, "_fields", None) or _names(_anything(kind))
        parts = tuple(_reader(hints[name]) for name in names)
        make: Callable[..., Any] = kind
        return lambda v: make(*[read(x) for read, x in zip(parts, v, strict=False)])
    return _same


def _same(value: Any) -> Any:
    return value
