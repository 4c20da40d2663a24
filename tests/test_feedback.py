"""Comments: what is chosen, what is quoted, and that every wording of every rule can be read."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorama import engine
from sorama.coaching.catalogue import ALWAYS, OPTIONAL, SHIPPED, load, placeholders
from sorama.coaching.phrasing import bunsetsu_starts, customer, cut, mention
from sorama.coaching.points import CHAIN
from sorama.coaching.topic import hearsay, tied
from sorama.errors import ConfigError
from sorama.feedback import PRAISE, comment, comment_history
from sorama.model import ArgumentGraph, CommentKind, Finding, Label, Reading, Report, Segment, Severity
from sorama.nlp.morphology import tokens_of
from sorama.rules import RULES
from sorama.rules.base import Bad, Good, RuleKind, Scope
from sorama.rules.notation import parse_example, parse_graph
from sorama.settings import Settings

TONES = ("gentle", "direct")
FINDINGS = [
    "missing-fact",
    "missing-interpretation",
    "missing-action",
    "action-without-interpretation",
    "action-without-fact",
    "interpretation-without-fact",
    "opinion-as-fact",
    "mixed-fact-and-opinion",
    "leap-from-one-fact",
    "vague-fact",
    "fact-from-memory",
    "unquantified-degree",
    "no-customer-voice",
    "stacked-hedges",
    "own-convenience-reason",
    "not-now-read-as-never",
    "hypothesis-never-checked",
    "action-without-deadline",
    "vague-action",
    "contact-without-purpose",
    "unanswered-request",
    "closed-without-followup",
    "overdue-promise",
    "stage-todo-missing",
    "problem-without-consultation",
    "consultation-without-own-view",
    "no-consultation-in-period",
    "refusal-reason-unasked",
    "push-after-refusal",
    "email-only-contact",
    "reactive-only-contact",
    "discovery-gap",
    "single-contact-account",
    "contact-gap",
    "work-before-order",
    "customer-duty-waived",
    "only-as-asked",
]
FACTS_ONLY = "空1: 白石楽器の南様から「発表会は二月」と聞いた。\n空2: 台数は12台とのこと。"
CHAIN_TEXT = "空1: 南様が教室の広さを測っていた。\n雨1<空1: 教室の広さが決め手だと見た。\n傘1<雨1: 来週火曜に広さの合う図面を届ける。"
GENTLE = Settings()


def finding(graph: ArgumentGraph, rule: str, segment: int | None = None, **values: object) -> Finding:
    start, end = (0, len(graph.report.text))
    if segment is not None:
        start, end = graph.segments[segment].start, graph.segments[segment].end
    defaults = {"severity": Severity.WARNING, "fingerprint": f"{rule}{segment}"}
    return Finding(
        rule,
        "SR999",
        message="ここが見えません。",
        start=start,
        end=end,
        thread=0,
        segment=segment,
        **defaults | values,
    )  # type: ignore[arg-type]


# ── the catalogue ──


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


@pytest.mark.parametrize("rule", PRAISE)
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
    ],
)
def test_a_mistake_in_a_catalogue_is_named(tmp_path: Path, toml: str, named: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(toml, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(named)):
        load(str(own))


def test_the_fast_copy_of_the_wordings_is_fresh() -> None:
    text = SHIPPED.read_bytes()
    copy = json.loads(SHIPPED.with_suffix(".json").read_text(encoding="utf-8"))
    assert copy == {"source": hashlib.sha256(text).hexdigest()} | tomllib.loads(text.decode("utf-8"))


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        load(str(tmp_path / "none.toml"))


# ── the rules' own examples ──


def _cases() -> list[tuple[str, str, str]]:
    return [
        (rule.name, example.text, tone)
        for rule in RULES
        for example in rule.examples
        for tone in TONES
        if isinstance(example, Good if rule.kind is RuleKind.STRENGTH else Bad) and not example.options
    ]


@pytest.mark.parametrize(("name", "text", "tone"), _cases())
def test_every_example_of_every_rule_renders(name: str, text: str, tone: str) -> None:
    (rule,) = (r for r in RULES if r.name == name)
    settings = Settings(tone=tone, preview=True, select=(name,))  # type: ignore[arg-type]
    example = parse_example(text)
    if rule.scope is Scope.HISTORY:
        found, strengths, _ = engine.run_history(example.history, settings, (rule,))
        for f in (*found, *strengths):
            _readable(example.graphs[f.places[-1].report].report.text, [comment_history(example.history, f, settings)])
        return
    graph = example.graph
    outcome = engine.run(graph, settings, (rule,))
    shown, _ = comment(graph, outcome.findings, outcome.strengths, settings)
    _readable(graph.report.text, shown)
    if outcome.findings:
        assert shown


def _readable(text: str, comments: object) -> None:
    for c in comments:  # type: ignore[attr-defined]
        assert text[c.start : c.end] == c.quote
        assert c.quote.strip()
        assert "{" not in c.text
        assert "「「" not in c.text
        assert c.text.endswith(("。", "）"))
        if c.kind is CommentKind.QUESTION:
            assert "か。" in c.text
            assert len(c.hints) == 3


# ── choice and dose ──


def test_one_praise_and_two_asks_at_most_the_rest_is_counted() -> None:
    graph = parse_graph(CHAIN_TEXT + "\n空2: いろいろ話した。\n雨2: 先方は乗り気だ。\n傘2: 頑張る。\n傘3: 資料を送る。")
    found = [
        finding(graph, "action-without-deadline", 6),
        finding(graph, "vague-action", 5),
        finding(graph, "opinion-as-fact", 4),
        finding(graph, "vague-fact", 3),
    ]
    shown, hidden = comment(graph, found, [finding(graph, "full-chain", 2, strength=True)], GENTLE)
    assert [c.kind for c in shown] == [CommentKind.PRAISE, CommentKind.QUESTION, CommentKind.QUESTION]
    assert [c.rules for c in shown[1:]] == [("opinion-as-fact",), ("vague-fact",)]
    assert hidden == 2


def test_the_praise_names_the_whole_chain() -> None:
    graph = parse_graph(CHAIN_TEXT)
    (praise,), hidden = comment(graph, [], [finding(graph, "full-chain", 2, strength=True, fingerprint="b")], GENTLE)
    assert praise.quote == "教室の広さが決め手だと見た"
    assert hidden == 0
    assert "教室の広さを測っていた" in praise.text
    assert "広さの合う図面を届ける" in praise.text


def test_what_is_asked_about_is_not_praised() -> None:
    graph = parse_graph(
        "空1: 二十軒に電話して全部断られた。\n雨1<空1: つらい。\n傘1<雨1: 頑張る。\n空2: 「秋なら置ける」と聞いた。"
    )
    strengths = [finding(graph, "full-chain", 2, strength=True), finding(graph, "quoted-customer", 3, strength=True)]
    shown, _ = comment(graph, [finding(graph, "vague-action", 2)], strengths, GENTLE)
    assert [c.rules for c in shown] == [("quoted-customer",), ("vague-action",)]


def test_a_figure_is_praised_only_where_it_carries_the_argument() -> None:
    alone, linked = (
        parse_graph("空1: 故障は今年4件。"),
        parse_graph("空1: 故障は今年4件。\n雨1<空1: 故障の原因は熱だと見た。"),
    )
    assert comment(alone, [], [finding(alone, "measured-fact", 0, strength=True)], GENTLE) == ((), 0)
    assert len(comment(linked, [], [finding(linked, "measured-fact", 0, strength=True)], GENTLE)[0]) == 1


def test_a_missing_fact_comes_before_a_missing_date_and_hints_last() -> None:
    graph = parse_graph("雨1: 先方は乗り気だ。\n傘1<雨1: 資料を送る。\n空1: 在庫は多い。")
    found = [
        finding(graph, "unquantified-degree", 2, severity=Severity.INFO),
        finding(graph, "action-without-deadline", 1),
        finding(graph, "missing-fact", severity=Severity.ERROR, fingerprint="x"),
    ]
    shown, hidden = comment(graph, found, [], GENTLE)
    assert [c.rules[0] for c in shown] == ["missing-fact"]
    assert hidden == 2
    (only,), hidden = comment(graph, found[:2], [], GENTLE)
    assert only.rules == ("action-without-deadline",)
    assert hidden == 1


def test_the_surer_finding_comes_first_at_the_same_place_of_the_chain() -> None:
    graph = parse_graph("雨1: 先方は乗り気だ。\n空1: 十台ある。\n雨2: 受注は近い。")
    found = [
        finding(graph, "opinion-as-fact", 0, confidence=0.5),
        finding(graph, "interpretation-without-fact", 2, confidence=0.9),
    ]
    assert comment(graph, found, [], GENTLE)[0][0].rules == ("interpretation-without-fact",)


def test_a_thread_of_facts_alone_gets_one_comment_for_both_gaps() -> None:
    graph = parse_graph(FACTS_ONLY)
    found = [finding(graph, "missing-action"), finding(graph, "missing-interpretation")]
    (only,), hidden = comment(graph, found, [], GENTLE)
    assert only.rules == ("missing-interpretation", "missing-action")
    assert hidden == 0


def test_a_place_and_a_rule_are_spoken_of_once() -> None:
    graph = parse_graph("傘1: 資料を送る。\n傘2: 電話する。")
    found = [finding(graph, r, i) for r in ("action-without-fact", "action-without-deadline") for i in (0, 1)]
    shown, hidden = comment(graph, found, [], GENTLE)
    assert [(c.rules, c.quote) for c in shown] == [
        (("action-without-fact",), "資料を送る"),
    ]
    assert "ほかに1か所" in shown[0].text
    assert hidden == 2


@pytest.mark.parametrize(("limit", "kinds"), [(0, 0), (1, 1), (2, 2), (3, 3), (9, 4)])
def test_max_points_counts_the_praise(limit: int, kinds: int) -> None:
    graph = parse_graph(CHAIN_TEXT + "\n雨2: 先方は乗り気だ。\n傘2: 頑張る。\n空3: いろいろ話した。")
    found = [finding(graph, "opinion-as-fact", 3), finding(graph, "vague-action", 4), finding(graph, "vague-fact", 5)]
    shown, hidden = comment(graph, found, [finding(graph, "full-chain", 2, strength=True)], Settings(max_points=limit))
    assert len(shown) == kinds
    assert hidden == 3 - sum(c.kind is CommentKind.QUESTION for c in shown)


def test_suppressed_findings_are_not_spoken_of() -> None:
    graph = parse_graph(FACTS_ONLY)
    assert comment(graph, [finding(graph, "missing-action", suppressed=True)], [], GENTLE) == ((), 0)


# ── praise that is earned, questions that are open ──


@pytest.mark.parametrize(
    "text",
    [
        "空1: 棚の前で足が止まっていた。\n雨1<空1: 値段も問題ないはずだ。\n傘1<雨1: しっかり準備して値段で勝ちたい。",
        "空1: 工事の話をした。\n雨1<空1: 工事は水曜がよいそうだ。\n傘1<雨1: 27日までに工事日の案を送る。",
        "空1: 二種類は機械で包める。\n雨1<空1: 電源を足す必要がある。\n傘1<雨1: 電源の図面を頼む。",
    ],
)
def test_a_chain_of_hearsay_of_a_mere_wish_or_without_a_visible_tie_is_not_praised(text: str) -> None:
    graph = parse_graph(text)
    assert comment(graph, [], [finding(graph, "full-chain", 2, strength=True)], GENTLE) == ((), 0)


def test_a_fact_that_was_only_ruled_out_ties_nothing() -> None:
    assert not tied("Q社が扉の交換を提案した。", "原因は扉そのものより、湿気だと見る。")
    assert tied("湿気で床が濡れていた。", "原因は扉そのものより、湿気だと見る。")
    assert not tied("2種類は包める。", "残る1種類は大きい。")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("工事は水曜がよいそうだ。", True),
        ("決裁は理事会だという。", True),
        ("来週になりそうだ。", False),
        ("予算が足りないのだと思う。", False),
    ],
)
def test_hearsay_is_told_from_a_view(text: str, heard: bool) -> None:
    assert hearsay(text) is heard


@pytest.mark.parametrize(
    ("end", "word"), [("外れた", "率直|改めて|生きます|育て|確か"), ("当たっていた", "確か|照らし")]
)
def test_a_view_told_as_wrong_or_right_is_praised_for_that(end: str, word: str) -> None:
    graph = parse_graph(f"空1/発言: 南様は納期より音の大きさが気になるという。\n空2: 納期の見立ては{end}。")
    (praise,), _ = comment(graph, [], [], GENTLE)
    assert praise.rules == ("checked-hypothesis",)
    assert "音の大きさが気になる" in praise.text
    assert re.search(word, praise.text)


def test_an_act_that_was_agreed_or_asked_for_needs_no_reason() -> None:
    for fact, asked in (("60日残るなら賛成すると言われた", 0), ("客足が昼に偏っていた", 1)):
        graph = parse_graph(f"空1/発言: {fact}。\n傘1<空1: 金曜に棚割の見積を届ける。")
        shown, _ = comment(graph, [finding(graph, "action-without-interpretation", 1)], [], GENTLE)
        assert len(shown) == asked


def test_what_the_customer_said_is_not_asked_about_as_a_view() -> None:
    graph = parse_graph("雨1: 桐山常務の話では選定の決め手は電池だという。")
    assert comment(graph, [finding(graph, "interpretation-without-fact", 0)], [], GENTLE) == ((), 0)


def test_a_request_done_on_the_spot_leaves_nothing_to_ask() -> None:
    for end, asked in (("頼まれ、その場で差し替えた", 0), ("頼まれた", 1)):
        graph = parse_graph(f"空1: 南様に宛名を直してほしいと{end}。")
        shown, _ = comment(graph, [finding(graph, "missing-action")], [], GENTLE)
        assert len(shown) == asked


def test_an_unsure_finding_is_kept_to_oneself() -> None:
    graph = parse_graph("雨1: 先方は乗り気だ。")
    assert comment(graph, [finding(graph, "opinion-as-fact", 0, confidence=0.6)], [], GENTLE)[0] == ()


def test_the_question_does_not_quote_what_the_praise_quotes() -> None:
    graph = parse_graph(CHAIN_TEXT)
    praise, ask = comment(
        graph, [finding(graph, "action-without-deadline", 2)], [finding(graph, "full-chain", 2, strength=True)], GENTLE
    )[0]
    assert not set(re.findall("「.+?」", praise.text)) & set(re.findall("「.+?」", ask.text))


def test_a_verdict_inside_the_fact_needs_no_other_fact() -> None:
    graph = parse_graph("空1: 昼休みの一時間に七割が集中しており、読みどおりだった。")
    (praise,), _ = comment(graph, [], [], GENTLE)
    assert praise.rules == ("checked-hypothesis",)


@pytest.mark.parametrize("tone", TONES)
def test_a_fact_of_another_matter_is_not_offered_as_the_ground(tone: str) -> None:
    graph = parse_graph("空1: 歯科医院に見積を提出した。\n雨1: 高田先生はすぐに決める人だ。")
    for seed in range(12):
        found = [finding(graph, "opinion-as-fact", 1, fingerprint=str(seed))]
        shown, _ = comment(graph, found, [], Settings(tone=tone))  # type: ignore[arg-type]
        assert "歯科医院" not in shown[0].text


def test_the_praise_of_a_figure_quotes_the_figure() -> None:
    graph = parse_graph(
        "空1: 外注費は月8万円から3万円になり、手間のかかる夜間の作業もすっかりなくなったと堀さんは話していた。"
    )
    (praise,), _ = comment(graph, [], [finding(graph, "measured-fact", 0, strength=True)], GENTLE)
    assert "8万円から3万円" in praise.quote
    assert "8万円から3万円" in praise.text


# ── words of the report ──


def test_the_question_is_built_from_the_report() -> None:
    graph = parse_graph("空1: 南様から「発表会は二月」と聞いた。\n傘1<空1: 調律師と伺う。")
    shown, _ = comment(graph, [finding(graph, "action-without-interpretation", 1, fingerprint="q")], [], GENTLE)
    assert "「調律師と伺う」" in shown[0].text
    texts = {
        comment(graph, [finding(graph, "action-without-interpretation", 1, fingerprint=str(i))], [], GENTLE)[0][0].text
        for i in range(20)
    }
    assert len(texts) >= 3


def test_the_same_report_gets_the_same_words() -> None:
    graph = parse_graph(FACTS_ONLY)
    found = [finding(graph, "missing-action")]
    assert comment(graph, found, [], GENTLE) == comment(graph, found, [], GENTLE)


def test_an_uncertain_label_is_asked_about() -> None:
    graph = parse_graph("雨1: 先方は急いでいる。")
    unsure = replace(graph.segments[0], confidence=0.5, runner_up=(Label.FACT, 0.4))
    graph = ArgumentGraph(graph.report, (unsure,), (), Reading())
    shown, _ = comment(graph, [finding(graph, "opinion-as-fact", 0)], [], GENTLE)
    assert re.search(r"見立てでしょうか|読みでしょうか", shown[0].text)


def test_an_hour_of_the_day_is_no_customer() -> None:
    graph = parse_graph("§ 帰社\n傘1: 見積を三件作る。\n§ 白石楽器さん\n傘2: 資料を作る。")
    for thread, named in ((0, None), (1, "白石楽器さん")):
        assert customer(graph, thread) == named


def test_a_rule_met_often_is_left_to_the_writer_to_find() -> None:
    graph = parse_graph("空1: 七台の注文を受けた。\n傘1<空1: 資料を送る。")
    found = [finding(graph, "action-without-deadline", 1)]
    (told,), _ = comment(graph, found, [], GENTLE, times={"action-without-deadline": 1})
    (faded,), _ = comment(graph, found, [], GENTLE, times={"action-without-deadline": 2})
    assert "資料を送る" in told.quote
    assert "資料を送る" not in faded.quote + faded.text
    assert "行動の期限" in faded.text


def test_several_old_habits_are_asked_about_together() -> None:
    graph = parse_graph("空1: いろいろ話した。\n雨1: 先方は乗り気だ。\n傘1<雨1: 資料を送る。")
    found = [finding(graph, r, i) for i, r in enumerate(("vague-fact", "opinion-as-fact", "action-without-deadline"))]
    times = {"vague-fact": 5, "action-without-deadline": 2}
    shown, hidden = comment(graph, found, [], GENTLE, times=times)
    assert [c.rules for c in shown] == [("opinion-as-fact",), ("vague-fact", "action-without-deadline")]
    assert "事実の中身」「行動の期限" in shown[1].text
    assert hidden == 0


def test_a_companys_own_rule_speaks_with_its_message() -> None:
    graph = parse_graph(FACTS_ONLY)
    shown, _ = comment(graph, [finding(graph, "no-sample-left", 0)], [], GENTLE)
    assert shown[0].text.startswith("ここが見えません。")
    assert shown[0].text.endswith("か。")


def test_the_example_comes_from_another_trade() -> None:
    graph = parse_graph("空1: 印刷会社の店長と話した。")
    shown, _ = comment(graph, [finding(graph, "missing-action")], [], GENTLE)
    assert not shown[0].hints[2].startswith("印刷")


# ── quotes ──


def _one(text: str) -> ArgumentGraph:
    from sorama.model import Kind, Sentence

    report = Report(text, (Sentence(0, len(text), 0, 0),))
    return ArgumentGraph(report, (Segment(0, len(text), 0, 0, Label.FACT, Kind.SAID),))


def test_bunsetsu_begin_at_content_words() -> None:
    text = "南様は教室について三月までに決めたいとのことだった。"
    starts = list(bunsetsu_starts(tokens_of(text)))
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)] == [
        "南様は",
        "教室について",
        "三月までに",
        "決めたいとのことだった。",
    ]


def test_a_long_quote_keeps_its_end_from_a_bunsetsu_on() -> None:
    text = "本日は朝から倉庫の棚卸しを手伝い、午後は南様の教室で調律の様子を見せていただき、次回は発表会の前日に伺うことを約束した。"
    graph = _one(text)
    span = cut(graph, 0, len(text), 24)
    assert span.of(text) == "次回は発表会の前日に伺うことを約束した"
    assert mention(graph, 0, len(text), 24) == "「…次回は発表会の前日に伺うことを約束した」"


def test_brackets_stay_whole_and_inner_ones_change_the_outer() -> None:
    text = "南様は「来年の三月には教室を駅の向こう側へ移す予定だ」と話した。"
    assert mention(_one(text), 0, len(text), 20) == "「…三月には教室を駅の向こう側へ移す予定だ…」"
    short = "「急ぐ」と言われた。"
    assert mention(_one(short), 0, len(short)) == "「『急ぐ』と言われた」"


def test_words_that_are_all_a_quotation_stand_in_one_pair_of_brackets() -> None:
    text = "「来月なら試せる」とのことだった。"
    assert mention(_one(text), 0, len(text)) == "「来月なら試せる」"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("・なので、見積を出す🙏", "「見積を出す」"),
        ("話が進まなかったので、", "「話が進まなかった」"),
        ("①　資料送付", "「資料送付」"),
        ("14:00　在庫の確認", "「在庫の確認」"),
        ("…", "「…」"),
    ],
)
def test_a_mention_leaves_out_what_is_not_said(text: str, said: str) -> None:
    assert mention(_one(text), 0, len(text)) == said


@given(
    st.text(alphabet=st.sampled_from("あなので、。「」（）12,¥🙏\n\t 漢字が言うと…"), max_size=80), st.integers(1, 40)
)
def test_any_text_can_be_cut(text: str, limit: int) -> None:
    span = cut(_one(text), 0, len(text), limit)
    assert 0 <= span.start <= span.end <= len(text)
    assert bool(text) <= (span.start < span.end)
    assert span.end - span.start <= max(limit, 8)
    mention(_one(text), 0, len(text), limit)


def test_a_number_is_not_cut() -> None:
    text = "先日お渡しした見積の金額は全部で ¥648,000(五年で月額¥11,200)とした。"
    for limit in range(8, 40):
        said = mention(_one(text), 0, len(text), limit)
        assert ("648" in said) == ("¥648,000" in said)
        assert ("200" in said) == ("¥11,200" in said)


def test_chain_and_praise_name_rules_once() -> None:
    names = [name for names in CHAIN for name in names]
    assert len(names) == len(set(names))
    assert set(names) <= set(FINDINGS)
