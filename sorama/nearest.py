"""「もしかして」: the known word that comes nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], cutoff: float = 0.5) -> str | None:
    """The known word that comes nearest."""
    from difflib import get_close_matches

    by_fold = {k.casefold(): k for k in known}
    found = get_close_matches(word.casefold(), by_fold, n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else None


def maybe(word: str, known: Iterable[str]) -> str:
    """「もしかして …」 where something comes near, else nothing."""
    near = nearest(word, known)
    return f"もしかして「{near}」ですか。" if near else ""
