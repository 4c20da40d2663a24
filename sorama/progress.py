"""Growth over weeks, from a history: habits met again and again, habits mastered, labels and rule families a week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sorama.coaching.catalogue import load
from sorama.model import Label
from sorama.store import LABELS, Entry

RECENT = 5  # reports without the finding that make a habit mastered
MET = 3  # reports that had it before
FAMILIES: Mapping[str, str] = {
    "SR1": "つながり",
    "SR2": "事実の質",
    "SR3": "解釈の質",
    "SR4": "行動の質",
    "SR5": "報連相",
    "SR6": "お客様との関係",
}


@dataclass(frozen=True, slots=True)
class Week:
    """The reports of one week, from Monday; rates are per report."""

    monday: date
    reports: int
    labels: Mapping[Label, float]  # share of reports that have 空, 雨, 傘
    families: Mapping[str, float]  # findings a report, by the head of the code
    score: float


@dataclass(frozen=True, slots=True)
class Progress:
    """What the history says of one writer."""

    weeks: tuple[Week, ...]
    repeated: tuple[str, ...]  # rules of at least three of the last reports, most frequent first
    mastered: tuple[str, ...]  # rules that used to be met and no longer are
    undated: int


def times(entries: Sequence[Entry]) -> Mapping[str, int]:
    """In how many earlier reports each rule was met since it was last mastered; for `feedback.comment`."""
    count: Counter[str] = Counter()
    clean: Counter[str] = Counter()
    for entry in entries:
        here = {rule for rule, _, strength in entry.points if not strength}
        for rule in set(count) | here:
            if rule in here:
                count[rule] += 1
                clean[rule] = 0
            else:
                clean[rule] += 1
                if clean[rule] >= RECENT:
                    count[rule] = 0
    return {rule: n for rule, n in count.items() if n}


def mastered(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Rules met in at least three reports and in none of the latest five, in order of how often they were met."""
    if len(entries) < MET + RECENT:
        return ()
    before, latest = entries[:-RECENT], entries[-RECENT:]
    count = Counter(rule for e in before for rule in {r for r, _, strength in e.points if not strength})
    return tuple(
        r
        for r, n in sorted(count.items(), key=lambda x: (-x[1], x[0]))
        if n >= MET and not any(e.met(r) for e in latest)
    )


def newly_mastered(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Rules that the latest report made mastered: to be named once."""
    known = mastered(entries[:-1])
    return tuple(rule for rule in mastered(entries) if rule not in known)


def progress(entries: Sequence[Entry], latest_weeks: int | None = None) -> Progress:
    """Weeks (of all, or the latest), habits and what is mastered, of the entries of one writer, oldest first."""
    by_week: dict[date, list[Entry]] = {}
    for e in entries:
        if e.day is not None:
            by_week.setdefault(e.day - timedelta(days=e.day.weekday()), []).append(e)
    weeks = tuple(
        _week(monday, own)
        for monday, own in sorted(by_week.items())
        if latest_weeks is None or monday > max(by_week) - timedelta(weeks=latest_weeks)
    )
    done = set(mastered(entries))
    counts = times(entries)
    repeated = tuple(r for r, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= MET and r not in done)
    return Progress(weeks, repeated, mastered(entries), sum(e.day is None for e in entries))


def habit(rule: str, messages: str | None = None) -> str:
    """What a rule is about, in words for people; a company's own rule keeps its name."""
    rules = load(messages).rules
    return (rules[rule].habit if rule in rules else "") or rule


def _week(monday: date, entries: Sequence[Entry]) -> Week:
    n = len(entries)
    families = Counter(code[:3] for e in entries for _, code, strength in e.points if not strength)
    return Week(
        monday,
        n,
        {label: sum(e.counts[label] > 0 for e in entries) / n for label in LABELS},
        {family: count / n for family, count in sorted(families.items())},
        sum(e.score for e in entries) / n,
    )
