"""Earlier weeks: kept without text, told apart, loaded twice without a change."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema

from sorama.app import Aside
from sorama.store import Store
from sorama.suppression import NO_BASELINE, Suppression, Verb
from sorama.team.build import Builder, remember
from sorama.team.faces import Wishes, get
from sorama.team.rows import Row
from sorama.team.run import Reports, Serial, run
from sorama.team.score import Job
from sorama.team.work import Work

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


def week(rows: list[Row], job: Job, path: Path, *, keep_text: bool = False) -> tuple[dict[str, Any], int]:
    with Work(None, "") as work, Store(path) as store:
        run(rows, work, job, Serial())
        reports = Reports(work, Serial())
        added = remember(reports, store, keep_text=keep_text)
        file = io.StringIO()
        get("json")(Builder(work, job, Serial(), store).team(), reports, file, Wishes())
    return json.loads(file.getvalue()), added


def told(whole: dict[str, Any]) -> list[tuple[str, str, int | None]]:
    return [(f["rule"], f["message"], f["places"][0]["report"]) for f in whole["history"]["findings"]]


def test_rules_look_back_over_earlier_weeks(tmp_path: Path, job: Job) -> None:
    path = tmp_path / "team.db"
    alone, _ = week(SECOND, job, tmp_path / "other.db")
    assert "overdue-promise" not in {rule for rule, _, _ in told(alone)}
    week(FIRST, job, path)
    team, added = week(SECOND, job, path)
    assert added == 2
    assert {("overdue-promise", None), ("hypothesis-never-checked", None)} <= {(r, n) for r, _, n in told(team)}
    assert team["summary"]["reports"] == 2
    places = [place for f in team["history"]["findings"] for place in f["places"]]
    assert {"report": None, "date": "2026-11-02"}.items() <= max(places, key=lambda p: p["report"] is None).items()


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
        assert list(store.customers(["山田"])) == []


def test_places_of_earlier_weeks_follow_the_schema(tmp_path: Path, job: Job) -> None:
    schema = Path(__file__).parent.parent.parent / "sorama" / "schema" / "report.schema.json"
    path = tmp_path / "team.db"
    week(FIRST, job, path)
    jsonschema.validate(week(SECOND, job, path)[0], json.loads(schema.read_text()))


def test_what_people_put_aside_is_marked_and_asked_by_nobody(tmp_path: Path, job: Job) -> None:
    rows = [*FIRST, *SECOND]
    open_ones, _ = week(rows, job, tmp_path / "open.db")
    late = next(f for f in open_ones["history"]["findings"] if f["rule"] == "overdue-promise")
    put = (
        Suppression(Verb.FINDING, late["rule"], late["fingerprint"]),
        Suppression(Verb.RULE, "hypothesis-never-checked"),
    )
    quiet = replace(job, aside=Aside(put, NO_BASELINE, date(2026, 11, 24)))
    closed, _ = week(rows, quiet, tmp_path / "closed.db")
    marked = {f["fingerprint"]: f["suppressed"] for f in closed["history"]["findings"]}
    assert marked.keys() == {f["fingerprint"] for f in open_ones["history"]["findings"]}
    assert {f["rule"] for f in closed["history"]["findings"] if f["suppressed"]} == {s.rule for s in put}
    assert closed["summary"]["suppressed"] == open_ones["summary"]["suppressed"] + sum(marked.values())
    texts = [whole["team"]["writers"][0]["coaching"]["text"] for whole in (open_ones, closed)]
    assert "約束がその後" in texts[0]
    assert "約束がその後" not in texts[1]
    with Work(None, "") as work:
        run(rows, work, quiet, Serial())
        table = io.StringIO()
        get("markdown")(Builder(work, quiet, Serial()).team(), Reports(work, Serial()), table, Wishes())
    assert late["message"] not in table.getvalue()
