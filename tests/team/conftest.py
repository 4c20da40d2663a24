"""The example team, scored once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sorama.team.build import Builder
from sorama.team.rows import Reader
from sorama.team.run import Serial, run
from sorama.team.score import Job
from sorama.team.view import Team
from sorama.team.work import Work

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "team"
AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="session")
def job() -> Job:
    return Job({}, isolated=True)


@pytest.fixture(scope="session")
def work(job: Job) -> Iterator[Work]:
    with Work(None, "") as opened:
        assert run(Reader().rows([str(EXAMPLE / "reports.csv")]), opened, job, Serial())
        yield opened


@pytest.fixture(scope="session")
def team(work: Work, job: Job) -> Team:
    return Builder(work, job, Serial(), as_of=AS_OF).team()
