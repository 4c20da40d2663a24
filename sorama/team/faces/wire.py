"""JSON and JSON Lines: the reports as `sorama check` writes them, then the history, the team, the sums and the errors."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Any, TextIO

from sorama.model import Severity
from sorama.render import Answer
from sorama.render.wire import SCHEMA_VERSION, dump, history, report, tool
from sorama.store import Work
from sorama.team.codec import unpack
from sorama.team.faces import Wishes
from sorama.team.view import CHAIN, Across, Customer, Error, Hypothesis, Promise, Ref, Tally, Team, Writer

Object = dict[str, Any]


class Index:
    """Number of a row in the input → index of its report in the answer: rows with a problem are left out there."""

    def __init__(self, work: Work) -> None:
        self._bad = [number for number, _, _ in work.problems()]

    def of(self, number: int | None) -> int | None:
        """The index; None for an earlier week."""
        return None if number is None else number - bisect_left(self._bad, number)


def reports(work: Work) -> Iterator[tuple[Object, Counter[str]]]:
    """Every report as an object, with how many findings of each severity."""
    for _, place, data in work.reports():
        review = unpack(data)
        levels = Counter("suppressed" if f.suppressed else f.severity.value for f in review.findings)
        yield report(Answer(place, review)), levels


def write_jsonl(team: Team, work: Work, out: TextIO, wishes: Wishes) -> None:
    """One report a line."""
    del team, wishes
    out.writelines(dump(value) + "\n" for value, _ in reports(work))


def write_json(team: Team, work: Work, out: TextIO, wishes: Wishes) -> None:
    """All of it, report by report."""
    del wishes
    start: Object = {"schema_version": SCHEMA_VERSION, "tool": tool(), "column_kind": "unicodeCodePoints"}
    out.write(dump(start)[:-1] + ', "reports": [')
    sums: Counter[str] = Counter()
    for n, (value, levels) in enumerate(reports(work)):
        sums.update(levels)
        out.write((",\n" if n else "") + dump(value))
    index = Index(work)
    counted = {level.value: sums[level.value] for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)}
    rest: Object = {
        "history": {
            "findings": [_across(a, index) for a in team.found],
            "strengths": [_across(a, index) for a in team.praised],
        },
        "team": {
            "as_of": team.as_of and team.as_of.isoformat(),
            "complete": team.complete,
            "total": _tally(team.total, index),
            "writers": [_writer(w, index) for w in team.writers],
            "customers": [_customer(c, index) for c in team.customers],
        },
        "summary": {"reports": team.total.reports, **counted, "suppressed": sums["suppressed"], "elapsed_ms": 0},
        "errors": [_error(e) for e in team.errors],
    }
    out.write("], " + dump(rest)[1:] + "\n")


def _error(error: Error) -> Object:
    return {"path": error.place, "code": "row", "message": error.problem}


def _across(a: Across, index: Index) -> Object:
    """A finding across reports; a place in an earlier week has its day instead of a report."""
    value: Object = history([a.finding], ())["findings"][0]
    value["places"] = [
        {"report": i, "start": r.start, "end": r.end}
        if (i := index.of(r.report)) is not None
        else {"report": None, "date": r.day and r.day.isoformat(), "author": r.author, "start": r.start, "end": r.end}
        for r in a.refs
    ]
    return value


def _ref(ref: Ref, index: Index) -> Object:
    return {
        "report": index.of(ref.report),
        "date": ref.day and ref.day.isoformat(),
        "author": ref.author,
        "customer": ref.customer,
        "start": ref.start,
        "end": ref.end,
        "quote": ref.quote,
    }


def _tally(t: Tally, index: Index) -> Object:
    return {
        "reports": t.reports,
        "labels": {label.value: t.labels[label] for label in CHAIN},
        "actions": t.actions,
        "grounded": t.grounded,
        "findings": {rule: [index.of(n) for n in numbers] for rule, numbers in sorted(t.findings.items())},
        "strengths": {rule: [index.of(n) for n in numbers] for rule, numbers in sorted(t.strengths.items())},
    }


def _promise(p: Promise, index: Index) -> Object:
    return {"due": p.due.isoformat(), "state": p.state.value, **_ref(p.ref, index)}


def _hypothesis(h: Hypothesis, index: Index) -> Object:
    return {"later_reports": h.later, **_ref(h.ref, index)}


def _writer(w: Writer, index: Index) -> Object:
    change = w.change and {
        "chain": list(w.change.chain),
        "findings": list(w.change.findings),
        "reports": list(w.change.reports),
    }
    return {
        "name": w.name or None,
        **_tally(w.tally, index),
        "change": change,
        "kept_promises": w.kept,
        "promises": [_promise(p, index) for p in w.promises],
        "coaching": {"text": w.coaching.sentence, "place": w.coaching.ref and _ref(w.coaching.ref, index)},
        "customers": list(w.customers),
    }


def _customer(c: Customer, index: Index) -> Object:
    return {
        "name": c.name,
        **_tally(c.tally, index),
        "writers": [w or None for w in c.writers],
        "last_contact": c.last and c.last.isoformat(),
        "channels": {k.value: n for k, n in sorted(c.channels.items())},
        "topics": {topic: [index.of(n) for n in numbers] for topic, numbers in c.topics.items()},
        "hypotheses": [_hypothesis(h, index) for h in c.waiting],
        "promises": [_promise(p, index) for p in c.promises],
    }
