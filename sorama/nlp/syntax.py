"""GiNZA's parse of one sentence: its predicates, who their subject is, and which of them is the main one.

Labels never ask for it (docs/syntax.md says why). spaCy takes seconds to come up, so it is imported with the first sentence. One
sentence is one Doc, with its start forced: the parser neither cuts a sentence in two nor joins a heading to the next line.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any, NamedTuple

from sorama.memo import remembered
from sorama.nlp.morphology import pieces
from sorama.span import Span

_UNUSED = ["ner", "morphologizer", "compound_splitter", "bunsetu_recognizer", "attribute_ruler"]
_LONGEST = 400  # letters; a longer sentence is not parsed: its parse would be slow and rarely right
_PREDICATES = frozenset({"VERB", "ADJ"})
_lock = threading.Lock()


class Predicate(NamedTuple):
    """A predicate with its subject, both as spans of the sentence; depth counts the clauses above it, 0 for the main one."""

    span: Span
    lemma: str
    subject: Span | None
    depth: int


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    import spacy

    return spacy.load("ja_ginza", exclude=_UNUSED)


@remembered
def predicates_of(sentence: str) -> tuple[Predicate, ...]:
    """The predicates of a sentence in its order; none where it is too long to be parsed."""
    if not sentence.strip() or len(sentence) > _LONGEST or len(pieces(sentence)) > 1:
        return ()
    with _lock:  # Sudachi's tokenizer, and with it spaCy's, is not to be shared
        nlp = _pipeline()
        doc = nlp.make_doc(sentence.replace("\n", " ").encode("utf-8", "replace").decode("utf-8"))
        for token in doc:
            token.is_sent_start = token.i == 0
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        return tuple(_predicates(doc))


def _predicates(doc: Any) -> list[Predicate]:
    found = []
    for token in doc:
        if token.head is token or token.head.i == token.i or token.pos_ in _PREDICATES:
            subject = next((c for c in token.lefts if _relation(c) in ("nsubj", "csubj")), None)
            found.append(
                Predicate(_span(token), token.lemma_, None if subject is None else _phrase(subject), _depth(token))
            )
    return found


def _relation(token: Any) -> str:
    return str(token.dep_).removesuffix("_bunsetu")


def _depth(token: Any) -> int:
    depth = 0
    while token.head.i != token.i:
        token = token.head
        depth += token.pos_ in _PREDICATES or token.head.i == token.i
    return depth


def _span(token: Any) -> Span:
    return Span(token.idx, token.idx + len(token.text))


def _phrase(head: Any) -> Span:
    """The noun with what is compounded with it (田中|部長), without its particle and what modifies it."""
    first = head
    while first.i > 0 and first.nbor(-1).head.i == head.i and _relation(first.nbor(-1)) in ("compound", "nummod"):
        first = first.nbor(-1)
    return Span(first.idx, head.idx + len(head.text))
