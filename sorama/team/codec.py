"""Frozen values ↔ bytes, for the work file and the history: positions instead of names, compressed. No code is ever read."""

from __future__ import annotations

import json
import types
import typing
import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from sorama.model import ArgumentGraph, Review
from sorama.span import Span

VERSION = "2"  # of the shape; a field added to the model with a default needs no new one
_NAMESPACE = {"Mapping": Mapping, "Span": Span}
T = TypeVar("T")


def pack(review: Review) -> bytes:
    """All of a review."""
    return zlib.compress(dumps(review), 3)


def unpack(data: bytes) -> Review:
    """The review again."""
    review: Review = loads(Review, zlib.decompress(data))
    return review


def dumps(value: Any) -> bytes:
    """Any frozen value of the model or of the view."""
    kind: Any = type(value)
    plain = json.dumps(_writer(kind)(value), ensure_ascii=False, separators=(",", ":"))
    return plain.encode("utf-8", "surrogatepass")


def loads(kind: type[T], data: bytes) -> T:
    """A value of this type again."""
    asked: Any = kind
    value: T = _reader(asked)(json.loads(data.decode("utf-8", "surrogatepass")))
    return value


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


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Names and types of a dataclass or a named tuple."""
    hints = typing.get_type_hints(kind, localns=_NAMESPACE)
    names = getattr(kind, "_fields", None) or tuple(f.name for f in fields(kind))
    return tuple((name, hints[name]) for name in names)


_MANY = (tuple, Collection)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """The function that makes plain JSON of a value of this type."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        write = _writer(next(k for k in inside if k is not type(None)))
        return write if write is _same else lambda v: None if v is None else write(v)
    if origin in _MANY and (len(inside) == 1 or inside[1:] == (...,)):
        write = _writer(inside[0])
        return list if write is _same else lambda v: [write(x) for x in v]
    if origin is tuple:
        writes = tuple(map(_writer, inside))
        return lambda v: [write(x) for write, x in zip(writes, v, strict=True)]
    if origin is frozenset:
        return sorted
    if origin in (Mapping, dict):
        write = _writer(inside[1])
        return lambda v: {str(k): write(x) for k, x in v.items()}
    if origin is Counter:
        return lambda v: {str(k): n for k, n in v.items()}
    if kind is date:
        return date.isoformat
    if kind is array:
        return list
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _object_writer(kind)
    return _same


def _object_writer(kind: Any) -> Callable[[Any], Any]:
    names = [name for name, _ in _fields(kind)]
    get = attrgetter(*names) if len(names) > 1 else lambda v: (getattr(v, names[0]),)
    writes = [(i, write) for i, (_, hint) in enumerate(_fields(kind)) if (write := _writer(hint)) is not _same]

    def plain(value: Any) -> list[Any]:
        values = list(get(value))
        for i, write in writes:
            values[i] = write(values[i])
        return values

    return plain


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """The function that makes a value of this type from plain JSON."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        read = _reader(next(k for k in inside if k is not type(None)))
        return lambda v: None if v is None else read(v)
    if kind is array:
        return lambda v: array("q", v)
    if origin in _MANY and (len(inside) == 1 or inside[1:] == (...,)):
        read = _reader(inside[0])
        return tuple if read is _same else lambda v: tuple(map(read, v))
    if origin is tuple:
        reads = tuple(map(_reader, inside))
        return lambda v: tuple(read(x) for read, x in zip(reads, v, strict=True))
    if origin is frozenset:
        return frozenset
    if origin in (Mapping, dict):
        key, read = _reader(inside[0]), _reader(inside[1])
        return lambda v: {key(_key(inside[0], k)): read(x) for k, x in v.items()}
    if origin is Counter:
        key = _reader(inside[0])
        return lambda v: Counter({key(k): n for k, n in v.items()})
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {member.value: member for member in kind}.__getitem__
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _object_reader(kind)
    return _same


def _object_reader(kind: Any) -> Callable[[Any], Any]:
    reads = [(i, read) for i, (_, hint) in enumerate(_fields(kind)) if (read := _reader(hint)) is not _same]
    make: Callable[..., Any] = kind

    def made(values: list[Any]) -> Any:
        for i, read in reads:
            if i < len(values):
                values[i] = read(values[i])
        return make(*values)

    return made


def _key(kind: Any, key: str) -> Any:
    """The keys of a JSON object are always text."""
    return int(key) if kind is int else key


def _same(value: Any) -> Any:
    return value
