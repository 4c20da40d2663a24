"""Python rules of other packages, found through the entry-point group `sorama.rules`.

An entry names a Rule, a subclass of it, or several of them in a tuple or list.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from sorama.rules.base import Rule

GROUP = "sorama.rules"


def plugin_rules(problems: list[str]) -> Iterator[tuple[Rule, str]]:
    """Rules with the name of where they come from. What does not load is added to the problems."""
    if not _any_offered():
        return
    from importlib.metadata import entry_points

    for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        where = f"拡張 {entry.name}"
        try:
            offered = entry.load()
            for rule in _rules(offered):
                rule.sections()
                yield rule, where
        except Exception as error:  # noqa: BLE001 - a package of others may break in any way
            problems.append(f"{where} の規則を読み込めません({type(error).__name__})。この拡張なしで続けます。")


def _rules(offered: object) -> Iterator[Rule]:
    if isinstance(offered, type) and issubclass(offered, Rule):
        yield offered()
    elif isinstance(offered, Rule):
        yield offered
    elif isinstance(offered, Iterable) and not isinstance(offered, str):
        for one in offered:
            yield from _rules(one)
    else:
        raise TypeError(type(offered).__name__)


@cache
def _any_offered() -> bool:
    """Whether an installed package names the group: a look at files, as importlib.metadata takes longer to load than a check."""
    mark = f"[{GROUP}]".encode()
    for folder in dict.fromkeys(sys.path):
        for pattern in ("*.dist-info/entry_points.txt", "*.egg-info/entry_points.txt"):
            if any(mark in file.read_bytes() for file in Path(folder or ".").glob(pattern)):
                return True
    return False
