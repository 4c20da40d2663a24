"""What the view adds up to, and that every figure leads to its reports."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as tried
from hypothesis import strategies as st

from sorama import engine
from sorama.history import State, history_of
from sorama.model import Channel
from sorama.rules.past import same_customer
from sorama.team.build import Builder
from sorama.team.coach import choose
from sorama.team.codec import compact, pack, unpack
from sorama.team.names import one_name
from sorama.team.rows import Reader
from sorama.team.run import Serial, run
from sorama.team.score import Job
from sorama.team.view import Coaching, Tally, Team, Writer
from sorama.team.work import Work

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "team"


def writer(team: Team, name: str) -> Writer:
    return next(w for w in team.writers if w.name == name)


def test_writers_and_customers_stand_in_order_of_their_names(team: Team) -> None:
    assert [w.name for w in team.writers] == sorted(w.name for w in team.writers)
    assert [c.name for c in team.customers] == sorted(c.name for c in team.customers)


def test_sums_lead_to_reports(team: Team) -> None:
    for w in team.writers:
        numbers = set(w.reports)
        assert len(w.reports) == w.tally.reports
        assert all(set(found) <= numbers for found in (*w.tally.findings.values(), *w.tally.strengths.values()))
        assert set(w.tally.chained) | set(w.tally.loose) <= numbers
        assert 0 <= w.tally.grounded <= w.tally.actions
    assert sum(w.tally.faults for w in team.writers) == team.total.faults


def test_promises_that_are_not_told_as_done(team: Team) -> None:
    late = {(p.ref.author, p.ref.customer) for w in team.writers for p in w.promises if p.state is State.OVERDUE}
    assert late == {("石田", "丸福スーパー"), ("木村", "城南クリニック"), ("渡辺", "湯元ホテル"), ("佐伯", "日進物流")}
    assert all(p.state is State.OVERDUE or p.due >= team.as_of for w in team.writers for p in w.promises if team.as_of)
    assert writer(team, "青木").kept >= 5


def test_of_very_many_reports_all_are_counted_and_the_newest_looked_at(
    job: Job, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sorama.team.build.MOST", 10)
    with Work(None, "") as other:
        run(Reader().rows([str(EXAMPLE / "reports.csv")]), other, job, Serial())
        few = Builder(other, job, Serial(), as_of=team.as_of).team()
        assert dict(few.cut)["青木"] == 15
        assert few.total == team.total
        for customer, known in zip(few.customers, team.customers, strict=True):
            assert (customer.name, customer.tally, customer.last) == (known.name, known.tally, known.last)
        assert writer(few, "青木").change == writer(team, "青木").change
        assert 0 < len(few.promises) <= len(team.promises)


def test_group_by_group_finds_what_one_history_of_everything_finds(team: Team, work: Work, job: Job) -> None:
    checker = job.checker()
    everything = history_of((unpack(data).graph for _, _, data in work.reports()), team.as_of)
    outcome = engine.run_history(everything, checker.told, checker.rules)
    for parts, wholes in ((team.found, outcome.findings), (team.praised, outcome.strengths)):
        told = [(a.finding.rule, a.finding.author, a.finding.customer, a.finding.message) for a in parts]
        assert sorted(told, key=str) == sorted(((f.rule, f.author, f.customer, f.message) for f in wholes), key=str)


def test_channels_and_topics_of_customers(team: Team) -> None:
    by_name = {c.name: c for c in team.customers}
    assert set(by_name["若葉農園"].channels) == {Channel.MAIL}
    assert "decision-process" in by_name["東陽精密"].topics
    assert not by_name["大和不動産"].topics
    assert by_name["日進物流"].writers == ("佐伯", "小川")


def test_a_sentence_for_each_writer_shows_a_place(team: Team) -> None:
    for w in team.writers:
        assert w.coaching.sentence.count("。") >= 1
        assert w.coaching.ref is not None
        assert w.coaching.ref.author == w.name


def test_a_promise_that_nobody_tells_of_comes_before_habits(team: Team) -> None:
    said = writer(team, "石田").coaching
    assert said.rule == "overdue-promise"
    assert said.sentence == (
        "11/9 丸福スーパー「12日までに同じ規模の店の導入例を送る」の約束がその後どうなったかを、本人に聞いてみてください。"
    )
    assert writer(team, "小川").coaching.rule == "no-consultation-in-period"
    for name in ("上原", "田口", "青木"):
        sentence = writer(team, name).coaching.sentence
        assert sentence.count("か」と聞いてみてください(「") == 1


def test_what_is_rarer_in_the_team_is_the_habit_of_the_writer() -> None:
    own = Tally(reports=10, findings={"a": array("q", range(5)), "b": array("q", range(4))})
    team = Tally(reports=100, findings={"a": array("q", range(50)), "b": array("q", range(10))})
    given = (Coaching("a", rule="a", weight=10), Coaching("b", rule="b", weight=8))
    assert choose(given, own, team).sentence == "b"
    assert choose(given, own, own).sentence == "a"


def test_the_last_week_beside_the_one_before(team: Team) -> None:
    change = writer(team, "青木").change
    assert change is not None
    assert sum(change.reports) == 15


def test_names_that_may_stand_for_one_customer() -> None:
    found = one_name(["東陽精密", "東陽", "北斗", "精密", "A", "東", "日東", "北斗の日東陽", "日東陽"])
    assert [name for name, known_as in found.items() if known_as == "東陽精密"] == ["東陽精密", "東陽", "精密"]
    assert found["北斗の日東陽"] == "北斗"
    assert found["日東陽"] == "日東"
    assert {found[name] for name in ("A", "東")} == {"A", "東"}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@tried(st.lists(st.text("あいう", max_size=4), max_size=12))
def test_names_are_brought_together_as_one_history_does(names: list[str]) -> None:
    apart: list[str] = []
    for name in names:
        known_as = next((k for k in apart if same_customer(k, name)), name)
        assert one_name(names)[name] in apart or known_as == name
        if known_as == name:
            apart.append(name)
        assert one_name(names)[name] == next(k for k in apart if same_customer(k, name))


def test_reviews_survive_the_work_file(work: Work) -> None:
    for _, _, data in work.reports():
        review = unpack(data)
        assert pack(review) == data
        slim = unpack(pack(compact(review)))
        assert slim.graph.report.text == ""
        assert slim.graph.reading == review.graph.reading
        assert [f.rule for f in slim.findings] == [f.rule for f in review.findings]
