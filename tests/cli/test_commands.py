import json
from pathlib import Path

import jsonschema
import pytest
from texts import BAD, GOOD

from sorama.rules import RULES

CORPUS = """\
# id: one | style: prose
⟦F1⟧山田商店を訪問し、在庫は残り12箱と伺った。
⟦I2<1⟧来週には切れそうだ。
⟦A3<2⟧金曜までに追加の見積を送る。
! must: -
! may: -
"""


def test_label_shows_marks_and_links(sorama):
    out = sorama("label", stdin=GOOD).out
    assert {"空", "雨", "傘"} <= {line[4] for line in out.splitlines() if line[:3].strip().isdigit()}
    assert "根拠 ←" in out


def test_label_explains(sorama):
    out = sorama("label", "--explain", stdin=GOOD).out
    assert "があるので" in out
    assert "確信" in out


def test_label_json_has_what_check_has(sorama):
    label = sorama("label", "--format", "json", stdin=GOOD).json()["reports"][0]
    check = sorama("check", "--format", "json", stdin=GOOD).json()["reports"][0]
    assert label["segments"] == check["segments"]
    assert label["supports"] == check["supports"]


def test_label_reads_the_others_when_one_is_missing(sorama, write):
    found = sorama("label", "none.txt", write("a.txt", GOOD))
    assert found.code == 2
    assert "丸山製作所" in found.out
    assert "none.txt" in found.err


def test_rule_list_names_every_rule(sorama):
    out = sorama("rule").out
    assert all(rule.code in out and rule.name in out for rule in RULES)


def test_rule_page_tells_what_why_and_how(sorama):
    for name in ("missing-fact", "SR101"):
        out = sorama("rule", name).out
        assert all(
            part in out for part in ("SR101 missing-fact", "なぜ困るか", "直し方", "⟦", "指摘します", "伝わります")
        )


def test_rule_json(sorama):
    found = sorama("rule", "SR101", "--format", "json").json()
    assert [r["name"] for r in found] == ["missing-fact"]
    assert {e["kind"] for e in found[0]["examples"]} == {"good", "bad"}


def test_test_runs_the_examples(sorama):
    found = sorama("test", "SR101", "SR402")
    assert found.code == 0
    assert found.out.startswith("規則 2、例 ")


def test_test_clean_names_the_noisy_report(sorama, write):
    write("clean/good.txt", GOOD)
    assert sorama("test", "SR101", "--clean", "clean").code == 0
    write("clean/bad.txt", BAD)
    found = sorama("test", "SR101", "--clean", "clean")
    assert found.code == 1
    assert "bad.txt" in found.out


def test_eval_tells_figures_as_text_and_json(sorama, write):
    path = write("corpus.txt", CORPUS)
    assert "label.macro_f1" in sorama("eval", path, "--rounds", "10").out
    found = sorama("eval", path, "--rounds", "10", "--format", "json", "--write-rules", "rules.json").json()
    assert found["reports"] == 1
    assert set(found["figures"]["label.macro_f1"]) == {"value", "low", "high"}
    assert "vague-action" in json.loads(Path("rules.json").read_text(encoding="utf-8"))["rules"]


def test_eval_names_a_broken_corpus(sorama, write):
    found = sorama("eval", write("c.txt", "# id: x\n印のない文。\n"))
    assert found.code == 2
    assert "印のない文" in found.err


def test_config_schema_accepts_what_init_writes(sorama, tmp_path):
    import tomllib

    assert sorama("config", "init").code == 0
    schema = sorama("config", "schema").json()
    jsonschema.validate(tomllib.loads((tmp_path / "sorama.toml").read_text(encoding="utf-8")), schema)
    assert sorama("config", "init").code == 2
    assert sorama("config", "init", "--force").code == 0


def test_config_show_names_the_layer(sorama, write):
    write("sorama.toml", 'tone = "direct"\n')
    out = sorama("config", "show").out
    assert '"direct"  # sorama.toml' in out
    assert "max_points       = 3  # 既定" in out


def test_config_why_reads_options_by_code_too(sorama, write):
    write("sorama.toml", "[rules.SR605]\nmin_untouched = 6\n")
    assert "min_untouched = 6(sorama.toml)" in sorama("config", "show", "--why", "discovery-gap").out


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[rules.SR605]\nmin_untouched = "6"\n', "「min_untouched」は整数"),
        ("[rules.SR605]\nmin_untouched = true\n", "「min_untouched」は整数"),
        ('fail_on = "warn"\n', "次のどれかにしてください: error・warning・info・never。"),
        ("tone =\n", "の 1 行目が TOML として読めません"),
    ],
)
def test_a_wrong_setting_is_one_japanese_sentence(sorama, write, toml, told):
    write("sorama.toml", toml)
    found = sorama("check", write("good.txt", GOOD))
    assert found.code == 2
    assert told in found.err
    assert (found.err.count("。"), found.out) == (1, "")


def test_the_documented_wordings_work(sorama, write):
    page = (Path(__file__).parents[2] / "docs/configuration.md").read_text(encoding="utf-8")
    write("words.toml", page.partition("## 言い回しを変える")[2].partition("```toml\n")[2].partition("```")[0])
    write("sorama.toml", 'messages = "words.toml"\n')
    write("bad.txt", "浜田商会の店主に会った。「棚が足りない」と言われた。しっかり頑張ります。\n")
    for tone, told in (("gentle", "でしょうか。"), ("direct", "は、何をしたら終わりですか。")):
        found = sorama("check", "bad.txt", "--select", "vague-action", "--tone", tone, "--format", "json")
        (comment,) = (c for c in found.json()["reports"][0]["comments"] if c["rules"] == ["vague-action"])
        assert comment["text"].endswith(told)
        assert "頑張ります」" in comment["text"]


def test_config_why_names_what_decided(sorama, write):
    write("sorama.toml", 'ignore = ["SR402"]\n[severity]\nvague-action = "error"\n')
    out = sorama("config", "show", "--why", "vague-action").out
    assert "使いません" in out
    assert "ignore の「SR402」に当たる(sorama.toml)" in out
    assert "重さ: error(sorama.toml)" in out
