"""The garbage collector in a process that is sorama's own. Standard library only."""

from __future__ import annotations

import gc


def rarely(objects: int = 100_000) -> None:
    """Collects less often: reports leave no cycles behind, and what is remembered need not be looked through again and again.

    A start makes fewer objects than that, all of which stay.
    """
    gc.set_threshold(objects, 20, 20)


def never_again() -> None:
    """For the end of a process: what is still there goes with it, and is not searched for cycles a last time."""
    gc.freeze()
