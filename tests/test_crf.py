"""Viterbi and marginals against brute force."""

from itertools import pairwise, product
from math import exp, isclose

from hypothesis import given, settings
from hypothesis import strategies as st

from sorama.labelling.crf import marginals, viterbi

SIZE = 4
NUMBERS = st.floats(-4, 4).map(lambda v: round(v, 3))


def score(path, states, pairs):
    total = sum(states[t][y] for t, y in enumerate(path))
    return total + sum(pairs[t][b][a] for t, (a, b) in enumerate(pairwise(path)))


@st.composite
def chains(draw):
    length = draw(st.integers(1, 4))
    row = st.lists(NUMBERS, min_size=SIZE, max_size=SIZE).map(tuple)
    states = [draw(row) for _ in range(length)]
    pairs = [tuple(draw(st.lists(row, min_size=SIZE, max_size=SIZE))) for _ in range(length - 1)]
    return states, pairs


def factors(pairs):
    return [tuple(tuple(exp(v) for v in row) for row in step) for step in pairs]


@given(chains())
@settings(max_examples=60, deadline=None)
def test_viterbi_finds_a_best_path(chain):
    states, pairs = chain
    best = max(score(p, states, pairs) for p in product(range(SIZE), repeat=len(states)))
    assert isclose(score(viterbi(states, pairs), states, pairs), best, abs_tol=1e-9)


@given(chains())
@settings(max_examples=60, deadline=None)
def test_marginals_are_sums_over_all_paths(chain):
    states, pairs = chain
    paths = {p: exp(score(p, states, pairs)) for p in product(range(SIZE), repeat=len(states))}
    total = sum(paths.values())
    for t, row in enumerate(marginals(states, factors(pairs))):
        for y, odds in enumerate(row):
            assert isclose(odds, sum(v for p, v in paths.items() if p[t] == y) / total, abs_tol=1e-9)


def test_nothing_to_label():
    assert viterbi([], []) == []
    assert marginals([], []) == []


def test_ties_go_to_the_lower_label():
    assert viterbi([(0.0, 0.0, 0.0, 0.0)], []) == [0]


def test_long_chains_do_not_overflow():
    step = ((300.0, -300.0, 0.0, 0.0), (-300.0, 300.0, 0.0, 0.0), (0.0,) * 4, (0.0,) * 4)
    rows = marginals([(400.0, -400.0, 0.0, 0.0)] * 200, factors([step]) * 199)
    assert all(isclose(sum(r), 1.0, abs_tol=1e-6) for r in rows)
