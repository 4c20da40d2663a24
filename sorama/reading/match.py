"""Patterns over morphemes: one table-driven way to find what a sentence tells.

A sentence becomes a line of words (polite 御 and です・ます dropped), a pattern is a row of items:

    word        that normalised form           a/b/@C      one of these
    @C          a word of class C              :V          any word of that part of speech (several letters: any of them)
    a+b         these words in a row           x:V         that word as that part of speech
    x?          an item that may be missing    !x          not this item next
    ~3          up to three words in between, punctuation excluded (~ alone: four); ≈3 punctuation included
    ^  $        start or end of a clause

Parts of speech: N noun, M number, Q pronoun, V verb, A adjective, J adjectival noun, D adverb, X auxiliary, P particle,
S suffix, R adnominal, C conjunction, F prefix, I interjection, K punctuation; `!` imperative, `~` volitional, `b` conditional (x:b asks for it, x:! and x:~ likewise).
A pattern is tried only where the sentence has one of its content words, and made ready when first tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from sorama.reading.lexicon import COMMON, MEMBERS
from sorama.reading.line import ALIAS, Line, line_of
from sorama.reading.tail import Tail, tail_of

__all__ = ["Hit", "Line", "Pattern", "Table", "Tail", "line_of", "tail_of"]


class _Do(IntEnum):
    """What a step of a pattern does."""

    WORD = 0  # takes one word
    EITHER = 1  # takes one of several runs of words, the first that leads on
    GAP = 2  # leaves out words, as few as possible
    NOT = 3  # takes nothing; what is named does not come next
    START = 4  # takes nothing, at the start of a clause
    END = 5  # takes nothing, at the end of a clause


_Keys = frozenset[str]


class _Step(NamedTuple):
    """One item of a pattern, ready to be tried."""

    do: _Do
    one: _Keys = frozenset()  # of which the next word must have one
    runs: tuple[tuple[_Keys, ...], ...] = ()
    optional: bool = False
    most: int = 0  # of a gap
    across: bool = False  # a gap that punctuation does not end


class Pattern:
    """A row of items; the sentence must have one word of every group in `needs`, `triggers` being the rarest group."""

    __slots__ = ("_steps", "needs", "source", "triggers")

    def __init__(self, source: str) -> None:
        self.source = source
        self.needs = _needs(source)
        self.triggers = self.needs[0]
        self._steps: tuple[_Step, ...] = ()

    def may_match(self, tags: frozenset[str]) -> bool:
        """Whether the sentence has the words that the pattern cannot do without."""
        return not any(map(tags.isdisjoint, self.needs))

    def finditer(self, line: Line) -> Iterator[tuple[int, int]]:
        """First and last token of every match, from left to right, none inside another."""
        steps = self._steps = self._steps or tuple(map(_step, self.source.split()))
        keys, at = line.keys, 0
        first = steps[0].one if steps[0].do <= _Do.EITHER and not steps[0].optional else None
        while at < len(keys):
            if first is None or not first.isdisjoint(keys[at]):
                end = _end(steps, 0, keys, at)
                if end > at:
                    yield at, end - 1
                    at = end
                    continue
            at += 1


def _end(steps: tuple[_Step, ...], number: int, keys: tuple[tuple[str, ...], ...], at: int) -> int:
    """Where the steps from `number` on end if they begin at a word; -1: they do not fit."""
    for n in range(number, len(steps)):
        step = steps[n]
        do = step.do
        if do is _Do.WORD:
            if at == len(keys) or step.one.isdisjoint(keys[at]):
                return -1
            at += 1
        elif do is _Do.EITHER:
            if at < len(keys) and not step.one.isdisjoint(keys[at]):
                for run in step.runs:
                    if _fits(run, keys, at) and (end := _end(steps, n + 1, keys, at + len(run))) >= 0:
                        return end
            if not step.optional:
                return -1
        elif do is _Do.GAP:
            for skipped in range(step.most + 1):
                if (end := _end(steps, n + 1, keys, at + skipped)) >= 0:
                    return end
                if at + skipped == len(keys) or (not step.across and ":K" in keys[at + skipped]):
                    return -1
            return -1
        elif do is _Do.NOT:
            if at < len(keys) and not step.one.isdisjoint(keys[at]) and any(_fits(run, keys, at) for run in step.runs):
                return -1
        elif do is _Do.START:
            if at and "^" not in keys[at - 1]:
                return -1
        elif at < len(keys) and ":K" not in keys[at]:
            return -1
    return at


def _fits(run: tuple[_Keys, ...], keys: tuple[tuple[str, ...], ...], at: int) -> bool:
    return at + len(run) <= len(keys) and not any(map(frozenset.isdisjoint, run, keys[at : at + len(run)]))


@lru_cache(maxsize=4096)
def _step(item: str) -> _Step:
    if item in "^$":
        return _Step(_Do.START if item == "^" else _Do.END)
    if item[0] in "~≈":
        return _Step(_Do.GAP, most=int(item[1:] or 4), across=item[0] == "≈")
    runs: list[tuple[_Keys, ...]] = []
    for alternative in _alternatives(item):
        run = tuple(map(_called, alternative.split("+")))
        if runs and len(run) == len(runs[-1]) == 1:
            runs[-1] = (runs[-1][0] | run[0],)
        else:
            runs.append(run)
    one = frozenset[str]().union(*(run[0] for run in runs))
    if item[0] == "!":
        return _Step(_Do.NOT, one, tuple(runs))
    optional = item.endswith("?")
    if not optional and len(runs) == len(runs[0]) == 1:
        return _Step(_Do.WORD, one)
    return _Step(_Do.EITHER, one, tuple(runs), optional)


def _called(word: str) -> _Keys:
    """The keys of a word by one of which a token answers to it."""
    name, _, pos = word.partition(":")
    if name.startswith("@"):
        if name[1:] not in MEMBERS:
            raise ValueError(f"unknown class {word}")
    elif name:
        name = ALIAS.get(name, name)
        if len(name) > 1 and not pos:  # a compound counts as its head: 定期購入 is a 購入
            return frozenset(("=" + name, ">" + name))
        name = "=" + name
    if not pos:
        return frozenset((name,))
    return frozenset(f"{name}:{letter}" for letter in pos)


def _alternatives(item: str) -> list[str]:
    words = [a for a in item.rstrip("?").lstrip("!").split("/") if a]
    return words + [a.replace("+", "") for a in words if "+" in a and "@" not in a]


def _rarest(alternative: str) -> str:
    parts = [ALIAS.get(p, p) for p in alternative.split("+")]
    return next((p for p in parts if p not in COMMON), parts[0])


@lru_cache(maxsize=4096)
def _group(item: str) -> tuple[int, frozenset[str]] | None:
    """The words of which an item asks one, and how common they are; None where it can do without."""
    if item[0] in "~≈^$!" or item.endswith("?"):
        return None
    words = [_rarest(a) for a in _alternatives(item)]
    if any(w.startswith(":") for w in words):
        return None
    common = sum(w in COMMON for w in words)
    size = sum(len(MEMBERS[w[1:].partition(":")[0]]) if w.startswith("@") else 1 for w in words)
    return common * 1000 + size, frozenset(ALIAS.get(w, w) for w in (v.partition(":")[0] for v in words))


def _needs(source: str) -> tuple[frozenset[str], ...]:
    """The groups of words of which one must be there, rarest first."""
    found = [group for item in source.split() if (group := _group(item)) is not None]
    if not found:
        raise ValueError(f"pattern without a content word: {source}")
    found.sort(key=itemgetter(0))
    return tuple(group for _, group in found)


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
