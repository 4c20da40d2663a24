"""Morphemes in a normal form in which polite and plain, written and spoken Japanese look alike, with the word classes they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sorama.labelling.cues import Lead, lead_of
from sorama.labelling.vocabulary import CLASSES
from sorama.nlp.morphology import tokens_of


class Word:
    """A word in normal form. One object stands for it wherever it comes, so that what is asked of it is worked out once."""

    __slots__ = (
        "classes",
        "closes",
        "features",
        "function",
        "keys",
        "lead",
        "masked",
        "plain",
        "shape",
        "symbol",
        "tag",
        "tense",
    )

    def __init__(self, symbol: str, tag: str, keys: frozenset[str]) -> None:
        self.symbol = symbol
        self.tag = tag  # coarse part of speech, see _TAGS
        self.keys = keys  # everything a cue pattern may ask for: symbol, @part of speech, %word class
        self.lead: Lead | None = lead_of(keys)
        self.function = tag in _FUNCTION  # a particle or an auxiliary
        self.classes = tuple(sorted(k for k in keys if k[0] == "%"))
        self.masked = "#" if "@number" in keys else "@name" if "@name" in keys else symbol
        self.shape = self._shape()
        self.tense = self._tense()
        self.plain = not (self.classes or tag in ("P", "QUOTE") or "@number" in keys or "@name" in keys)
        self.closes = symbol in _CLOSING or "@comma" in keys  # a clause may end with it
        self.features = self._features()  # what the labeler may know of it, wherever in a clause it stands

    def _shape(self) -> str:
        """A function word as it is, a content word by its classes or its part of speech."""
        if self.function or "@aux" in self.keys:
            return self.symbol
        if self.classes:
            return self.classes[0]
        return next((k for k in ("@number", "@SA", "@NA", "@name") if k in self.keys), "@" + self.tag)

    def _tense(self) -> str:
        """The shape of the predicate that it makes at the end of a clause."""
        keys, tag = self.keys, self.tag
        if "@past" in keys:
            return "past"
        if "@volitional" in keys:
            return "volitional"
        if tag == "X":
            return self.symbol
        if tag == "V":
            if "@renyo" in keys:
                return "renyo"
            if self.symbol == "居る":
                return "teiru"
            return "potential" if "@potential" in keys else "verb"
        if tag == "A":
            return "adjective"
        if "@SA" in keys:
            return "noun-sa"
        if "@NA" in keys or tag == "NA":
            return "noun-na"
        if "@number" in keys or "@unit" in keys:
            return "number"
        if tag == "P":
            return "particle:" + self.symbol
        if tag in ("N", "SUF"):
            return "name" if "@name" in keys else "noun"
        return tag

    def _features(self) -> tuple[str, ...]:
        found = []
        if self.tag in _CONTENT and self.masked[0] not in "#@":
            found.append("word:" + self.masked)
        elif self.function:
            found.append("particle:" + self.masked)
        if self.shape[0] == "%":
            found.append("class:" + self.shape)
        return tuple(found)


class Morphs(NamedTuple):
    """The words of a sentence and the letters that each stands for."""

    words: tuple[Word, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


_CONTENT = frozenset({"N", "V", "A", "NA", "ADV", "CONJ", "SUF", "DET", "PRON"})
_FUNCTION = frozenset({"P", "X"})
_CLOSING = frozenset({"ので", "から", "ため", "けど", "けれど", "けども", "けれども", "だ", "為", "が"})


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


@lru_cache(maxsize=8192)
def _words_of(lemma: str, norm: str, pos: tuple[str, ...]) -> tuple[Word, ...]:
    """The normal form of one token: none for white space and the polite ます, two for contractions such as てる."""
    return tuple(Word(*form) for form in _forms(lemma, norm, pos))


def _forms(lemma: str, norm: str, pos: tuple[str, ...]) -> tuple[tuple[str, str, frozenset[str]], ...]:
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
_Sequence = tuple[tuple[str, ...], str]


def _by_first() -> dict[str, list[_Sequence]]:
    """First symbol of a connective → its symbols and its class, the longest first."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for kind, many in _CONNECTIVES.items():
        for words in many:
            symbols = tuple(words.split())
            found.setdefault(symbols[0], {})[symbols] = kind
    return {first: sorted(v.items(), key=lambda s: -len(s[0])) for first, v in found.items()}


_SEQUENCES = _by_first()  # at the start of a clause
_DECIDED = ("こと", "に", "為る", "た")
_PREDICATE = frozenset({"V", "X"})
_OTHERS = frozenset({"%third", "%name_suffix"})
_SUBJECT = frozenset({"は", "が", "も"})
_COMMAS = frozenset("、，,､")
_QUOTES = {"「": "」", "『": "』", "“": "”"}
_QUOTED = 4  # morphemes; a shorter quotation is a name or a scare quote
_QUOTE = Word("「」", "QUOTE", frozenset(("「」", "@quote", "@close", "@QUOTE")))


def morphs_of(sentence: str) -> Morphs:
    """The morphemes of one sentence in normal form; offsets count from its start."""
    words: list[Word] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, surface, lemma, norm, pos in tokens_of(sentence):
        if not surface.isspace():
            for word in _words_of(lemma, norm, pos):
                words.append(word)
                starts.append(start)
                ends.append(end)
    if not _QUOTES.keys().isdisjoint(sentence):
        _join_quotes(words, starts, ends, sentence)
    if "ことにし" in sentence:
        _undo_decision(words, starts, ends)
    _join_connective(0, words, starts, ends, sentence)
    if not _COMMAS.isdisjoint(sentence):
        for i, word in enumerate(words):
            if "@comma" in word.keys:
                _join_connective(i + 1, words, starts, ends, sentence)
    return Morphs(tuple(words), tuple(starts), tuple(ends))


def _undo_decision(words: list[Word], starts: list[int], ends: list[int]) -> None:
    """What we decided to do is what we will do: 見本を渡すことにした reads as 見本を渡す; not what somebody else decided."""
    symbols = tuple([w.symbol for w in words])
    for i in range(len(words) - len(_DECIDED), 0, -1):
        to = i + len(_DECIDED)
        if symbols[i:to] != _DECIDED or words[i - 1].tag not in _PREDICATE or _others_decide(words[:i]):
            continue
        if to == len(words) or not words[to].keys.isdisjoint(("@stop", "@comma")):
            ends[i - 1] = ends[to - 1]
            del words[i:to], starts[i:to], ends[i:to]


def _others_decide(words: Sequence[Word]) -> bool:
    """Whether somebody of the other side is the topic or the subject."""
    return any(
        (w.keys & _OTHERS or w.symbol.endswith("様")) and after.symbol in _SUBJECT for w, after in pairwise(words)
    )


def _join_quotes(words: list[Word], starts: list[int], ends: list[int], sentence: str) -> None:
    """Quoted speech is folded into one word."""
    i = 0
    while i < len(words):
        opening = sentence[starts[i]]
        closing = _QUOTES.get(opening)
        if closing:
            depth, j = 0, i
            while j < len(words):
                letter = sentence[starts[j]]
                depth += (letter == opening) - (letter == closing)
                if depth == 0:
                    break
                j += 1
            if j < len(words) and j - i > _QUOTED:
                words[i : j + 1], starts[i : j + 1], ends[i : j + 1] = [_QUOTE], [starts[i]], [ends[j]]
        i += 1


def _join_connective(i: int, words: list[Word], starts: list[int], ends: list[int], sentence: str) -> None:
    """A connective that begins here, at the start or behind a comma, is folded into one word."""
    for symbols, kind in _SEQUENCES.get(words[i].symbol, ()) if i < len(words) else ():
        to = i + len(symbols)
        if tuple([w.symbol for w in words[i:to]]) != symbols:
            continue
        if to > i + 1 or (to < len(words) and "@comma" in words[to].keys):
            word = _connective(sentence[starts[i] : ends[to - 1]], kind)
            words[i:to], starts[i:to], ends[i:to] = [word], [starts[i]], [ends[to - 1]]
            return


@lru_cache(maxsize=1024)
def _connective(surface: str, kind: str) -> Word:
    return Word(surface, "CONJ", frozenset((surface, "@CONJ", kind)))
