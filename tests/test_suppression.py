"""Putting findings aside: three verbs, expiry, baseline, files, label cases."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from sorama import engine, suppression
from sorama.corpus import read_corpus
from sorama.errors import ConfigError
from sorama.model import Finding, Label
from sorama.rules import RULES
from sorama.rules.notation import parse_graph
from sorama.settings import Settings
from sorama.suppression import Suppression, Verb

TODAY = date(2026, 11, 24)
TEXT = "空1: 在庫は12箱。\n雨1: 先方は乗り気だ。\n傘1: 引き続き頑張ります。\n傘2: 今後もフォローします。"


def found(text: str = TEXT) -> tuple[Finding, ...]:
    return engine.run(parse_graph(text), Settings(), RULES).findings


def aside(findings: tuple[Finding, ...]) -> set[tuple[str, int | None]]:
    return {(f.rule, f.segment) for f in findings if f.suppressed}


def one(rule: str) -> Finding:
    return next(f for f in found() if f.rule == rule)


def test_a_finding_is_put_aside_and_stays_so_when_the_text_moves() -> None:
    put = (Suppression(Verb.FINDING, "vague-action", one("vague-action").fingerprint, "習慣"),)
    assert aside(suppression.apply(found(), put, TODAY)) == {("vague-action", 2)}
    moved = found("空9: 発注は2台に決まった。\n" + TEXT)
    assert aside(suppression.apply(moved, put, TODAY)) == {("vague-action", 3)}


def test_a_rule_is_put_aside() -> None:
    put = (Suppression(Verb.RULE, "vague-action"),)
    assert aside(suppression.apply(found(), put, TODAY)) == {("vague-action", 2), ("vague-action", 3)}


def test_it_runs_out() -> None:
    put = (Suppression(Verb.RULE, "vague-action", until=TODAY),)
    assert aside(suppression.apply(found(), put, TODAY))
    assert not aside(suppression.apply(found(), put, date(2026, 11, 25)))


def test_unused_and_expired_are_told() -> None:
    put = (
        Suppression(Verb.FINDING, "vague-action", "0" * 16),
        Suppression(Verb.RULE, "vague-action"),
        Suppression(Verb.RULE, "vague-fact", until=date(2026, 1, 1)),
    )
    told = suppression.unused(put, found(), TODAY)
    assert [f.rule for f in told] == ["unused-suppression"] * 2
    assert "0000" in told[0].message
    assert "期限" in told[1].message


def test_files_come_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "suppressions.json"
    put = suppression.add((), Suppression(Verb.FINDING, "vague-action", "ab", "理由", TODAY, date(2026, 12, 31)))
    put = suppression.add(put, Suppression(Verb.LABEL, "vague-fact", "cd", created=TODAY))
    assert suppression.read(path) == ()
    suppression.write(path, put)
    assert suppression.read(path) == put
    again = suppression.add(put, Suppression(Verb.LABEL, "vague-action", "ab"))
    assert [(s.verb, s.fingerprint) for s in again] == [(Verb.LABEL, "cd"), (Verb.LABEL, "ab")]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"suppressions": 3}',
        '{"suppressions": [{"verb": "x", "rule": "a"}]}',
        '{"suppressions": [{"verb": "finding", "rule": "a"}]}',
    ],
)
def test_broken_files_are_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "s.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"s\.json"):
        suppression.read(path)


def test_baseline(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    first = suppression.baseline_of(found(), date(2026, 11, 1))
    suppression.write_baseline(path, first)
    known = suppression.read_baseline(path)
    assert known == first
    assert all(f.suppressed for f in suppression.apply(found(), (), TODAY, known))
    assert known.age(TODAY) == 23
    fewer = found(TEXT.rsplit("\n", 1)[0])
    assert len(suppression.prune(known, fewer).known) == len(fewer) < len(known.known)
    grown = suppression.baseline_of(found(TEXT + "\n傘3: しっかり対応します。"), TODAY, known)
    assert sorted(grown.known.values()) == [date(2026, 11, 1)] * len(first.known) + [TODAY]
    assert suppression.read_baseline(tmp_path / "none.json").age(TODAY) == 0


def test_a_baseline_keeps_what_rules_that_did_not_run_have_in_it(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    suppression.write_baseline(path, suppression.baseline_of(found(), date(2026, 11, 1)))
    known = suppression.read_baseline(path)
    rules = set(known.rules.values())
    assert len(rules) > 1
    one = min(rules)
    seen = [f for f in found() if f.rule == one]
    assert suppression.prune(known, seen, rules - {one}) == known
    assert suppression.baseline_of(seen, TODAY, known, rules - {one}) == known
    assert set(suppression.prune(known, [], rules - {one}).rules.values()) == rules - {one}
    assert suppression.prune(known, [], frozenset()).known == {}


def test_entries_of_old_baselines_tell_no_rule(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"baseline": [{"fingerprint": "0123456789abcdef", "since": "2026-01-05"}]}', encoding="utf-8")
    known = suppression.read_baseline(path)
    assert suppression.prune(known, [], {""}) == known
    assert suppression.prune(known, []).known == {}


def test_two_at_a_time_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.json"

    def decide(number: int) -> None:
        new = suppression.Suppression(suppression.Verb.FINDING, "vague-fact", f"{number:016x}", "試し")
        with suppression.alone(path):
            suppression.write(path, suppression.add(suppression.read(path), new))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(decide, range(24)))
    assert len(suppression.read(path)) == 24
    assert [p.name for p in tmp_path.iterdir()] == ["s.json"]


def test_a_lock_that_was_left_behind_is_taken_away(tmp_path: Path) -> None:
    lock = tmp_path / "s.json.lock"
    lock.touch()
    os.utime(lock, (0, 0))
    with suppression.alone(tmp_path / "s.json"):
        assert lock.exists()
    assert not lock.exists()


def test_a_wrong_label_becomes_a_case_that_eval_reads(tmp_path: Path) -> None:
    graph = parse_graph(
        "§ A社\n他1: ■活動\n空1: ・在庫は12箱。\n雨1<空1: 切れそうだ。\n§ B社\n空2: 担当は不在。\n§1\n傘1<雨1: 月曜に補充する。"
    )
    path = tmp_path / "cases.txt"
    suppression.append_label_case(path, suppression.label_case(graph, 2, Label.FACT, "r1"))
    path.write_bytes(path.read_bytes().rstrip(b"\n").replace(b"\n", b"\r\n"))  # saved by an editor
    suppression.append_label_case(path, suppression.label_case(graph, 4, Label.OTHER, "r2"))
    first, second = read_corpus(path)
    assert first.text == graph.report.text
    assert [s.label for s in first.segments] == [Label.OTHER, Label.FACT, Label.FACT, Label.FACT, Label.ACTION]
    assert [s.thread for s in first.segments] == [0, 0, 0, 1, 0]
    assert first.supports == {(1, 2), (2, 4)}
    assert second.segments[4].label is Label.OTHER
    assert second.supports == {(1, 2)}


def test_a_text_with_the_marks_of_the_format_is_refused() -> None:
    with pytest.raises(ConfigError, match="印"):
        suppression.label_case(parse_graph("空1: 在庫は12箱。\n空2: § 12の件。"), 0, Label.FACT, "r")
