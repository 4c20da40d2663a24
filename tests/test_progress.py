"""The history file and what it says of a writer's growth."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sorama.app import Checker
from sorama.cells import cells
from sorama.cli import run
from sorama.errors import InputError
from sorama.model import ArgumentGraph, CommentKind, Finding, Label, Review, Score, Severity
from sorama.progress import mastered, newly_mastered, progress, times
from sorama.render.progress import render_progress, spark
from sorama.rules.notation import parse_graph
from sorama.settings import Settings
from sorama.store import Entry, Store, entry_of

DAY = date(2026, 11, 2)
DEADLINE = "action-without-deadline"


def review(
    day: date | None, text: str = "空1: 注文を受けた。\n傘1: 資料を送る。", *rules: str, author: str = "南"
) -> Review:
    graph = parse_graph(text)
    graph = ArgumentGraph(replace(graph.report, date=day, author=author), graph.segments)
    found = tuple(
        Finding(r, "SR401", Severity.WARNING, "。", 0, 1, 0, 0, fingerprint=f"{r}{i}") for i, r in enumerate(rules)
    )
    return Review(graph, found, (), (), Score(80, "", {}))


def entry(*rules: str, day: date | None = DAY) -> Entry:
    return Entry(
        "南",
        "",
        day,
        {Label.FACT: 1, Label.INTERPRETATION: 0, Label.ACTION: 2},
        70,
        tuple((r, "SR401", False) for r in rules),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "history.db") as opened:
        yield opened


def test_counts_rules_and_dates_are_kept_and_no_text(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with Store(path) as store:
        assert store.add(review(DAY, "空1: 秘密の話を聞いた。", DEADLINE))
        (kept,) = store.entries("南")
    assert kept == entry_of(review(DAY, "空1: 秘密の話を聞いた。", DEADLINE))
    assert (kept.day, kept.met(DEADLINE), kept.met("vague-fact")) == (DAY, True, False)
    assert "秘密".encode() not in path.read_bytes() + b"".join(p.read_bytes() for p in tmp_path.glob("history.db-*"))


def test_text_is_kept_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with Store(path) as store:
        store.add(review(DAY, "空1: 話を聞いた。"), keep_text=True)
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT text FROM report").fetchall() == [("話を聞いた。",)]
    raw.close()


def test_the_same_report_twice_changes_nothing(store: Store) -> None:
    assert store.add(review(DAY, "空1: 一。", DEADLINE))
    assert not store.add(review(DAY, "空1: 一。", DEADLINE))
    assert len(store.entries()) == 1


def test_a_new_version_takes_the_place_of_the_old(store: Store) -> None:
    store.add(review(DAY, "空1: 注文を受けた。\n傘1: 資料を送る。", DEADLINE))
    store.add(review(DAY, "空1: 注文を受けた。\n傘1: 金曜に資料を送る。"))
    (kept,) = store.entries("南")
    assert not kept.met(DEADLINE)
    store.add(review(DAY, "空1: 棚を見た。\n空2: 箱は十あった。"))
    store.add(review(DAY + timedelta(1), "空1: 注文を受けた。\n傘1: 金曜に資料を送る。"))
    assert len(store.entries("南")) == 3


def test_entries_are_asked_by_author_customer_and_day(store: Store) -> None:
    for i, who in enumerate(("南", "北", "南")):
        store.add(review(DAY + timedelta(i), author=who))
    assert [e.day for e in store.entries("南")] == [DAY, DAY + timedelta(2)]
    assert len(store.entries("南", since=DAY + timedelta(1))) == 1
    assert store.entries(customer="A社") == ()
    assert store.authors() == ("北", "南")
    assert store.entries("南", apart_from=review(DAY).graph)[0].day == DAY + timedelta(2)


def test_old_reports_and_authors_are_forgotten(store: Store) -> None:
    store.add(review(DAY, "空1: 一。", DEADLINE))
    store.add(review(DAY + timedelta(9), "空1: 二。"))
    store.add(review(None, "空1: 三。", author="北"))
    assert store.prune(DAY + timedelta(3)) == 1
    assert len(store.entries()) == 2
    assert store.forget("北") == 1
    assert store.authors() == ("南",)


def test_a_history_is_opened_again_and_others_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    for _ in range(2):
        with Store(path) as store:
            store.add(review(DAY))
            assert len(store.entries()) == 1
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(InputError, match="新しい版"):
        Store(path)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE mine (x)")
    raw.close()
    with pytest.raises(InputError, match="履歴ではありません"):
        Store(other)
    text = tmp_path / "text.txt"
    text.write_text("日報" * 100, encoding="utf-8")
    with pytest.raises(InputError, match="開けません"):
        Store(text)


def test_many_writers_at_once(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    Store(path).close()

    def write(i: int) -> bool:
        with Store(path) as store:
            return store.add(review(DAY + timedelta(i), f"空1: {i}軒を訪ねた。"))

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(write, range(12)))
    with Store(path) as store:
        assert len(store.entries()) == 12


def test_a_rule_is_counted_until_it_is_mastered() -> None:
    assert times([entry(DEADLINE), entry(), entry(DEADLINE)]) == {DEADLINE: 2}
    assert times([entry(DEADLINE)] * 3 + [entry()] * 5) == {}


def test_a_habit_is_mastered_after_five_reports_without_it() -> None:
    past = [entry(DEADLINE)] * 3
    assert mastered([*past, *[entry()] * 4]) == ()
    assert mastered([*past, *[entry()] * 5]) == (DEADLINE,)
    assert newly_mastered([*past, *[entry()] * 5]) == (DEADLINE,)
    assert newly_mastered([*past, *[entry()] * 6]) == ()


def test_weeks_begin_on_monday_and_the_latest_can_be_asked() -> None:
    entries = [entry(DEADLINE, day=DAY), entry(day=DAY + timedelta(6)), entry(day=DAY + timedelta(7)), entry(day=None)]
    found = progress(entries)
    assert [(w.monday, w.reports) for w in found.weeks] == [(DAY, 2), (DAY + timedelta(7), 1)]
    assert found.weeks[0].families == {"SR4": 0.5}
    assert found.weeks[0].labels[Label.INTERPRETATION] == 0
    assert found.undated == 1
    assert [w.monday for w in progress(entries, 1).weeks] == [DAY + timedelta(7)]


def test_the_page_shows_table_plots_and_habits() -> None:
    entries = [entry("vague-fact", DEADLINE, day=DAY)] * 3 + [
        entry("vague-fact", day=DAY + timedelta(8 + i)) for i in range(5)
    ]
    page = render_progress(progress(entries), "南", 80)
    assert "南の歩み" in page
    assert "行動の質" in page
    assert "◎ 行動の期限" in page
    assert "・ 事実の中身" in page
    assert spark([0, 1, 2], 2) == "▁▅█"
    assert "まだ記録されていません" in render_progress(progress([]), "南")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_page_keeps_to_its_width_and_its_columns_are_aligned(width: int) -> None:
    points = tuple((f"rule-{n}", f"SR{n}01", False) for n in range(1, 7))
    entries = [replace(entry(day=DAY + timedelta(7 * i)), points=points) for i in range(3)]
    lines = render_progress(progress(entries), "南", width).splitlines()
    assert all(cells(line) <= width for line in lines)
    for i, line in enumerate(lines):
        if line.startswith("週"):
            assert len({cells(row) for row in (line, *lines[i + 1 : i + 5])}) == 1
    assert sum(line.startswith("週") for line in lines) == {40: 4, 80: 2, 120: 1}[width]
    assert any(re.fullmatch(r"お客様との関係  █+  1.0 → 1.0", line) for line in lines)


def test_one_report_is_a_page_too() -> None:
    page = render_progress(progress([entry(day=DAY)]), "", 80)
    assert page.startswith("名前のない日報の歩み\n")
    assert "気づきの数" not in page
    assert re.search(r"空 +[▁█]  (?:0|100)%", page)


def test_the_third_time_the_writer_is_asked_to_find_it(store: Store) -> None:
    checker = Checker(Settings(select=(DEADLINE, "ST")))
    for i in range(4):
        graph = parse_graph(
            f"@{DAY + timedelta(i)} 著者=南\n空1: 店主から{i + 3}箱の注文を受けた。\n雨1<空1: 秋の分だと見た。\n傘1<雨1: 資料を送る。"
        )
        found = checker.review(graph, history=store)
        (ask,) = [c for c in found.comments if c.rules == (DEADLINE,)]
        assert ("資料を送る" in ask.quote) == (i < 2)
        assert (DEADLINE in found.to_find) == (i >= 2)
    assert checker.review(graph, history=store).comments == found.comments
    assert len(store.entries("南")) == 4


def test_a_mastered_habit_is_named_once(store: Store) -> None:
    for i in range(7):
        store.add(review(DAY + timedelta(i), f"空1: {i}箱。", *([DEADLINE] if i < 3 else [])))
    said = []
    for i in range(7, 9):
        graph = parse_graph(
            f"@{DAY + timedelta(i)} 著者=南\n空1: 店主から{i}箱の注文を受けた。\n雨1<空1: 秋の分だと見た。\n傘1<雨1: 金曜に資料を送る。"
        )
        praise = [c for c in Checker().review(graph, history=store).comments if c.kind is CommentKind.PRAISE]
        said.append(any("身についてきた" in c.text for c in praise))
    assert said == [True, False]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "history.db"
    with Store(path) as store:
        store.add(review(DAY, "空1: 一。", DEADLINE))
        store.add(review(DAY, "空1: 二。", author="北"))

    def call(*arguments: str) -> tuple[int, str]:
        code = run(["progress", "--history", str(path), *arguments])
        return code, "".join(capsys.readouterr())

    code, page = call("--author", "南")
    assert (code, "11/2〜" in page) == (0, True)
    for wrong, named in ((("--author", "西"), "西"), ((), "--author")):
        code, said = call(*wrong)
        assert (code, named in said) == (2, True)
    assert "1 件" in call("--author", "北", "--forget")[1]
    assert "1 件" in call("--prune", "2027-01-01")[1]
    assert run(["progress", "--history", str(tmp_path / "none.db")]) == 2
