"""Morphemes in a normal form in which polite and plain, written and spoken Japanese look alike, with the word classes they belong to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sorama.labelling.vocabulary import CLASSES
from sorama.memo import remembered
from sorama.nlp.morphology import tokens_of

if TYPE_CHECKING:
    from sorama.model import Token


class Morph(NamedTuple):
    """A morpheme; `keys` holds everything a cue pattern may ask for: symbol, @part of speech, %word class."""

    start: int
    end: int
    symbol: str
    tag: str  # coarse part of speech, see _TAGS
    keys: frozenset[str]


_SYMBOLS = {
    "です": "だ", "おる": "居る", "致す": "為る", "参る": "行く", "御座る": "有る", "頂く": "貰う", "下さる": "呉れる", "仰る": "言う",
    "ず": "ない", "ぬ": "ない", "ん": "ない", "らしい": "らしい", "べし": "べし", "っぽい": "ぽい", "無い": "ない",
    "出来る": "出来る", "って": "と", "つう": "と",
}  # fmt: skip
_HONORIFIC = {"致す": "%humble", "参る": "%humble", "頂く": "%receive", "貰う": "%receive", "下さる": "%give", "呉れる": "%give",
              "仰る": "%respect", "伺う": "%humble", "拝見": "%humble", "拝聴": "%humble", "頂戴": "%humble", "申す": "%humble",
              "申し上げる": "%humble", "差し上げる": "%humble", "なさる": "%respect", "いらっしゃる": "%respect",
              "居らっしゃる": "%respect", "御覧": "%respect", "召し上がる": "%respect"}  # fmt: skip
_CONTRACTED = {
    "てる": ("て", "居る"),
    "とる": ("て", "居る"),
    "ちゃう": ("て", "仕舞う"),
    "とく": ("て", "置く"),
    "てく": ("て", "行く"),
}
_TAGS = {
    "名詞": "N", "動詞": "V", "形容詞": "A", "形状詞": "NA", "助詞": "P", "助動詞": "X", "副詞": "ADV", "接続詞": "CONJ", "感動詞": "INTJ",
    "補助記号": "SYM", "記号": "SYM", "空白": "SYM", "接尾辞": "SUF", "接頭辞": "PRE", "代名詞": "PRON", "連体詞": "DET",
}  # fmt: skip
_FINE = {
    "数詞": "@number", "固有名詞": "@name", "接続助詞": "@link", "終助詞": "@final", "格助詞": "@case", "係助詞": "@topic",
    "助動詞語幹": "@stem", "準体助詞": "@nominal", "句点": "@stop", "読点": "@comma", "括弧開": "@open", "括弧閉": "@close", "人名": "@person",
    "サ変可能": "@SA", "形状詞可能": "@NA", "副詞可能": "@time", "助数詞可能": "@unit", "サ変形状詞可能": "@SA", "助数詞": "@unit",
    "フィラー": "@filler",
}  # fmt: skip


_E_ROW = tuple(k + "る" for k in "えけせてねへめれげぜでべぺ")


def _morphs(token: Token) -> list[Morph]:
    """The normal form of one token: none for the polite ます, two for contractions such as てる."""
    return [Morph(token.start, token.end, *form) for form in _forms(token.norm, token.lemma, token.pos)]


@lru_cache(maxsize=8192)
def _forms(norm: str, lemma: str, pos: tuple[str, ...]) -> tuple[tuple[str, str, frozenset[str]], ...]:
    major, sub, subsub, _, conjugation, form = (*pos, "*", "*", "*", "*", "*")[:6]
    tag = _TAGS.get(major, "O")
    volitional = form.startswith("意志推量形")
    if tag == "X" and norm == "ます":
        return (("う", "X", frozenset(("う", "@X", "@volitional"))),) if volitional else ()
    if tag in "XV" and norm in _CONTRACTED and major == "助動詞":
        return tuple(
            (s, t, frozenset((s, "@" + t, "@link" if t == "P" else "@aux")))
            for s, t in zip(_CONTRACTED[norm], "PV", strict=True)
        )
    symbol = norm
    if tag in ("X", "V", "A", "P"):
        symbol = _SYMBOLS.get(symbol, symbol)
    if tag == "X" and symbol == "だ" and volitional:
        symbol = "だろう"
    keys = {symbol, "@" + tag}
    keys.update(k for k in (_FINE.get(sub), _FINE.get(subsub)) if k)
    if volitional and tag == "V":
        keys.add("@volitional")
    if form.startswith("連用形"):
        keys.add("@renyo")
    elif form.startswith("仮定形"):
        keys.add("@conditional")
    elif form.startswith("命令形"):
        keys.add("@imperative")
    if conjugation.startswith("下一段") and lemma != norm and not norm.endswith(_E_ROW):
        keys.add("@potential")  # 出せる is the potential of 出す, and has its norm
    if sub == "非自立可能":
        keys.add("@aux")
    if tag == "P" and symbol == "と" and sub == "接続助詞":
        symbol = "と接"
        keys = {symbol, "@P", "@link"}
    if "助動詞語幹" in (sub, subsub) and norm == "そう":
        symbol = "そう伝" if major == "名詞" else "そう様"
        keys = {symbol, "@stem"}
    if conjugation == "助動詞-タ":
        keys.add("@past")
    keys.update(CLASSES.get(norm, ()))
    if lemma != norm:
        keys.update(CLASSES.get(lemma, ()))
    if honorific := _HONORIFIC.get(norm):
        keys.add(honorific)
    return ((symbol, tag, frozenset(keys)),)


_CONNECTIVES: dict[str, tuple[str, ...]] = {
    "%response": ("其の 為", "此の 為", "そこ で", "其処 で", "其れ で", "其れ だ", "だ の だ", "だ から", "因る て", "依る て", "よる て", "従う て", "つく て は", "付く て は",
                  "就く て は", "以上 より", "以上 から", "以上 を 踏まえる", "以上 を 踏まえる て", "其れ を 踏まえる", "其れ を 踏まえる て", "此れ を 踏まえる", "此れ を 踏まえる て",
                  "此れ を 受ける", "此れ を 受ける て", "其れ を 受ける", "其れ を 受ける て", "此れ に より", "其の 結果", "と 言う 訳 だ", "と 言う 事 だ", "故 に", "其れ なら",
                  "此の 点 を 踏まえる", "其の 点 を 踏まえる", "こう 為る た 事 から", "其の 事 から", "此の 事 から"),
    "%contrast": ("だ が", "だ けど", "だ けれど", "と は 言う", "所 が", "其れ だ も", "でも", "だ も", "と は 言う て も", "其の 一方", "其の 一方 だ", "に も 関わる ず"),
    "%addition": ("其れ から", "其れ と", "加える て", "其の 他", "其の 上", "更 に", "そう 為る たら", "為る と接", "其の 際", "其の 後", "あと は", "後 は", "だ"),
    "%condition": ("だ た たら", "だ と接 為る と接", "其れ だ は", "だ と接 為れる ば"),
}  # fmt: skip
_SEQUENCES = {
    tuple(words.split()): kind for kind, many in _CONNECTIVES.items() for words in many
}  # symbols at the start of a clause → class of the connective
_LONGEST = max(map(len, _SEQUENCES))
_QUOTES = {"「": "」", "『": "』", "“": "”"}
_QUOTED = 4  # morphemes; a shorter quotation is a name or a scare quote


def _joined(found: list[Morph], sentence: str) -> list[Morph]:
    """The morphemes with quoted speech and the connective at a start folded into one each."""
    out: list[Morph] = []
    i, count = 0, len(found)
    while i < count:
        m = found[i]
        closing = _QUOTES.get(sentence[m.start])
        if closing:
            j = depth = i
            depth = 0
            while j < count:
                letter = sentence[found[j].start]
                depth += (letter == sentence[m.start]) - (letter == closing)
                if depth == 0:
                    break
                j += 1
            if j < count and j - i > _QUOTED:
                out.append(
                    Morph(m.start, found[j].end, "「」", "QUOTE", frozenset(("「」", "@quote", "@close", "@QUOTE")))
                )
                i = j + 1
                continue
        if not out or "@comma" in out[-1].keys:
            for size in range(min(_LONGEST, count - i), 0, -1):
                kind = _SEQUENCES.get(tuple(x.symbol for x in found[i : i + size]))
                if kind and (size > 1 or (i + 1 < count and "@comma" in found[i + 1].keys)):
                    word = sentence[m.start : found[i + size - 1].end]
                    out.append(Morph(m.start, found[i + size - 1].end, word, "CONJ", frozenset((word, "@CONJ", kind))))
                    i += size
                    break
            else:
                out.append(m)
                i += 1
            continue
        out.append(m)
        i += 1
    return out


@remembered
def morphs_of(sentence: str) -> tuple[Morph, ...]:
    """The morphemes of one sentence in normal form; offsets count from its start."""
    return tuple(_joined([m for t in tokens_of(sentence) if t.surface.strip() for m in _morphs(t)], sentence))
