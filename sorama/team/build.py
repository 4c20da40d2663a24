"""The work file → what a manager sees: writers and customers go to the engine group by group, their parts come back into the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any, TypeVar

from sorama.model import RuleFailure, Severity
from sorama.store import Store
from sorama.team import coach
from sorama.team.bar import Told
from sorama.team.codec import compact, loads, pack, unpack
from sorama.team.group import CUSTOMER, WRITER, Group
from sorama.team.names import one_name
from sorama.team.parts import ASIDE, FOUND, PROMISE, STRENGTH, WAITING, About, counted, view_batch
from sorama.team.run import CHUNK, Engine, Reports, ended
from sorama.team.score import Job
from sorama.team.view import Across, Customer, Error, Hypothesis, Many, Promise, Tally, Team, Writer
from sorama.team.work import Item, Packed, Work

MOST = 1000  # reports of one writer or customer that are looked at together, the newest
T = TypeVar("T")


class Builder:
    """Puts a team's view together, with or without earlier weeks."""

    def __init__(
        self, work: Work, job: Job, engine: Engine, store: Store | None = None, as_of: date | None = None
    ) -> None:
        self.work, self.engine, self.store = work, engine, store
        last, self._authors = work.last_day(), work.authors()
        self._names = self._one_name()
        alone = not self._names and len(self._authors) == 1
        newest = min(filter(None, (as_of, last)), default=None)
        self._about = About(job, as_of or last, newest, alone)
        self._cut: list[tuple[str, int]] = []

    def _one_name(self) -> dict[str, str]:
        """Each name of a customer, of now or earlier → the name that stands for it."""
        now = ((day or "9999", 1, number, rank, name) for name, day, number, rank in self.work.customers())
        earlier = self.store.customers(self._authors) if self.store is not None else ()
        before = ((day or "9999", 0, number, 0, name) for name, day, number in earlier)
        return dict(one_name(name for *_, name in sorted(chain(now, before))))

    def count(self) -> int:
        """How many groups there are to look at."""
        return len(self._authors) + len(set(self._names.values()))

    def team(self, *, complete: bool = True, tell: Told = lambda _: None) -> Team:
        """The view of everybody."""
        total, first, late = Tally(), None, 0
        levels, failures = set[Severity](), dict[RuleFailure, None]()
        self.work.begin()
        for parts in self.engine.map(view_batch, self._chunks(), self._about, ended):
            self.work.keep((part.kind, part.data, map(self._known, part.items)) for part in parts)
            for part in parts:
                if part.tally is not None:
                    total.merge(part.tally)
                first = min(filter(None, (first, part.first)), default=None)
                late += part.late
                levels |= part.levels
                failures.update(dict.fromkeys(part.failures))
            tell(len(parts))
        self.work.ready()
        work = self.work
        return Team(
            self._about.as_of,
            first,
            total,
            Many(lambda: self._writers(total), lambda: work.count_parts(WRITER)),
            Many(self._customers, lambda: work.count_parts(CUSTOMER)),
            Many(lambda: _read(Promise, work.by_weight(PROMISE)), lambda: work.count(PROMISE)),
            late,
            Many(lambda: _read(Hypothesis, work.by_weight(WAITING)), lambda: work.count(WAITING)),
            Many(lambda: _read(Across, work.lines(FOUND)), lambda: work.count(FOUND)),
            Many(lambda: _read(Across, work.lines(STRENGTH)), lambda: work.count(STRENGTH)),
            Many(lambda: (Error(place, problem) for _, place, problem in work.problems()), lambda: work.counts()[1]),
            frozenset({*levels, *total.levels}),
            tuple(self._cut),
            tuple(failures),
            complete,
            Many(lambda: _read(Across, work.lines(ASIDE)), lambda: work.count(ASIDE)),
        )

    def _known(self, item: Item) -> Item:
        """A promise to a customer under the name that stands for it."""
        return item if item.customer is None else item._replace(customer=self._names.get(item.customer, item.customer))

    # ---- groups ------------------------------------------------------------------------------------------------------

    def _chunks(self) -> Iterator[list[Group]]:
        """Groups of so many reports at a time: first the writers, then the customers, by name."""
        chunk: list[Group] = []
        size = 0
        for group in self._groups():
            if chunk and size + len(group.now) > CHUNK:
                yield chunk
                chunk, size = [], 0
            chunk.append(group)
            size += len(group.now) + len(group.before)
        if chunk:
            yield chunk

    def _groups(self) -> Iterator[Group]:
        work, store = self.work, self.store
        for author, count in self._authors.items():
            earlier = _latest(store.readings(author=author)) if store is not None else ()

            def of_author(skip: int, most: int, author: str = author) -> Iterator[tuple[int, bytes]]:
                return work.of_author(author, skip, most)

            yield self._group(Group(WRITER, author, frozenset(), (), earlier), count, of_author)
        for name, names in self._customers_by_name():
            earlier = _latest(store.readings(customers=names)) if store is not None else ()

            def of_customers(skip: int, most: int, names: tuple[str, ...] = names) -> Iterator[tuple[int, bytes]]:
                return work.of_customers(names, skip, most)

            yield self._group(Group(CUSTOMER, name, frozenset(names), (), earlier), work.count_of(names), of_customers)

    def _customers_by_name(self) -> list[tuple[str, tuple[str, ...]]]:
        found: dict[str, list[str]] = {}
        for name, known_as in self._names.items():
            found.setdefault(known_as, []).append(name)
        return [(name, tuple(found[name])) for name in sorted(found)]

    def _group(self, group: Group, count: int, rows: Callable[[int, int], Iterable[tuple[int, bytes]]]) -> Group:
        if count <= MOST:
            return group._replace(now=tuple(rows(0, -1)))
        self._cut.append((group.name, count))
        older = counted(group, iter(rows(0, count - MOST)))
        return group._replace(now=tuple(rows(count - MOST, -1)), before=(), start=older)

    # ---- parts, as they are read again -------------------------------------------------------------------------------

    def _writers(self, total: Tally) -> Iterator[Writer]:
        for number, data in self.work.parts(WRITER):
            writer = loads(Writer, data)
            yield replace(
                writer,
                coaching=coach.choose(writer.choices, writer.tally, total),
                promises=self._lines(Promise, PROMISE, number),
                found=self._lines(Across, FOUND, number),
                strengths=self._lines(Across, STRENGTH, number),
            )

    def _customers(self) -> Iterator[Customer]:
        work = self.work
        for number, data in work.parts(CUSTOMER):
            customer = loads(Customer, data)
            yield replace(
                customer,
                waiting=self._lines(Hypothesis, WAITING, number),
                promises=_promises_to(work, customer.name),
                found=self._lines(Across, FOUND, number),
                strengths=self._lines(Across, STRENGTH, number),
            )

    def _lines(self, kind: type[T], name: str, part: int) -> Collection[T]:
        work = self.work
        return Many(lambda: _read(kind, work.lines(name, part)), lambda: work.count(name, part))


def _latest(earlier: Iterable[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
    return tuple(deque(earlier, MOST))


def _promises_to(work: Work, customer: str) -> Collection[Promise]:
    return Many(lambda: _read(Promise, work.about(customer)), lambda: work.count_about(customer))


def _read(kind: type[T], lines: Iterable[bytes]) -> Iterator[T]:
    return (loads(kind, data) for data in lines)


def remember(reports: Reports, store: Store, *, keep_text: bool = False) -> int:
    """Puts all reports of a run into the history; how many were new."""
    return store.add_all(
        ((unpack(data), reading) for data, reading in reports.each(readings, keep_text)), keep_text=keep_text
    )


def readings(chunk: Iterable[Packed], keep_text: Any) -> list[tuple[bytes, bytes]]:
    """The reviews of a chunk, and what the history keeps of them for rules of later weeks."""
    return [(data, pack(compact(unpack(data), keep_text=bool(keep_text)))) for _, _, data in chunk]
