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
from typing import NamedTuple

from sorama.reading.lexicon import COMMON, MEMBERS
from sorama.reading.line import ALIAS, Line, line_of
from sorama.reading.tail import Tail, tail_of

__all__ = ["Hit", "Line", "Pattern", "Table", "Tail", "line_of", "tail_of"]


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
        return not any(map(tags.isdisjoint, self.needs))

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
    parts = [ALIAS.get(p, p) for p in alternative.split("+")]
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
        found.append((common * 1000 + size, frozenset(ALIAS.get(w, w) for w in (v.partition(":")[0] for v in words))))
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
    word = ALIAS.get(word, word)
    if not word:
        return rf"[^ |]*\|{letters}[^ ]* "
    if len(word) > 1 and not pos:  # a compound counts as its head: 定期購入 is a 購入, 不必要 is no 必要
        return rf"(?:{re.escape(word)}\|[^ ]* |[^ |不無未非再]{{1,4}}{re.escape(word)}\|N[^ ]* )"
    return rf"{re.escape(word)}\|{letters}[^ ]* "


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
