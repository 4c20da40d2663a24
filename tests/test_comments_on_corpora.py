"""What holds for the comments on every report that we have: few, exact, no two on one gap, in the words of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import pytest

from sorama.app import Checker
from sorama.coaching.catalogue import load
from sorama.coaching.naming import LONG
from sorama.corpus import read_corpus
from sorama.model import CommentKind, EntityKind, Review
from sorama.score import score
from sorama.settings import Settings
from sorama.span import Span

CORPORA = Path(__file__).parents[1] / "corpora"
REPORTS = [*sorted(CORPORA.glob("train*.txt")), *sorted(CORPORA.glob("held*.txt"))]
SHOWN = 3
_TITLED = re.compile(r"[一-鿿々ァ-ヴー]{1,8}(?:様|さん|部長|課長|社長|院長|店長|所長|室長|会長|先生)")


@lru_cache(maxsize=2)
def reviews(tone: str) -> tuple[tuple[str, Review], ...]:
    """Every report of the corpora that may be read, checked once."""
    checker = Checker(Settings(tone=tone))  # type: ignore[arg-type]
    return tuple((r.id, checker.check(r.text)) for path in REPORTS for r in read_corpus(path))


@pytest.fixture(params=["gentle", "direct"])
def checked(request: pytest.FixtureRequest) -> tuple[tuple[str, Review], ...]:
    return reviews(request.param)


def quotations(text: str) -> Iterator[str]:
    """What stands in 「…」, the outermost."""
    depth, begun = 0, 0
    for i, letter in enumerate(text):
        depth += (letter == "「") - (letter == "」")
        if letter == "「" and depth == 1:
            begun = i + 1
        elif letter == "」" and depth == 0:
            yield text[begun:i]
    assert depth == 0, text


def plain(text: str) -> str:
    """Letters without spaces and ends of line, inner brackets as outer ones."""
    return re.sub(r"\s+", "", text).translate(str.maketrans("『』", "「」"))


def phrases() -> tuple[frozenset[str], str]:
    """What wordings put in 「…」 of their own, and all they say."""
    catalogue = load()
    lines = [line for w in catalogue.rules.values() for line in (w.habit, *w.see, *w.ask, *w.direct, *w.say)]
    lines += [line for own in catalogue.common.values() for line in own]
    own = {q for line in lines for q in re.findall(r"「([^「」{}]+)」", line)} | {
        w.habit for w in catalogue.rules.values()
    }
    return frozenset(own), "\n".join(lines)


def test_comments_are_few_exact_and_never_two_on_one_gap(checked: tuple[tuple[str, Review], ...]) -> None:
    for id_, review in checked:
        text, comments = review.graph.report.text, review.comments
        assert len(comments) <= SHOWN, id_
        assert sum(c.kind is CommentKind.PRAISE for c in comments) <= 1, id_
        for c in comments:
            assert text[c.start : c.end] == c.quote, id_
            assert len(c.quote) <= 60, id_
            assert "{" not in c.text, id_
        assert len({c.text for c in comments}) == len(comments), id_
        asks = [c for c in comments if c.kind is CommentKind.QUESTION]
        for one, other in combinations(asks, 2):
            assert not Span(one.start, one.end).overlaps(Span(other.start, other.end)), id_
            assert not set(one.rules) & set(other.rules) or one.rules != other.rules, id_
        if not any(not f.suppressed for f in review.findings):
            assert len(asks) <= 1, id_
        assert review.hidden_points >= 0


def test_all_that_a_comment_quotes_stands_in_the_report(checked: tuple[tuple[str, Review], ...]) -> None:
    own, _ = phrases()
    for id_, review in checked:
        told = plain(review.graph.report.text)
        for c in review.comments:
            for quotation in quotations(c.text):
                pieces = [plain(p) for p in quotation.split("…") if p]
                assert quotation in own or all(p in told for p in pieces), (id_, quotation)


def test_all_that_a_comment_names_stands_in_the_report(checked: tuple[tuple[str, Review], ...]) -> None:
    """Names with a title, and every figure: those of the report, or words of the catalogue."""
    _, ours = phrases()
    for id_, review in checked:
        told = plain(review.graph.report.text)
        for c in review.comments:
            said = plain(c.text)
            for name in _TITLED.findall(said):
                bare = name.removesuffix("さん")
                assert name in told or bare in told or name in ours, (id_, name, c.text)
            for figure in re.findall(r"[0-9０-９][0-9０-９,，.．]*", said):
                assert figure in told or figure in ours, (id_, figure, c.text)


def test_quotes_keep_names_whole(checked: tuple[tuple[str, Review], ...]) -> None:
    for id_, review in checked:
        graph = review.graph
        names = [e for e in graph.reading.entities if e.kind in (EntityKind.PERSON, EntityKind.CUSTOMER)]
        for c in review.comments:
            for e in names:
                if len(e.name) <= LONG:
                    assert not e.start < c.start < e.end, (id_, e.name, c.quote)
                    assert not e.start < c.end < e.end, (id_, e.name, c.quote)
            assert not review.graph.report.text[c.end :].startswith(("様", "さん", "部長", "課長")), (id_, c.quote)


def test_a_finding_less_lowers_neither_the_score_nor_a_part() -> None:
    for id_, review in reviews("gentle"):
        findings = [f for f in review.findings if not f.suppressed]
        before = score(review.graph, findings, review.strengths)
        assert before == review.score, id_
        for fixed in findings:
            after = score(review.graph, [f for f in findings if f is not fixed], review.strengths)
            assert after.value >= before.value, (id_, fixed.rule)
            assert all(after.parts[part] >= before.parts[part] for part in before.parts), (id_, fixed.rule)
