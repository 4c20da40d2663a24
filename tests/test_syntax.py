"""The parse: a helper for people, asked for by `label --explain --syntax always` only."""

import pytest

from sorama.cli import run
from sorama.nlp.syntax import predicates_of

pytestmark = pytest.mark.filterwarnings("ignore")


def test_subject_and_main_predicate():
    sentence = "田中部長が納入した装置が止まったとの連絡を受けた。"
    (main,) = (p for p in predicates_of(sentence) if p.depth == 0)
    assert main.span.of(sentence) == "受け"
    assert main.subject is not None
    assert main.subject.of(sentence) == "田中部長"
    inner = next(p for p in predicates_of(sentence) if p.span.of(sentence) == "止まっ")
    assert inner.subject.of(sentence) == "装置"
    assert inner.depth > 0


@pytest.mark.parametrize("sentence", ["", " \u3000", "あ" * 401])
def test_what_is_not_parsed(sentence):
    assert predicates_of(sentence) == ()


def test_one_sentence_is_never_cut():
    sentence = "A製作所の佐藤部長を訪問。吉田課長へ電話した。"
    assert sum(p.depth == 0 for p in predicates_of(sentence)) == 1


def test_the_labels_stay_the_same(tmp_path, capsys):
    file = tmp_path / "report.txt"
    file.write_text("先方は価格を気にしていた。予算が足りないと思う。明日、見積を送る。", encoding="utf-8")
    found = []
    for syntax in ("off", "always"):
        assert run(["label", "--isolated", "--explain", "--syntax", syntax, str(file)]) == 0
        found.append(capsys.readouterr().out.splitlines())
    plain, parsed = found
    assert [line for line in parsed if "述語「" not in line] == plain
    assert len(plain) < len(parsed)
