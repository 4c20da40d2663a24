"""A sentence ready for matching: what each of its morphemes answers to."""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

from sorama.memo import remembered
from sorama.nlp.morphology import tokens_of
from sorama.reading.lexicon import CLASSES_OF, COMPOUNDING
from sorama.report import Token

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
ALIAS = {
    "無い": "ない",
    "成る": "為る",
    "で": "て",
    "なる": "為る",
    "られる": "れる",
    "うかがう": "伺う",
}  # told apart by nothing that matters here
_FORM = {"命令形": "!", "意志推量形": "~", "仮定形": "b"}


Keys = frozenset[str]  # what an item of a pattern may call a word by
END = "$"  # the key of what comes after the last word
_AFTER = (frozenset((END,)),)


class Line(NamedTuple):
    """A sentence ready for matching."""

    keys: tuple[Keys, ...]  # of each token, and of the end
    tokens: tuple[Token, ...]
    letters: tuple[str, ...]  # part-of-speech letter of each token
    tags: frozenset[str]  # every norm and class in it
    quotes: tuple[tuple[int, int], ...] = ()  # token ranges between quotation marks, the marks left out


@remembered
def line_of(sentence: str) -> Line:
    """The sentence as a line; words that carry only politeness are left out."""
    tokens, known = tokens_of(sentence), _ITEMS
    if "言え" in sentence or "いえ" in sentence:
        tokens = tuple(t._replace(norm="言える") if t.lemma in CONCLUDES else t for t in tokens)
    items = [known.get((t.norm, t.pos)) or _new_item(t) for t in tokens]
    letters = [i.letter for i in items]
    if "" in letters:
        tokens, items = tuple(compress(tokens, letters)), list(compress(items, letters))
        letters = list(filter(None, letters))
    tags = frozenset[str]().union(*[i.tags for i in items])
    quotes = _quoted(tokens) if "「" in sentence or "『" in sentence else ()
    return Line((*[i.keys for i in items], *_AFTER), tokens, tuple(letters), tags, quotes)


def _quoted(tokens: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    found, opened = [], -1
    for i, token in enumerate(tokens):
        if token.surface in "「『":
            opened = i + 1
        elif token.surface in "」』" and opened >= 0:
            if i > opened:
                found.append((opened, i))
            opened = -1
    return tuple(found)


class _Item(NamedTuple):
    """A word of the dictionary; without a letter it is left out."""

    letter: str
    keys: Keys = frozenset()
    tags: tuple[str, ...] = ()


_MANY = 8_000
_ITEMS: dict[tuple[str, tuple[str, ...]], _Item] = {}


def _new_item(token: Token) -> _Item:
    if len(_ITEMS) > _MANY:
        _ITEMS.clear()
    found = _ITEMS[token.norm, token.pos] = _item(token)
    return found


CONCLUDES = frozenset(["言える", "いえる"])  # 〜と言える reports nobody
_OPPOSITES = frozenset("不無未非再")  # 不必要 is no 必要


def _item(token: Token) -> _Item:
    letter, form = letter_of(token)
    if letter == " " or (token.norm in ("御", "です", "ます") and letter in "FX" and form != "~"):
        return _Item("")
    norm = token.norm.replace(" ", "").replace("|", "") or "?"
    norm = ALIAS.get(norm, norm)
    classes = CLASSES_OF.get(norm, ()) or (_head_classes(norm) if letter == "N" and len(norm) > 3 else ())
    marked = tuple("@" + c for c in classes)
    heads = tuple(norm[i:] for i in range(1, len(norm) - 1)) if letter == "N" and len(norm) > 2 else ()
    return _Item(letter, _keys(norm, letter, form, marked), (norm, *heads, *marked))


def _keys(norm: str, letter: str, form: str, classes: tuple[str, ...]) -> Keys:
    """Nothing, `=norm` and `@CLASS`, each alone and with `:letter` and `:form`; `>head` of a compound; `^` after a bare mark."""
    names = ("=" + norm, *classes)
    ends = (":" + letter, ":" + form) if form else (":" + letter,)
    heads = []
    if letter == "N":
        for i in range(1, min(5, len(norm) - 1)):
            if norm[i - 1] in _OPPOSITES:
                break
            heads.append(">" + norm[i:])
    plain = ("^",) if letter == "K" and not form and not classes else ()
    return frozenset((*names, *ends, *(name + end for name in names for end in ends), *heads, *plain))


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
