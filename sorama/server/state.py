"""What the routes of one process share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request

from sorama.app import Checker
from sorama.errors import ConfigError
from sorama.nearest import maybe
from sorama.server.desk import Desk
from sorama.server.metrics import Metrics
from sorama.server.options import Options, Secrets
from sorama.server.pool import Pool
from sorama.server.problems import Refused
from sorama.server.rate import Rate


@dataclass(slots=True)
class State:
    """The parts of the service."""

    options: Options
    secrets: Secrets
    desk: Desk
    pool: Pool
    rate: Rate
    metrics: Metrics = field(default_factory=Metrics)
    ready: bool = False

    def checker(self, overrides: Mapping[str, Any]) -> Checker:
        """The checker for a request. Refuses with 422 where it asks for a rule that there is not."""
        try:
            return self.desk.checker(overrides)
        except ConfigError:
            known = self.desk.words
            word = next(w for key in ("select", "ignore") for w in overrides.get(key, ()) if w not in known)
            reason = f"その名前か番号の規則はありません。{maybe(word, known)}"
            raise Refused(422, reason, errors=[{"field": "options", "reason": reason}]) from None

    def too_long(self, text: str) -> None:
        """Refuses with 413 where a text has more letters than the service reads."""
        limit = self.options.text_limit
        if len(text) > limit:
            raise Refused(413, f"本文が長すぎます(上限 {limit:,} 文字)。", limit=limit, actual=len(text))

    @property
    def time_limit(self) -> float:
        """Seconds for one report."""
        return self.options.time_limit_ms / 1000


def state_of(request: Request) -> State:
    """The state of the application that a request belongs to."""
    found: State = request.app.state.sorama
    return found
