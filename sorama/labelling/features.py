"""What the labeler looks at: one function for training and for use. A feature is a short readable name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sorama.labelling.cues import Mark, marks_in
from sorama.labelling.grammar import Morph, morphs_of
from sorama.labelling.segmenter import Clause, clauses_of
from sorama.memo import remembered
from sorama.model import Form, Report


class Part(NamedTuple):
    """A clause with all that can be said of it without its surroundings."""

    clause: Clause
    features: tuple[str, ...]
    brief: tuple[str, ...]  # what the neighbours may know of it
    opening: str  # the class of its first word: connective, adverb of time …
    marks: tuple[Mark, ...]
    tense: str
    hard: str  # the strongest thing that its end says
    spans: tuple[tuple[int, int], ...]  # of the marks, in letters of the sentence


@dataclass(frozen=True, slots=True)
class Place:
    """A clause of a report in the order of labelling."""

    sentence: int
    part: Part
    features: tuple[str, ...]
    edges: tuple[str, ...]  # what joins it to the clause before


_LINK_LENGTH = {
    "から": 1,
    "ため": 1,
    "が": 1,
    "けど": 1,
    "し": 1,
    "て": 1,
    "で": 1,
    "ので": 2,
}  # morphemes of the connective after the predicate
_CONTENT = frozenset({"N", "V", "A", "NA", "ADV", "CONJ", "SUF", "DET", "PRON"})
_FUNCTION = frozenset({"P", "X"})
_DROPPED_TAIL = frozenset({"だ", "ね", "よ", "わ", "さ", "の"})
_OPENINGS = ("%response", "%contrast", "%addition", "%future", "%past", "%own", "%rival", "%stance")


def _tail(morphs: tuple[Morph, ...]) -> tuple[int, str]:
    """Index after the last morpheme that matters at the end, copula, final particles and punctuation aside, and what was dropped."""
    last, dropped = len(morphs), ""
    while last > 1:
        m = morphs[last - 1]
        if m.tag in {"SYM", "INTJ"}:
            last -= 1
        elif m.symbol in _DROPPED_TAIL and m.tag in "XP" and not ("@renyo" in m.keys and m.tag == "X" and not dropped):
            dropped = "のだ" if m.symbol == "の" else dropped or "だ"
            last -= 1
        else:
            break
    return last, dropped


def _tense(morphs: tuple[Morph, ...], last: int) -> str:
    """The shape of the predicate at the end."""
    m = morphs[last - 1]
    keys = m.keys
    if "@past" in keys:
        return "past"
    if "@volitional" in keys:
        return "volitional"
    if m.tag == "X":
        return m.symbol
    if m.tag == "V":
        if "@renyo" in keys:
            return "renyo"
        if m.symbol == "居る":
            return "teiru"
        return "potential" if "@potential" in keys else "verb"
    if m.tag == "A":
        return "adjective"
    if "@SA" in keys:
        return "noun-sa"
    if "@NA" in keys or m.tag == "NA":
        return "noun-na"
    if "@number" in keys or "@unit" in keys:
        return "number"
    if m.tag == "P":
        return "particle:" + m.symbol
    if m.tag in ("N", "SUF"):
        return "name" if "@name" in keys else "noun"
    return m.tag


_AUXILIARY = frozenset({"居る", "来る", "仕舞う", "た", "て", "行く", "だ", "う"})


def _core_end(morphs: tuple[Morph, ...], last: int) -> int:
    """Index after the word that carries the meaning of the end: what only says when or how long comes after it."""
    while (
        last > 1
        and morphs[last - 1].symbol in _AUXILIARY
        and (morphs[last - 1].tag in "XP" or "@aux" in morphs[last - 1].keys)
    ):
        last -= 1
    return last


def _shape(m: Morph) -> str:
    """A function word as it is, a content word by its classes or its part of speech."""
    if m.tag in _FUNCTION or "@aux" in m.keys:
        return m.symbol
    classes = [k for k in m.keys if k[0] == "%"]
    if classes:
        return min(classes)
    if "@number" in m.keys:
        return "@number"
    return "@SA" if "@SA" in m.keys else "@NA" if "@NA" in m.keys else "@name" if "@name" in m.keys else "@" + m.tag


_HARD = (
    ("ask", ("ask.request",)),
    (
        "hearsay",
        ("hearsay.tonokoto", "hearsay.souda", "hearsay.passive", "hearsay.said", "hearsay.heard", "quote.speech"),
    ),
    ("theirs", ("theirs.",)),
    ("volitional", ("plan.volitional",)),
    ("guess", ("seem.", "guess.", "mind.", "counterfactual")),
    ("need", ("need",)),
    ("effort", ("effort",)),
    ("plan", ("plan.noun", "plan.decision")),
    ("estimate", ("estimate.noun", "seem.noun", "lesson", "cause.noun")),
    ("evaluate", ("evaluate.predicate", "verdict.noun")),
    ("act", ("plan.act",)),
    ("negative", ("negative.result", "negation")),
)


def _verdict(marks: Iterable[Mark], edge: int, tense: str) -> str:
    """The strongest thing that the end of a clause says."""
    names = [m.name for m in marks if m.last >= edge or (m.name == "counterfactual" and tense == "past")]
    for verdict, starts in _HARD:
        if any(n.startswith(starts) for n in names):
            return verdict
    return "tense:" + tense


def decides(name: str, verdict: str) -> bool:
    """Whether a cue is one of those that make up this verdict of an ending."""
    return any(verdict == v and name.startswith(starts) for v, starts in _HARD)


def _part(morphs: tuple[Morph, ...], clause: Clause) -> Part:
    own = morphs[clause.first : clause.last]
    if not own:
        return Part(clause, ("empty",), ("empty",), "", (), "empty", "empty", ())
    cut = len(own)
    while cut > 1 and own[cut - 1].tag == "SYM":
        cut -= 1
    inner = marks_in(own[:cut])
    cut -= min(_LINK_LENGTH.get(clause.link, 0), cut - 1)
    last, dropped = _tail(own[:cut])
    tense = _tense(own, last)
    edge = _core_end(own, last)
    found: list[str] = ["tense=" + tense, "tail-dropped=" + dropped]
    found += ["cue:" + m.name for m in inner]
    ending = ["end:" + m.name for m in inner if m.last >= edge]
    found += ending
    shapes = [_shape(m) for m in own]
    symbols = ["#" if "@number" in m.keys else "@name" if "@name" in m.keys else m.symbol for m in own]
    for size in (1, 2, 3, 4):
        if last >= size:
            found.append(f"tail{size}=" + " ".join(shapes[last - size : last]))
    for size in (1, 2):
        if last >= size:
            found.append(f"words{size}=" + " ".join(symbols[last - size : last]))
    predicate = next((m for m in reversed(own[:last]) if m.tag in ("V", "A", "NA", "N") and "@aux" not in m.keys), None)
    if predicate is not None:
        found.append(f"predicate={predicate.symbol}")
        kinds = sorted(k for k in predicate.keys if k[0] == "%")
        found += [f"predicate-class={k}&{tense}" for k in kinds]
        found += [f"predicate-class={k}" for k in kinds]
    for m, symbol, shape in zip(own, symbols, shapes, strict=True):
        if m.tag in _CONTENT and symbol[0] not in "#@":
            found.append("word:" + symbol)
        elif m.tag in _FUNCTION:
            found.append("particle:" + symbol)
        if shape[0] == "%":
            found.append("class:" + shape)
    for (a, b), (m, n) in zip(pairwise(shapes), pairwise(own), strict=True):
        if m.tag in _FUNCTION or n.tag in _FUNCTION:
            found.append(f"pair:{a} {b}")
    first = own[0]
    opening = next((k for k in _OPENINGS if k in first.keys), first.tag)
    found.append("first=" + symbols[0])
    count = len(own)
    found.append(
        "length=" + ("1" if count < 3 else "2" if count < 6 else "3" if count < 12 else "4" if count < 20 else "5")
    )
    numbers = sum("@number" in m.keys for m in own)
    found.append(f"numbers={min(numbers, 3)}")
    names = sum("@name" in m.keys for m in own)
    found.append(f"names={min(names, 2)}")
    third = any(m.name == "actor.third_subject" for m in inner)
    found.append(f"third={third}&{tense}")
    future = any("%future" in m.keys for m in own)
    past = any("%past" in m.keys for m in own)
    found.append(f"time={'f' if future else ''}{'p' if past else ''}&{tense}")
    found.append("link=" + clause.link)
    if opening[0] == "%":
        found.append(f"opening={opening}&{tense}")
    found.append(f"link={clause.link}&{tense}")
    symbols_here = {m.symbol for m in own if m.tag == "P"}
    for case in ("は", "が", "を", "に", "も", "へ"):
        if case in symbols_here:
            found.append(f"has-{case}&{tense}")
    found.append(f"cases={''.join(c for c in ('は', 'が', 'を') if c in symbols_here)}&{tense}")
    found += [f"class:{k}&{tense}" for k in sorted({k for m in own for k in m.keys if k[0] == "%"})]
    found.append(f"third={third}&{shapes[last - 1]}")
    specific = "n" * (numbers > 0) + "p" * (names > 0) + "q" * any("@quote" in m.keys for m in own)
    found.append(f"specific={specific}&{tense}")
    hard = _verdict(inner, edge, tense)
    found += ["hard=" + hard, f"hard={hard}&{tense}"]
    brief = ("tense=" + tense, "hard=" + hard, *dict.fromkeys(ending), "opening=" + opening)
    return Part(
        clause,
        tuple(dict.fromkeys(found)),
        brief,
        opening,
        inner,
        tense,
        hard,
        tuple((own[m.first].start, own[m.last - 1].end) for m in inner),
    )


@remembered
def parts_of(sentence: str) -> tuple[Part, ...]:
    """The candidate clauses of one sentence with their features."""
    morphs = morphs_of(sentence)
    parts = tuple(_part(morphs, c) for c in clauses_of(sentence))
    final = [f for f in parts[-1].brief if not f.startswith("opening")]
    found = []
    for i, p in enumerate(parts):
        extra: list[str] = [
            f"clauses={min(len(parts), 4)}&{'last' if i == len(parts) - 1 else 'first' if i == 0 else 'mid'}"
        ]
        if i < len(parts) - 1:
            extra += ["final:" + f for f in final]
            extra += ["after:" + f for f in parts[i + 1].brief]
            extra += [f"link={p.clause.link}&final:{f}" for f in final if f.startswith("end:hearsay")]
        if i:
            extra += ["before:" + f for f in parts[i - 1].brief]
            extra += ["before:link=" + parts[i - 1].clause.link]
        found.append(p._replace(features=(*p.features, *extra)))
    return tuple(found)


def _key_features(report: Report, index: int) -> list[str]:
    """What the field name and the heading of a sentence say, by words and by class."""
    sentence = report.sentences[index]
    found = []
    if sentence.key is not None:
        found += ["key:" + m.symbol for m in morphs_of(sentence.key.of(report.text)) if m.tag in _CONTENT]
    if sentence.heading is not None and sentence.heading != index:
        found += [
            "heading:" + m.symbol
            for m in morphs_of(report.sentence_text(sentence.heading))
            if m.tag in _CONTENT and "@name" not in m.keys
        ]
    return found


def _bullet(report: Report, index: int) -> str:
    """The mark before a sentence on its line: the last letter, 0 for a number."""
    start = report.sentences[index].start
    lead = report.text[report.text.rfind("\n", 0, start) + 1 : start].strip()
    if index and report.sentences[index - 1].line == report.sentences[index].line:
        return "same"
    return "0" if lead and (lead[-1].isalnum() or lead[-1] in ".)）．") else lead[-1:]


def places_of(report: Report) -> list[Place]:
    """Every candidate clause of a report with its features and those of the step from the clause before."""
    sentences = report.sentences
    count = len(sentences)
    all_parts = [parts_of(report.sentence_text(i)) for i in range(count)]
    started: set[int] = set()
    found: list[Place] = []
    for i, sentence in enumerate(sentences):
        zone = sentence.zone.value if sentence.zone else "-"
        around = [
            f"form={sentence.form.value}",
            f"zone={zone}",
            f"form={sentence.form.value}&zone={zone}",
            *_key_features(report, i),
        ]
        before = sentences[i - 1] if i else None
        if before is not None and all_parts[i - 1]:
            around += ["previous:" + f for f in all_parts[i - 1][-1].brief]
            around.append("previous:form=" + before.form.value)
        if i + 1 < count:
            around += ["next:" + f for f in all_parts[i + 1][0].brief]
            around.append("next:form=" + sentences[i + 1].form.value)
        around.append("bullet=" + _bullet(report, i))
        if sentence.thread not in started:
            around.append("start=thread" if started else "start=report")
            started.add(sentence.thread)
        for j, part in enumerate(all_parts[i]):
            here = [
                f"zone={zone}&tense={part.tense}",
                f"form={sentence.form.value}&{part.tense}",
                f"zone={zone}&{part.hard}",
            ]
            if j:
                edges = [
                    "inside",
                    "inside:" + part_link(all_parts[i][j - 1]),
                    f"inside-opening={part.opening}",
                    f"inside:{part_link(all_parts[i][j - 1])}&{part.tense}",
                ]
            elif before is None:
                edges = []
            else:
                same_line = before.line == sentence.line
                kind = "cell" if sentence.form is Form.CELL else "line" if same_line else "break"
                edges = [
                    "step:" + kind,
                    f"step-form={before.form.value}>{sentence.form.value}",
                    f"step-opening={part.opening}",
                ]
                if before.thread != sentence.thread:
                    edges.append("step-thread")
                if before.zone != sentence.zone:
                    edges.append("step-zone")
            found.append(Place(i, part, (*part.features, *around, *here), tuple(edges)))
    return found


def part_link(part: Part) -> str:
    """The connective that ends a clause."""
    return part.clause.link
