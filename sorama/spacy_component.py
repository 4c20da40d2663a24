"""sorama as a component of a spaCy pipeline: `nlp.add_pipe("sorama")`, the same labels as the command line.

It reads `doc.text` and nothing else of the Doc, so it may stand anywhere in a pipeline and gives the same answer with any
tokenizer; spans are widened to whole tokens. It fills:

    doc.spans["sorama"]              SpanGroup of the segments; `span.label_` is fact, interpretation, action or other
    span._.sorama_kind               the fine kind (said, observed, plan …)
    span._.sorama_confidence         calibrated confidence, 0..1
    span._.sorama_premises           (start, end) token offsets of the segments that support this one
    doc._.sorama                     the whole `sorama.model.Review`: findings, strengths, comments, score
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from sorama.app import Checker
from sorama.settings import DEFAULTS

if TYPE_CHECKING:
    from sorama.model import Review

GROUP = "sorama"


class SoramaComponent:
    """Labels, links and findings of a report on a Doc; the Doc's own annotation is left as it is."""

    def __init__(self) -> None:
        for name in ("sorama_kind", "sorama_confidence"):
            Span.set_extension(name, default=None, force=True)
        Span.set_extension("sorama_premises", default=(), force=True)
        Doc.set_extension("sorama", default=None, force=True)
        self._checker = Checker(DEFAULTS)

    def __call__(self, doc: Doc) -> Doc:
        """Read `doc.text` and fill the extensions and the span group."""
        review: Review = self._checker.check(doc.text)
        spans = []
        for segment in review.graph.segments:
            span = doc.char_span(segment.start, segment.end, label=segment.label.value, alignment_mode="expand")
            if span is None:  # cannot happen for spans inside the text; spaCy's type allows it
                raise ValueError(f"no tokens at {segment.start}-{segment.end}")
            span._.sorama_kind = segment.kind.value
            span._.sorama_confidence = segment.confidence
            spans.append(span)
        for claim, premises in review.graph.premises.items():
            spans[claim]._.sorama_premises = tuple((spans[p].start, spans[p].end) for p in premises)
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans)
        doc._.sorama = review
        return doc


@Language.factory("sorama")
def create(nlp: Language, name: str) -> SoramaComponent:  # noqa: ARG001 - the signature that spaCy calls
    """The factory behind `nlp.add_pipe("sorama")`, found through the entry point `spacy_factories`."""
    return SoramaComponent()
