"""Viterbi and marginals against brute force."""

from itertools import pairwise, product
from math import exp, isclose

from hypothesis import given, settings
from hypothesis import strategies as st

from sorama.labelling.crf import marginals, viterbi

SIZE = 3
NUMBERS = st.floats(-4, 4).map(lambda v: round(v, 3))


def score(path, states, pairs):
    total = sum(states[t][y] for t, y in enumerate(path))
    return total + sum(pairs[t][a * SIZE + b] for t, (a, b) in enumerate(pairwise(path)))


@st.composite
def chains(draw):
    length = draw(st.integers(1, 4))
    states = [tuple(draw(st.lists(NUMBERS, min_size=SIZE, max_size=SIZE))) for _ in range(length)]
    pairs = [tuple(draw(st.lists(NUMBERS, min_size=SIZE**2, max_size=SIZE**2))) for _ in range(length - 1)]
    return states, pairs


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
    for t, row in enumerate(marginals(states, pairs)):
        for y, odds in enumerate(row):
            assert isclose(odds, sum(v for p, v in paths.items() if p[t] == y) / total, abs_tol=1e-9)


def test_nothing_to_label():
    assert viterbi([], []) == []
    assert marginals([], []) == []


def test_ties_go_to_the_lower_label():
    assert viterbi([(0.0, 0.0)], []) == [0]


def test_long_chains_do_not_overflow():
    rows = marginals([(400.0, -400.0)] * 200, [(300.0, -300.0, -300.0, 300.0)] * 199)
    assert all(isclose(sum(r), 1.0, abs_tol=1e-6) for r in rows)
