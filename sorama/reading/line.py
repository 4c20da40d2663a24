"""A sentence ready for matching: its morphemes as one string of `norm|P=CLASS=CLASS ` items."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from sorama.model import Token
from sorama.nlp.morphology import tokens_of
from sorama.reading.lexicon import CLASSES_OF, COMPOUNDING

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
ALIAS = {"無い": "ない", "成る": "為る", "で": "て", "なる": "為る"}  # told apart by nothing that matters here
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
    norm = ALIAS.get(norm, norm)
    classes = CLASSES_OF.get(norm, ()) or (_head_classes(norm) if letter == "N" and len(norm) > 3 else ())
    item = f"{norm}|{letter}{form}{''.join('=' + c for c in classes)} "
    heads = tuple(norm[i:] for i in range(1, len(norm) - 1)) if letter == "N" and len(norm) > 2 else ()
    return letter, item, (norm, *heads, *("@" + c for c in classes))


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
