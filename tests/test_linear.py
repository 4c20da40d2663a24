"""Work grows with the report and not with its square: counted, not timed."""

import sys

import pytest

from sorama import engine, feedback, labeler, linker, parser, reading, score
from sorama.app import Checker
from sorama.memo import forget, room_for
from sorama.model import ArgumentGraph
from sorama.rules import RULES

SMALL, TIMES = 60, 4
MOST = 1.35 * TIMES


def report(count):
    lines = []
    for i in range(count // 6):
        lines += [
            f"みどり商事の佐藤部長に{i}回目の訪問。",
            f"「予算は{i}万円までで、納期が心配」とのこと。",
            f"{i}月{i % 28 + 1}日までに返事がほしいと依頼された。",
            f"競合の{i}案と比べて価格で迷っているようだ。",
            f"おそらく{i}課の人手が足りないと思う。",
            f"明日、{i}年分の試算表を送付する。",
        ]
    return "\n".join(lines)


def work(run):
    """Calls and lines of Python that a run takes inside sorama."""
    count = 0

    def lines(frame, event, _):
        nonlocal count
        count += event == "line"
        return lines

    def calls(frame, event, _):
        return lines if "sorama" in frame.f_code.co_filename else None

    sys.settrace(calls)
    try:
        answer = run()
    finally:
        sys.settrace(None)
    return count, answer


def stages(text):
    forget()
    found = {}

    def counted(name, run):
        found[name], answer = work(run)
        return answer

    with room_for(text):
        read = counted("parse", lambda: parser.parse(text))
        segments = counted("label", lambda: labeler.label(read))
        supports, floating = counted("link", lambda: linker.argue(read, segments))
        facts = counted("read", lambda: reading.read(read, segments, supports))
        graph = ArgumentGraph(read, segments, supports, facts, floating)
        for rule in RULES:
            counted(rule.name, lambda rule=rule: list(rule.check(graph)))
        checker = Checker()
        outcome = engine.run(graph, checker.told, checker.rules)
        counted("score", lambda: score.score(graph, outcome.findings, outcome.strengths))
        counted("comments", lambda: feedback.comment(graph, outcome.findings, outcome.strengths, checker.told))
    return found


@pytest.fixture(scope="module")
def growth():
    stages(report(SMALL))  # patterns and tables are made ready
    small, large = stages(report(SMALL)), stages(report(SMALL * TIMES))
    return {name: (small[name], large[name]) for name in small}


@pytest.mark.parametrize("name", ["parse", "label", "link", "read", "score", "comments", *(r.name for r in RULES)])
def test_at_most_linear(growth, name):
    small, large = growth[name]
    assert large <= MOST * max(small, 200), f"{name}: {small} → {large} lines"
