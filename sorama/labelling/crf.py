"""A linear-chain CRF, inference only, in plain Python: scores of four labels per place and of label pairs between places."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

Scores = tuple[float, ...]  # one number a label
Pairs = tuple[float, ...]  # row-major: previous label × label


def viterbi(states: Sequence[Scores], pairs: Sequence[Pairs]) -> list[int]:
    """The best label sequence; `pairs[t]` scores the step from place t to t+1. Ties go to the lower label."""
    if not states:
        return []
    size = len(states[0])
    labels = range(size)
    best, back = list(states[0]), []
    for t in range(1, len(states)):
        step, state = pairs[t - 1], states[t]
        row, came = [], []
        for y in labels:
            top = max(labels, key=lambda p: best[p] + step[p * size + y])
            came.append(top)
            row.append(best[top] + step[top * size + y] + state[y])
        best = row
        back.append(came)
    path = [max(labels, key=best.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + log(sum(exp(v - top) for v in values))


def marginals(states: Sequence[Scores], pairs: Sequence[Pairs]) -> list[list[float]]:
    """The probability of each label at each place."""
    if not states:
        return []
    size = len(states[0])
    labels = range(size)
    forward = [list(states[0])]
    for t in range(1, len(states)):
        before, step, state = forward[-1], pairs[t - 1], states[t]
        forward.append([_log_sum([before[p] + step[p * size + y] for p in labels]) + state[y] for y in labels])
    backward = [[0.0] * size]
    for t in range(len(states) - 1, 0, -1):
        after, step, state = backward[-1], pairs[t - 1], states[t]
        backward.append([_log_sum([step[p * size + y] + state[y] + after[y] for y in labels]) for p in labels])
    backward.reverse()
    total = _log_sum(forward[-1])
    return [[exp(f + b - total) for f, b in zip(fs, bs, strict=True)] for fs, bs in zip(forward, backward, strict=True)]
