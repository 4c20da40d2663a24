import pytest
from texts import BAD, GOOD


def test_a_revision_is_told_beside_the_answer(sorama, write):
    write("old.txt", BAD)
    found = sorama("check", write("new.txt", GOOD), "--previous", "old.txt")
    assert found.code == 0
    assert "前の版と比べて" in found.out
    assert "│ 空" in found.out


def test_a_revision_in_json(sorama, write):
    write("old.txt", BAD)
    report = sorama("check", write("new.txt", GOOD), "--previous", "old.txt", "--format", "json").json()["reports"][0]
    revision = report["revision"]
    assert {c["outcome"] for c in revision["changes"]} <= {"resolved", "unrelated", "removed", "remaining", "new"}
    assert all(new is None or new < len(report["segments"]) for _, new in revision["pairs"])


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_revision_on_a_page(sorama, write, form):
    write("old.txt", "角田工務店の沢村さんを訪問した。\n工期を気にしていると思う。\n頑張ります。\n")
    new = "角田工務店の沢村さんを訪問した。\n「梅雨の前に屋根を終えたい」と工期を尋ねられた。\n工期を気にしていると思う。\n12月3日に<屋根>の工程表を届ける。\n"
    found = sorama("check", write("new.txt", new), "--previous", "old.txt", "--format", form)
    assert "前の版と比べて" in found.out
    assert "伝わるようになったところ" in found.out
    assert "前(← 根拠)" in found.out
    assert "<屋根>" not in found.out
    assert "頑張ります。" in found.out


def test_the_history_remembers_a_report_that_was_compared(sorama, write):
    write("old.txt", BAD)
    write("new.txt", GOOD)
    sorama("check", "new.txt", "--previous", "old.txt", "--history", "h.db", "--date", "2026-11-24", "--author", "森")
    assert "森の歩み" in sorama("progress", "--history", "h.db").out


def test_previous_is_for_one_report(sorama, write):
    found = sorama("check", write("a.txt", GOOD), write("b.txt", GOOD), "--previous", "a.txt")
    assert found.code == 2
    assert "一件" in found.err
    assert sorama("check", "a.txt", "--previous", "none.txt").code == 2
