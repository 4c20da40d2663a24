"""How often each rule was right on the annotated corpora. measured.json is written by `sorama eval CORPUS… --write-rules`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).parent / "measured.json"


class Measured(NamedTuple):
    """Findings of one rule on a corpus, against its annotation."""

    corpus: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of its findings that were right."""
        return self.right / (self.right + self.wrong)


def measured(rule: str) -> Measured | None:
    """The counts of a rule, where it was measured."""
    counts = _file().get("rules", {}).get(rule)
    return None if counts is None else Measured(_file()["corpus"], *counts)


@cache
def _file() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return found
