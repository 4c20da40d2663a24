"""The fine kind of a segment, by rules on its label, its form and its cues."""

from __future__ import annotations

from collections.abc import Sequence

from sorama.model import Form, Kind, Label, Sentence

_RULES: dict[Label, tuple[tuple[Kind, tuple[str, ...]], ...]] = {
    Label.FACT: (
        (Kind.SAID, ("hearsay.", "quote.speech", "quote.any")),
        (Kind.MEASURED, ("figure",)),
        (Kind.OBSERVED, ("actor.third_subject", "actor.respect", "actor.rival", "negative.result", "seem.")),
        (Kind.OWN_ACT, ("actor.humble", "plan.act", "past")),
    ),
    Label.INTERPRETATION: (
        (Kind.LESSON, ("lesson", "counterfactual")),
        (Kind.CAUSE, ("cause.noun",)),
        (Kind.INFERENCE, ("guess.", "seem.you", "seem.sou", "seem.rashii", "estimate.noun", "condition", "need")),
        (Kind.EVALUATION, ("evaluate.", "mind.", "seem.noun", "verdict.")),
    ),
    Label.ACTION: (
        (Kind.REQUEST, ("ask.",)),
        (Kind.HOPE, ("effort", "vague")),
        (Kind.PLAN, ("plan.", "time.future", "promise")),
        (Kind.RESPONSE, ("past",)),
    ),
}
_DEFAULT = {Label.FACT: Kind.OBSERVED, Label.INTERPRETATION: Kind.INFERENCE, Label.ACTION: Kind.PLAN}


def kind_of(label: Label, sentence: Sentence, cues: Sequence[str]) -> Kind:
    """The first kind, in order, one of whose cues is there."""
    if label is Label.OTHER:
        return {
            Form.GREETING: Kind.GREETING,
            Form.SIGNATURE: Kind.GREETING,
            Form.HEADING: Kind.HEADING,
            Form.FIELD: Kind.FIELD,
            Form.CELL: Kind.FIELD,
        }.get(sentence.form, Kind.FILLER)
    if (
        label is Label.ACTION
        and "past" in cues
        and not any(c.startswith(("plan.volitional", "ask.", "effort")) for c in cues)
    ):
        return Kind.RESPONSE
    for kind, names in _RULES[label]:
        if any(c.startswith(names) for c in cues):
            return kind
    return _DEFAULT[label]
