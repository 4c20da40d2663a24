"""Patterns over morphemes: one table-driven way to find what a sentence tells.

A sentence becomes a line of words (polite 御 and です・ます dropped), a pattern is a row of items:

    word        that normalised form           a/b/@C      one of these
    @C          a word of class C              :V          any word of that part of speech (several letters: any of them)
    a+b         these words in a row           x:V         that word as that part of speech
    x?          an item that may be missing    !x          not this item next
    ~3          up to three words in between, punctuation excluded (~ alone: four); ≈3 punctuation included
    ^  $        start or end of a clause; a/$: this word, or the end

Parts of speech: N noun, M number, Q pronoun, V verb, A adjective, J adjectival noun, D adverb, X auxiliary, P particle,
S suffix, R adnominal, C conjunction, F prefix, I interjection, K punctuation; : alone is the mark; `!` imperative, `~` volitional, `b` conditional (x:b asks for it, x:! and x:~ likewise).
A pattern is tried only where the sentence has one of its content words, and made ready when first tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from sorama.reading.lexicon import COMMON, MEMBERS
from sorama.reading.line import ALIAS, END, Keys, Line, line_of
from sorama.reading.tail import Tail, tail_of

__all__ = ["Hit", "Line", "Pattern", "Table", "Tail", "line_of", "tail_of"]

_Words = Sequence[Keys]  # the keys of each word of a line, and of its end
_Fit = Callable[[_Words, int], int]  # where the rest of a pattern ends if it begins at a word; -1: it does not fit
_Runs = tuple[tuple[Keys, ...], ...]
_MARK = frozenset((":K", END))
_LAST = frozenset((END,))
_MANY = 8_000  # words whose patterns are remembered


class Pattern:
    """A row of items; the sentence must have one word of every group in `needs`, `triggers` being the rarest group."""

    __slots__ = ("_fit", "needs", "source", "triggers")

    def __init__(self, source: str) -> None:
        self.source = source
        self.needs = _needs(source)
        self.triggers = self.needs[0]
        self._fit: _Fit | None = None

    def may_match(self, tags: frozenset[str]) -> bool:
        """Whether the sentence has the words that the pattern cannot do without."""
        for group in self.needs:  # noqa: SIM110 - a generator costs more than the work
            if tags.isdisjoint(group):
                return False
        return True

    def find(self, line: Line) -> list[tuple[int, int]]:
        """First and last token of every match, from left to right, none inside another."""
        first = _first(self.source)
        places = range(len(line.tokens))
        return self.find_at(
            line, places if first is None else [i for i in places if not first.isdisjoint(line.keys[i])]
        )

    def find_at(self, line: Line, places: Iterable[int]) -> list[tuple[int, int]]:
        """The same, where it is known at which tokens its first word may stand."""
        if self._fit is None:
            self._fit = _compiled(self.source)
        words, fit, last, found = line.keys, self._fit, 0, []
        for at in places:
            if at >= last and (end := fit(words, at)) > at:
                found.append((at, end - 1))
                last = end
        return found


# ---- a pattern as functions, each of which takes its words and hands on ---------------------------------------------


def _first(source: str) -> Keys | None:
    """The keys of which the first word must have one; None: the pattern may begin anywhere."""
    item = source.split(maxsplit=1)[0]
    return None if item[0] in "~≈^$!" or item.endswith(("?", "/$")) else _item(item)[0]


def _compiled(source: str) -> _Fit:
    """The pattern as a function."""
    fit: _Fit = _at_end
    first: Keys | None = None
    for item in reversed(source.split()):
        fit, first = _made(item, fit, first)
    return fit


def _at_end(_: _Words, at: int) -> int:
    return at


def _made(item: str, then: _Fit, first: Keys | None) -> tuple[_Fit, Keys | None]:
    """One item before the rest of a pattern; `first` are the keys that the rest begins with."""
    if item == "^":
        return _start(then), None
    if item == "$":
        return _end(then), None
    if item[0] in "~≈":
        return _gap(int(item[1:] or 4), _LAST if item[0] == "≈" else _MARK, then, first), None
    if item.endswith("/$"):
        return _or_end(*_item(item.removesuffix("/$")), then), None
    one, runs = _item(item.lstrip("!").removesuffix("?"))
    if item[0] == "!":
        return _not(one, runs, then), None
    optional = item.endswith("?")
    single = len(runs) == len(runs[0]) == 1
    if optional:
        return (_perhaps(one, then) if single else _either(one, runs, then, then)), None
    return (_word(one, then) if single else _either(one, runs, then, None)), one


def _word(one: Keys, then: _Fit) -> _Fit:
    def fit(words: _Words, at: int) -> int:
        return -1 if one.isdisjoint(words[at]) else then(words, at + 1)

    return fit


def _perhaps(one: Keys, then: _Fit) -> _Fit:
    def fit(words: _Words, at: int) -> int:
        if not one.isdisjoint(words[at]) and (end := then(words, at + 1)) >= 0:
            return end
        return then(words, at)

    return fit


def _either(one: Keys, runs: _Runs, then: _Fit, without: _Fit | None) -> _Fit:
    """One of several runs of words, the first that leads on."""

    def fit(words: _Words, at: int) -> int:
        if not one.isdisjoint(words[at]):
            for run in runs:
                end = _run(run, words, at)
                if end >= 0 and (end := then(words, end)) >= 0:
                    return end
        return -1 if without is None else without(words, at)

    return fit


def _or_end(one: Keys, runs: _Runs, then: _Fit) -> _Fit:
    """One of several runs of words, or the end of the clause."""
    return _either(one, runs, then, _end(then))


def _run(run: tuple[Keys, ...], words: _Words, at: int) -> int:
    for one in run:
        if one.isdisjoint(words[at]):
            return -1
        at += 1
    return at


def _gap(most: int, stop: Keys, then: _Fit, first: Keys | None) -> _Fit:
    """Words left out, as few as possible."""

    def fit(words: _Words, at: int) -> int:
        for there in range(at, at + most + 1):
            word = words[there]
            if (first is None or not first.isdisjoint(word)) and (end := then(words, there)) >= 0:
                return end
            if not stop.isdisjoint(word):
                return -1
        return -1

    return fit


def _not(one: Keys, runs: _Runs, then: _Fit) -> _Fit:
    def fit(words: _Words, at: int) -> int:
        if not one.isdisjoint(words[at]) and any(_run(run, words, at) >= 0 for run in runs):
            return -1
        return then(words, at)

    return fit


def _start(then: _Fit) -> _Fit:
    def fit(words: _Words, at: int) -> int:
        return -1 if at and "^" not in words[at - 1] else then(words, at)

    return fit


def _end(then: _Fit) -> _Fit:
    def fit(words: _Words, at: int) -> int:
        return -1 if _MARK.isdisjoint(words[at]) else then(words, at)

    return fit


@lru_cache(maxsize=4096)
def _item(item: str) -> tuple[Keys, _Runs]:
    """The keys of which the first word must have one, and the runs of words that an item stands for."""
    runs: list[tuple[Keys, ...]] = []
    for alternative in _alternatives(item):
        run = tuple(map(_called, alternative.split("+")))
        if runs and len(run) == len(runs[-1]) == 1:
            runs[-1] = (runs[-1][0] | run[0],)
        else:
            runs.append(run)
    return frozenset[str]().union(*(run[0] for run in runs)), tuple(runs)


def _called(word: str) -> Keys:
    """The keys of a word by one of which a token answers to it."""
    name, _, pos = (word, "", "") if word == ":" else word.partition(":")
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
    if item[0] in "~≈^$!" or item.endswith(("?", "/$")):
        return None
    if "+" not in item and ":" not in item:
        words = item.split("/")
    else:
        words = [_rarest(a) for a in _alternatives(item)]
        words = [w if w == ":" else w.partition(":")[0] for w in words]
        if "" in words:
            return None
    size = sum(len(MEMBERS[w[1:]]) for w in words if w[0] == "@") if "@" in item else 0
    group = frozenset([ALIAS.get(w, w) for w in words])
    return len(group & COMMON) * 1000 + len(group) + size, group


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
    """Rows of patterns with an index from words to the patterns worth trying, and where."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows: list[tuple[int, Pattern]] = [(n, Pattern(source)) for n, row in enumerate(rows) for source in row]
        groups: dict[frozenset[str], int] = {}
        bits: dict[str, int] = {}
        triggered: dict[str, list[int]] = {}
        self._needs: list[int] = []
        self._first: dict[str, list[int]] = {}
        self._anywhere: list[int] = []
        self._known: set[int] = (
            set()
        )  # the patterns whose first words are in the index: those that were ever worth trying
        self._starting: dict[Keys, frozenset[int]] = {}
        for number, (_, pattern) in enumerate(self._rows):
            for word in pattern.triggers:
                triggered.setdefault(word, []).append(number)
            needs = 0
            for group in pattern.needs:
                if group not in groups:
                    groups[group] = 1 << len(groups)
                    for word in group:
                        bits[word] = bits.get(word, 0) | groups[group]
                needs |= groups[group]
            self._needs.append(needs)
        self._index = {word: (bit, tuple(triggered.get(word, ()))) for word, bit in bits.items()}

    def hits(self, line: Line) -> Iterator[Hit]:
        """Every match of every row, rows in order."""
        index, needs, has, worth = self._index, self._needs, 0, set[int]()
        for tag in line.tags:
            known = index.get(tag)
            if known is not None:
                has |= known[0]
                worth.update(known[1])
        places: dict[int, list[int]] = {p: [] for p in worth if needs[p] & has == needs[p]}
        if not places:
            return
        patterns = frozenset(places)
        if not patterns <= self._known:
            self._learn(patterns - self._known)
        starting = self._starting
        for at, word in enumerate(line.keys):
            begin = starting.get(word)
            if begin is None:
                begin = self._begin(word, starting)
            if not patterns.isdisjoint(begin):
                for p in patterns & begin:
                    places[p].append(at)
        for p in sorted(places):
            if places[p]:
                number, pattern = self._rows[p]
                for first, last in pattern.find_at(line, places[p]):
                    yield Hit(number, first, last, tail_of(line, last))

    def _learn(self, patterns: frozenset[int]) -> None:
        """Puts the first words of patterns into the index. In this order: another thread may look at any time."""
        for number in patterns:
            first = _first(self._rows[number][1].source)
            if first is None:
                self._anywhere.append(number)
            else:
                for key in first:
                    self._first.setdefault(key, []).append(number)
        self._starting = {}
        self._known |= patterns

    def _begin(self, word: Keys, starting: dict[Keys, frozenset[int]]) -> frozenset[int]:
        """The patterns that may begin with a word."""
        if len(starting) > _MANY:
            starting.clear()
        found = frozenset(self._anywhere).union(*[self._first.get(key, ()) for key in word])
        starting[word] = found
        return found
