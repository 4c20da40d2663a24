"""JSON and JSON Lines: the reports as `sorama check` writes them, then the history, the team, the sums and the errors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, TextIO

from sorama.model import Severity
from sorama.render import Answer
from sorama.render.wire import SCHEMA_VERSION, dump, history, report, tool
from sorama.team.codec import unpack
from sorama.team.faces import Wishes
from sorama.team.run import Reports
from sorama.team.view import CHAIN, Across, Customer, Error, Hypothesis, Promise, Ref, Tally, Team, Writer
from sorama.team.work import Packed

Object = dict[str, Any]


class Index:
    """Number of a row in the input → index of its report in the answer: rows with a problem are left out there."""

    def __init__(self, reports: Reports) -> None:
        self._bad = reports.missing()

    def of(self, number: int | None) -> int | None:
        """The index; None for an earlier week."""
        return None if number is None else number - bisect_left(self._bad, number)


def lines(chunk: Sequence[Packed], _: None) -> list[str]:
    """Each report as an object in one line."""
    return [dump(report(Answer(place, unpack(data)))) for _, place, data in chunk]


def write_jsonl(team: Team, reports: Reports, out: TextIO, wishes: Wishes) -> None:
    """One report a line."""
    del team, wishes
    out.writelines(line + "\n" for line in reports.each(lines))


def write_json(team: Team, reports: Reports, out: TextIO, wishes: Wishes) -> None:
    """All of it, piece by piece."""
    del wishes
    start: Object = {"schema_version": SCHEMA_VERSION, "tool": tool(), "column_kind": "unicodeCodePoints"}
    out.write(dump(start)[:-1] + ', "reports": [')
    _list(out, reports.each(lines), ",\n")
    index, total = Index(reports), team.total
    out.write('], "history": {"findings": [')
    _list(out, (dump(_across(a, index)) for a in chain(team.found, team.aside)))
    out.write('], "strengths": [')
    _list(out, (dump(_across(a, index)) for a in team.praised))
    view: Object = {
        "as_of": team.as_of and team.as_of.isoformat(), "complete": team.complete, "total": _tally(total, index)
    }  # fmt: skip
    out.write(']}, "team": ' + dump(view)[:-1] + ', "writers": [')
    _list(out, (dump(_writer(w, index)) for w in team.writers))
    out.write('], "customers": [')
    _list(out, (dump(_customer(c, index)) for c in team.customers))
    counted = {level.value: total.levels[level] for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)}
    sums: Object = {
        "reports": total.reports,
        **counted,
        "suppressed": total.suppressed + len(team.aside),
        "elapsed_ms": 0,
    }
    out.write(']}, "summary": ' + dump(sums) + ', "errors": [')
    _list(out, (dump(_error(e)) for e in team.errors))
    out.write("]}\n")


def _list(out: TextIO, values: Iterable[str], between: str = ", ") -> None:
    out.writelines(between + value if n else value for n, value in enumerate(values))


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
