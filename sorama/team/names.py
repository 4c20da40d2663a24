"""Names that stand for one customer, brought together: the same decision as over one history of everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def one_name(names: Iterable[str]) -> Mapping[str, str]:
    """Each name → the one that stands for it: the first of those before it that contains it or is part of it.

    `names` come as they are first met, oldest report first (as in `rules.past.by_customer`, without a look at every pair).
    """
    found: dict[str, str] = {}
    rank: dict[str, int] = {}  # of the names that stand for others, in order
    by_pair: dict[str, list[str]] = {}  # two letters → such names that hold them
    for name in names:
        if name in found:
            continue
        parts = {name[i:j] for i in range(len(name)) for j in range(i + 2, len(name) + 1)} if len(name) > 1 else set()
        inside = [part for part in parts if part in rank]
        pairs = (by_pair.get(name[i : i + 2], []) for i in range(len(name) - 1))
        around = [k for k in min(pairs, key=len, default=[]) if name in k]
        known = min((*inside, *around), key=rank.__getitem__, default=None)
        found[name] = known or name
        if known is None:
            rank[name] = len(rank)
            for pair in {name[i : i + 2] for i in range(len(name) - 1)}:
                by_pair.setdefault(pair, []).append(name)
    return found
