"""The scoring of a batch of rows: the one function that every engine maps over its chunks."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sorama.errors import ConfigError, InputError
from sorama.team.rows import Row
from sorama.team.work import Result

if TYPE_CHECKING:
    from sorama.app import Aside, Checker

Numbered = tuple[int, Row]


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that a worker needs to make its checker; picklable."""

    overrides: Mapping[str, Any]
    file: str | None = None
    isolated: bool = False
    encoding: str | None = None
    aside: Aside | None = None

    def checker(self) -> Checker:
        """A checker under the settings of this job."""
        from sorama.app import Checker
        from sorama.config import load

        return Checker(load(self.overrides, file=self.file, isolated=self.isolated), aside=self.aside)


def score_batch(rows: Sequence[Numbered], job: Job) -> list[Result]:
    """The result of each row, in order."""
    checker = checker_of(job)
    return [score_row(number, row, checker, job.encoding) for number, row in rows]


def checker_of(job: Job) -> Checker:
    """The checker of a job, loaded once a process."""
    return _loaded(_Held(job))


class _Held:
    """A job as a key: two jobs are the same where they were made from the same values."""

    def __init__(self, job: Job) -> None:
        self.job, self.told = job, repr(job)

    def __hash__(self) -> int:
        return hash(self.told)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.told == self.told


@cache
def _loaded(held: _Held) -> Checker:
    return held.job.checker()


def score_row(number: int, row: Row, checker: Checker, encoding: str | None = None) -> Result:
    """One report read and reviewed; what goes wrong is told in the result."""
    if row.problem is not None:
        return Result(number, row.key, row.place, row.author, None, (), row.problem, None)
    try:
        return _scored(number, row, checker, encoding)
    except InputError as error:
        problem = str(error)
    except ConfigError:
        raise
    except Exception as error:
        if os.environ.get("SORAMA_DEBUG"):
            raise
        problem = f"検査の途中で問題が起きました({type(error).__name__})"
    return Result(number, row.key, row.place, row.author, None, (), problem, None)


def _scored(number: int, row: Row, checker: Checker, encoding: str | None) -> Result:
    from sorama.reading.dates import report_date
    from sorama.team.codec import pack

    text = row.text
    if text is None:
        from sorama.inputs import Source

        text = Source(row.path).read(encoding)
        if not text.strip():
            raise InputError("本文が空です")
    day = row.date or report_date(text)
    review = checker.check(text, id=row.id, author=row.author, date=day, customer=row.customer, stage=row.stage)
    customers = tuple(dict.fromkeys(c for c in review.graph.reading.customers if c))
    return Result(
        number, row.key, row.place, row.author, day.isoformat() if day else None, customers, None, pack(review)
    )
