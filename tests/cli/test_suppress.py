import json
from pathlib import Path

from texts import BAD, GOOD

from sorama.corpus import read_corpus


def findings(sorama, *arguments: str) -> list[dict]:
    return sorama("check", "bad.txt", "--format", "json", *arguments).json()["reports"][0]["findings"]


def test_a_finding_is_put_aside_by_its_fingerprint(sorama, write):
    write("bad.txt", BAD)
    before = findings(sorama)
    target = next(f for f in before if f["severity"] == "error")
    assert target["fingerprint"] in sorama("check", "bad.txt", "--fingerprints").out
    made = sorama("suppress", target["fingerprint"], "--reason", "口頭で確認した", "--in", "bad.txt")
    assert made.code == 0
    after = findings(sorama)
    assert [f["suppressed"] for f in after if f["fingerprint"] == target["fingerprint"]] == [True]
    assert len(after) == len(before)
    assert sorama("check", "bad.txt").code == int(any(f["severity"] == "error" and not f["suppressed"] for f in after))
    assert not any(f["suppressed"] for f in findings(sorama, "--isolated"))
    entry = json.loads(Path("sorama-suppressions.json").read_text(encoding="utf-8"))["suppressions"][0]
    assert (entry["rule"], entry["reason"]) == (target["rule"], "口頭で確認した")


def test_no_comment_and_no_loss_of_points_for_what_is_put_aside(sorama, write):
    write("bad.txt", BAD)
    before = sorama("check", "bad.txt", "--format", "json").json()["reports"][0]
    for rule in {f["rule"] for f in before["findings"]}:
        sorama("suppress", rule, "--reason", "試し")
    after = sorama("check", "bad.txt", "--format", "json").json()["reports"][0]
    assert all(f["suppressed"] for f in after["findings"])
    assert [c for c in after["comments"] if c["kind"] == "question"] == []
    assert after["score"] > before["score"]


def test_a_suppression_ends_on_its_day(sorama, write):
    write("bad.txt", BAD)
    sorama("suppress", "missing-fact", "--reason", "試し", "--until", "2026-12-31")
    sorama("suppress", "vague-action", "--reason", "試し", "--until", "2026-12-31")
    on_the_day, later = findings(sorama, "--as-of", "2026-12-31"), findings(sorama, "--as-of", "2027-01-01")
    assert any(f["suppressed"] for f in on_the_day)
    assert not any(f["suppressed"] for f in later)
    told = sorama("check", "bad.txt", "--unused-suppressions", "--as-of", "2027-01-01").err
    assert "期限" in told


def test_a_wrong_label_becomes_a_case_for_eval(sorama, write):
    write("bad.txt", BAD)
    target = next((f for f in findings(sorama) if f["segment"] is not None), None)
    assert target is not None
    found = sorama("suppress", target["fingerprint"], "--reason", "予定だった", "--label", "fact", "--in", "bad.txt")
    assert found.code == 0
    (case,) = read_corpus("sorama-label-cases.txt")
    assert case.text == BAD.strip()
    assert sorama("eval", "sorama-label-cases.txt", "--rounds", "0").code == 0


def test_suppress_says_what_is_missing(sorama, write):
    write("good.txt", GOOD)
    assert sorama("suppress", "abc").code == 2
    found = sorama("suppress", "abc", "--reason", "x", "--in", "good.txt")
    assert found.code == 2
    assert "指紋 abc" in found.err
    assert sorama("suppress", "abc", "--reason", "x", "--label", "fact").code == 2
    misspelt = sorama("suppress", "vague-acton", "--reason", "x")
    assert misspelt.code == 2
    assert "もしかして「vague-action」" in misspelt.err
    assert not Path("sorama-suppressions.json").exists()


def test_a_reason_and_a_day_to_come_are_asked_for(sorama, write):
    write("bad.txt", BAD)
    for wrong in (("--reason", " "), ("--reason", "x", "--until", "2020-01-01")):
        assert sorama("suppress", "vague-action", *wrong).code == 2
    assert not Path("sorama-suppressions.json").exists()


def test_a_decision_made_again_keeps_the_name_of_the_rule(sorama, write):
    write("bad.txt", BAD)
    target = next(f for f in findings(sorama) if f["segment"] is not None)
    told = sorama("suppress", target["fingerprint"], "--reason", "口頭で確認した", "--in", "bad.txt").out
    assert f"指摘 {target['fingerprint']} を見送ります" in told
    sorama("suppress", target["fingerprint"], "--reason", "客先の都合")
    (entry,) = json.loads(Path("sorama-suppressions.json").read_text(encoding="utf-8"))["suppressions"]
    assert (entry["rule"], entry["reason"]) == (target["rule"], "客先の都合")


def test_a_label_is_about_one_finding_and_said_once(sorama, write):
    write("bad.txt", BAD)
    target = next(f for f in findings(sorama, "--select", "vague-action"))
    about = ("--reason", "終わったこと", "--in", "bad.txt", "--label")
    assert "指紋と一緒に" in sorama("suppress", "vague-action", *about, "fact").err
    assert "いまも action" in sorama("suppress", target["fingerprint"], *about, "action").err
    assert not Path("sorama-label-cases.txt").exists()
    assert (
        "事例のファイルではありません"
        in sorama("suppress", target["fingerprint"], *about, "fact", "--cases", "bad.txt").err
    )
    assert Path("bad.txt").read_text(encoding="utf-8") == BAD
    for label in ("interpretation", "fact"):
        assert sorama("suppress", target["fingerprint"], *about, label).code == 0
    (case,) = read_corpus("sorama-label-cases.txt")
    assert case.segments[-1].label.value == "fact"
    figures = sorama("eval", "sorama-label-cases.txt", "--rounds", "0", "--format", "json").json()["figures"]
    assert figures["finding.precision"]["value"] == 1


def test_what_cannot_be_written_is_2_and_told(sorama, write):
    write("bad.txt", BAD)
    write("taken", "x")
    for arguments in (
        ("check", "bad.txt", "--baseline", "taken/base.json", "--write-baseline"),
        ("suppress", "vague-action", "--reason", "x"),
    ):
        write("sorama.toml", 'suppressions = "taken/put-aside.json"\n')
        found = sorama(*arguments)
        assert found.code == 2, found.err
        assert "taken" in found.err
        assert "読み書きできません" in found.err


def test_a_file_that_is_no_baseline_is_left_alone(sorama, write):
    write("bad.txt", BAD)
    found = sorama("check", "bad.txt", "--baseline", "bad.txt", "--write-baseline")
    assert found.code == 2
    assert "bad.txt は sorama の基準線のファイルではない" in found.err
    assert Path("bad.txt").read_text(encoding="utf-8") == BAD


def test_a_baseline_loses_nothing_where_a_report_was_not_read(sorama, write):
    write("bad.txt", BAD)
    sorama("check", "bad.txt", "--baseline", "base.json", "--write-baseline")
    before = Path("base.json").read_bytes()
    found = sorama("check", "gone.txt", "--baseline", "base.json", "--prune-baseline")
    assert found.code == 2
    assert "変えていません" in found.err
    assert Path("base.json").read_bytes() == before


def test_a_baseline_and_an_earlier_version_go_together(sorama, write):
    write("bad.txt", BAD)
    write("old.txt", "先方の反応は良さそうだ。\n")
    assert sorama("check", "bad.txt", "--previous", "old.txt", "--baseline", "base.json", "--write-baseline").code == 0
    assert all(f["suppressed"] for f in findings(sorama, "--baseline", "base.json"))


def test_the_rule_on_suppressions_explains_itself(sorama, write):
    write("good.txt", GOOD)
    sorama("suppress", "vague-action", "--reason", "試し")
    told = sorama("check", "good.txt", "--unused-suppressions").err
    assert "SR001 vague-action の見送りに当てはまる指摘が、渡された日報にありません" in told
    for name in ("SR001", "unused-suppression"):
        page = sorama("rule", name)
        assert (page.code, "なぜ困るか" in page.out, "直し方" in page.out) == (0, True, True)
    assert sorama("rule", "SR001", "SR101").code == 2


def test_baseline_is_written_used_and_pruned(sorama, write):
    write("bad.txt", BAD)
    assert sorama("check", "bad.txt", "--baseline", "base.json").code == 2
    written = sorama("check", "bad.txt", "--baseline", "base.json", "--write-baseline", "--as-of", "2026-11-01")
    assert written.code == 0
    used = sorama("check", "bad.txt", "--baseline", "base.json", "--as-of", "2026-11-24")
    assert used.code == 0
    assert "23 日前" in used.err
    assert all(f["suppressed"] for f in findings(sorama, "--baseline", "base.json"))
    write("bad.txt", GOOD)
    pruned = sorama("check", "bad.txt", "--baseline", "base.json", "--prune-baseline")
    assert "0 件" in pruned.err
    assert sorama("check", "bad.txt", "--write-baseline").code == 2


def test_a_baseline_keeps_the_rules_that_were_not_selected(sorama, write):
    write("bad.txt", BAD)
    sorama("check", "bad.txt", "--baseline", "base.json", "--write-baseline")
    before = json.loads(Path("base.json").read_text(encoding="utf-8"))["baseline"]
    rule = before[0]["rule"]
    assert {e["rule"] for e in before} != {rule}
    for change in ("--prune-baseline", "--write-baseline"):
        sorama("check", "bad.txt", "--baseline", "base.json", change, "--select", rule)
        assert json.loads(Path("base.json").read_text(encoding="utf-8"))["baseline"] == before
    write("bad.txt", GOOD)
    sorama("check", "bad.txt", "--baseline", "base.json", "--prune-baseline", "--select", rule)
    after = json.loads(Path("base.json").read_text(encoding="utf-8"))["baseline"]
    assert after == [e for e in before if e["rule"] != rule]
