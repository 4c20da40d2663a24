"""What has to be noticed and what must not matter, measured on the corpora.

    python tools/metamorphic.py              all figures: training corpora out of fold, dev with the shipped model, the example reports
    python tools/metamorphic.py --shipped    dev and the example reports only: seconds
    python tools/metamorphic.py --errors     every case that went wrong before them (never those of dev)

Removal: of a good report the only fact, interpretation, action or date of a thread is taken out, often the only one of the report
(`the only …`); the rule for that gap should fire (`fires`), and no other error that was not there before. `gap named` counts any of the ten core rules at the place: where the parser
sees one thread in two, the same gap has another name. A thread counts where the annotation leaves no excuse: a
removed interpretation was all that the action rested on, a removed action was not that of a closed deal, a removed date was the only one of its sentence
and heading, a removed fact does not take the sign of its thread along (a thread is one customer or topic; without the
sentence that brings it up the rest is told of the one before). The act that does what a fact asks for by the same words needs no interpretation (GUIDELINE.md, waiver of action-without-interpretation). Harmless edits: the labels (`labels`) at each annotated segment and the set of errors (`errors`) of a report stay.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from transforms import HARMLESS, Edit, apply, without  # noqa: E402

from sorama.corpus import GoldReport, GoldSegment, read_corpus  # noqa: E402
from sorama.evaluation import CORE_RULES  # noqa: E402
from sorama.model import EntityKind, Finding, Kind, Label, Review, Severity  # noqa: E402
from sorama.reading.dates import find_dates  # noqa: E402

Reader = Callable[[str], Review]
CLOSED = re.compile(
    r"受注|失注|契約|成約|完了|解約|取引停止|見送り|採用決|採用が?決|導入決|導入が?決|内定|ご?注文を?(?:いただ|頂|受け|もら)"
)
TIMED = re.compile(r"済|前日|当日|翌日|毎[日週月朝]|[のる]際|時に|後に|までに|期中|次回|その日|すぐ|直ちに|至急")
NO_DATE = re.compile(r"予定|明日|あす|次回|今後|来週|今週|翌|期限|まで|ToDo|本日|今日")
ASKED = re.compile(
    r"ほしい|欲しい|依頼|頼ま|求め|要望|希望|約束|宿題|聞かれ|訊かれ|問われ|尋ね|質問|教えて|できないか|できるか"
)
WORD = re.compile(r"[一-龥々]{2}|[ァ-ヶー]{3}")
TAIL = re.compile(
    r"[(（][月火水木金土日祝・]+[)）]|の?(?:午前|午後|朝一?|夕方|昼)?(?:中に|までには|までに|まで|迄に|迄|中|には|に|から|の|は|頃に|頃|ごろ|着で|着|必着で?|発で?)?[、,]?"
)


class Removal(NamedTuple):
    """One link taken out of a report: what should be said, and the segments where it may be said."""

    kind: str
    edits: list[Edit]
    rules: frozenset[str]
    places: tuple[GoldSegment, ...]
    only: bool = False  # the only one of its kind in the report, not just in its thread


class Tally:
    """Cases and those that went right, by name; what went wrong."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.errors: list[str] = []

    def add(self, name: str, right: int, total: int = 1, *, error: str = "") -> None:
        """Counts; `error` is kept where not all is right."""
        self.right[name] += right
        self.total[name] += total
        if right < total and error:
            self.errors.append(f"{name}: {error}")

    def lines(self) -> Iterator[str]:
        """A line a figure."""
        for name, total in self.total.items():
            yield f"{name:52} {self.right[name] / total if total else 1:.3f}  ({self.right[name]}/{total})"


def removals(gold: GoldReport, before: Review) -> Iterator[Removal]:
    """Every fair removal from a report."""
    threads: dict[int, list[GoldSegment]] = defaultdict(list)
    for s in gold.segments:
        if s.label is not Label.OTHER and s.alternative is None:
            threads[s.thread].append(s)
    unsure = {s.thread for s in gold.segments if s.alternative is not None}
    for thread, own in threads.items():
        facts, views, acts = (
            [s for s in own if s.label is y] for y in (Label.FACT, Label.INTERPRETATION, Label.ACTION)
        )
        if thread in unsure:
            continue
        if len(facts) == 1 and (views or acts) and not _sets_apart(gold, facts[0], before):
            rules = frozenset({"missing-fact"})
            yield Removal("fact", without(gold, facts), rules, tuple(views + acts), _alone(gold, Label.FACT))
        if len(views) == 1 and acts and (rest := _resting_on(gold, views[0], acts)):
            rules = frozenset({"action-without-interpretation", "action-without-fact"})
            only = _alone(gold, Label.INTERPRETATION)
            yield Removal("interpretation", without(gold, views), rules, rest, only)
        told = "".join(gold.text[s.start : s.end] for s in own)
        if len(acts) == 1 and (facts or views) and not CLOSED.search(told):
            rules = frozenset({"missing-action"})
            yield Removal("action", without(gold, acts), rules, tuple(facts + views), _alone(gold, Label.ACTION))
        yield from _dates(gold, before, acts)


def _sets_apart(gold: GoldReport, fact: GoldSegment, before: Review) -> bool:
    """Whether a thread begins with this fact, goes on right behind it and names no customer there: the rest belongs to the thread before."""
    own = [i for i, s in enumerate(gold.segments) if s.thread == fact.thread]
    if own[0] == 0 or gold.segments[own[0]] is not fact or own[-1] - own[0] != len(own) - 1:
        return False
    names = [e for e in before.graph.reading.entities if e.kind is EntityKind.CUSTOMER]
    return not any(fact.end <= e.start < gold.segments[own[-1]].end for e in names)


def _alone(gold: GoldReport, label: Label) -> bool:
    """Whether the report has one segment that may have this label."""
    return sum(label in (s.label, s.alternative) for s in gold.segments) == 1


def _resting_on(gold: GoldReport, view: GoldSegment, acts: Sequence[GoldSegment]) -> tuple[GoldSegment, ...]:
    """The actions that rest on this interpretation and on nothing else."""
    at = gold.segments.index(view)
    premises = {a.id: {p for p, c in gold.supports if c == gold.segments.index(a)} for a in acts}
    return tuple(a for a in acts if premises[a.id] == {at} and not _asked_for(gold, a))


def _asked_for(gold: GoldReport, act: GoldSegment) -> bool:
    """Whether a fact of the thread asks for something and names, in the same letters, what the act is about."""
    done = _words(gold.text[act.start : act.end])
    told = (gold.text[s.start : s.end] for s in gold.segments if s.thread == act.thread and s.label is Label.FACT)
    return any(ASKED.search(fact) and done & _words(fact) for fact in told)


def _words(text: str) -> set[str]:
    """Pairs of kanji and triples of katakana, wherever they stand."""
    return {text[i : i + n] for n in (2, 3) for i in range(len(text)) if WORD.fullmatch(text[i : i + n])}


def _dates(gold: GoldReport, before: Review, acts: Sequence[GoldSegment]) -> Iterator[Removal]:
    for act in acts:
        seen = _covering(before, act)
        if seen is None or before.graph.segments[seen].kind is not Kind.PLAN:
            continue
        sentence = before.graph.report.sentences[before.graph.segments[seen].sentence]
        heading = "" if sentence.heading is None else before.graph.report.sentence_text(sentence.heading)
        key = "" if sentence.key is None else sentence.key.of(gold.text)
        line = gold.text[gold.text.rfind("\n", 0, act.start) + 1 : act.start]
        dates = [w for w in find_dates(gold.text, None) if sentence.start <= w.start < sentence.end]
        if (
            len(dates) != 1
            or not act.start <= dates[0].start < act.end
            or NO_DATE.search(heading + key)
            or line.strip("・-* ")
        ):
            continue
        tail = TAIL.match(gold.text, dates[0].end)
        if TIMED.search(gold.text[act.start : dates[0].start] + gold.text[dates[0].end : act.end]):
            continue
        end = min(tail.end() if tail else dates[0].end, act.end)
        while (more := TAIL.match(gold.text, end)) and more.end() > end and more.end() < act.end:
            end = more.end()
        yield Removal(
            "date",
            [(dates[0].start, end, "")],
            frozenset({"action-without-deadline"}),
            (act,),
            _alone(gold, Label.ACTION),
        )


def _covering(review: Review, s: GoldSegment, moved: Callable[[int], int | None] = lambda i: i) -> int | None:
    """The segment of a review that covers the last letter of an annotated one."""
    text = review.graph.report.text
    at = next(
        (p for i in range(s.end - 1, s.start - 1, -1) if (p := moved(i)) is not None and text[p : p + 1].isalnum()),
        None,
    )
    return next((k for k, p in enumerate(review.graph.segments) if at is not None and p.start <= at < p.end), None)


def _at(finding: Finding, review: Review, gold: GoldReport, moved: Callable[[int], int | None]) -> str:
    """A finding as its rule and the annotated segments it covers, or their thread."""
    hit = [s for s in gold.segments if s.label is not Label.OTHER and _inside(finding, review, s, moved)]
    place = f"T{hit[0].thread + 1}" if finding.segment is None and hit else ",".join(s.id for s in hit[-1:])
    return f"{finding.rule}@{place}"


def _inside(finding: Finding, review: Review, s: GoldSegment, moved: Callable[[int], int | None]) -> bool:
    k = _covering(review, s, moved)
    if k is None:
        return False
    own = review.graph.segments[k]
    return k == finding.segment or (finding.segment is None and finding.thread in (None, own.thread))


def _errors(review: Review, gold: GoldReport, moved: Callable[[int], int | None] = lambda i: i) -> set[str]:
    return {_at(f, review, gold, moved) for f in review.findings if f.severity is Severity.ERROR}


def remove(reports: Iterable[GoldReport], read: Reader, tally: Tally) -> None:
    """Takes links out of good reports."""
    for gold in reports:
        if gold.meta.get("grade") != "good":
            continue
        before = read(gold.text)
        known = _errors(before, gold)
        for removal in removals(gold, before):
            text, moved = apply(gold.text, removal.edits)
            after = read(text)
            hits = [f for f in after.findings if f.rule in removal.rules and _meant(f, after, removal, moved)]
            gone = "/".join(gold.text[a:b] for a, b, _ in removal.edits)
            tally.add(f"removed {removal.kind}: fires", bool(hits), error=f"{gold.id} − {gone}")
            others = {
                _at(f, after, gold, moved) for f in after.findings if f.severity is Severity.ERROR and f not in hits
            } - known
            tally.add("removed: no other error", not others, error=f"{gold.id} − {gone}: {', '.join(others)}")
            tally.add("removed: fires", bool(hits))
            if removal.only:
                tally.add(f"removed the only {removal.kind} of the report: fires", bool(hits))
                tally.add("removed the only one of the report: fires", bool(hits))
            named = any(f.rule in CORE_RULES and _meant(f, after, removal, moved) for f in after.findings)
            tally.add("removed: gap named by any rule", named)


def _meant(finding: Finding, review: Review, removal: Removal, moved: Callable[[int], int | None]) -> bool:
    return any(_inside(finding, review, s, moved) for s in removal.places)


def disturb(reports: Iterable[GoldReport], read: Reader, tally: Tally) -> None:
    """Edits that must not matter."""
    for gold in reports:
        before = read(gold.text)
        known = _errors(before, gold)
        for name, change in HARMLESS.items():
            edits = change(gold, before.graph.reading.entities)
            if not edits:
                continue
            text, moved = apply(gold.text, edits)
            after = read(text)
            same = total = 0
            for s in gold.segments:
                k, m = _covering(before, s), _covering(after, s, moved)
                if k is not None and m is not None:
                    total += 1
                    same += before.graph.segments[k].label is after.graph.segments[m].label
                    if before.graph.segments[k].label is not after.graph.segments[m].label:
                        tally.errors.append(
                            f"{name} label {gold.id}: {before.graph.segments[k].label} → {after.graph.segments[m].label}: {after.graph.text(m)}"
                        )
            tally.add(f"{name}: labels", same, total)
            tally.add("harmless: labels", same, total)
            now = _errors(after, gold, moved)
            tally.add(f"{name}: errors", now == known, error=f"{gold.id} {sorted(known ^ now)}")
            tally.add("harmless: errors", now == known)


def noise(reports: Iterable[tuple[GoldReport, str]], read: Reader, tally: Tally) -> None:
    """Findings of warning or error on good reports, and those that the annotation does not allow: means, not shares."""
    for gold, name in reports:
        review = read(gold.text)
        loud = [f for f in review.findings if f.severity is not Severity.INFO]
        wrong = [f for f in loud if _at(f, review, gold, lambda i: i) not in gold.must | gold.may]
        tally.add("good reports: findings each", len(loud))
        tally.add("good reports: unwanted each", len(wrong))
        tally.errors += [f"good {name}: {f.rule}: {gold.text[f.start : f.end]}" for f in wrong]


def measure(reports: Sequence[GoldReport], read: Reader, tally: Tally) -> None:
    """All figures of some reports."""
    remove(reports, read, tally)
    disturb(reports, read, tally)
    noise(((g, g.id) for g in reports if g.meta.get("grade") == "good"), read, tally)


def plain(text: str) -> GoldReport:
    """A good report without annotation."""
    return GoldReport("", {"grade": "good"}, text, (), frozenset(), frozenset(), frozenset())


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shipped", action="store_true", help="no training: dev and the example reports only")
    options.add_argument(
        "--errors", action="store_true", help="list what went wrong on the training corpora and the examples"
    )
    chosen = options.parse_args()
    from sorama.app import Checker
    from sorama.inputs import Source

    shipped, parts = Checker().check, dict[str, Tally]()
    if not chosen.shipped:
        from cross_validate import readers

        parts["training corpora, out of fold"] = Tally()
        everything = [r for p in sorted((ROOT / "corpora").glob("train*.txt")) for r in read_corpus(p)]
        for held_out, read in readers(everything):
            measure(held_out, read, parts["training corpora, out of fold"])
    parts["dev, shipped model"] = Tally()
    measure(read_corpus(ROOT / "corpora" / "dev.txt"), shipped, parts["dev, shipped model"])
    parts["dev, shipped model"].errors.clear()
    parts["example reports, shipped model"] = Tally()
    good = sorted((ROOT / "examples").glob("good_*.txt"))
    noise(((plain(Source(str(p)).read()), p.name) for p in good), shipped, parts["example reports, shipped model"])
    for name, tally in parts.items():
        if chosen.errors and tally.errors:
            print("\n".join(tally.errors), end="\n\n")
        print(name, *tally.lines(), sep="\n  ")


if __name__ == "__main__":
    main()
