"""A team's own rules: files, mistakes in them, plug-ins, and that everything treats them like any other rule."""

import builtins
import re
import sys
import textwrap
from pathlib import Path

import pytest

from sorama.app import Checker
from sorama.custom import plugins, rule_book
from sorama.exercise import exercise
from sorama.model import Severity
from sorama.report import NO_WORDS, Words
from sorama.rules import RULES
from sorama.rules.notation import parse_graph
from sorama.settings import Settings

EXAMPLE = Path(__file__).parents[1] / "examples" / "team-rules.yaml"
RULE = """\
rules:
  - name: too-urgent
    code: SR950
    summary: 急ぎの行動。
    why: 急ぎが続く。
    fix: 日付を書く。
    message: 「{words}」は急ぎです。
    find: { label: 傘, words: 至急 }
    examples: { good: "空1: 見積を求められた。", bad: "傘1: ⟦至急、見積を出す。⟧" }
"""
REPORT = "A社を訪問。先方は「高い」と話した。金曜までに単価を下げた見積を出し直す。"


@pytest.fixture
def book(tmp_path):
    """Reads one file's text as rules."""

    def read(text: str, words: Words = NO_WORDS):
        path = tmp_path / "team.yaml"
        path.write_text(text, encoding="utf-8")
        return rule_book([str(path)], words)

    return read


def own(book):
    return book.rules[len(RULES) :]


def test_the_example_file_passes_its_own_examples():
    book = rule_book([str(EXAMPLE)], Words())
    assert not book.problems
    assert [r.code for r in own(book)] == ["SR901", "SR902", "ST901"]
    assert [miss for rule in own(book) for miss in exercise(rule)] == []


def test_treated_like_any_other_rule():
    settings = Settings(custom_rules=(str(EXAMPLE),))
    (finding,) = (f for f in Checker(settings).check(REPORT).findings if f.code == "SR901")
    assert finding.severity is Severity.ERROR
    assert finding.fingerprint
    assert "相談" in finding.message
    for other in (
        Settings(custom_rules=settings.custom_rules, ignore=("SR9",)),
        Settings(custom_rules=settings.custom_rules, select=("SR1",)),
        Settings(custom_rules=settings.custom_rules, rule_options={"discount-without-consultation": {"min_confidence": 1.1}}),
    ):  # fmt: skip
        assert "SR901" not in {f.code for f in Checker(other).check(REPORT).findings}
    quiet = Settings(custom_rules=settings.custom_rules, severity={"SR901": Severity.INFO})
    assert {f.severity for f in Checker(quiet).check(REPORT).findings if f.code == "SR901"} == {Severity.INFO}


def test_a_message_names_a_verb_as_a_dictionary_does(book):
    found = book(
        RULE.replace("words: 至急", "words: [急ぐ, 前倒しにする]").replace("至急、見積を出す", "急いで見積を出す")
    )
    (rule,) = own(found)
    assert list(exercise(rule)) == []
    said = [
        next(iter(rule.check(parse_graph(f"傘1: {text}"))), None) for text in ("急いで届けます。", "前倒しにしました。")
    ]
    assert [f.message if f else None for f in said] == ["「急ぐ」は急ぎです。", "「前倒し」は急ぎです。"]


def test_its_own_wording_is_what_the_writer_reads():
    settings = Settings(custom_rules=(str(EXAMPLE),), select=("SR901",))
    (comment,) = Checker(settings).check(REPORT).comments
    assert comment.rules == ("discount-without-consultation",)
    assert "値段のほかに" in comment.text
    assert comment.hints[0].startswith("手がかり：相手が値段")


def test_a_rule_without_wordings_still_speaks(book, tmp_path):
    book(RULE)
    settings = Settings(custom_rules=(str(tmp_path / "team.yaml"),), select=("SR950",))
    (comment,) = Checker(settings).check("A社から電話。至急、見積を金曜までに出します。").comments
    assert "至急" in comment.text


def test_word_lists_fill_phrases(book):
    text = RULE.replace("words: 至急", 'words: "{competitors}に合わせる"')
    (rule,) = own(book(text, Words(competitors=("北斗電機", "みずほ精工"))))
    assert list(rule.check(parse_graph("傘1: みずほ精工の価格に合わせる。")))
    assert not list(rule.check(parse_graph("傘1: 先方の希望に合わせる。")))


@pytest.mark.parametrize(
    ("needs", "text", "fires"),
    [
        ("premises: {label: 雨}", "空1: a。\n雨1<空1: b。\n傘1<雨1: 至急出す。", False),
        ("premises: {label: 空}", "空1: a。\n雨1<空1: b。\n傘1<雨1: 至急出す。", True),
        ("grounds: {label: 空}", "空1: a。\n雨1<空1: b。\n傘1<雨1: 至急出す。", False),
        ("before: {words: 納期}", "空1: 納期は5日。\n傘1: 至急出す。", False),
        ("after: {words: 納期}", "空1: 納期は5日。\n傘1: 至急出す。", True),
        ("report: {words: 納期}", "§ A社\n空1: 納期は5日。\n§ B社\n傘1: 至急出す。", False),
        ("thread: {words: 納期}", "§ A社\n空1: 納期は5日。\n§ B社\n傘1: 至急出す。", True),
        ("segment: {event: deadline}", "傘1: 至急、金曜までに出す。", False),
        ("segment: {event: deadline}", "傘1: 至急出す。", True),
        ("thread: {kind: 相談}", "傘1: 至急出す。\n傘2: 部長、ご相談させてください。", False),
    ],
)
def test_places_of_a_need(book, needs, text, fires):
    (rule,) = own(book(RULE + f"    needs: [{{ {needs} }}]\n"))
    assert bool(list(rule.check(parse_graph(text)))) is fires


def test_unless_keeps_silent(book):
    (rule,) = own(book(RULE + "    unless: [{ segment: { words: 確認する } }]\n"))
    assert list(rule.check(parse_graph("傘1: 至急出す。")))
    assert not list(rule.check(parse_graph("傘1: 至急確認する。")))


def test_whole_threads_and_reports(book):
    for scope, places in (("thread", 1), ("report", 0)):
        text = RULE.replace(
            "    find: { label: 傘, words: 至急 }\n",
            f"    scope: {scope}\n    needs: [{{ report: {{ words: 納期 }} }}]\n",
        )
        (rule,) = own(book(text.replace("report: {", f"{scope}: {{")))
        found = list(rule.check(parse_graph("§ A社\n空1: 納期は5日。\n§ B社\n空2: 価格は据え置き。")))
        assert len(found) == places
        assert all(f.thread == 1 and f.segment is None for f in found)


MISTAKES = [
    ("{ label: 傘, words: 至急 }", "{ labl: 傘 }", 8, "もしかして「label」"),
    ("{ label: 傘, words: 至急 }", "{ label: かさ }", 8, "label」に かさ はありません"),
    ("{ label: 傘, words: 至急 }", "{ event: refusel }", 8, "もしかして「refusal」"),
    ("{ label: 傘, words: 至急 }", "{ kind: 計書 }", 8, "もしかして「計画」"),
    ("{ label: 傘, words: 至急 }", "{ words: '、' }", 8, "意味のある言葉"),
    ("{ label: 傘, words: 至急 }", "{ words: '{rivals}' }", 8, "rivals はありません"),
    ("{ label: 傘, words: 至急 }", "{}", 8, "のどれかが要ります"),
    ("code: SR950", "code: X1", 3, "SR901"),
    ("name: too-urgent", "name: Too Urgent", 2, "英小文字"),
    ("「{words}」は", "「{word}」は", 7, "{word} は使えません"),
    ("    why: 急ぎが続く。\n", "", 2, "「why」は必要です"),
    ("why: 急ぎが続く。", "summary: 急ぎ。", 4, "「summary」が二つ"),
    ('good: "空1: 見積を求められた。", ', "", 9, "good」は必要です"),
    ("急ぎです。", "急ぎです。\n    needs: [{ name: 納期 }]", 8, "場所"),
    ("急ぎです。", "急ぎです。\n    coaching: { ask: '{nobody}は?' }", 8, "nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "told"), MISTAKES)
def test_a_mistake_names_file_and_line_and_stops_nothing_else(book, right, wrong, line, told):
    second = RULE.removeprefix("rules:\n").replace("too-urgent", "another").replace("SR950", "SR951")
    found = book(RULE.replace(right, wrong, 1) + second)
    (problem,) = found.problems
    assert problem.startswith(f"team.yaml の {line} 行目: ")
    assert told in problem
    assert [r.name for r in own(found)] == ["another"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rules:\n  - name: a\n   code: b\n", "team.yaml の 3 行目が YAML として読めません"),
        ("rules: 5\n", "「rules」"),
        ("- a\n", "team.yaml の 1 行目"),
        ("", "team.yaml の 1 行目"),
        ("rule: []\n", "もしかして「rules」"),
        ("kinds: { 急ぎ: '。' }\nrules: []\n", "「。」には意味のある言葉がありません"),
        ("rules:\n\t- name: a\n", "team.yaml の 2 行目が YAML として読めません。字下げ(タブは使えません)"),
        ("rules: &all\n  - *all\n", "team.yaml の 1 行目: 規則は name・code などの項目を"),
        ("rules:\n  - [見積, 納期]\n  - 値引き\n", "team.yaml の 2 行目: 規則は name・code などの項目を"),
        ("値引きは相談する\n", "rules: の下に規則を並べて書いてください。このファイルの規則なしで"),
    ],
)
def test_a_file_that_is_no_rule_file(book, text, told):
    found = book(text)
    assert told in found.problems[0]
    assert found.rules == RULES


def test_names_and_codes_are_taken_once(book, tmp_path):
    found = book(RULE.replace("too-urgent", "missing-fact"))
    assert found.rules == RULES
    assert "missing-fact はもう使われています" in found.problems[0]


def test_missing_files_and_globs(tmp_path):
    (tmp_path / "a.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(RULE.replace("too-urgent", "b").replace("SR950", "SR951"), encoding="utf-8")
    found = rule_book([str(tmp_path / "*.yaml"), str(tmp_path / "none.yaml")], Words())
    assert [r.name for r in own(found)] == ["too-urgent", "b"]
    assert found.problems == (f"規則のファイル {tmp_path.name}/none.yaml が見つかりません。",)


def test_without_pyyaml_one_sentence(book, monkeypatch):
    real = builtins.__import__

    def no_yaml(name, *args, **kwargs):
        if name == "yaml":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", no_yaml)
    found = book(RULE)
    assert found.rules == RULES
    assert "pip install 'sorama[yaml]'" in found.problems[0]


MODULE = """\
from dataclasses import dataclass
from sorama.rules.base import Bad, Good, Rule, Scope

@dataclass(frozen=True)
class NoThanks(Rule):
    \"\"\"お礼がない。\"\"\"
    name = "no-thanks"
    code = "SR960"
    scope = Scope.REPORT
    message = "お礼がありません。"
    examples = (Good("空1: お礼を伝えた。"), Bad("空1: 見積を出した。"))

    def check(self, graph):
        if "お礼" not in graph.report.text:
            yield self.at_report(graph)
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An installed package that offers rules."""

    def install(value: str) -> None:
        (tmp_path / "team_rules_of_ours.py").write_text(MODULE, encoding="utf-8")
        about = tmp_path / "ours-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: ours\nVersion: 1.0\n")
        (about / "entry_points.txt").write_text(f"[sorama.rules]\nours = {value}\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        plugins._any_offered.cache_clear()

    yield install
    sys.modules.pop("team_rules_of_ours", None)
    plugins._any_offered.cache_clear()


def test_python_rules_of_a_package(package):
    package("team_rules_of_ours:NoThanks")
    book = rule_book((), Words())
    assert [r.name for r in own(book)] == ["no-thanks"]
    assert not list(exercise(own(book)[0]))
    assert "SR960" in {f.code for f in Checker().check("見積を出した。").findings}


@pytest.mark.parametrize("value", ["team_rules_of_ours:Missing", "no_such_module:Rule", "team_rules_of_ours:dataclass"])
def test_a_broken_package_is_told_and_left_out(package, value):
    package(value)
    book = rule_book((), Words())
    assert book.rules == RULES
    assert book.problems[0].startswith("拡張 ours の規則を読み込めません")


def test_settings_of_a_rule_that_cannot_be_read_stop_nothing(book, tmp_path):
    book(RULE.replace("label: 傘", "label: かさ"))
    settings = Settings(
        custom_rules=(str(tmp_path / "team.yaml"),),
        ignore=("SR950", "SR104"),
        severity={"too-urgent": Severity.ERROR},
        rule_options={"too-urgent": {"min_confidence": 0.5}},
    )
    assert {f.code for f in Checker(settings).check("先方は乗り気だ。").findings} >= {"SR101"}


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ('ignore = ["too-urgnt"]', "もしかして"),
        ('[severity]\nSR950 = "info"', ""),
        ("[rules.too-urgent]\nmin_confidence = 0.9", ""),
        ('[rules.too-urgent]\nmin_confidence = "x"', "min_confidence"),
        ("[rules.too-urgent]\nmax = 1", "too-urgent.max はありません"),
    ],
)
def test_configuration_of_own_rules_is_checked(book, tmp_path, setting, told):
    from sorama.config import load
    from sorama.errors import ConfigError

    book(RULE)
    (tmp_path / "sorama.toml").write_text(f'custom_rules = ["team.yaml"]\n{setting}\n', encoding="utf-8")
    if told:
        with pytest.raises(ConfigError, match=re.escape(told)):
            load(start=tmp_path, environment={})
    else:
        assert load(start=tmp_path, environment={}).custom_rules


DOCS = Path(__file__).parents[1] / "docs" / "custom-rules.md"


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", DOCS.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(text) for _, text in found]


def test_the_documented_rules_work(book):
    whole, kinds = (book(text) for text in blocks("yaml"))
    assert not whole.problems
    assert not kinds.problems
    assert [list(exercise(rule)) for rule in own(whole)] == [[]]


def test_the_documented_notation_reads():
    text = next(b for b in blocks("text") if b.startswith("@"))
    lines = [re.sub(r" {2,}.*", "", line) for line in text.splitlines()]
    assert len(parse_graph("\n".join(lines)).segments) == 6


def test_every_field_is_documented():
    from sorama.custom import schema

    page = DOCS.read_text(encoding="utf-8")
    models = (schema.CustomRuleEntry, schema.Select, schema.Need, schema.Coaching, schema.Examples)
    assert [name for model in models for name in model.model_fields if f"`{name}`" not in page] == []


def test_every_mistake_gets_a_sentence_from_the_command_line(tmp_path, monkeypatch, capsys):
    from sorama.cli import run

    (tmp_path / "team.yaml").write_text(RULE + RULE.removeprefix("rules:\n"), encoding="utf-8")
    (tmp_path / "sorama.toml").write_text('custom_rules = ["*.yaml"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("A社から電話。至急、見積を金曜までに出します。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "a.txt", "--format", "concise"]) == 2
    out, err = capsys.readouterr()
    assert "SR950" in out
    assert err.startswith("警告: team.yaml の 10 行目: 規則の名前か番号 too-urgent はもう使われています。")
    assert run(["test", "SR950"]) == 2
    assert "失敗 0" in capsys.readouterr().out
    assert run(["rule", "too-urgent"]) == 0
    assert "急ぎの行動。" in capsys.readouterr().out
