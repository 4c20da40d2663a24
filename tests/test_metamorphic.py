"""Taking a link out is noticed, and what does not touch the argument changes nothing. All figures: tools/metamorphic.py."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import metamorphic  # noqa: E402
import transforms  # noqa: E402

from sorama.app import Checker  # noqa: E402
from sorama.corpus import parse_gold, read_corpus  # noqa: E402
from sorama.inputs import Source  # noqa: E402

WRITTEN = read_corpus(ROOT / "tests/data/metamorphic.txt")


def share(tally: metamorphic.Tally, name: str) -> float:
    assert tally.total[name], f"no case of {name}"
    return tally.right[name] / tally.total[name]


@pytest.fixture(scope="module")
def written() -> metamorphic.Tally:
    tally = metamorphic.Tally()
    metamorphic.measure(WRITTEN, Checker().check, tally)
    return tally


@pytest.fixture(scope="module")
def sample() -> metamorphic.Tally:
    """Every fourth report of the training corpora; the shipped model has seen them, so this guards, it does not measure."""
    tally = metamorphic.Tally()
    reports = [r for n in (1, 2, 3) for r in read_corpus(ROOT / "corpora" / f"train{n}.txt")]
    metamorphic.disturb(reports[::4], Checker().check, tally)
    metamorphic.remove(reports[::2], Checker().check, tally)
    return tally


def test_a_missing_link_is_noticed(written):
    assert share(written, "removed: fires") >= 0.90, written.errors


@pytest.mark.parametrize("kind", ["fact", "interpretation", "action", "date"])
def test_each_kind_of_link_is_tried(written, kind):
    assert written.total[f"removed {kind}: fires"] >= 4


def test_and_nothing_else_is_said(written, sample):
    assert share(written, "removed: no other error") >= 0.95, written.errors
    assert share(sample, "removed: no other error") >= 0.95, sample.errors


@pytest.mark.parametrize("name", ["harmless", *transforms.HARMLESS])
def test_harmless_edits(sample, name):
    assert share(sample, f"{name}: labels") >= 0.95, sample.errors
    assert share(sample, f"{name}: errors") >= 0.92, sample.errors


def test_good_reports_stay_quiet(written):
    assert written.right["good reports: findings each"] == 0, written.errors


GOLD = parse_gold(
    "# id: x | style: prose | grade: good\n⟦O⟧■訪問\n⟦F1⟧・山田商事の佐藤部長が「急ぎません」とおっしゃいました。\n"
    "⟦I2<1⟧・来期になりそうです。\n⟦A3<2⟧・12/4に伺います。"
)


@pytest.mark.parametrize(
    ("polite", "plain"),
    [
        ("確認しました。", "確認した。"),
        ("書きました。", "書いた。"),
        ("急ぎました。", "急いだ。"),
        ("読みました。", "読んだ。"),
        ("行きました。", "行った。"),
        ("伺います。", "伺う。"),
        ("届いていません。", "届いていない。"),
        ("分かりませんでした。", "分からなかった。"),
        ("来ませんでした。", "来なかった。"),
        ("厳しいです。", "厳しい。"),
        ("急ぎです。", "急ぎである。"),
        ("急ぎでした。", "急ぎだった。"),
        ("来期でしょう。", "来期だろう。"),
        ("送りたいです。", "送りたい。"),
        ("喜んでいただけました。", "喜んでいただけた。"),
        ("来期ですが、", "来期だが、"),
        ("在庫はありませんでした。", "在庫はなかった。"),
        ("来期だそうです。", "来期だそうだ。"),
    ],
)
def test_plain_style(polite, plain):
    gold = parse_gold(f"# id: x\n⟦F1⟧{polite}")
    assert transforms.apply(polite, transforms.plain_style(gold, ()))[0] == plain


def test_other_transforms():
    read = Checker().check(GOLD.text).graph.reading.entities
    text = transforms.apply(GOLD.text, transforms.renamed(GOLD, read))[0]
    assert "山田商事" not in text
    assert "部長" in text
    assert transforms.apply(GOLD.text, transforms.unheaded(GOLD, ()))[0] == GOLD.text.removeprefix("■訪問\n")
    wrapped = transforms.apply("あ" * 80, transforms.wrapped(parse_gold("# id: x\n⟦F1⟧" + "あ" * 80), ()))[0]
    assert [len(line) for line in wrapped.split("\n")] == [34, 34, 12]
    mistyped = transforms.apply(GOLD.text, transforms.mistyped(GOLD, ()))[0]
    assert mistyped != GOLD.text
    assert len(re.findall("\n", mistyped)) == len(re.findall("\n", GOLD.text))


def test_letters_are_followed_through_edits():
    text, moved = transforms.apply("0123456789", [(2, 4, ""), (6, 7, "abc")])
    assert text == "0145abc789"
    assert [moved(i) for i in (0, 1, 2, 3, 4, 6, 7, 9)] == [0, 1, None, None, 2, 6, 7, 9]


# ---- what was reached with the shipped model: dev is not trained on, the examples are nobody's annotation --------------------


@pytest.fixture(scope="module")
def reached() -> metamorphic.Tally:
    tally = metamorphic.Tally()
    reports, read = read_corpus(ROOT / "corpora" / "dev.txt"), Checker().check
    metamorphic.remove(reports, read, tally)
    metamorphic.noise(((g, g.id) for g in reports if g.meta.get("grade") == "good"), read, tally)
    tally.errors.clear()  # nobody reads dev
    return tally


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("removed: fires", 0.88),
        ("removed the only one of the report: fires", 0.84),
        ("removed: no other error", 0.98),
        ("removed: gap named by any rule", 0.92),
    ],
)
def test_figures_on_dev_are_not_lost(reached, name, least):
    assert share(reached, name) >= least


def test_good_reports_of_dev_stay_quiet(reached):
    assert share(reached, "good reports: findings each") <= 0.13
    assert share(reached, "good reports: unwanted each") <= 0.04


def test_good_examples_stay_silent():
    tally = metamorphic.Tally()
    good = sorted((ROOT / "examples").glob("good_*.txt"))
    metamorphic.noise(((metamorphic.plain(Source(str(p)).read()), p.name) for p in good), Checker().check, tally)
    assert tally.total["good reports: findings each"] >= 5
    assert tally.right["good reports: findings each"] == 0, tally.errors


def test_what_is_left_is_a_report_that_somebody_might_write():
    gold = parse_gold(
        "# id: x | grade: good\n⟦F1⟧棚が空いていたので、⟦A2<1⟧明日補充する。\n⟦F3⟧印刷機\t汚れ\n⟦A4⟧月曜に拭く。\n"
        "⟦I5⟧紙が湿っていると考え、⟦A6<5⟧火曜に替える。"
    )
    text = transforms.apply(gold.text, transforms.without(gold, [gold.segments[1]]))[0]
    assert text.startswith("棚が空いていた。\n印刷機")
    text = transforms.apply(gold.text, transforms.without(gold, [gold.segments[2]]))[0]
    assert "\n\t\n月曜" in text
    text = transforms.apply(gold.text, transforms.without(gold, [gold.segments[5]]))[0]
    assert text.endswith("紙が湿っていると考える。")


def test_an_act_that_was_asked_for_needs_no_interpretation():
    gold = parse_gold(
        "# id: x | grade: good\n⟦F1⟧部長から見積の提出を求められた。⟦I2<1⟧急いでいる。⟦A3<2⟧明日、見積を送る。\n§\n"
        "⟦F4⟧棚が空いていた。⟦I5<4⟧補充が遅い。⟦A6<5⟧明日、補充の回数を見直す案を出す。"
    )
    found = metamorphic.removals(gold, Checker().check(gold.text))
    assert [r.places[0].id for r in found if r.kind == "interpretation"] == ["6"]


@pytest.mark.parametrize(("rest", "fair"), [("来年は切れそうだ。", 1), ("南商店は来年は切れそうだ。", 2)])
def test_a_fact_that_alone_sets_its_thread_apart_is_not_taken_out(rest, fair):
    gold = parse_gold(
        "# id: x | grade: good\n⟦F1⟧山田商事では在庫が12箱だった。⟦I2<1⟧足りなくなりそうだ。⟦A3<2⟧明日、案を出す。\n§\n"
        f"⟦F4⟧南商店では棚が空いていた。⟦I5<4⟧{rest}⟦A6<5⟧月曜に棚割の案を出す。"
    )
    found = metamorphic.removals(gold, Checker().check(gold.text))
    assert sum(r.kind == "fact" for r in found) == fair
