"""Many files → one report a row, in order; what cannot be read is a named row too."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from sorama import inputs
from sorama.errors import InputError
from sorama.team import headers
from sorama.team.tables import BOOKS, TEXTS, Table, open_text, read, tables
from sorama.team.values import day_of, name_of, text_of

JSONL = (".jsonl", ".ndjson", ".json")
_TOP = 30
Line = tuple[int, list[Any]]


class Row(NamedTuple):
    """One report: where it stands and what is known of it. A file of its own carries its path instead of the text."""

    place: str  # 日報.xlsx[11月] 5行目
    text: str | None
    path: str | None = None
    id: str | None = None
    date: date | None = None
    author: str | None = None
    customer: str | None = None
    stage: str | None = None
    problem: str | None = None  # why it cannot be used; the rest is empty then

    @property
    def key(self) -> str:
        """What a resumed run knows the row by; a file by its size and time."""
        told: list[object] = list(self)
        if self.path is not None:
            try:
                about = Path(self.path).stat()
                told += [about.st_size, about.st_mtime_ns]
            except OSError:
                told.append(None)
        return hashlib.blake2b("\x1f".join(map(str, told)).encode("utf-8", "replace"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Reader:
    """How to read: the columns that the user told, and the encoding."""

    told: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None

    def rows(self, paths: Iterable[str]) -> Iterator[Row]:
        """Every row of every file, in the order given. A file that cannot be read is one row with a problem."""
        for path in paths:
            try:
                yield from self._rows_of(Path(path))
            except InputError as error:
                yield Row(path, None, problem=str(error))

    def _rows_of(self, path: Path) -> Iterator[Row]:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in (*BOOKS, *TEXTS, ".jsonl", ".ndjson"))
            for file in inside:
                if not file.name.startswith(("~$", ".")):
                    yield from self.rows([str(file)])
            yield from self._files(path, alone=not inside)
        elif path.suffix.lower() in JSONL:
            yield from self._objects(path)
        elif path.suffix.lower() in (*BOOKS, *TEXTS):
            yield from self._tables(path)
        else:
            yield from self._files(path, alone=True)

    def _files(self, path: Path, *, alone: bool) -> Iterator[Row]:
        for source in inputs.sources([str(path)]):
            if source.problem is None:
                yield Row(source.name, None, source.path, date=source.date, author=source.author)
            elif alone:
                yield Row(source.name, None, problem=str(source.problem))

    def _tables(self, path: Path) -> Iterator[Row]:
        problems: list[Row | None] = []
        for table in tables(path, self.encoding):
            name = f"{path}[{table.sheet}]" if table.sheet is not None else str(path)
            top, rest = _top(table.rows)
            if not any(text_of(cell) for _, cells in top for cell in cells):
                continue
            columns = headers.find([cells for _, cells in top], self.told)
            if columns is None:
                problems.append(Row(name, None, problem=_no_columns(top, self.told)))
                continue
            problems.append(None)
            yield from self._body(name, columns, Table(table.file, table.sheet, chain(top, rest)))
        if None not in problems:  # other sheets of a workbook may be anything: lists, notes
            yield from filter(None, problems or [Row(str(path), None, problem="表が空です")])

    def _body(self, name: str, columns: headers.Columns, table: Table) -> Iterator[Row]:
        above: dict[str, Any] = {}
        for number, cells in islice(table.rows, columns.rows, None):
            if not any(text_of(cell) for cell in cells):
                continue
            given = {f: columns.values(cells, f) for f in columns.places}
            for f in ("date", "author"):  # a merged cell holds its value in the first row only
                value = given[f][0][1] if f in given else None
                if text_of(value):
                    above[f] = value
                elif f in above and table.sheet is not None:
                    given[f] = [(f, above[f])]
            if _is_header(given):
                continue
            yield _row(f"{name} {number}行目", given)

    def _objects(self, path: Path) -> Iterator[Row]:
        if path.suffix.lower() == ".json":
            yield from self._whole(path, read(path, self.encoding))
            return
        with open_text(path, self.encoding, "\n") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield self._line(f"{path} {number}行目", line)

    def _line(self, place: str, line: str) -> Row:
        try:
            return self._object(place, json.loads(line))
        except (ValueError, RecursionError):
            return Row(place, None, problem="JSON として読めません")

    def _whole(self, path: Path, text: str) -> Iterator[Row]:
        try:
            whole = json.loads(text)
        except (ValueError, RecursionError):
            raise InputError(f"{path} を JSON として読めません。一行一件なら .jsonl にしてください。") from None
        found = (
            next((whole[k] for k in ("records", "reports") if k in whole), [whole])
            if isinstance(whole, dict)
            else whole
        )
        for number, value in enumerate(found, 1):
            yield self._object(f"{path} {number}件目", value)

    def _object(self, place: str, value: Any) -> Row:
        if not isinstance(value, dict):
            return Row(place, None, problem="項目と値の組({…})ではありません")
        flat = {str(k): v.get("value") if isinstance(v, dict) and "value" in v else v for k, v in value.items()}
        columns = headers.recognise(list(flat), self.told)
        if columns is None:
            return Row(place, None, problem="本文の項目(text・本文・内容など)がありません")
        cells = list(flat.values())
        return _row(place, {f: columns.values(cells, f) for f in columns.places})


def _top(rows: Iterator[Line]) -> tuple[list[Line], Iterator[Line]]:
    """The first lines of a table and the others; where a line cannot be read, those before it count."""
    top: list[Line] = []
    try:
        for line in islice(rows, _TOP):
            top.append(line)  # noqa: PERF402 - what was read before an error stays
    except InputError as error:
        if not top:
            raise
        return top, _broken(error)
    return top, rows


def _broken(error: InputError) -> Iterator[Line]:
    raise error
    yield


def _no_columns(top: Sequence[tuple[int, Sequence[Any]]], told: Mapping[str, str]) -> str:
    first = next((cells for _, cells in top if sum(bool(text_of(c)) for c in cells) > 1), top[0][1])
    seen = "・".join(filter(None, map(headers.one_line, first)))[:60]
    wanted = f"「{told['text']}」という列" if "text" in told else "本文の列"
    return f"{wanted}が見つかりません(見えた列: {seen})。--map text=列の名前 で教えてください"


def _is_header(given: Mapping[str, list[tuple[str, Any]]]) -> bool:
    """A header row that is repeated further down."""
    return all(text_of(cell) in ("", name) for pairs in given.values() for name, cell in pairs)


def _row(place: str, given: Mapping[str, list[tuple[str, Any]]]) -> Row:
    def one(name: str) -> Any:
        return given[name][0][1] if given.get(name) else None

    try:
        day = day_of(one("date"))
    except ValueError as error:
        return Row(place, None, problem=str(error))
    text = _text(given["text"])
    if not text:
        return Row(place, None, problem="本文が空です")
    if len(text) > inputs.MAX_LETTERS:
        return Row(place, None, problem=f"本文が長すぎます(上限 {inputs.MAX_LETTERS:,} 文字)")
    names = (name_of(one(f)) for f in ("author", "customer", "stage"))
    return Row(place, text, None, name_of(one("id")), day, *names)


def _text(columns: list[tuple[str, Any]]) -> str:
    told = [(name, text_of(cell)) for name, cell in columns]
    told = [(name, text) for name, text in told if text]
    if len(columns) == 1 or not told:
        return told[0][1] if told else ""
    return "\n".join(f"■{name}\n{text}" for name, text in told)
