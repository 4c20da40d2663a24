"""Whether GiNZA's parse improves the labels: 5-fold cross-validation by report, with and without features of syntax.

    python tools/ablate_syntax.py

Sentences with two or more predicates are parsed. Their clauses are told whose the subject of their last predicate is (ours, the
customer's, another, none), whether that predicate is the main one, how deep it lies and, where it is the main one, its lemma. Both
arms are trained on the same reports without their edited copies, so the figures lie a little below those of `train_labels.py --cv`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

import train_labels  # noqa: E402
from lessons import example_of  # noqa: E402

from sorama.corpus import read_corpus  # noqa: E402
from sorama.labelling import features, weighing  # noqa: E402
from sorama.labelling.features import Names, Part, parts_of  # noqa: E402
from sorama.labelling.grammar import morphs_of  # noqa: E402
from sorama.nlp.syntax import Predicate, predicates_of  # noqa: E402

_parsed: dict[str, tuple[Predicate, ...]] = {}


def whose(sentence: str, predicate: Predicate) -> str:
    """Whose the subject of a predicate is, by the word classes of the labeler."""
    subject = predicate.subject
    if subject is None:
        return "none"
    words, starts, _ = morphs_of(sentence)
    keys = {k for w, at in zip(words, starts, strict=True) if subject.start <= at < subject.end for k in w.keys}
    if "%own" in keys:
        return "own"
    return "customer" if keys & {"%third", "%name_suffix"} else "other"


def syntax_features(sentence: str, start: int, end: int) -> Iterator[str]:
    """What the parse says of one clause."""
    if sentence not in _parsed:
        _parsed[sentence] = predicates_of(sentence)
    predicates = _parsed[sentence]
    inside = [p for p in predicates if start <= p.span.start < end]
    if len(predicates) < 2 or not inside:
        return
    last = inside[-1]
    yield f"syntax:subject={whose(sentence, last)}"
    yield f"syntax:depth={min(last.depth, 3)}"
    yield f"syntax:subject={whose(sentence, last)}&depth={min(last.depth, 3)}"
    if last.depth == 0:
        yield f"syntax:root={last.lemma}"
    main = next((p for p in predicates if p.depth == 0), None)
    if main is not None and main is not last:
        yield f"syntax:under={main.lemma}"
        yield f"syntax:under-subject={whose(sentence, main)}"


def with_syntax(sentence: str) -> list[tuple[Part, Names]]:
    """The clauses of a sentence, told what the parse says."""
    return [
        (part, (*own, *syntax_features(sentence, part.clause.start, part.clause.end)))
        for part, own in parts_of(sentence)
    ]


def main() -> None:
    """Run both arms on the same folds."""
    gold = [g for path in train_labels.CORPORA for g in read_corpus(path)]
    results = []
    for reader in (parts_of, with_syntax):  # the two places that read it
        vars(features)["parts_of"] = vars(weighing)["parts_of"] = reader
        examples = [example_of(g) for g in gold]
        results.append(
            train_labels.figures(*train_labels.cross_validate(examples, (), train_labels.L2, train_labels.FOLDS))
        )
    several = sum(len(p) > 1 for p in _parsed.values())
    print(f"{len(gold)} reports, {len(_parsed)} sentences parsed, {several} with two or more predicates")
    print(f"{'':24} without  with     difference")
    for name, before in results[0].items():
        print(f"{name:24} {before:.4f}   {results[1][name]:.4f}   {results[1][name] - before:+.4f}")


if __name__ == "__main__":
    main()
