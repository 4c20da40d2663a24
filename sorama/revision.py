"""Two versions of one report: what was resolved, what stayed, and labels and links side by side.

A gap counts as closed only where something on topic closes it: a fact that merely stands there now is asked about, not praised.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from sorama.coaching.catalogue import load
from sorama.coaching.phrasing import mention, segment_mention
from sorama.coaching.topic import is_past, on_topic, share_topic
from sorama.model import ArgumentGraph, Finding, Kind, Label, Review
from sorama.settings import DEFAULTS, Settings

ALIKE = 0.45  # share of common letter pairs from which two segments are versions of one
MOVED = 0.8  # the same where one was moved past others
LIKELY = 0.84  # confidence from which a link counts without a shared word
_NEEDS_FACT = frozenset(
    ("missing-fact", "action-without-fact", "interpretation-without-fact", "opinion-as-fact", "leap-from-one-fact")
)
_NEEDS_VOICE = "no-customer-voice"
_NEEDS_LABEL: Mapping[str, Label] = {
    "missing-interpretation": Label.INTERPRETATION,
    "action-without-interpretation": Label.INTERPRETATION,
    "missing-action": Label.ACTION,
}


class Outcome(StrEnum):
    """What became of a finding."""

    RESOLVED = "resolved"
    UNRELATED = "unrelated"  # silent now, but nothing on topic was added
    REMOVED = "removed"  # the sentence is gone
    REMAINING = "remaining"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Change:
    """One finding before and after; `evidence` is the segment of the new text that closes the gap."""

    outcome: Outcome
    finding: Finding
    text: str
    evidence: int | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """What a new version changed. `pairs`: (old segment, new segment), None where a side has none."""

    old: Review
    new: Review
    changes: tuple[Change, ...]
    pairs: tuple[tuple[int | None, int | None], ...]

    def having(self, outcome: Outcome) -> tuple[Change, ...]:
        """The changes of one outcome."""
        return tuple(c for c in self.changes if c.outcome is outcome)


def compare(old: Review, new: Review, settings: Settings = DEFAULTS) -> Revision:
    """What became of each finding of the old version, and which are new."""
    pairs = align(old.graph, new.graph)
    compared = _Compared(old, new, dict(p for p in pairs if p[0] is not None), settings)
    open_ = [f for f in old.findings if not f.suppressed and not compared.is_put_aside(f)]
    met = [_Met(f, *compared.outcome(f), old.graph) for f in open_]
    known = {id(f) for f in compared.matched}
    met += [_Met(f, Outcome.NEW, f.segment, new.graph) for f in new.findings if not f.suppressed and id(f) not in known]
    return Revision(old, new, compared.changes(met), pairs)


class _Met(NamedTuple):
    """A finding, what became of it, what closes it, and where it was found."""

    finding: Finding
    outcome: Outcome
    evidence: int | None
    graph: ArgumentGraph


class _Compared:
    """The two versions and what of the new findings was met already."""

    def __init__(self, old: Review, new: Review, now: Mapping[int | None, int | None], settings: Settings) -> None:
        self.old, self.new, self.now, self.settings = old, new, now, settings
        self.before = {n: o for o, n in now.items() if o is not None and n is not None}
        self.threads = _threads(old.graph, new.graph, now)
        self.matched: list[Finding] = []

    def changes(self, met: Sequence[_Met]) -> tuple[Change, ...]:
        """What is said of each; findings of one place with one outcome are told in one sentence."""
        catalogue = load(self.settings.messages)
        habits: dict[tuple[str, str, str], dict[str, str]] = {}
        for m in met:
            f = m.finding
            habits.setdefault(self._place(m), {})[catalogue.of(f.rule).habit or f.message.rstrip("。")] = ""
        texts: dict[tuple[str, str, str], str] = {}
        for m in met:
            where = self._place(m)
            if where not in texts:
                lines = catalogue.common[f"revision_{where[0]}"]
                seed = (m.finding.fingerprint or m.finding.rule).encode("utf-8", "replace")
                slots = {"words": where[1], "fact": where[2], "habit": "」「".join(habits[where])}
                texts[where] = lines[zlib.crc32(seed) % len(lines)].format_map(slots)
        return tuple(Change(m.outcome, m.finding, texts[self._place(m)], m.evidence) for m in met)

    def _place(self, met: _Met) -> tuple[str, str, str]:
        """How the outcome is told, the words of the place, and those that close it."""
        f, outcome, evidence, graph = met
        segments = enumerate(graph.segments)
        hit = (i for i, s in segments if s.start < f.end and f.start < s.end and s.label is not Label.OTHER)
        at = f.segment if f.segment is not None else next(hit, None)
        words = segment_mention(graph, at) if at is not None else mention(graph, f.start, f.end)
        if outcome is not Outcome.RESOLVED:
            return outcome, words, ""
        fact = "" if evidence is None else segment_mention(self.new.graph, evidence)
        if fact in ("", words):
            return f"{outcome}_plain", words, ""  # never one sentence twice
        if f.segment is not None and self.now.get(f.segment) == evidence:
            return f"{outcome}_anew", words, fact
        return f"{outcome}_known" if evidence in self.before else outcome, words, fact

    def is_put_aside(self, f: Finding) -> bool:
        """Whether the finding was put aside in the new version: neither resolved nor asked about."""
        claim = self.now.get(f.segment) if f.segment is not None else None
        thread = self.threads.get(f.thread) if f.thread is not None else None
        return any(g.suppressed and self._same(f, g, claim, thread) for g in self.new.findings)

    def outcome(self, f: Finding) -> tuple[Outcome, int | None]:
        thread = self.threads.get(f.thread) if f.thread is not None else None
        claim = self.now.get(f.segment) if f.segment is not None else None
        if (f.segment is not None and claim is None) or (f.segment is None and f.thread is not None and thread is None):
            return Outcome.REMOVED, None
        still = (g for g in self.new.findings if not g.suppressed and g not in self.matched)
        if same := next((g for g in still if self._same(f, g, claim, thread)), None):
            self.matched.append(same)
            return Outcome.REMAINING, same.segment
        graph = self.new.graph
        claims = (
            [claim]
            if claim is not None
            else list(graph.by_thread.get(thread, ()) if thread is not None else range(len(graph.segments)))
        )
        if f.rule in _NEEDS_FACT:
            return self._by_fact(f, claims)
        if f.rule in _NEEDS_LABEL:
            return self._by_label(_NEEDS_LABEL[f.rule], claims)
        return self._by_change(f.rule, claim, claims)

    def _same(self, f: Finding, g: Finding, claim: int | None, thread: int | None) -> bool:
        if g.rule != f.rule:
            return False
        return g.segment == claim if f.segment is not None else (f.thread is None or g.thread == thread)

    def _around(self, claims: Sequence[int]) -> Sequence[int]:
        graph = self.new.graph
        return graph.by_thread.get(graph.segments[claims[0]].thread, ()) if claims else ()

    def _is_new(self, segment: int) -> bool:
        """Whether the words of a segment did not stand in the old version."""
        before = self.before.get(segment)
        return before is None or _normalised(self.old.graph.text(before)) != _normalised(self.new.graph.text(segment))

    def _by_fact(self, f: Finding, claims: Sequence[int]) -> tuple[Outcome, int | None]:
        """A fact on topic under the claim, or the claim itself told as a fact now; one of both was written now."""
        graph = self.new.graph
        if f.segment is not None and graph.segments[claims[0]].label is Label.FACT:
            if self.old.graph.segments[f.segment].label is not Label.FACT and self._is_new(claims[0]):
                return Outcome.RESOLVED, claims[0]
            claims = self._around(claims)
        linked = [(i, c) for c in claims for i in sorted(graph.grounds(c)) if graph.segments[i].label is Label.FACT]
        linked = [(i, c) for i, c in linked if self._is_new(i) or self._is_new(c)]
        proof = next((i for i, c in linked if on_topic(graph, i, c)), None)
        return (Outcome.UNRELATED, linked[0][0] if linked else None) if proof is None else (Outcome.RESOLVED, proof)

    def _by_label(self, label: Label, claims: Sequence[int]) -> tuple[Outcome, int | None]:
        """A segment with the missing label that was not there before and surely is linked to the rest or shares its words."""
        graph = self.new.graph
        thread = self._around(claims)
        for i in thread:
            if graph.segments[i].label is not label:
                continue
            before = self.before.get(i)
            stood = before is not None and self.old.graph.segments[before].label is label
            if stood and not any(map(self._is_new, (i, *claims))):
                continue
            edges = [e for e in graph.supports if i in (e.premise, e.claim)]
            done = label is Label.ACTION and is_past(graph.text(i))
            linked = any(e.cue is not None or (e.confidence >= LIKELY and not done) for e in edges)
            if linked or self._touches(i, thread):
                return Outcome.RESOLVED, i
        return Outcome.UNRELATED, next((i for i in thread if graph.segments[i].label is label), None)

    def _by_change(self, rule: str, claim: int | None, claims: Sequence[int]) -> tuple[Outcome, int | None]:
        """The claim said anew, or something new on its topic, not a rule that fell silent for what stands elsewhere."""
        if claim is not None and self._is_new(claim):
            return Outcome.RESOLVED, claim
        thread = self._around(claims)
        fresh = [i for i in thread if self._is_new(i)]
        heard = (i for i in fresh if rule == _NEEDS_VOICE and self.new.graph.segments[i].kind is Kind.SAID)
        near = (i for i in fresh if self._touches(i, thread if claim is None else (claim,)))
        proof = next(heard, None) or next(near, None)
        return (Outcome.UNRELATED, None) if proof is None else (Outcome.RESOLVED, proof)

    def _touches(self, segment: int, others: Iterable[int]) -> bool:
        graph = self.new.graph
        rest = (j for j in others if j != segment and graph.segments[j].label is not Label.OTHER)
        return any(share_topic(graph, segment, j) for j in rest)


def _threads(old: ArgumentGraph, new: ArgumentGraph, now: Mapping[int | None, int | None]) -> dict[int | None, int]:
    """Old thread → the new thread that holds most of its segments."""
    found: dict[int | None, int] = {}
    for thread, own in old.by_thread.items():
        votes = Counter(new.segments[n].thread for o in own if (n := now.get(o)) is not None)
        if votes:
            found[thread] = votes.most_common(1)[0][0]
    return found


def align(old: ArgumentGraph, new: ArgumentGraph) -> tuple[tuple[int | None, int | None], ...]:
    """Which segment became which, in order of both texts."""
    a = [_normalised(old.text(i)) for i in range(len(old.segments))]
    b = [_normalised(new.text(i)) for i in range(len(new.segments))]
    blocks: list[list[tuple[int | None, int | None]]] = []
    for kind, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        same = kind == "equal"
        stretch = zip(range(a0, a1), range(b0, b1), strict=True) if same else _align_changed(a, b, (a0, a1), (b0, b1))
        blocks.append(list(stretch))
    _bring_together(a, b, blocks)
    return tuple(pair for block in blocks for pair in _rewritten(old, new, block))


def _bring_together(a: Sequence[str], b: Sequence[str], blocks: list[list[tuple[int | None, int | None]]]) -> None:
    """A segment that went here and stands there again was moved: one pair, at its new place."""
    gone = [(i, block) for block in blocks for i, j in block if i is not None and j is None]
    came = [(j, block) for block in blocks for i, j in block if j is not None and i is None]
    likeness = ((_alike(a[i], b[j]), -i, -j, left, entered) for i, left in gone for j, entered in came)
    found = sorted((x for x in likeness if x[0] >= MOVED), key=lambda x: x[:3], reverse=True)
    for _, i, j, left, entered in found:
        if (-i, None) in left and (None, -j) in entered:
            left.remove((-i, None))
            entered[entered.index((None, -j))] = (-i, -j)


def _rewritten(
    old: ArgumentGraph, new: ArgumentGraph, pairs: list[tuple[int | None, int | None]]
) -> list[tuple[int | None, int | None]]:
    """The only 空, 雨 or 傘 that went and the one that came in the same place are one, said anew, if the new one has its place.

    A fact has it where it speaks for something, an interpretation or an action where it has a reason.
    """
    for label in (Label.FACT, Label.INTERPRETATION, Label.ACTION):
        gone = [i for i, j in pairs if i is not None and j is None and old.segments[i].label is label]
        came = [j for i, j in pairs if j is not None and i is None and new.segments[j].label is label]
        if label is Label.FACT:
            came = [j for j in came if any(on_topic(new, j, c) for c in new.claims.get(j, ()))][:1]
        elif came and came[0] not in new.premises:
            continue
        if len(gone) == len(came) == 1:
            at = pairs.index((None, came[0]))
            pairs[at] = (gone[0], came[0])
            pairs.remove((gone[0], None))
    return pairs


def _align_changed(
    a: Sequence[str], b: Sequence[str], olds: tuple[int, int], news: tuple[int, int]
) -> list[tuple[int | None, int | None]]:
    """The best order-keeping pairs of two changed stretches, by common letter pairs."""
    rows, columns = range(*olds), range(*news)
    best: dict[tuple[int, int], float] = {}
    for i in reversed(rows):
        for j in reversed(columns):
            alike = _alike(a[i], b[j])
            paired = alike + best.get((i + 1, j + 1), 0.0) if alike >= ALIKE else 0.0
            best[i, j] = max(paired, best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0))
    pairs: list[tuple[int | None, int | None]] = []
    i, j = olds[0], news[0]
    while i < olds[1] or j < news[1]:
        here, down, right = best.get((i, j), 0.0), best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0)
        if i < olds[1] and (j >= news[1] or here == down):
            pairs.append((i, None))
            i += 1
        elif j < news[1] and (i >= olds[1] or here == right):
            pairs.append((None, j))
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _alike(one: str, other: str) -> float:
    """Dice coefficient of letter pairs; a segment that holds the other whole is its version too."""
    if len(one) > 5 and len(other) > 5 and (one in other or other in one):
        return 1.0
    p, q = Counter(pairwise(one)), Counter(pairwise(other))
    total = sum(p.values()) + sum(q.values())
    return 2 * sum((p & q).values()) / total if total else float(one == other)


def _normalised(text: str) -> str:
    return re.sub(r"[\s、。,.・!！?？]+", "", unicodedata.normalize("NFKC", text))
