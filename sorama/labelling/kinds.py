"""The fine kind of a segment, by rules on its label, its form and its cues."""

from __future__ import annotations

from functools import lru_cache

from sorama.model import Kind, Label
from sorama.report import Form

_RULES: tuple[tuple[Label, Kind, tuple[str, ...]], ...] = (
    (Label.FACT, Kind.SAID, ("hearsay.", "quote.speech", "quote.any")),
    (Label.FACT, Kind.MEASURED, ("figure",)),
    (Label.FACT, Kind.OBSERVED, ("actor.third_subject", "actor.respect", "actor.rival", "negative.result", "seem.")),
    (Label.FACT, Kind.OWN_ACT, ("actor.humble", "plan.act", "past")),
    (Label.INTERPRETATION, Kind.LESSON, ("lesson", "counterfactual")),
    (Label.INTERPRETATION, Kind.CAUSE, ("cause.noun",)),
    (
        Label.INTERPRETATION,
        Kind.INFERENCE,
        ("guess.", "seem.you", "seem.sou", "seem.rashii", "estimate.noun", "condition", "need"),
    ),
    (Label.INTERPRETATION, Kind.EVALUATION, ("evaluate.", "mind.", "seem.noun", "verdict.")),
    (Label.ACTION, Kind.REQUEST, ("ask.",)),
    (Label.ACTION, Kind.HOPE, ("effort", "vague")),
    (Label.ACTION, Kind.PLAN, ("plan.", "time.future", "promise")),
    (Label.ACTION, Kind.RESPONSE, ("past",)),
)
_BITS = {y: tuple([(1 << i, kind) for i, (of, kind, _) in enumerate(_RULES) if of is y]) for y in Label}
_DONE, _AHEAD = 1 << len(_RULES), 2 << len(_RULES)
_DEFAULT = {Label.FACT: Kind.OBSERVED, Label.INTERPRETATION: Kind.INFERENCE, Label.ACTION: Kind.PLAN}
_OTHER = {
    Form.GREETING: Kind.GREETING,
    Form.SIGNATURE: Kind.GREETING,
    Form.HEADING: Kind.HEADING,
    Form.FIELD: Kind.FIELD,
    Form.CELL: Kind.FIELD,
}


@lru_cache(maxsize=256)
def bits_of(cue: str) -> int:
    """The rules that a cue meets, as bits; those of several cues are joined by |."""
    found = sum(1 << i for i, (_, _, starts) in enumerate(_RULES) if cue.startswith(starts))
    return found | _DONE * (cue == "past") | _AHEAD * cue.startswith(("plan.volitional", "ask.", "effort"))


def kind_of(label: Label, form: Form, bits: int) -> Kind:
    """The first kind, in order, one of whose cues is there."""
    if label is Label.OTHER:
        return _OTHER.get(form, Kind.FILLER)
    if label is Label.ACTION and bits & _DONE and not bits & _AHEAD:
        return Kind.RESPONSE
    for bit, kind in _BITS[label]:
        if bits & bit:
            return kind
    return _DEFAULT[label]
