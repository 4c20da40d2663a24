"""The wordings: complete, polite, overridable."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest
from gaps import FACTS_ONLY, FINDINGS, comment, finding

from sorama.coaching import catalogue
from sorama.coaching.catalogue import ALWAYS, OPTIONAL, SHIPPED, load, placeholders
from sorama.coaching.points import CHAIN
from sorama.coaching.praise import KNOWN
from sorama.errors import ConfigError
from sorama.rules import RULES
from sorama.rules.notation import parse_graph
from sorama.settings import Settings


@pytest.mark.parametrize("rule", FINDINGS)
def test_every_rule_has_three_variants_in_both_tones_and_help_in_steps(rule: str) -> None:
    wording = load().rules[rule]
    assert wording.habit
    assert len(wording.see) * len(wording.ask) >= 3
    assert len(wording.ask) >= 3
    assert len(wording.direct) >= 3
    assert wording.cues
    assert "＿" in wording.frame
    assert all("：" in example for example in wording.examples)


def test_every_registered_rule_has_wordings() -> None:
    assert {r.name for r in RULES} <= load().rules.keys()


@pytest.mark.parametrize("rule", KNOWN)
def test_every_strength_has_three_wordings_in_both_tones(rule: str) -> None:
    assert len(load().rules[rule].say) >= 3
    assert len(load().rules[rule].direct) >= 3


@pytest.mark.parametrize("name", sorted(load().rules))
def test_every_wording_renders_asks_once_and_is_polite(name: str) -> None:
    wording = load().rules[name]
    slots = dict.fromkeys(ALWAYS | OPTIONAL, "「納期は十日」") | {"who": "南様", "message": "見えません。"}
    for group in (wording.see, wording.ask, wording.direct, wording.say):
        assert not group or any(placeholders(line) <= ALWAYS for line in group), "one wording that always fits"
        for line in group:
            text = line.format_map(slots)
            assert text.endswith(("。", "か。")), text
            assert not re.search(
                r"(なさい|しろ|してください|べきです|ダメ|駄目|だめ|下手|できていません|不十分)", text
            ), text
    assert all(line.endswith("か。") for line in wording.ask)
    assert all(line.endswith("か。") for line in wording.direct if not wording.say)


def test_a_company_overrides_single_wordings(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[rules.missing-action]\ndirect = ["{words}の次は何ですか。"]\n', encoding="utf-8")
    assert load(str(own)).rules["missing-action"].direct == ("{words}の次は何ですか。",)
    assert load(str(own)).rules["missing-action"].ask == load().rules["missing-action"].ask
    graph = parse_graph(FACTS_ONLY)
    found = comment(graph, [finding(graph, "missing-action")], [], Settings(tone="direct", messages=str(own)))[0]
    assert found[0].text.endswith("の次は何ですか。")


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ('[rules.missing-action]\nask = ["{nobody}は何ですか。"]', "rules.missing-action.ask"),
        ('[rules.missing-action]\nask = ["{words は何ですか。"]', "rules.missing-action.ask"),
        ('[rules.missing-action]\nasks = ["何ですか。"]', "rules.missing-action.asks"),
        ("[rules.missing-action]\nask = 3", "rules.missing-action.ask"),
        ("[rules.missing-action]\nask = []", "rules.missing-action.ask"),
        ("[rules]\nmissing-action = 3", "rules.missing-action"),
        ("[rule.missing-action]\nask = []", "rule"),
        ("[rules.missing-action", "own.toml"),
        ("[rules.missing-action]\nask = [「いつですか」]", "2 行目のあたり"),
        ('[rules.missing-acton]\nask = ["何ですか。"]', "もしかして「missing-action」ですか"),
        ('[rules."missing-acton/refused"]\nask = ["何ですか。"]', "もしかして「missing-action」ですか"),
        ('[common]\nfind_itt = ["何ですか。"]', "もしかして「find_it」ですか"),
        ('[rules.missing-action]\nexamples = ["柱を替えた。"]', "「業種：例文」"),
    ],
)
def test_a_mistake_in_a_catalogue_is_named(tmp_path: Path, toml: str, named: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(toml, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(named)):
        load(str(own))


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_bytes('[common]\nfind_it = ["どこでしょうか。"]\n'.encode("cp932"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load(str(own))


def test_a_company_may_word_rules_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[rules.no-sample-left]\r\nask = ["見本はどこですか。"]\r\n', encoding="utf-8-sig"
    )  # as Notepad saves it
    assert load(str(own)).rules["no-sample-left"].ask == ("見本はどこですか。",)


def test_the_fast_copy_of_the_wordings_is_fresh() -> None:
    text = SHIPPED.read_bytes()
    copy = json.loads(SHIPPED.with_suffix(".json").read_text(encoding="utf-8"))
    assert copy == {"source": hashlib.sha256(text).hexdigest()} | tomllib.loads(text.decode("utf-8"))


@pytest.mark.parametrize("broken", [b'{"source": "', b"\xff", b"[]", b"{}"])
def test_a_broken_fast_copy_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bytes) -> None:
    shipped = tmp_path / SHIPPED.name
    shipped.write_bytes(SHIPPED.read_bytes())
    shipped.with_suffix(".json").write_bytes(broken)
    told = load()
    monkeypatch.setattr(catalogue, "SHIPPED", shipped)
    load.cache_clear()
    try:
        assert load() == told
    finally:
        load.cache_clear()


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        load(str(tmp_path / "none.toml"))


def test_chain_and_praise_name_rules_once() -> None:
    names = [name for names in CHAIN for name in names]
    assert len(names) == len(set(names))
    assert set(names) <= set(FINDINGS)


@pytest.mark.parametrize("name", sorted(load().rules))
def test_every_question_asks_one_thing(name: str) -> None:
    for line in load().rules[name].ask:
        assert not re.search(r"と見ていて、|は何で、|だと読み、|はいつで、|それは(?:いつ|なぜ)", line), line
