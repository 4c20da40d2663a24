"""Where letters may tell a date or a time: the matches of the table, remembered stretch by stretch, whatever day it is today.

A stretch is a line; where what a line tells may hang on the next one (its end is a figure, 期限, から …), both are one stretch.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sorama.memo import remembered
from sorama.patterns import pattern
from sorama.reading.date_table import DATE_EVIDENCE, SMALL_FRACTION, SPACE, TABLE, Row
from sorama.reading.normal import Normal, normal

TIME = pattern(
    rf"(?<!毎)(?:(?<![明今翌昨毎早])(?P<half>午前|午後|AM|PM|am|pm|朝の?|夕方?|夜の?|昼の?){SPACE})?(?<![\d:./-])(?:(?P<from>[01]?\d|2[0-4])(?::\d\d|時)?[〜~\-–])?"
    r"(?P<h>[01]?\d|2[0-4])(?:(?P<colon>:)(?P<min>[0-5]\d)(?!\d|:)|時(?!間|期|代|点|短)(?:(?P<m2>[0-5]?\d)分|(?P<m3>半))?)"
    r"|(?P<word>朝[イ一]チ?|朝いち|始業(?:時|前)?|午前中|正午|お?昼(?=まで|に|過ぎ|頃|前)|(?:午後|昼)(?:[イ一]チ?|いち)|夕方|定時(?=まで|に)|終業(?=まで|時|前))"
)
_TIME_WORDS = frozenset("朝始午正昼夕定終")
_TIME_MARKS = frozenset(":時")
_NUMBER = pattern(r"[\d一二三四五六七八九十数両半元]")
_HANGS_ON = pattern(r"(?:\d|[〜~–]|から|週の?[月火水木金土日]|(?:締め?切り?|期限|期日|納期|〆切?|締め)日?[はが:]?)\Z")
_UNTIL = pattern(r"\d[日))]?(?:[〜~–]|から)$")


class Stretch(NamedTuple):
    """A stretch of text in plain letters, and what matched in it: a row and a match; no row is a time."""

    side: Normal
    matches: tuple[tuple[Row | None, re.Match[str]], ...]


_NOTHING = Stretch(Normal(""), ())


def stretches(text: str) -> Iterator[tuple[int, Stretch]]:
    """The stretches in which something matched, with where they begin."""
    start = at = 0
    open_end = False
    while (cut := text.find("\n", at)) >= 0:
        line, at = text[at:cut].rstrip(), cut + 1
        if line:
            open_end = _may_hang_on(line[-1]) and _hangs_on(line[-6:])
        if not open_end:
            found = stretch(text[start:cut])
            if found.matches:
                yield start, found
            start = at
    found = stretch(text[start:])
    if found.matches:
        yield start, found


@lru_cache(maxsize=4096)
def _may_hang_on(letter: str) -> bool:
    letter = unicodedata.normalize("NFKC", letter)[-1]
    return letter.isdigit() or letter in "りめ切限日期〆はが:ら〜~–月火水木金土"


def _hangs_on(end: str) -> bool:
    """Whether what a line tells may hang on the next one."""
    return _HANGS_ON.search(unicodedata.normalize("NFKC", end)) is not None


@remembered
def stretch(text: str) -> Stretch:
    """What matches in a stretch."""
    side = normal(text)
    told = side.text
    letters = set(told)
    found: list[tuple[Row | None, re.Match[str]]] = []
    counts = _NUMBER.search(told) is not None
    if not letters.isdisjoint(_FIRST):
        rows = {
            n
            for c in letters
            if c in _FIRST
            for n, word in _FIRST[c]
            if (counts or not TABLE[n].counts) and word in told
        }
        for number in sorted(rows):
            row = TABLE[number]
            found += [(row, m) for m in row.finditer(told) if row.name != "slash" or _is_date(told, m)]
    if not letters.isdisjoint(_TIME_WORDS) or (counts and not letters.isdisjoint(_TIME_MARKS)):
        found += [(None, m) for m in TIME.finditer(told)]
    return Stretch(side, tuple(found)) if found else _NOTHING


def _first_letters() -> dict[str, list[tuple[int, str]]]:
    """First letter → words that begin with it, each with the number of a row that cannot do without it."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(TABLE):
        for word in row.needs:
            found.setdefault(word[0], []).append((number, word))
    return found


_FIRST = _first_letters()


def _is_date(text: str, m: re.Match[str]) -> bool:
    """Whether 1/3 is a day and not a third: small fractions need something that only a date has."""
    if not SMALL_FRACTION.fullmatch(m.group()) or _UNTIL.search(text[max(0, m.start() - 4) : m.start()]):
        return True
    return DATE_EVIDENCE.match(text, m.end()) is not None
