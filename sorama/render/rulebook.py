"""A rule as a JSON object: `sorama rule --format json` and the service."""

from __future__ import annotations

from typing import Any

from sorama.measured import measured
from sorama.rules.base import Rule


def as_object(rule: Rule) -> dict[str, Any]:
    """All that there is to know of a rule."""
    counts = measured(rule.name)
    return {
        "name": rule.name,
        "code": rule.code,
        "kind": rule.kind.value,
        "scope": rule.scope.value,
        "severity": rule.severity.value,
        "status": rule.status.value,
        "since": rule.since,
        "sections": dict(rule.sections()),
        "message": rule.message,
        "examples": [{"kind": type(e).__name__.lower(), "text": e.text} for e in rule.examples],
        "options": [{**o._asdict(), "default": plain(o.default)} for o in type(rule).options()],
        "measured": counts and counts._asdict(),
    }


def plain(value: Any) -> Any:
    """An option's default as a JSON value."""
    return dict(value) if hasattr(value, "items") else value
