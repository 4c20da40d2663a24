"""The work file of a run: results row by row, then the parts of the view; all its SQL stands here. SQLite, strict tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from types import TracebackType
from typing import NamedTuple, Self

from sorama.errors import InputError


class Result(NamedTuple):
    """What a run found for one row of its input: a packed review, or a problem."""

    number: int
    key: str
    place: str
    author: str | None
    day: str | None
    customers: tuple[str, ...]  # in order of the text
    problem: str | None
    data: bytes | None


class Packed(NamedTuple):
    """A scored report: its number in the input, where it stood, its review."""

    number: int
    place: str
    data: bytes


class Item(NamedTuple):
    """A line of a list in the view: a promise, a reading that waits, something across reports."""

    kind: str
    weight: int  # what a list of everybody's is sorted by, then the name, then the place
    name: str
    start: int
    customer: str | None  # of a promise
    data: bytes


_TABLES = """
    CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS result (
      number INTEGER PRIMARY KEY,
      key TEXT NOT NULL,
      place TEXT NOT NULL,
      author TEXT NOT NULL,
      day TEXT,
      problem TEXT,
      data BLOB
    ) STRICT;
    CREATE TABLE IF NOT EXISTS subject (
      customer TEXT NOT NULL,
      number INTEGER NOT NULL,
      rank INTEGER NOT NULL,
      PRIMARY KEY (customer, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS part (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, data BLOB NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS item (
      number INTEGER PRIMARY KEY,
      part INTEGER NOT NULL,
      kind TEXT NOT NULL,
      weight INTEGER NOT NULL,
      name TEXT NOT NULL,
      start INTEGER NOT NULL,
      customer TEXT,
      data BLOB NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS result_by_author ON result (author, number) WHERE data IS NOT NULL;
    CREATE INDEX IF NOT EXISTS result_by_problem ON result (number) WHERE problem IS NOT NULL;
    CREATE INDEX IF NOT EXISTS subject_by_number ON subject (number);
"""
_INDEXES = """
    CREATE INDEX IF NOT EXISTS part_by_kind ON part (kind, number);
    CREATE INDEX IF NOT EXISTS item_by_part ON item (part, kind, number);
    CREATE INDEX IF NOT EXISTS item_by_kind ON item (kind, number);
    CREATE INDEX IF NOT EXISTS item_by_weight ON item (kind, weight, name, start, number);
    CREATE INDEX IF NOT EXISTS item_by_customer ON item (customer, weight, name, start, number) WHERE customer IS NOT NULL;
"""
_APPLICATION = 0x534F5257  # "SORW"
_BY_DAY = "ORDER BY day IS NULL, day, r.number"


class Work:
    """The results of a run: in a file that a later run may resume, or in a nameless one that vanishes."""

    def __init__(self, path: str | None, signature: str, *, resume: bool = False) -> None:
        try:
            self._connection = sqlite3.connect(path or "", isolation_level=None)
            self._prepare(path, signature, resume=resume)
        except sqlite3.Error as error:
            raise InputError(f"作業用のファイル {path} を開けません({error})。") from None

    def _prepare(self, path: str | None, signature: str, *, resume: bool) -> None:
        run = self._connection.execute
        (application,), (tables,) = (
            run("PRAGMA application_id").fetchone(),
            run("SELECT count(*) FROM sqlite_schema").fetchone(),
        )
        if application != _APPLICATION and tables:
            self._connection.close()
            raise InputError(f"{path} は sorama の作業用のファイルではありません。")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run(f"PRAGMA application_id = {_APPLICATION}")
        self._all(_TABLES)
        known = run("SELECT value FROM meta WHERE name = 'signature'").fetchone()
        if not resume or known != (signature,):
            self._all("DELETE FROM result; DELETE FROM subject")
            run("INSERT OR REPLACE INTO meta VALUES ('signature', ?)", (signature,))

    def _all(self, script: str) -> None:
        for statement in filter(str.strip, script.split(";")):
            self._connection.execute(statement)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    # ---- results -------------------------------------------------------------------------------------------------

    def key(self, number: int) -> str | None:
        """What the row of this number was known by, where it is done."""
        found = self._connection.execute("SELECT key FROM result WHERE number = ?", (number,)).fetchone()
        return None if found is None else str(found[0])

    def put(self, results: Iterable[Result]) -> None:
        """Keeps results, all or none of them."""
        with self._transaction() as run:
            for r in results:
                row = (r.number, r.key, *map(_storable, (r.place, r.author or "")), r.day, _storable(r.problem), r.data)
                if self.key(r.number):
                    run.execute("DELETE FROM subject WHERE number = ?", (r.number,))
                run.execute("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?)", row)
                about = ((customer, r.number, rank) for rank, customer in enumerate(r.customers))
                run.executemany("INSERT OR IGNORE INTO subject VALUES (?, ?, ?)", about)

    def end(self, rows: int) -> None:
        """Forgets rows of an earlier run that the input no longer has."""
        self._connection.execute("DELETE FROM subject WHERE number >= ?", (rows,))
        self._connection.execute("DELETE FROM result WHERE number >= ?", (rows,))

    def counts(self) -> tuple[int, int]:
        """How many reports there are, and how many rows with a problem."""
        good, bad = self._connection.execute("SELECT count(data), count(problem) FROM result").fetchone()
        return int(good), int(bad)

    def last_day(self) -> date | None:
        """The latest day of any report."""
        (day,) = self._connection.execute("SELECT max(day) FROM result").fetchone()
        return day and date.fromisoformat(day)

    def authors(self) -> Mapping[str, int]:
        """Everyone who wrote, by name, with how many reports; '' stands for rows without one."""
        query = "SELECT author, count(*) FROM result WHERE data IS NOT NULL GROUP BY author ORDER BY author"
        return dict(self._connection.execute(query))

    def customers(self) -> Iterator[tuple[str, str, int, int]]:
        """Every customer that is written about, the one named first before the others, by day: name, day, number, rank."""
        yield from self._connection.execute(
            "SELECT customer, day, number, rank FROM ("
            " SELECT customer, day, m.number, rank, row_number() OVER (PARTITION BY customer"
            "  ORDER BY day IS NULL, day, m.number) AS turn"
            " FROM subject m JOIN result r ON r.number = m.number)"
            " WHERE turn = 1 ORDER BY day IS NULL, day, number, rank"
        )

    def of_author(self, author: str, skip: int = 0, most: int = -1) -> Iterator[tuple[int, bytes]]:
        """Number and packed review of the reports of a writer, oldest first."""
        query = f"SELECT number, data FROM result r WHERE author = ? AND data IS NOT NULL {_BY_DAY} LIMIT ? OFFSET ?"  # noqa: S608 - a constant
        yield from self._connection.execute(query, (author, most, skip))

    def of_customers(self, customers: Iterable[str], skip: int = 0, most: int = -1) -> Iterator[tuple[int, bytes]]:
        """The same for the reports that are about one of these customers."""
        names = tuple(customers)
        marks = ", ".join("?" * len(names))
        yield from self._connection.execute(
            "SELECT r.number, data FROM result r WHERE number IN"  # noqa: S608 - marks only, every value is bound
            f" (SELECT number FROM subject WHERE customer IN ({marks})) {_BY_DAY} LIMIT ? OFFSET ?",
            (*names, most, skip),
        )

    def count_of(self, customers: Iterable[str]) -> int:
        """How many reports are about one of these customers."""
        names = tuple(customers)
        marks = ", ".join("?" * len(names))
        query = f"SELECT count(DISTINCT number) FROM subject WHERE customer IN ({marks})"  # noqa: S608
        return int(self._connection.execute(query, names).fetchone()[0])

    def reports(self) -> Iterator[Packed]:
        """Every report, in the order of the input."""
        query = "SELECT number, place, data FROM result WHERE data IS NOT NULL ORDER BY number"
        yield from map(Packed._make, self._connection.execute(query))

    def place(self, number: int) -> str:
        """Where a row stood."""
        return str(self._connection.execute("SELECT place FROM result WHERE number = ?", (number,)).fetchone()[0])

    def newest(self, most: int) -> Iterator[Packed]:
        """The newest so many reports, in the order of the input."""
        newest = (
            "SELECT number FROM result WHERE data IS NOT NULL ORDER BY day IS NULL DESC, day DESC, number DESC LIMIT ?"
        )
        query = f"SELECT number, place, data FROM result WHERE number IN ({newest}) ORDER BY number"  # noqa: S608
        yield from map(Packed._make, self._connection.execute(query, (most,)))

    def problems(self) -> Iterator[tuple[int, str, str]]:
        """Number, place and reason of each row that was not scored."""
        query = "SELECT number, place, problem FROM result WHERE problem IS NOT NULL ORDER BY number"
        yield from self._connection.execute(query)

    # ---- parts of the view -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Forgets the parts of an earlier view."""
        self._all("DELETE FROM part; DELETE FROM item")

    def keep(self, parts: Iterable[tuple[str, bytes, Iterable[Item]]]) -> None:
        """Keeps parts (kind, packed sums, lines), in the order in which they come."""
        with self._transaction() as run:
            for kind, data, items in parts:
                number = run.execute("INSERT INTO part (kind, data) VALUES (?, ?)", (kind, data)).lastrowid
                run.executemany(
                    "INSERT INTO item (part, kind, weight, name, start, customer, data) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    ((number, *item) for item in items),
                )

    def ready(self) -> None:
        """All parts are there."""
        self._all(_INDEXES)

    def parts(self, kind: str) -> Iterator[tuple[int, bytes]]:
        """Number and packed sums of each part of a kind, in order."""
        yield from self._connection.execute("SELECT number, data FROM part WHERE kind = ? ORDER BY number", (kind,))

    def count_parts(self, kind: str) -> int:
        """How many parts of a kind there are."""
        return int(self._connection.execute("SELECT count(*) FROM part WHERE kind = ?", (kind,)).fetchone()[0])

    def lines(self, kind: str, part: int | None = None) -> Iterator[bytes]:
        """The lines of a kind, of one part or of all, in order of the parts."""
        where, asked = ("kind = ?", (kind,)) if part is None else ("kind = ? AND part = ?", (kind, part))
        query = f"SELECT data FROM item WHERE {where} ORDER BY number"  # noqa: S608 - a constant
        yield from (data for (data,) in self._connection.execute(query, asked))

    def count(self, kind: str, part: int | None = None) -> int:
        """How many lines of a kind there are."""
        where, asked = ("kind = ?", (kind,)) if part is None else ("kind = ? AND part = ?", (kind, part))
        query = f"SELECT count(*) FROM item WHERE {where}"  # noqa: S608 - a constant
        return int(self._connection.execute(query, asked).fetchone()[0])

    def by_weight(self, kind: str) -> Iterator[bytes]:
        """The lines of a kind of all parts, by weight, name and place."""
        query = "SELECT data FROM item WHERE kind = ? ORDER BY weight, name, start, number"
        yield from (data for (data,) in self._connection.execute(query, (kind,)))

    def about(self, customer: str) -> Iterator[bytes]:
        """The promises to a customer, by their day."""
        query = "SELECT data FROM item WHERE customer = ? ORDER BY weight, name, start, number"
        yield from (data for (data,) in self._connection.execute(query, (customer,)))

    def count_about(self, customer: str) -> int:
        """How many promises to a customer there are."""
        query = "SELECT count(*) FROM item WHERE customer = ?"
        return int(self._connection.execute(query, (customer,)).fetchone()[0])


def _storable(text: str | None) -> str | None:
    """A file's name may hold bytes that are no letters; they become question marks."""
    return text and text.encode("utf-8", "replace").decode()
