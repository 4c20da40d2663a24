"""The checkers of the service: the team's settings, a request's own options over them, what people put aside."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from sorama import suppression
from sorama.app import Aside, Checker
from sorama.errors import ConfigError
from sorama.rules.base import Rule
from sorama.rules.selection import select
from sorama.settings import Settings

WARM_UP = "A社を訪問。予算は来期に確保するとのこと。商談は4月以降になると見ている。12/10に概算見積を送る。"
_KEPT = 32


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day at the place of the service


class Desk:
    """Hands out checkers. Safe from several threads; a file of suppressions is read again when it changes."""

    def __init__(
        self, settings: Settings, suppressions: Path | None = None, today: Callable[[], date] = _today
    ) -> None:
        self.settings, self._file, self._today = settings, suppressions, today
        self._kept: OrderedDict[Any, Checker] = OrderedDict()
        self._seen: Any = None
        self._aside: Aside | None = None
        self._lock = Lock()
        self.problem = ""  # why the file of suppressions cannot be read; the last good state goes on

    def warm(self) -> None:
        """Loads what the first report would have to wait for."""
        self.checker({}).check(WARM_UP)

    def checker(self, options: Mapping[str, Any]) -> Checker:
        """The checker for a request's options. Raises ConfigError for a rule that there is not."""
        with self._lock:
            self._look_at_file()
            key = tuple(sorted(options.items()))
            found = self._kept.pop(key, None)
            if found is None:
                found = Checker(replace(self.settings, **options), aside=self._aside)
                select(found.rules, found.told)
            self._kept[key] = found
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return found

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, a team's own among them."""
        return tuple(self.checker({}).rules)

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read of a team's own rules and of the file of suppressions."""
        found = self.checker({}).book.problems
        return (*found, self.problem) if self.problem else found

    @property
    def words(self) -> frozenset[str]:
        """All that a selection may say: names, codes and what codes start with."""
        rules = self.rules
        starts = (r.code[:n] for r in rules for n in range(1, len(r.code) + 1))
        return frozenset(("ALL", "SR", "ST", *(r.name for r in rules), *starts))

    def _look_at_file(self) -> None:
        if self._file is None:
            return
        today = self._today()
        try:
            stat = self._file.stat()
            seen = (today, stat.st_mtime_ns, stat.st_size)
        except OSError:
            seen = (today, 0, 0)
        if seen == self._seen:
            return
        self._seen = seen
        try:
            self._aside, self.problem = Aside(suppression.read(self._file), suppression.NO_BASELINE, today), ""
        except ConfigError as error:
            self.problem = str(error)
        self._kept.clear()
