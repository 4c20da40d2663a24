"""What the labeler looks at: one function for training and for use. A feature is a short readable name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sorama.labelling.cues import Mark, marks_in
from sorama.labelling.grammar import Morphs, Word, morphs_of
from sorama.labelling.segmenter import Clause, clauses_of
from sorama.report import Form, Report, Sentence, Zone

Names = tuple[str, ...]


class Part(NamedTuple):
    """A clause as its surroundings and its segment need to know it."""

    clause: Clause
    brief: Names  # what the neighbours may know of it
    opening: str  # the class of its first word: connective, adverb of time …
    marks: tuple[Mark, ...]
    spans: tuple[tuple[int, int], ...]  # of the marks, in letters of the sentence
    tense: str
    hard: str  # the strongest thing that its end says
    ending: Names  # those of its features that tell of its end


@dataclass(frozen=True, slots=True)
class Place:
    """A clause of a report in the order of labelling."""

    sentence: int
    part: Part
    own: Names  # features that its sentence alone gives it
    around: Names  # those that its surroundings give it
    edges: Names  # what joins it to the clause before

    @property
    def features(self) -> Names:
        """All that the labeler looks at."""
        return (*self.own, *self.around)


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
_PREDICATES = frozenset({"V", "A", "NA", "N"})
_DROPPED_TAIL = frozenset({"だ", "ね", "よ", "わ", "さ", "の"})
_OPENINGS = ("%response", "%contrast", "%addition", "%future", "%past", "%own", "%rival", "%stance")
_CASES = ("は", "が", "を", "に", "も", "へ")
_EMPTY = ("empty",)


def _tail(words: Sequence[Word], last: int) -> tuple[int, str]:
    """Index after the last morpheme that matters at the end, copula, final particles and punctuation aside, and what was dropped."""
    dropped = ""
    while last > 1:
        w = words[last - 1]
        if w.tag in {"SYM", "INTJ"}:
            last -= 1
        elif w.symbol in _DROPPED_TAIL and w.function and not ("@renyo" in w.keys and w.tag == "X" and not dropped):
            dropped = "のだ" if w.symbol == "の" else dropped or "だ"
            last -= 1
        else:
            break
    return last, dropped


_AUXILIARY = frozenset({"居る", "来る", "仕舞う", "た", "て", "行く", "だ", "う"})


def _core_end(words: Sequence[Word], last: int) -> int:
    """Index after the word that carries the meaning of the end: what only says when or how long comes after it."""
    while (
        last > 1
        and words[last - 1].symbol in _AUXILIARY
        and (words[last - 1].function or "@aux" in words[last - 1].keys)
    ):
        last -= 1
    return last


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


@lru_cache(maxsize=256)
def _ranks(name: str) -> tuple[int, ...]:
    """The verdicts that a cue at the end makes up, as indices of `_HARD`."""
    return tuple(i for i, (_, starts) in enumerate(_HARD) if name.startswith(starts))


def _verdict(names: Iterable[str], tense: str) -> str:
    """The strongest thing that the cues at the end of a clause say."""
    strongest = len(_HARD)
    for name in names:
        ranks = _ranks(name)
        if ranks and ranks[0] < strongest:
            strongest = ranks[0]
    return _HARD[strongest][0] if strongest < len(_HARD) else "tense:" + tense


@lru_cache(maxsize=1024)
def decides(name: str, verdict: str) -> bool:
    """Whether a cue is one of those that make up this verdict of an ending."""
    return any(_HARD[i][0] == verdict for i in _ranks(name))


def _part(morphs: Morphs, clause: Clause) -> tuple[Part, list[str]]:
    """A clause and its features, some of them perhaps more than once."""
    own = morphs.words[clause.first : clause.last]
    if not own:
        return Part(clause, _EMPTY, "", (), (), "empty", "empty", ()), [*_EMPTY]
    cut = len(own)
    while cut > 1 and own[cut - 1].tag == "SYM":
        cut -= 1
    marks = marks_in(own if cut == len(own) else own[:cut])
    last, dropped = _tail(own, cut - min(_LINK_LENGTH.get(clause.link, 0), cut - 1))
    tense, edge = own[last - 1].tense, _core_end(own, last)
    cues, at_end, deciding, third = [], [], [], False
    for name, _, to in marks:
        cues.append("cue:" + name)
        if to >= edge:
            at_end.append("end:" + name)
            deciding.append(name)
        elif name == "counterfactual" and tense == "past":
            deciding.append(name)
        third = third or name == "actor.third_subject"
    hard = _verdict(deciding, tense)
    first = own[0]
    opening = next((k for k in _OPENINGS if k in first.keys), first.tag) if first.classes else first.tag
    ending = ["tense=" + tense, "tail-dropped=" + dropped, *_of_the_end(own, last, tense)]
    ending += ["hard=" + hard, f"hard={hard}&{tense}"]
    found = [*ending, "link=" + clause.link, f"link={clause.link}&{tense}"]
    found += cues
    found += at_end
    found += _of_the_words(own)
    found += _of_the_whole(own, tense, own[last - 1].shape, third)
    if opening[0] == "%":
        found.append(f"opening={opening}&{tense}")
    brief = ("tense=" + tense, "hard=" + hard, *dict.fromkeys(at_end), "opening=" + opening)
    starts, ends, at = morphs.starts, morphs.ends, clause.first
    spans = tuple([(starts[at + first], ends[at + to - 1]) for _, first, to in marks])
    return Part(clause, brief, opening, marks, spans, tense, hard, tuple(ending)), found


def _of_the_end(own: Sequence[Word], last: int, tense: str) -> list[str]:
    """The last words, and the predicate among them."""
    shapes = [w.shape for w in own[max(0, last - 4) : last]]
    found = ["tail1=" + shapes[-1]]
    found += [f"tail{size}=" + " ".join(shapes[-size:]) for size in range(2, len(shapes) + 1)]
    found.append("words1=" + own[last - 1].masked)
    if last >= 2:
        found.append(f"words2={own[last - 2].masked} {own[last - 1].masked}")
    for i in range(last - 1, -1, -1):
        w = own[i]
        if w.tag in _PREDICATES and "@aux" not in w.keys:
            found.append("predicate=" + w.symbol)
            found += [f"predicate-class={k}&{tense}" for k in w.classes]
            found += ["predicate-class=" + k for k in w.classes]
            break
    return found


def _of_the_words(own: Sequence[Word]) -> list[str]:
    """Each word by itself, and with a neighbour where one of the two is a function word."""
    found = ["first=" + own[0].masked]
    for w in own:
        found += w.features
    for w, then in pairwise(own):
        if w.function or then.function:
            found.append(f"pair:{w.shape} {then.shape}")
    return found


def _of_the_whole(own: Sequence[Word], tense: str, shape: str, third: bool) -> list[str]:  # noqa: FBT001
    """What is anywhere in a clause."""
    numbers = names = 0
    particles, classes, quoted = set[str](), set[str](), False
    for w in own:
        if w.plain:
            continue
        if w.masked == "#":
            numbers += 1
        if "@name" in w.keys:
            names += 1
        if w.tag == "P":
            particles.add(w.symbol)
        elif w.tag == "QUOTE":
            quoted = True
        if w.classes:
            classes.update(w.classes)
    count = len(own)
    length = "1" if count < 3 else "2" if count < 6 else "3" if count < 12 else "4" if count < 20 else "5"
    time = "f" * ("%future" in classes) + "p" * ("%past" in classes)
    specific = "n" * (numbers > 0) + "p" * (names > 0) + "q" * quoted
    cases = [case for case in _CASES if case in particles]
    found = [
        "length=" + length,
        f"numbers={min(numbers, 3)}",
        f"names={min(names, 2)}",
        f"third={third}&{tense}",
        f"third={third}&{shape}",
        f"time={time}&{tense}",
        f"cases={''.join([c for c in cases if c in 'はがを'])}&{tense}",
        f"specific={specific}&{tense}",
    ]
    if cases:
        found += [f"has-{case}&{tense}" for case in cases]
    if classes:
        found += [f"class:{k}&{tense}" for k in sorted(classes)]
    return found


def parts_of(sentence: str) -> list[tuple[Part, Names]]:
    """The candidate clauses of one sentence, each with the features that the sentence alone gives it."""
    morphs = morphs_of(sentence)
    found = [_part(morphs, c) for c in clauses_of(sentence, morphs)]
    if len(found) == 1:
        part, features = found[0]
        features.append("clauses=1&last")
        return [(part, tuple(dict.fromkeys(features)))]
    parts = [part for part, _ in found]
    final = [f for f in parts[-1].brief if not f.startswith("opening")]
    last = len(parts) - 1
    for i, (part, features) in enumerate(found):
        features.append(f"clauses={min(last + 1, 4)}&{'last' if i == last else 'mid' if i else 'first'}")
        if i < last:
            features += ["final:" + f for f in final]
            features += ["after:" + f for f in parts[i + 1].brief]
            features += [f"link={part.clause.link}&final:{f}" for f in final if f.startswith("end:hearsay")]
        if i:
            features += ["before:" + f for f in parts[i - 1].brief]
            features.append("before:link=" + parts[i - 1].clause.link)
    return [(part, tuple(dict.fromkeys(features))) for part, features in found]


# What surrounds a clause, each by itself, so that it can be weighed once for many clauses.


def key_features(key: str) -> Names:
    """What the name of a field says."""
    return tuple(["key:" + w.symbol for w in morphs_of(key).words if w.tag in _CONTENT])


def heading_features(heading: str) -> Names:
    """What a heading says of what stands below it."""
    words = morphs_of(heading).words
    return tuple(["heading:" + w.symbol for w in words if w.tag in _CONTENT and "@name" not in w.keys])


def neighbour_features(side: str, part: Part) -> Names:
    """What a sentence knows of the nearest clause of the sentence before ("previous") or behind ("next") it."""
    return tuple([f"{side}:{f}" for f in part.brief])


def page_features(form: Form, zone: Zone | None, before: Form | None, after: Form | None, lead: str) -> Names:
    """How a sentence stands on the page; `lead` as `lead_of` has it."""
    zone_name = zone.value if zone else "-"
    found = [f"form={form.value}", f"zone={zone_name}", f"form={form.value}&zone={zone_name}", "bullet=" + lead]
    if before is not None:
        found.append("previous:form=" + before.value)
    if after is not None:
        found.append("next:form=" + after.value)
    return tuple(found)


def start_features(start: str) -> Names:
    """`start`: "report" or "thread" where a sentence begins one."""
    return ("start=" + start,) if start else ()


def ending_features(form: Form, zone: Zone | None, tense: str, hard: str) -> Names:
    """How a clause ends, and where it stands on the page."""
    zone_name = zone.value if zone else "-"
    return f"zone={zone_name}&tense={tense}", f"form={form.value}&{tense}", f"zone={zone_name}&{hard}"


def inside_edges(link: str, opening: str, tense: str) -> Names:
    """What joins a clause to the one before in its sentence."""
    return "inside", "inside:" + link, f"inside-opening={opening}", f"inside:{link}&{tense}"


def step_edges(before: Form, form: Form, opening: str, kind: str, news: str) -> Names:
    """What joins the first clause of a sentence to the sentence before; `kind` and `news` as `step_of` has them."""
    found = ["step:" + kind, f"step-form={before.value}>{form.value}", "step-opening=" + opening]
    return (*found, *["step-" + n for n in news.split()])


def step_of(before: Sentence, sentence: Sentence) -> tuple[str, str]:
    """How a sentence follows the one before, and what changes with it."""
    kind = "cell" if sentence.form is Form.CELL else "line" if before.line == sentence.line else "break"
    thread = "thread " if before.thread != sentence.thread else ""
    return kind, thread + ("zone" if before.zone is not sentence.zone else "")


def lead_of(report: Report, index: int) -> str:
    """The mark before a sentence on its line: the last letter, 0 for a number."""
    sentence = report.sentences[index]
    if index and report.sentences[index - 1].line == sentence.line:
        return "same"
    lead = report.text[report.text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip()
    return "0" if lead and (lead[-1].isalnum() or lead[-1] in ".)）．") else lead[-1:]


def starts_of(report: Report) -> list[str]:
    """For each sentence "report" or "thread" where it begins one, else nothing."""
    found, started = [], set[int]()
    for sentence in report.sentences:
        found.append("" if sentence.thread in started else "thread" if started else "report")
        started.add(sentence.thread)
    return found


def places_of(report: Report) -> list[Place]:
    """Every candidate clause of a report with its features and those of the step from the clause before."""
    sentences, starts = report.sentences, starts_of(report)
    parts = [parts_of(report.sentence_text(i)) for i in range(len(sentences))]
    found: list[Place] = []
    for i, sentence in enumerate(sentences):
        form, zone = sentence.form, sentence.zone
        before = sentences[i - 1] if i else None
        after = sentences[i + 1].form if i + 1 < len(sentences) else None
        around = [*page_features(form, zone, before.form if before else None, after, lead_of(report, i))]
        around += start_features(starts[i])
        if sentence.key is not None:
            around += key_features(sentence.key.of(report.text))
        if sentence.heading is not None and sentence.heading != i:
            around += heading_features(report.sentence_text(sentence.heading))
        if before is not None:
            around += neighbour_features("previous", parts[i - 1][-1][0])
        if after is not None:
            around += neighbour_features("next", parts[i + 1][0][0])
        for j, (part, own) in enumerate(parts[i]):
            edges: Names = ()
            if j:
                edges = inside_edges(parts[i][j - 1][0].clause.link, part.opening, part.tense)
            elif before is not None:
                edges = step_edges(before.form, form, part.opening, *step_of(before, sentence))
            found.append(Place(i, part, own, (*around, *ending_features(form, zone, part.tense, part.hard)), edges))
    return found
