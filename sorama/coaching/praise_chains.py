"""Lines of thought that a report is praised for: a reading with what bears it out and the act that follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sorama.coaching.aspects import is_attitude
from sorama.coaching.bearing import Ground, follows, ground, went
from sorama.coaching.certainty import is_certain, is_expected
from sorama.coaching.links import LINK, SURE, Links, apart, clear, is_concrete, is_firm, is_reading, kind_of
from sorama.coaching.phrasing import MENTION, QUOTE, bracketed, segment_mention
from sorama.coaching.praise_facts import BRIEF, Praise, seed_of, whole
from sorama.coaching.segments import acts_of
from sorama.coaching.topic import common, hearsay, is_cause, is_hedged, is_means, is_past, tie
from sorama.coaching.views import MINDS, about, set_aside
from sorama.model import ArgumentGraph, Finding, Kind, Label, SupportEdge
from sorama.patterns import pattern

CHAIN = "full-chain"
_THOUGHT = (Kind.INFERENCE, Kind.CAUSE)
_CONTRAST = pattern(
    r"(?:では|じゃ)な(?:く|くて)|というより|(?<![前年月週日想回定ろた])より(?:も|は)?、|(?<!思)(?<!考え)[うくすつぬぶむる]より(?:も)?[^。、]{3,}(?:たい|増え|多い|早い|大事)|より(?:も)?[、は]?[^。、]{0,20}(?:方|ほう)が"
)
_BOTH = pattern(r"も(?:一緒|併せ|合わせ|あわせ|同時)|両方|どちらも|両案|二案|[2２]案")  # nothing is set aside
_ANSWER = pattern(
    r"(?:回答|返事|返答|連絡|了承|指摘)(?:が|を|も)?(?:あ[りっる]|もら|いただ|得|来|$|。)"
)  # heard, not foretold
_SEEMS = pattern(r"(?:様子|模様|雰囲気)(?:だ|です|でした|だった)?[。]?\s*$")  # more seen than thought
ASSURED = pattern(r"きっと|間違いな|絶対|必ず|確実に|明らかに|当然")
_NO_MEANS = pattern(
    r"(?:なけれ|ね)ば(?:なら|いけ)|てい(?:れば|たら)|(?:聞い|見|調べ|測っ|行っ|数え|開け)(?:てみ)?たら|かもしれ|なければ|ないと|このまま|放って"
)
_RISK = pattern(
    r"(?:このまま|放って)[^。]*(?:ない|ません|落ち|減|失|赤字|切ら|恐れ|おそれ|止ま|外さ|負け|遅れ|割)|"
    r"(?:なければ|ないと)[^。]*(?:回らな|間に合わ|止ま|落ち|減|赤字|切ら|外さ|負け|残らな|来な|進まな|届かな|続かな|動かな|売れな|広がらな)|"
    r"(?:ば|なら|たら|と)[^。]*(?:おそれ|恐れ|断られ|反発|赤字|後手|切られ|奪われ)"
)
_FILLER = pattern(
    r"^(?:(?:えーと?|えっと|ええと|あの|まあ|で)(?:[、 　]|(?=今日|昨日|夕方|朝))|ただ(?=[ァ-ヶA-Z一-鿿]))|(?:ので|んで)[、。]?$"
)
LEAST = 10  # letters of a clause that is quoted for the whole
_CLAUSE = pattern(r"[^、。\n]+(?:[、。！!\n]|$)")
_FIGURE = pattern(r"[0-9０-９]")
_LOST = pattern(
    r"[でに][^、。]{0,6}(?:負け(?:た|ました|てい[るた])|競り負け|及ばなかった|届かなかった)|(?:敗因|負けたの|落とした(?:の|原因|理由))は"
)


def chains(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links) -> Iterator[Praise]:
    """A fact, a reading that it bears out, a concrete act that follows: first where the fact is more than what the reading explains."""
    found = []
    for s in strengths:
        a = s.segment
        if a is None or not is_concrete(graph, a):
            continue
        led_by = [e.premise for e in links.into(a) if _is_view(graph, e.premise) and follows(graph, links, e)]
        found += [(g.explains, s, r, g) for r in led_by if (g := ground(graph, links, r)) is not None]
    for _, s, reading, g in sorted(found, key=lambda x: x[0]):
        if (p := _chain(graph, s, reading, g)) is not None:
            yield p


def _chain(graph: ArgumentGraph, s: Finding, reading: int, g: Ground) -> Praise | None:
    act, view = s.segment, graph.text(reading)
    told = _told(graph, g.fact, reading)
    if act is None or told is None:
        return None
    slots = {"fact": told, "claim": _acted(graph, act, reading)}
    form = "cause" if g.explains else shape(view) or kind_of(graph, reading)
    names = (f"{CHAIN}/{form}", CHAIN) if form is not Kind.CAUSE else (CHAIN,)
    seed = s.fingerprint or seed_of(graph, s.rule, act)
    return Praise(CHAIN, names, whole(graph, reading), reading, seed, slots, frozenset({g.fact, reading, act}))


def _is_view(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment is a reading of the writer's, no answer that was given and no mere conviction."""
    text = graph.text(segment)
    return is_reading(graph, segment) and not (_ANSWER.search(text) or ASSURED.search(text))


def _told(graph: ArgumentGraph, fact: int, reading: int) -> str | None:
    """The words of a fact, of a long one the clauses that show the matter of the reading or its figure."""
    view, whole = graph.text(reading), graph.text(fact)
    if len(whole) <= BRIEF or "「" in whole:
        words = segment_mention(graph, fact, BRIEF)
        return words if common(view, words) or not common(view, whole) else segment_mention(graph, fact)
    ends = [m.end() for m in _CLAUSE.finditer(whole)]
    runs = [(a, b) for a in (0, *ends) for b in ends if LEAST <= b - a <= BRIEF]
    found = [(common(view, whole[a:b]), bool(_FIGURE.search(whole[a:b])), b - a, a, b) for a, b in runs]
    best = max(found, default=None)
    if best is None or (best[0] < common(view, whole) and not best[0]):
        words = segment_mention(graph, fact, MENTION)
        return words if common(view, words) or not common(view, whole) else None
    start, end = best[3:]
    part = _FILLER.sub("", whole[start:end]).rstrip("、。！! 　\n")
    return bracketed(("…" if start else "") + part + ("…" if end < len(whole.rstrip()) else ""))


def _acted(graph: ArgumentGraph, act: int, reading: int) -> str:
    """The words of an act, of a long one the clause that takes up the reading."""
    words, view = segment_mention(graph, act, BRIEF), graph.text(reading)
    if common(view, words) or not common(view, graph.text(act)):
        return words
    whole = graph.text(act)
    found = [(common(view, m[0]), -len(m[0]), m) for m in _CLAUSE.finditer(whole) if len(m[0]) <= QUOTE]
    if not found:
        return words
    clause = max(found, key=lambda x: x[:2])[2]
    part = _FILLER.sub("", clause[0]).strip("・、。！! 　\n")
    return bracketed(("…" if clause.start() else "") + part + ("…" if clause.end() < len(whole.rstrip()) else ""))


def grounded(graph: ArgumentGraph, links: Links) -> Iterator[Praise]:
    """A reading that a fact bears out, whatever follows from it."""
    for r in graph.labelled(Label.INTERPRETATION):
        if is_expected(graph, r) or is_certain(graph, r) or not _is_view(graph, r) or _SEEMS.search(graph.text(r)):
            continue
        if graph.segments[r].kind not in _THOUGHT or not (is_hedged(graph.text(r)) or is_firm(graph, r)):
            continue
        if (g := ground(graph, links, r)) is None or (told := _told(graph, g.fact, r)) is None:
            continue
        names = (f"{CHAIN}/grounded-cause" if g.explains else f"{CHAIN}/grounded", CHAIN)
        slots = {"fact": told}
        yield Praise(CHAIN, names, whole(graph, r), r, seed_of(graph, "grounded", r), slots, frozenset({g.fact, r}))


def led(graph: ArgumentGraph, strengths: Sequence[Finding], links: Links, *, tied: bool) -> Iterator[Praise]:
    """A reading with the act right behind it, where no fact is plain to see under it.

    Without a word in common only a cause that is acted on, a means that is used, or a reading that is looked into is
    said to lead to the act; of a reading that weighs two views or says what comes it is said that it stands before.
    """
    for s in strengths:
        a = s.segment
        if a is None or not is_concrete(graph, a):
            continue
        for e in links.into(a):
            r, view = e.premise, graph.text(e.premise)
            if not _is_view(graph, r) or graph.segments[r].kind not in (*_THOUGHT, Kind.EVALUATION):
                continue
            least = LINK if tied else SURE
            if tie(graph, r, a, e) is not tied or e.confidence < least or apart(graph, r, a) != 1:
                continue
            leads = follows(graph, links, e) and (
                tied or is_cause(view) or is_means(view) or "ask" in acts_of(graph, a)
            )
            form = shape(view)
            if not leads and form is None and not _is_thought(graph, links, e):
                continue
            names: tuple[str, ...] = (f"{CHAIN}/reading",) if leads else (f"{CHAIN}/before",)
            if form is not None:
                names = (f"{CHAIN}/{form}" if leads else f"{CHAIN}/before-{form}", *names)
            slots = {"claim": _acted(graph, a, r)}
            seed = s.fingerprint or seed_of(graph, s.rule, a)
            yield Praise(s.rule, (*names, s.rule), whole(graph, r), r, seed, slots, frozenset({r, a}))


def _is_thought(graph: ArgumentGraph, links: Links, edge: SupportEdge) -> bool:
    """Whether a reading stands between a fact and an act that are surely linked to it, and guesses at nobody's mind."""
    facts = [e for e in links.into(edge.premise) if graph.segments[e.premise].label is Label.FACT]
    return (
        follows(graph, links, edge)
        and any(clear(e) and not went(graph, e.premise) for e in facts)
        and about(graph, edge.premise) not in MINDS
    )


def weighed(graph: ArgumentGraph) -> Iterator[Praise]:
    """A reading that sets one view against another, or says why an order was lost, with nothing else around it."""
    for r in graph.labelled(Label.INTERPRETATION):
        view = graph.text(r)
        if (
            graph.segments[r].confidence < SURE
            or "「" in view
            or hearsay(view)
            or is_certain(graph, r)
            or ASSURED.search(view)
        ):
            continue
        name = "lost" if _LOST.search(view) else "weighed" if is_contrast(view) and not is_attitude(graph, r) else None
        if name is not None:
            names = (f"{CHAIN}/{name}", CHAIN)
            yield Praise(CHAIN, names, whole(graph, r), r, seed_of(graph, name, r), {}, frozenset({r}))


def is_contrast(view: str) -> bool:
    """Whether a reading sets one view against another: 音ではなく、音よりも、音のほうが."""
    return _BOTH.search(view) is None and (bool(_CONTRAST.search(view)) or set_aside(view) is not None)


def shape(view: str) -> str | None:
    """What a reading does: it sets one view against another, says what comes if nothing is done, or what a means would bring."""
    if is_contrast(view):
        return "contrast"
    if _RISK.search(view):
        return "risk"
    return "means" if is_means(view) and not (_NO_MEANS.search(view) or _ANSWER.search(view) or is_past(view)) else None
