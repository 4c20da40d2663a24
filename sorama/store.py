"""The history file and all its SQL. SQLite, strict tables, numbered migrations; no report text unless asked for."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from sorama.errors import InputError
from sorama.model import ArgumentGraph, Finding, Label, Review

LABELS = (Label.FACT, Label.INTERPRETATION, Label.ACTION)
WAIT = 10  # seconds for another process to let go of the file
_REASONS: Mapping[str, str] = {
    "locked": "ほかのプログラムが使っています。少し待ってから、もう一度試してください。",
    "unable to open": "場所と権限を確かめてください。",
    "readonly": "書き込む権限がありません。",
    "not a database": "sorama の履歴ではないか、壊れています。",
    "malformed": "壊れています。控えから戻してください。",
    "full": "ディスクの空きがありません。",
}
_AT_ONCE = 200  # reports remembered in one transaction
_APPLICATION = 0x534F5241  # "SORA": tells a history from any other SQLite file
_MIGRATIONS = (
    """
    CREATE TABLE report (
      id INTEGER PRIMARY KEY,
      hash TEXT NOT NULL UNIQUE,
      author TEXT NOT NULL DEFAULT '',
      customer TEXT NOT NULL DEFAULT '',
      day TEXT NOT NULL DEFAULT '',
      facts INTEGER NOT NULL,
      interpretations INTEGER NOT NULL,
      actions INTEGER NOT NULL,
      score INTEGER NOT NULL,
      text TEXT
    ) STRICT;
    CREATE TABLE point (
      report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
      rule TEXT NOT NULL,
      code TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      strength INTEGER NOT NULL,
      PRIMARY KEY (report, rule, fingerprint)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE piece (
      report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
      hash INTEGER NOT NULL,
      PRIMARY KEY (report, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX report_by_author ON report (author, day, id);
    CREATE INDEX point_by_rule ON point (rule, report);
    """,
    """
    CREATE TABLE reading (
      report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
      data BLOB NOT NULL
    ) STRICT;
    CREATE TABLE mention (
      customer TEXT NOT NULL,
      report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
      PRIMARY KEY (customer, report)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mention_by_report ON mention (report);
    """,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one report: counts, rules, no text. `points`: (rule, code, whether a strength)."""

    author: str
    customer: str
    day: date | None
    counts: Mapping[Label, int]
    score: int
    points: tuple[tuple[str, str, bool], ...]

    def met(self, rule: str) -> bool:
        """Whether the report had a finding of this rule."""
        return any(name == rule and not strength for name, _, strength in self.points)


class Store:
    """An open history file; use it in a `with`. Several processes may read and write the same file."""

    def __init__(self, path: str | Path) -> None:
        try:
            self._connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        except sqlite3.Error as error:
            raise InputError(f"履歴のファイル {path} を開けません。{_reason(error)}") from None
        try:
            self._prepare(str(path))
        except sqlite3.Error as error:
            self.close()
            raise InputError(f"履歴のファイル {path} を開けません。{_reason(error)}") from None
        except InputError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def _prepare(self, name: str) -> None:
        self._connection.execute("PRAGMA foreign_keys = ON")
        (application,) = self._connection.execute("PRAGMA application_id").fetchone()
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application != _APPLICATION and tables:
            raise InputError(f"{name} は sorama の履歴ではありません。")
        if version > len(_MIGRATIONS):
            raise InputError(f"履歴のファイル {name} は、より新しい版の sorama で作られています。")
        if version == len(_MIGRATIONS):
            return
        self._connection.execute("PRAGMA journal_mode = WAL")
        with self._transaction():
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            for number, script in enumerate(_MIGRATIONS[version:], version + 1):
                for statement in filter(str.strip, script.split(";")):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {number}")
            self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing. Raises InputError where the file cannot be written."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise InputError(f"履歴に書けませんでした。{_reason(error)}") from None
            raise

    def add(self, review: Review, *, keep_text: bool = False, reading: bytes | None = None) -> bool:
        """Remembers a review, and on request what history rules read in it; False where the very same report is there already.

        A new version of a report of that author and day (at least half of its segments are the same) takes the old one's place.
        """
        with self._transaction():
            return self._add(review, reading, keep_text=keep_text)

    def add_all(self, reviews: Iterable[tuple[Review, bytes]], *, keep_text: bool = False) -> int:
        """Remembers many reviews with what history rules read in them; how many were new."""
        waiting, added = iter(reviews), 0
        while some := tuple(islice(waiting, _AT_ONCE)):
            with self._transaction():
                added += sum(self._add(review, reading, keep_text=keep_text) for review, reading in some)
        return added

    def _add(self, review: Review, reading: bytes | None, *, keep_text: bool) -> bool:
        report, key = review.graph.report, _key(review.graph)
        counts = [sum(s.label is label for s in review.graph.segments) for label in LABELS]
        row = (key.hash, key.author, report.customer or "", key.day, *counts, review.score.value)
        known = self._connection.execute("SELECT id FROM report WHERE hash = ?", (key.hash,)).fetchone()
        if known is not None:
            self._read(known[0], review, reading)
            return False
        pieces = _pieces(review.graph)
        self._connection.executemany("DELETE FROM report WHERE id = ?", self._versions(key, pieces))
        (number,) = self._connection.execute(
            "INSERT INTO report (hash, author, customer, day, facts, interpretations, actions, score, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (*row, report.text if keep_text else None),
        ).fetchall()[0]
        self._connection.executemany(
            "INSERT OR IGNORE INTO point (report, rule, code, fingerprint, strength) VALUES (?, ?, ?, ?, ?)",
            ((number, f.rule, f.code, f.fingerprint, int(f.strength)) for f in _kept(review)),
        )
        self._connection.executemany("INSERT INTO piece (report, hash) VALUES (?, ?)", ((number, p) for p in pieces))
        self._read(number, review, reading)
        return True

    def _read(self, number: int, review: Review, reading: bytes | None) -> None:
        if reading is not None:
            self._connection.execute("INSERT OR REPLACE INTO reading (report, data) VALUES (?, ?)", (number, reading))
            self._connection.executemany(
                "INSERT OR IGNORE INTO mention (customer, report) VALUES (?, ?)",
                ((customer, number) for customer in review.graph.reading.customers if customer),
            )

    def readings(self, *, author: str | None = None, customers: Iterable[str] = ()) -> Iterator[tuple[str, bytes]]:
        """What history rules read, of an author or of customers, oldest first: the hash of the report and its reading."""
        if author is not None:
            yield from self._connection.execute(
                "SELECT hash, data FROM report JOIN reading ON reading.report = id WHERE author = ? ORDER BY day, id",
                (author,),
            )
        found: dict[int, tuple[str, str, bytes]] = {}
        for customer in customers:
            for number, *rest in self._connection.execute(
                "SELECT id, day, hash, data FROM mention JOIN report ON id = mention.report"
                " JOIN reading ON reading.report = id WHERE mention.customer = ?",
                (customer,),
            ):
                found[number] = (*rest,)
        yield from ((key, data) for _, (_, key, data) in sorted(found.items(), key=lambda x: (x[1][0], x[0])))

    def customers(self, authors: Iterable[str]) -> Iterator[tuple[str, str, int]]:
        """Customers that these authors wrote about, with the day and the number of a first report."""
        query = (
            "SELECT mention.customer, min(day), report.id FROM mention JOIN report ON id = mention.report"
            " WHERE author = ? GROUP BY mention.customer"
        )
        for author in authors:
            yield from self._connection.execute(query, (author,))

    def _versions(self, key: _Key, pieces: frozenset[int]) -> list[tuple[int]]:
        """Versions of a report that are kept: same author and day, at least half of the segments in common."""
        found: dict[int, set[int]] = {}
        for number, piece in self._connection.execute(
            "SELECT piece.report, piece.hash FROM piece JOIN report ON report.id = piece.report WHERE author = ? AND day = ?",
            (key.author, key.day),
        ):
            found.setdefault(number, set()).add(piece)
        return [
            (number,) for number, old in found.items() if 2 * len(old & pieces) >= max(min(len(old), len(pieces)), 1)
        ]

    def entries(
        self,
        author: str | None = None,
        *,
        customer: str | None = None,
        since: date | None = None,
        apart_from: ArgumentGraph | None = None,
    ) -> tuple[Entry, ...]:
        """What is kept, oldest first; of one author or customer, from a day on, without a report and its versions."""
        where = "(? IS NULL OR author = ?) AND (? IS NULL OR customer = ?) AND day >= ?"
        asked = (author, author, customer, customer, since.isoformat() if since else "")
        skipped: set[int] = set()
        if apart_from is not None:
            skipped = {number for (number,) in self._versions(_key(apart_from), _pieces(apart_from))}
        points: dict[int, list[tuple[str, str, bool]]] = {}
        # `where` is a constant; every value is bound.
        for report, rule, code, strength in self._connection.execute(
            "SELECT p.report, p.rule, p.code, p.strength FROM point p JOIN report ON report.id = p.report"  # noqa: S608
            f" WHERE {where} ORDER BY p.code",
            asked,
        ):
            points.setdefault(report, []).append((rule, code, bool(strength)))
        rows = self._connection.execute(
            "SELECT id, author, customer, day, facts, interpretations, actions, score FROM report"  # noqa: S608
            f" WHERE {where} ORDER BY day, id",
            asked,
        )
        return tuple(
            Entry(
                who,
                whom,
                date.fromisoformat(day) if day else None,
                dict(zip(LABELS, counts, strict=True)),
                value,
                tuple(points.get(number, ())),
            )
            for number, who, whom, day, *counts, value in rows
            if number not in skipped
        )

    def authors(self) -> tuple[str, ...]:
        """Everyone in the history, by name."""
        return tuple(name for (name,) in self._connection.execute("SELECT DISTINCT author FROM report ORDER BY author"))

    def prune(self, before: date, author: str | None = None) -> int:
        """Forgets reports of days before this one (and not those without a day), of everybody or one author; how many."""
        with self._transaction():
            return self._connection.execute(
                "DELETE FROM report WHERE day <> '' AND day < ? AND (? IS NULL OR author = ?)",
                (before.isoformat(), author, author),
            ).rowcount

    def forget(self, author: str) -> int:
        """Forgets everything of one author; how many reports."""
        with self._transaction():
            return self._connection.execute("DELETE FROM report WHERE author = ?", (author,)).rowcount


def _reason(error: sqlite3.Error) -> str:
    """What SQLite objects to, as a sentence."""
    return next((told for words, told in _REASONS.items() if words in str(error)), f"({error})")


def hash_of(graph: ArgumentGraph) -> str:
    """What the history knows a report by: writer, day and text."""
    return _key(graph).hash


def _kept(review: Review) -> Iterable[Finding]:
    found: Sequence[Finding] = (*review.findings, *review.strengths)
    return (f for f in found if not f.suppressed)


class _Key(NamedTuple):
    author: str
    day: str
    hash: str


def _key(graph: ArgumentGraph) -> _Key:
    report = graph.report
    author, day = report.author or "", report.date.isoformat() if report.date else ""
    content = f"{author}\n{day}\n{report.text}".encode("utf-8", "replace")
    return _Key(author, day, hashlib.sha256(content).hexdigest())


def _pieces(graph: ArgumentGraph) -> frozenset[int]:
    """A number for each segment, to know a report again after it was edited."""
    told = [graph.text(i).strip() for i, s in enumerate(graph.segments) if s.label is not Label.OTHER]
    return frozenset(
        int.from_bytes(hashlib.blake2b(t.encode("utf-8", "replace"), digest_size=8).digest(), signed=True) for t in told
    )


def entry_of(review: Review) -> Entry:
    """What the history would keep of a review."""
    report, segments = review.graph.report, review.graph.segments
    return Entry(
        report.author or "",
        report.customer or "",
        report.date,
        {label: sum(s.label is label for s in segments) for label in LABELS},
        review.score.value,
        tuple((f.rule, f.code, f.strength) for f in _kept(review)),
    )
