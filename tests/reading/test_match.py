"""Patterns over morphemes, what follows them in the predicate, and whose word they are."""

import pytest

from sorama.reading.clause import clause_of
from sorama.reading.events import _hits
from sorama.reading.match import Hit, Pattern, Table, line_of, tail_of
from sorama.reading.sides import CUSTOMER, NOBODY, OWN, inside_quotes, side_of


def found(pattern: str, sentence: str) -> list[str]:
    line = line_of(sentence)
    return [
        sentence[line.tokens[a].start : line.tokens[b].end]
        for a, b in Pattern(pattern).find(line)
        if Pattern(pattern).may_match(line.tags)
    ]


@pytest.mark.parametrize(
    ("pattern", "sentence", "expected"),
    [
        ("理由 を 聞く", "理由を聞いた。", ["理由を聞い"]),
        ("理由 ~2 聞く", "理由だけでも聞いた。", []),
        ("理由 ~3 聞く", "理由だけでも聞いた。", ["理由だけでも聞い"]),
        ("断る/見送る", "今回は見送る。", ["見送る"]),
        ("見積もり ~3 出す", "見積、金曜に出す。", []),
        ("見積もり ≈4 出す", "見積、金曜に出す。", ["見積、金曜に出す"]),
        ("受注 $", "3台受注", ["受注"]),
        ("受注 $", "受注した。", []),
        ("もう+一度", "もう一度お願いした。", ["もう一度"]),
        (":M 件", "3件あった。", ["3件"]),
        ("出す:!", "早く出せと言う。", ["出せ"]),
        ("出す:!", "早く出すと言う。", []),
        ("尋ねる れる", "納期を尋ねられた。", ["尋ねられ"]),
        ("と 言う", "需要はないと言える。", []),
        ("理由 は/:", "理由は単価、理由:納期、理由なし。", ["理由は", "理由:"]),
    ],
)
def test_pattern(pattern: str, sentence: str, expected: list[str]) -> None:
    assert found(pattern, sentence) == expected


def test_a_pattern_needs_a_content_word() -> None:
    with pytest.raises(ValueError, match="content word"):
        Pattern("~3 $")
    with pytest.raises(ValueError, match="unknown class"):
        Pattern("断る @NOSUCH?").find(line_of("断る"))


def test_politeness_is_left_out() -> None:
    line = line_of("お断りします。")
    assert line.tokens[0].norm == "断る"
    assert {"=断る", ":V", "=断る:V"} <= set(line.keys[0])


@pytest.mark.parametrize(
    ("sentence", "word", "negations"),
    [
        ("不要です。", "不要", 0),
        ("不要ではない。", "不要", 1),
        ("必要がないわけではない。", "必要", 2),
        ("必要性は感じません。", "必要性", 0),
        ("断らなかった。", "断る", 1),
        ("決まらずに終わった。", "決まる", 1),
        ("断られるかもしれない。", "断る", 0),
        ("断られかねない。", "断る", 0),
    ],
)
def test_negations_are_counted_in_the_predicate(sentence: str, word: str, negations: int) -> None:
    line = line_of(sentence)
    at = next(i for i, t in enumerate(line.tokens) if t.norm == word)
    assert tail_of(line, at).negations == negations


@pytest.mark.parametrize(
    ("sentence", "word", "flag"),
    [
        ("断られた。", "断る", "past"),
        ("断られたら出直す。", "断る", "conditional"),
        ("断られるかもしれない。", "断る", "uncertain"),
        ("断られた。", "断る", "passive"),
        ("他社に替えられかねない。", "替える", "uncertain"),
        ("教えていただいた。", "教える", "received"),
        ("作って差し上げた。", "作る", "given"),
        ("出してほしい。", "出す", "wish"),
        ("断るとのこと。", "断る", "reported"),
        ("断ると電話で告げられた。", "断る", "reported"),
        ("間に合うと伝えた。", "間に合う", "told"),
    ],
)
def test_tail(sentence: str, word: str, flag: str) -> None:
    line = line_of(sentence)
    at = next(i for i, t in enumerate(line.tokens) if t.norm == word)
    assert getattr(tail_of(line, at), flag)


@pytest.mark.parametrize(
    ("sentence", "word", "side"),
    [
        ("先方が見積を断った。", "断る", CUSTOMER),
        ("当社が見積を断った。", "断る", OWN),
        ("断られた。", "断る", CUSTOMER),
        ("値引きをお断りした。", "断る", OWN),
        ("お断りの連絡を受けた。", "断り", CUSTOMER),
        ("間に合うと伝えた。", "間に合う", OWN),
        ("間に合うと言われた。", "間に合う", CUSTOMER),
        ("資料を作った。", "作る", NOBODY),
        ("「うちは見積を断る」とのこと。", "断る", CUSTOMER),
        ("「見積は断る」とお伝えした。", "断る", OWN),
        ("部長から注文を受けたので、部品を作った。", "作る", NOBODY),
    ],
)
def test_side(sentence: str, word: str, side: str) -> None:
    line = line_of(sentence)
    at = next(i for i, t in enumerate(line.tokens) if t.norm == word)
    assert side_of(line, Hit(0, at, at, tail_of(line, at)), frozenset(), frozenset()) == side


def test_quotes() -> None:
    line = line_of("「今は要らない」と言われた。")
    inside = [t.surface for i, t in enumerate(line.tokens) if inside_quotes(line, i)]
    assert "".join(inside) == "今は要らない"


def test_table_tries_only_what_can_match() -> None:
    table = Table([("断る", "見送る"), ("受注 $",)])
    assert [h.row for h in table.hits(line_of("今回は見送る。"))] == [0]
    assert not list(table.hits(line_of("検討する。")))


def test_hits_survive_any_text() -> None:
    for text in ("", "。", "「", "」「", "a|b=c ", "😀𠮷", "\ud800"):
        assert isinstance(_hits(clause_of(text)), tuple)
