"""A linear-chain CRF over four labels, inference only, in plain Python: scores of each label per place and of label pairs between places.

The four labels are written out: a loop over them would cost several times as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

Scores = tuple[float, float, float, float]  # one number a label
Pairs = tuple[Scores, Scores, Scores, Scores]  # for each label, the scores of the steps to it from each label before


def viterbi(states: Sequence[Scores], pairs: Sequence[Pairs]) -> list[int]:
    """The best label sequence; `pairs[t]` scores the step from place t to t+1. Ties go to the lower label."""
    if not states:
        return []
    a, b, c, d = states[0]
    back = []
    for step, state in zip(pairs, states[1:], strict=True):
        row, came = [], []
        for (to_a, to_b, to_c, to_d), own in zip(step, state, strict=True):
            top, best = 0, a + to_a
            if (other := b + to_b) > best:
                top, best = 1, other
            if (other := c + to_c) > best:
                top, best = 2, other
            if (other := d + to_d) > best:
                top, best = 3, other
            came.append(top)
            row.append(best + own)
        a, b, c, d = row
        back.append(came)
    ends = (a, b, c, d)
    path = [ends.index(max(ends))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def marginals(states: Sequence[Scores], factors: Sequence[Pairs]) -> list[Scores]:
    """The probability of each label at each place. `factors` are the exponentials of the pairs' scores."""
    if not states:
        return []
    own = [_factors(s) for s in states]
    a, b, c, d = own[0]
    forward = [own[0]]
    for (to_a, to_b, to_c, to_d), (w, x, y, z) in zip(factors, own[1:], strict=True):
        p = (a * to_a[0] + b * to_a[1] + c * to_a[2] + d * to_a[3]) * w
        q = (a * to_b[0] + b * to_b[1] + c * to_b[2] + d * to_b[3]) * x
        r = (a * to_c[0] + b * to_c[1] + c * to_c[2] + d * to_c[3]) * y
        s = (a * to_d[0] + b * to_d[1] + c * to_d[2] + d * to_d[3]) * z
        scale = 1.0 / (p + q + r + s)
        a, b, c, d = p * scale, q * scale, r * scale, s * scale
        forward.append((a, b, c, d))
    found = [forward[-1]]
    a = b = c = d = 1.0
    for t in range(len(states) - 1, 0, -1):
        (w, x, y, z), (to_a, to_b, to_c, to_d) = own[t], factors[t - 1]
        w, x, y, z = w * a, x * b, y * c, z * d
        a = to_a[0] * w + to_b[0] * x + to_c[0] * y + to_d[0] * z
        b = to_a[1] * w + to_b[1] * x + to_c[1] * y + to_d[1] * z
        c = to_a[2] * w + to_b[2] * x + to_c[2] * y + to_d[2] * z
        d = to_a[3] * w + to_b[3] * x + to_c[3] * y + to_d[3] * z
        scale = 1.0 / (a + b + c + d)
        a, b, c, d = a * scale, b * scale, c * scale, d * scale
        p, q, r, s = forward[t - 1]
        found.append((p * a, q * b, r * c, s * d))
    return [_normal(row) for row in reversed(found)]


def _factors(scores: Scores) -> Scores:
    """The exponentials of the scores, the highest made 1."""
    a, b, c, d = scores
    top = max(scores)
    return exp(a - top), exp(b - top), exp(c - top), exp(d - top)


def _normal(row: Scores) -> Scores:
    """The row with the sum 1."""
    a, b, c, d = row
    scale = 1.0 / (a + b + c + d)
    return a * scale, b * scale, c * scale, d * scale
