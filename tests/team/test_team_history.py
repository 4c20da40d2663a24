"""Earlier weeks: kept without text, told apart, loaded twice without a change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sorama.store import Store, Work
from sorama.team.build import Builder, remember
from sorama.team.faces import Wishes, get
from sorama.team.rows import Row
from sorama.team.run import Serial, run
from sorama.team.score import Job
from sorama.team.view import Team

FIRST = [
    Row(
        "1",
        "予算が足りないのではないか。金曜までに比較表を送る。",
        date=date(2026, 11, 2),
        author="山田",
        customer="東陽精密",
    ),
    Row("2", "村上課長に電話し、納期を聞いた。", date=date(2026, 11, 5), author="山田", customer="東陽精密"),
]
SECOND = [
    Row("1", "現場を訪問し、配線の傷みを見た。", date=date(2026, 11, 10), author="山田", customer="東陽精密"),
    Row("2", "部長に新型を紹介した。", date=date(2026, 11, 12), author="山田", customer="東陽精密"),
]


def week(
    rows: list[Row], job: Job, path: Path, out: Path | None = None, *, keep_text: bool = False
) -> tuple[Team, int]:
    with Work(None, "") as work, Store(path) as store:
        run(rows, work, job, Serial())
        added = remember(work, store, keep_text=keep_text)
        team = Builder(work, job.checker(), store).team()
        if out is not None:
            with out.open("w") as file:
                get("json")(team, work, file, Wishes())
    return team, added


def told(team: Team) -> list[tuple[str, str, int | None]]:
    return [(a.finding.rule, a.finding.message, a.refs[0].report) for a in team.found]


def test_rules_look_back_over_earlier_weeks(tmp_path: Path, job: Job) -> None:
    path = tmp_path / "team.db"
    alone, _ = week(SECOND, job, tmp_path / "other.db")
    assert "overdue-promise" not in {rule for rule, _, _ in told(alone)}
    week(FIRST, job, path)
    team, added = week(SECOND, job, path, tmp_path / "o.json")
    assert added == 2
    assert {("overdue-promise", None), ("hypothesis-never-checked", None)} <= {(r, n) for r, _, n in told(team)}
    assert team.total.reports == 2
    assert '"report": null, "date": "2026-11-02"' in (tmp_path / "o.json").read_text()


def test_the_same_week_twice_changes_nothing(tmp_path: Path, job: Job) -> None:
    path = tmp_path / "team.db"
    week(FIRST, job, path)
    first = week(SECOND, job, path)
    second = week(SECOND, job, path)
    assert second[1] == 0
    assert second[0] == first[0]


def test_no_text_is_kept_unless_asked(tmp_path: Path, job: Job) -> None:
    for keep in (False, True):
        path = tmp_path / f"{keep}.db"
        week(FIRST, job, path, keep_text=keep)
        with Store(path) as store:
            from sorama.team.codec import unpack

            texts = [unpack(data).graph.report.text for _, data in store.readings(author="山田")]
        assert any(texts) is keep


def test_what_is_pruned_is_gone(tmp_path: Path, job: Job) -> None:
    path = tmp_path / "team.db"
    week(FIRST, job, path)
    with Store(path) as store:
        assert store.prune(date(2026, 11, 6)) == 2
        assert list(store.readings(author="山田")) == []
        assert list(store.readings(customers=["東陽精密"])) == []
        assert store.customers(["山田"]) == frozenset()


def test_places_of_earlier_weeks_follow_the_schema(tmp_path: Path, job: Job) -> None:
    import json

    import jsonschema

    schema = Path(__file__).parent.parent.parent / "sorama" / "schema" / "report.schema.json"
    path, out = tmp_path / "team.db", tmp_path / "o.json"
    week(FIRST, job, path)
    week(SECOND, job, path, out)
    jsonschema.validate(json.loads(out.read_text()), json.loads(schema.read_text()))
