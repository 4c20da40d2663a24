"""Customer names that may stand for one customer, put together; so that each group can be looked at by itself."""

from __future__ import annotations

from collections.abc import Iterable


def clusters(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Names of which one is part of the other belong together (as in `rules.past.same_customer`), by first name."""
    known = sorted(set(names))
    parent = {name: name for name in known}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for name in known:
        for start in range(len(name)):
            for end in range(start + 2, len(name) + 1):
                part = name[start:end]
                if part != name and part in parent:
                    a, b = sorted((root(part), root(name)))
                    parent[b] = a
    found: dict[str, list[str]] = {}
    for name in known:
        found.setdefault(root(name), []).append(name)
    return [tuple(found[name]) for name in sorted(found)]
