"""JSON and JSON Lines, as other programs rely on them (docs/json.md, schema/report.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sorama.model import Comment, Finding, HistoryFinding, Related, Review, Segment, Severity, SupportEdge
from sorama.render.answer import Answer, Format, Look, Summary
from sorama.version import __version__

SCHEMA_VERSION = "1.0"
_DIGITS = 4
Object = dict[str, Any]


def tool() -> Object:
    """Which tool answered."""
    return {"name": "sorama", "version": __version__, "model": _model()}


def _model() -> str:
    from sorama import labeler

    return labeler.shipped().header["corpora"]


def report(answer: Answer) -> Object:
    """One report: `findings` or an `error`."""
    review = answer.review
    if review is None:
        problem = answer.problem
        return {"path": answer.path, "error": problem and {"code": problem.code, "message": problem.message}}
    source = review.graph.report
    return {
        "path": answer.path,
        "id": source.id,
        "author": source.author,
        "date": source.date and source.date.isoformat(),
        "customer": source.customer,
        **body(review),
        **_revision(answer),
        "error": None,
    }


def _revision(answer: Answer) -> Object:
    if answer.revision is None:
        return {}
    from sorama.render.changes import as_object

    return {"revision": as_object(answer.revision)}


def body(review: Review) -> Object:
    """A review without where it came from."""
    return {
        "score": review.score.value,
        "grade": review.score.grade,
        "score_parts": dict(review.score.parts),
        "threads": [{"index": t.index, "title": t.title} for t in review.graph.report.threads],
        "segments": [segment(s) for s in review.graph.segments],
        "supports": [support(e) for e in review.graph.supports],
        "findings": [finding(f) for f in review.findings],
        "strengths": [strength(f) for f in review.strengths],
        "comments": [comment(c) for c in review.comments],
        "hidden_points": review.hidden_points,
        "failures": [{"rule": f.rule, "error": f.error} for f in review.failures],
    }


def segment(s: Segment) -> Object:
    """One segment with why it has its label."""
    runner_up = s.runner_up and {"label": s.runner_up[0].value, "confidence": round(s.runner_up[1], _DIGITS)}
    return {
        "start": s.start,
        "end": s.end,
        "sentence": s.sentence,
        "thread": s.thread,
        "label": s.label.value,
        "kind": s.kind.value,
        "confidence": round(s.confidence, _DIGITS),
        "runner_up": runner_up,
        "cues": [{"start": c.start, "end": c.end, "name": c.name, "weight": round(c.weight, _DIGITS)} for c in s.cues],
    }


def support(edge: SupportEdge) -> Object:
    """What supports what."""
    return {
        "premise": edge.premise,
        "claim": edge.claim,
        "confidence": round(edge.confidence, _DIGITS),
        "cue": edge.cue,
    }


def finding(f: Finding) -> Object:
    """One finding."""
    return {
        "rule": f.rule,
        "code": f.code,
        "severity": f.severity.value,
        "confidence": round(f.confidence, _DIGITS),
        "message": f.message,
        **_span(f),
        "thread": f.thread,
        "segment": f.segment,
        "related": [{**_span(r), "message": r.message} for r in f.related],
        "fingerprint": f.fingerprint,
        "suppressed": f.suppressed,
        "help": page(f),
    }


def strength(f: Finding) -> Object:
    """Something done well."""
    return {"rule": f.rule, "code": f.code, **_span(f), "message": f.message, "help": page(f)}


def page(f: Finding | HistoryFinding) -> str:
    """The command that shows what the rule is about."""
    return f"sorama rule {f.code}"


def comment(c: Comment) -> Object:
    """One comment."""
    return {
        "kind": c.kind.value,
        "rules": list(c.rules),
        "quote": c.quote,
        **_span(c),
        "text": c.text,
        "hints": list(c.hints),
    }


def history(findings: Iterable[HistoryFinding], strengths: Iterable[HistoryFinding]) -> Object:
    """Findings across reports."""
    return {"findings": [_across(f) for f in findings], "strengths": [_across(f) for f in strengths]}


def _across(f: HistoryFinding) -> Object:
    return {
        "rule": f.rule,
        "code": f.code,
        "severity": f.severity.value,
        "confidence": round(f.confidence, _DIGITS),
        "author": f.author,
        "customer": f.customer,
        "places": [{"report": p.report, "start": p.start, "end": p.end} for p in f.places],
        "message": f.message,
        "fingerprint": f.fingerprint,
        "suppressed": f.suppressed,
        "help": page(f),
    }


def summary(total: Summary) -> Object:
    """The sums."""
    return {
        "reports": total.reports,
        **{level.value: total.levels[level] for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)},
        "suppressed": total.suppressed,
        "elapsed_ms": total.elapsed_ms,
    }


def _span(value: Finding | Comment | Related) -> Object:
    return {"start": value.start, "end": value.end}


def dump(value: Any) -> str:
    """Compact JSON with Japanese as it is; a lone surrogate becomes an escape, which JSON allows."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _head(_: Look) -> str:
    start: Object = {"schema_version": SCHEMA_VERSION, "tool": tool(), "column_kind": "unicodeCodePoints"}
    return dump(start)[:-1] + ', "reports": ['


def _foot(total: Summary, _: Look) -> str:
    errors = [{"path": path, "code": p.code, "message": p.message} for path, p in total.errors]
    return f'], "summary": {dump(summary(total))}, "errors": {dump(errors)}}}\n'


JSON = Format(head=_head, piece=lambda answer, _: dump(report(answer)), foot=_foot, between=",\n")
JSONL = Format(piece=lambda answer, _: dump(report(answer)) + "\n")
