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
