import sqlite3

import pytest
from texts import BAD, GOOD

from sorama import store


@pytest.fixture
def taken(sorama, write):
    """A history that another program is writing."""
    sorama("check", write("good.txt", GOOD), "--history", "h.db", "--author", "森", "--date", "2026-11-20")
    other = sqlite3.connect("h.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


@pytest.mark.parametrize("form", ["full", "json"])
def test_a_report_is_answered_where_the_history_cannot_be_written(sorama, write, monkeypatch, taken, form):
    monkeypatch.setattr(store, "WAIT", 0.01)
    alone = sorama("check", write("bad.txt", BAD), "--isolated", "-q").out
    found = sorama("check", "bad.txt", "--history", "h.db", "--format", form)
    assert found.code == 2
    assert "履歴に書けませんでした。ほかのプログラムが使っています。" in found.err
    assert "vague-action" in alone
    assert ("SR402" if form == "full" else "vague-action") in found.out
    many = sorama("check", "bad.txt", "good.txt", "--history", "h.db")
    assert "読めなかったもの" not in many.out
    taken.execute("ROLLBACK")
    assert sorama("check", "good.txt", "--history", "h.db").code == 0


def test_what_is_no_history_is_told(sorama, write):
    write("good.txt", GOOD)
    for name in ("good.txt", "none/h.db"):
        found = sorama("check", "good.txt", "--history", name)
        assert (found.code, found.err.count("。")) == (2, 2), found.err
    assert "sorama の履歴ではない" in sorama("progress", "--history", "good.txt").err


def test_pruning_one_writer_leaves_the_others(sorama, write):
    write("good.txt", GOOD)
    for who, day in (("森", "2026-10-05"), ("辻", "2026-10-05"), ("森", "2026-11-20")):
        sorama("check", "good.txt", "--history", "h.db", "--author", who, "--date", day)
    assert "辻" in sorama("progress", "--history", "h.db", "--author", "堤", "--prune", "2026-11-01").err
    assert (
        "森 の 2026-11-01 より前の記録 1 件"
        in sorama("progress", "--history", "h.db", "--author", "森", "--prune", "2026-11-01").out
    )
    assert "辻の歩み" in sorama("progress", "--history", "h.db", "--author", "辻").out
    assert sorama("progress", "--history", "h.db", "--prune", "2026-11-01").out.startswith(
        "2026-11-01 より前の記録 1 件"
    )


def test_an_empty_history_says_how_to_begin(sorama, write):
    sorama("check", write("good.txt", GOOD), "--history", "h.db", "--author", "森", "--date", "2026-11-20")
    assert "森 の記録 1 件を消しました" in sorama("progress", "--history", "h.db", "--forget").out
    found = sorama("progress", "--history", "h.db")
    assert found.code == 2
    assert "まだ日報がありません" in found.err
