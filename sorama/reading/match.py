"""Patterns over morphemes: one table-driven way to find what a sentence tells.

A sentence becomes a line of `norm|P=CLASS=CLASS ` items (polite 御 and です・ます dropped), a pattern is a row of items:

    word        that normalised form           a/b/@C      one of these
    @C          a word of class C              :V          any word of that part of speech (several letters: any of them)
    a+b         these words in a row           x:V         that word as that part of speech
    x?          an item that may be missing    !x          not this item next
    ~3          up to three words in between, punctuation excluded (~ alone: four); ≈3 punctuation included
    ^  $        start or end of a clause

Parts of speech: N noun, M number, Q pronoun, V verb, A adjective, J adjectival noun, D adverb, X auxiliary, P particle,
S suffix, R adnominal, C conjunction, F prefix, I interjection, K punctuation; `!` imperative, `~` volitional, `b` conditional (x:b asks for it, x:! and x:~ likewise).
A pattern is tried only where the sentence has one of its content words, and compiled when first tried.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sorama.model import Token
from sorama.nlp.morphology import tokens_of
from sorama.reading.lexicon import CLASSES_OF, COMMON, COMPOUNDING, MEMBERS

_POS = {
    "名詞": "N",
    "代名詞": "Q",
    "動詞": "V",
    "形容詞": "A",
    "形状詞": "J",
    "副詞": "D",
    "助動詞": "X",
    "助詞": "P",
    "接尾辞": "S",
    "連体詞": "R",
    "接続詞": "C",
    "接頭辞": "F",
    "感動詞": "I",
}
_ALIAS = {"無い": "ない", "成る": "為る", "で": "て", "なる": "為る"}  # told apart by nothing that matters here
_FORM = {"命令形": "!", "意志推量形": "~", "仮定形": "b"}


class Line(NamedTuple):
    """A sentence ready for matching."""

    text: str
    starts: tuple[int, ...]  # offset of each item in `text`
    tokens: tuple[Token, ...]
    letters: tuple[str, ...]  # part-of-speech letter of each token
    tags: frozenset[str]  # every norm and class in it


@lru_cache(maxsize=1024)
def line_of(sentence: str) -> Line:
    """The sentence as a line; words that carry only politeness are left out."""
    kept, items, starts, letters, tags, offset = [], [], [], [], set[str](), 0
    for token in tokens_of(sentence):
        known = _ITEMS.get((token.norm, token.pos))
        if known is None or len(_ITEMS) > _MANY:
            known = _ITEMS[token.norm, token.pos] = _item(token)
        letter, item, own_tags = known
        if not letter:
            continue
        kept.append(token)
        items.append(item)
        starts.append(offset)
        letters.append(letter)
        tags.update(own_tags)
        offset += len(item)
    return Line("".join(items), tuple(starts), tuple(kept), tuple(letters), frozenset(tags))


_MANY = 20_000
_ITEMS: dict[tuple[str, tuple[str, ...]], tuple[str, str, tuple[str, ...]]] = {}


def _item(token: Token) -> tuple[str, str, tuple[str, ...]]:
    """Letter, item and tags of a token; no letter where it is left out."""
    letter, form = letter_of(token)
    if letter == " " or (token.norm in ("御", "です", "ます") and letter in "FX" and form != "~"):
        return "", "", ()
    norm = token.norm.replace(" ", "").replace("|", "") or "?"
    norm = _ALIAS.get(norm, norm)
    classes = CLASSES_OF.get(norm, ()) or (_head_classes(norm) if letter == "N" and len(norm) > 3 else ())
    item = f"{norm}|{letter}{form}{''.join('=' + c for c in classes)} "
    return letter, item, (norm, *("@" + c for c in classes))


def _head_classes(norm: str) -> tuple[str, ...]:
    """Classes of a compound's head: 提出期限 is a 期限."""
    for cut in range(2, len(norm) - 1):
        if norm[cut:] in CLASSES_OF:
            return tuple(c for c in CLASSES_OF[norm[cut:]] if c in COMPOUNDING)
    return ()


def letter_of(token: Token) -> tuple[str, str]:
    """The part-of-speech letter and the mark of the inflection."""
    pos = token.pos
    if pos[0] == "名詞":
        return ("M" if pos[1] == "数詞" else "N"), ""
    if pos[0] == "空白" or token.surface.isspace():
        return " ", ""
    return _POS.get(pos[0], "K"), _FORM.get(pos[5].split("-")[0], "")


class Pattern:
    """A row of items; the sentence must have one word of every group in `needs`, `triggers` being the rarest group."""

    __slots__ = ("_compiled", "needs", "source", "triggers")

    def __init__(self, source: str) -> None:
        self.source = source
        self.needs = _needs(source)
        self.triggers = self.needs[0]
        self._compiled: re.Pattern[str] | None = None

    def may_match(self, tags: frozenset[str]) -> bool:
        """Whether the sentence has the words that the pattern cannot do without."""
        return not any(tags.isdisjoint(group) for group in self.needs)

    def finditer(self, line: Line) -> Iterator[tuple[int, int]]:
        """First and last token of every match."""
        compiled = self._compiled
        if compiled is None:
            compiled = self._compiled = re.compile(_regex(self.source))
        for m in compiled.finditer(line.text):
            if m.end() > m.start():
                yield bisect_right(line.starts, m.start()) - 1, bisect_right(line.starts, m.end() - 1) - 1


def _alternatives(item: str) -> list[str]:
    words = [a for a in item.rstrip("?").lstrip("!").split("/") if a]
    return words + [a.replace("+", "") for a in words if "+" in a and "@" not in a]


def _rarest(alternative: str) -> str:
    parts = [_ALIAS.get(p, p) for p in alternative.split("+")]
    return next((p for p in parts if p not in COMMON), parts[0])


def _needs(source: str) -> tuple[frozenset[str], ...]:
    """The groups of words of which one must be there, rarest first."""
    found: list[tuple[int, frozenset[str]]] = []
    for item in source.split():
        if item[0] in "~≈^$!" or item.endswith("?"):
            continue
        words = [_rarest(a) for a in _alternatives(item)]
        if any(w.startswith(":") for w in words):
            continue
        common = sum(w in COMMON for w in words)
        size = sum(len(MEMBERS[w[1:].partition(":")[0]]) if w.startswith("@") else 1 for w in words)
        found.append((common * 1000 + size, frozenset(_ALIAS.get(w, w) for w in (v.partition(":")[0] for v in words))))
    if not found:
        raise ValueError(f"pattern without a content word: {source}")
    return tuple(group for _, group in sorted(found, key=lambda f: f[0]))


def _regex(source: str) -> str:
    parts = [r"(?:^|(?<= ))"]
    for item in source.split():
        if item == "^":
            parts.append(r"(?:^|(?<=\|K ))")
        elif item == "$":
            parts.append(r"(?=$|[^ |]*\|K)")
        elif item[0] == "~":
            parts.append(rf"(?:[^ |]*\|[^K ][^ ]* ){{0,{item[1:] or 4}}}?")
        elif item[0] == "≈":
            parts.append(rf"(?:[^ ]* ){{0,{item[1:] or 4}}}?")
        else:
            one = "|".join(_word(a) for a in _alternatives(item))
            if item[0] == "!":
                parts.append(f"(?!{one})")
            else:
                parts.append(f"(?:{one}){'?' if item.endswith('?') else ''}")
    return "".join(parts)


def _word(alternative: str) -> str:
    if "+" in alternative:
        return "".join(_word(a) for a in alternative.split("+"))
    word, _, pos = alternative.partition(":")
    letters = rf"\w{pos}" if pos in ("b", "!", "~") else rf"[{re.escape(pos)}]" if pos else ""
    if word.startswith("@"):
        if word[1:] not in MEMBERS:
            raise ValueError(f"unknown class {alternative}")
        return rf"[^ |]*\|{letters}[^ ]*={word[1:]}(?:=[^ ]*)? "
    word = _ALIAS.get(word, word)
    return rf"{re.escape(word) if word else '[^ |]*'}\|{letters}[^ ]* "


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a match inside its predicate."""

    end: int  # index of the first token after the predicate
    negations: int = 0
    past: bool = False
    conditional: bool = False  # たら, なら, ば, 場合
    uncertain: bool = False  # かもしれない, 可能性, だろう, おそれ
    passive: bool = False
    causative: bool = False
    received: bool = False  # ていただく, てもらう, てくださる, てくれる
    given: bool = False  # てあげる, て差し上げる
    wish: bool = False  # たい, てほしい
    volition: bool = False  # しよう, つもり, 予定
    question: bool = False
    reported: bool = False  # とのこと, と言う, そうだ(伝聞)
    told: bool = False  # と伝えた, と答えた: reported, and by us unless a subject says otherwise
    connective: str = ""  # ので, から, が, て, と …


_CHAIN_VERBS = frozenset(
    [
        "為る",
        "居る",
        "有る",
        "頂く",
        "貰う",
        "呉れる",
        "下さる",
        "仕舞う",
        "おく",
        "置く",
        "見る",
        "行く",
        "来る",
        "成る",
        "致す",
        "御座る",
        "出来る",
        "上げる",
        "差し上げる",
        "申し上げる",
        "続ける",
        "切る",
        "てる",
        "ちゃう",
        "とく",
        "過ぎる",
        "知れる",
    ]
)
_CHAIN_NOUNS = frozenset(
    [
        "こと",
        "訳",
        "積もり",
        "予定",
        "筈",
        "様",
        "形",
        "流れ",
        "状況",
        "状態",
        "気",
        "所",
        "方針",
        "意向",
        "考え",
        "可能性",
        "恐れ",
        "懸念",
        "必要",
        "もの",
        "物",
        "旨",
        "話",
    ]
)
_REPORT_VERBS = frozenset(
    [
        "言う",
        "仰る",
        "話す",
        "述べる",
        "伺う",
        "聞く",
        "答える",
        "返す",
        "語る",
        "漏らす",
        "明言",
        "伝える",
        "回答",
        "返答",
        "連絡",
        "返事",
        "返信",
        "説明",
        "指摘",
        "要望",
        "コメント",
        "申し出る",
        "断言",
        "主張",
        "打診",
        "相談",
        "打ち明ける",
        "口",
        "告げる",
    ]
)


def tail_of(line: Line, last: int) -> Tail:
    """Read on from the token after `last` to the end of the predicate."""
    t: dict[str, bool | str | int] = {}
    neg, i, n = 0, last + 1, len(line.tokens)
    while i < n:
        token, letter = line.tokens[i], line.letters[i]
        norm = token.norm
        if letter == "X":
            if norm in ("ない", "ず", "まい"):
                neg += 1
            elif norm == "た":
                t["past"] = True
            elif norm in ("れる", "られる"):
                t["passive"] = True
            elif norm in ("せる", "させる"):
                t["causative"] = True
            elif norm == "たい":
                t["wish"] = True
            elif norm == "らしい":
                t["reported"] = True
            if token.pos[5].startswith("仮定形"):
                t["conditional"] = norm in ("た", "だ") or bool(t.get("conditional"))
            if token.pos[5].startswith("意志推量形"):
                t["uncertain" if norm in ("だ", "です") else "volition"] = True
        elif letter == "P":
            if norm == "ば":
                t["conditional"] = True
            elif norm == "か":
                t["question"] = True
            elif norm in ("と", "って") and _is_report(line, i):
                t["reported"] = True
                t["told"] = _is_told(line, i)
                break
            elif (
                norm in ("ので", "のに", "けれど", "から", "が", "と", "し", "ながら", "って")
                and token.pos[1] == "接続助詞"
            ):
                t["connective"] = norm
                break
        elif letter == "A" and norm == "無い":
            neg += 1
        elif letter == "A" and norm == "欲しい":
            t["wish"] = True
        elif letter == "V" and norm in _CHAIN_VERBS:
            if norm in ("頂く", "貰う", "呉れる", "下さる"):
                t["received"] = True
            elif norm in ("上げる", "差し上げる"):
                t["given"] = True
            elif norm == "知れる":
                t["uncertain"] = True
                neg -= 1
            if token.pos[5].startswith("意志推量形"):
                t["volition"] = True
        elif norm == "そう" and token.pos[1] == "助動詞語幹":
            t["reported" if letter == "N" else "uncertain"] = True
        elif (norm == "よう" and token.pos[1] == "助動詞語幹") or norm in ("可能性", "恐れ", "懸念", "筈"):
            t["uncertain"] = True
        elif norm in ("積もり", "予定", "方針"):
            t["volition"] = True
        elif norm in ("場合", "際", "時"):
            t["conditional"] = norm == "場合" or bool(t.get("conditional"))
            break
        elif (letter == "N" and norm in _CHAIN_NOUNS) or letter == "S":
            pass
        else:
            break
        i += 1
    return Tail(end=i, negations=max(neg, 0), **t)  # type: ignore[arg-type]


def _is_report(line: Line, i: int) -> bool:
    """Whether a verb or noun of saying follows と at this token, adverbials in between allowed."""
    for k in range(i + 1, min(i + 6, len(line.tokens))):
        norm, letter = line.tokens[k].norm, line.letters[k]
        if norm in _REPORT_VERBS or (norm == "の" and k == i + 1):
            return True
        if letter in "KVX":
            return False
    return False


_TELL = frozenset(["伝える", "説明", "申し上げる", "答える", "返答", "回答", "案内", "申す", "返す", "返信"])
_RECEIVE = frozenset(["れる", "られる", "頂く", "下さる", "呉れる", "貰う", "有る", "来る"])


def _is_told(line: Line, i: int) -> bool:
    """Whether the verb after と at this token is one of telling, in the active."""
    after = [t.norm for t in line.tokens[i + 1 : i + 7]]
    return bool(after) and after[0] in _TELL and not _RECEIVE & set(after[1:5])


class Hit(NamedTuple):
    """A pattern that matched: token range, and the predicate after it."""

    row: int  # of the row in its table
    first: int
    last: int
    tail: Tail


class Table:
    """Rows of patterns with an index from words to the patterns worth trying."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._patterns: list[tuple[int, Pattern]] = []
        self._index: dict[str, list[int]] = {}
        for number, sources in enumerate(rows):
            for source in sources:
                pattern = Pattern(source)
                for trigger in pattern.triggers:
                    self._index.setdefault(trigger, []).append(len(self._patterns))
                self._patterns.append((number, pattern))

    def hits(self, line: Line) -> Iterator[Hit]:
        """Every match of every row, rows in order."""
        index: Mapping[str, list[int]] = self._index
        for p in sorted({p for tag in line.tags if tag in index for p in index[tag]}):
            number, pattern = self._patterns[p]
            if not pattern.may_match(line.tags):
                continue
            for first, last in pattern.finditer(line):
                yield Hit(number, first, last, tail_of(line, last))
