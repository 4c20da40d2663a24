"""Sudachi's morphology as plain values: the default path, ready in a tenth of a second."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from sorama.memo import remembered
from sorama.report import Token

MAX_BYTES = 48_000  # Sudachi refuses inputs above 49,149 UTF-8 bytes
_local, _lock = threading.local(), threading.Lock()


@cache
def _dictionary() -> Any:
    """One dictionary a process; each one opened takes its memory anew."""
    from sudachipy import Dictionary

    return Dictionary()


_FIELDS = {"surface", "dictionary_form", "normalized_form", "pos"}  # all that is asked for; the rest is not loaded


def _tokenizer() -> Callable[[str], Any]:
    """One tokenizer a thread: a shared one raises `Already borrowed`. Each answer takes the place of the one before."""
    found: Callable[[str], Any] | None = getattr(_local, "tokenize", None)
    if found is None:
        from sudachipy import SplitMode

        with _lock:
            tokenize = _dictionary().create(SplitMode.C, fields=_FIELDS).tokenize
        found = _local.tokenize = partial(tokenize, out=tokenize(""))
    return found


def pieces(sentence: str) -> list[str]:
    """The sentence in pieces that Sudachi accepts; nothing is dropped, cuts prefer 、 and white space."""
    if len(sentence) * 4 <= MAX_BYTES or len(sentence.encode("utf-8", "replace")) <= MAX_BYTES:
        return [sentence]
    size, found, start = MAX_BYTES // 4, [], 0
    while start < len(sentence):
        end = min(start + size, len(sentence))
        if end < len(sentence):
            cut = max(sentence.rfind(c, start + size // 2, end) for c in "、, \u3000")
            end = cut + 1 if cut > 0 else end
        found.append(sentence[start:end])
        start = end
    return found


_WRAP = re.compile(r"[ \t\u3000]*\r?\n[ \t\u3000>]*")


def _unwrapped(sentence: str) -> tuple[str, list[int]]:
    """The sentence without its line wraps, between Latin letters with a space, and where each letter stood."""
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for wrap in _WRAP.finditer(sentence):
        letters.append(sentence[at : wrap.start()])
        places += range(at, wrap.start())
        at = wrap.end()
        if sentence[max(0, wrap.start() - 1)].isascii() and sentence[at : at + 1].isascii():
            letters.append(" ")
            places.append(wrap.start())
    letters.append(sentence[at:])
    places += range(at, len(sentence) + 1)
    return "".join(letters), places


_Attributes = tuple[str, str, tuple[str, ...]]  # lemma, norm, part of speech
_words: dict[int, _Attributes] = {}  # of the dictionary's entries, which have a number each
_MANY = 20_000  # of them are kept


def _attributes(morpheme: Any, number: int, surface: str) -> _Attributes:
    """Lemma, norm and part of speech; remembered where the word is an entry and not one made up for the place."""
    lemma, norm = morpheme.dictionary_form() or surface, morpheme.normalized_form() or surface
    found = lemma, norm, morpheme.part_of_speech()
    if number & 0x0FFFFFFF != 0x0FFFFFFF and number >> 28 != 0xF:
        if len(_words) >= _MANY:
            _words.clear()
        _words[number] = found
    return found


def _valid(sentence: str) -> str:
    """The sentence with ? for lone surrogates, which Sudachi does not take."""
    return sentence if _SURROGATE.search(sentence) is None else _SURROGATE.sub("?", sentence)


_SURROGATE = re.compile(r"[\ud800-\udfff]")


@remembered
def tokens_of(sentence: str) -> tuple[Token, ...]:
    """The morphemes of one sentence; offsets count from its start. Line wraps cut no word; lone surrogates are read as ?."""
    if "\n" in sentence:
        whole, places = _unwrapped(sentence)
        return (
            tuple(t._replace(start=places[t.start], end=places[t.end - 1] + 1) for t in tokens_of(whole))
            if whole
            else ()
        )
    tokenize, known, start, found = _tokenizer(), _words.get, 0, []
    new = tuple.__new__  # half the time of Token(…)
    for piece in pieces(sentence):
        for m in tokenize(_valid(piece)):
            surface = m.surface()
            if surface:  # surfaces follow one another without a gap
                number, end = m.word_id(), start + len(surface)
                lemma, norm, pos = known(number) or _attributes(m, number, surface)
                found.append(new(Token, (start, end, surface, lemma, norm, pos)))
                start = end
    return tuple(found)
