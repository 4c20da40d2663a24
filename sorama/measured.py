"""How often each rule was right on the corpora. measured.json is written by `python tools/measure_rules.py`.

The ten core rules are measured against the annotation, out of fold; of the others every finding on the training corpora was read and judged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).parent / "measured.json"


class Measured(NamedTuple):
    """Findings of one rule on a corpus; `missed` is unknown (None) where only what was found has been judged."""

    corpus: str
    right: int
    wrong: int
    missed: int | None

    @property
    def precision(self) -> float:
        """The share of its findings that were right."""
        return self.right / (self.right + self.wrong)


def measured(rule: str) -> Measured | None:
    """The counts of a rule, where it was measured and found anything."""
    about = _file()
    if counts := about.get("rules", {}).get(rule):
        return Measured(about["corpus"], *counts)
    if counts := about.get("reviewed", {}).get(rule):
        return Measured(about["reviewed_corpus"], counts[0], counts[1], None)
    return None


@cache
def _file() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return found
