"""What holds for the comments on every report that we have: few, exact, no two on one gap, in the words of the report."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from sorama.app import Checker
from sorama.corpus import read_corpus
from sorama.model import CommentKind
from sorama.settings import Settings
from sorama.span import Span

CORPORA = Path(__file__).parents[1] / "corpora"


@pytest.mark.parametrize("tone", ["gentle", "direct"])
@pytest.mark.parametrize("corpus", ["train1", "train2", "train3"])
def test_comments_are_few_exact_and_never_two_on_one_gap(corpus: str, tone: str) -> None:
    checker = Checker(Settings(tone=tone))  # type: ignore[arg-type]
    for report in read_corpus(CORPORA / f"{corpus}.txt"):
        review = checker.check(report.text)
        comments = review.comments
        assert len(comments) <= 3, report.id
        assert sum(c.kind is CommentKind.PRAISE for c in comments) <= 1, report.id
        for c in comments:
            assert report.text[c.start : c.end] == c.quote, report.id
            assert len(c.quote) <= 60, report.id
            assert "{" not in c.text, report.id
        asks = [c for c in comments if c.kind is CommentKind.QUESTION]
        for one, other in combinations(asks, 2):
            assert not Span(one.start, one.end).overlaps(Span(other.start, other.end)), report.id
            assert not set(one.rules) & set(other.rules) or one.rules != other.rules, report.id
        if not any(not f.suppressed for f in review.findings):
            assert len(asks) <= 1, report.id
        assert review.hidden_points >= 0
