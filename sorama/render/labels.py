"""What the tool saw: segments with their labels, what supports what, and, on request, why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sorama.cells import cells, wrap
from sorama.model import ArgumentGraph, Cue, Kind, Label, Segment
from sorama.nlp.syntax import Predicate
from sorama.render.answer import Look
from sorama.render.margin import safe
from sorama.render.terminal import COLOURS, paint
from sorama.render.wire import Object, segment, support

NAMES: Mapping[Label, str] = {
    Label.FACT: "事実",
    Label.INTERPRETATION: "解釈",
    Label.ACTION: "行動",
    Label.OTHER: "その他",
}
SIGNS: Mapping[Label, str] = {Label.FACT: "空", Label.INTERPRETATION: "雨", Label.ACTION: "傘", Label.OTHER: "－"}
KINDS: Mapping[Kind, str] = {
    Kind.OBSERVED: "見たこと",
    Kind.SAID: "聞いたこと",
    Kind.MEASURED: "数字・条件",
    Kind.OWN_ACT: "自分の行動の報告",
    Kind.INFERENCE: "推測",
    Kind.EVALUATION: "評価",
    Kind.CAUSE: "原因",
    Kind.LESSON: "振り返り",
    Kind.RESPONSE: "対応",
    Kind.PLAN: "予定",
    Kind.REQUEST: "依頼・相談",
    Kind.HOPE: "願い",
    Kind.GREETING: "あいさつ",
    Kind.HEADING: "見出し",
    Kind.FIELD: "項目",
    Kind.FILLER: "つなぎ",
}
_MOST_CUES = 3


Parse = Callable[[str], Sequence[Predicate]]


def text(graph: ArgumentGraph, look: Look, parse: Parse | None = None) -> str:
    """For a person; with a parser, also what the predicates are and who their subject is."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(graph, look, parse))


def as_object(graph: ArgumentGraph, path: str | None) -> Object:
    """For a program."""
    return {
        "path": path,
        "threads": [{"index": t.index, "title": t.title} for t in graph.report.threads],
        "segments": [segment(s) for s in graph.segments],
        "supports": [support(e) for e in graph.supports],
    }


def _lines(graph: ArgumentGraph, look: Look, parse: Parse | None) -> Iterator[str]:
    titles = {t.index: t.title for t in graph.report.threads}
    thread = None
    for i, s in enumerate(graph.segments):
        if len(titles) > 1 and s.thread != thread:
            yield paint(f"── {safe(titles.get(s.thread) or f'話題{s.thread + 1}')} ──", "1", look)
            thread = s.thread
        colour = COLOURS[s.label]
        head = f"{i + 1:>3} {SIGNS[s.label]} "
        for n, line in enumerate(wrap(safe(graph.text(i)), look.width - 8)):
            start = f"{i + 1:>3} {paint(SIGNS[s.label], f'1;{colour}', look)} " if n == 0 else " " * cells(head)
            yield start + paint(line, colour, look)
        if s.label is not Label.OTHER:
            yield from (paint(f"       {line}", "2", look) for line in _about(graph, i, look))
            if look.explain and parse is not None:
                yield from (paint(f"       {line}", "2", look) for line in _syntax(graph, s, parse))


def _about(graph: ArgumentGraph, i: int, look: Look) -> Iterator[str]:
    """Where the segment rests, what it is, and why."""
    edges = sorted((e for e in graph.supports if e.claim == i), key=lambda e: e.premise)
    if edges:
        reasons = "、".join(
            f"{e.premise + 1}{SIGNS[graph.segments[e.premise].label]}" + (f"(「{safe(e.cue)}」)" if e.cue else "")
            for e in edges
        )
        yield f"根拠 ← {reasons}"
    if look.explain:
        s = graph.segments[i]
        runner_up = f"、次は{NAMES[s.runner_up[0]]} {s.runner_up[1]:.0%}" if s.runner_up else ""
        yield f"{NAMES[s.label]}({KINDS[s.kind]}) 確信 {s.confidence:.0%}{runner_up}"
        for line in _why(graph, s):
            yield from wrap(line, look.width - 8)


def _syntax(graph: ArgumentGraph, s: Segment, parse: Parse) -> Iterator[str]:
    """The predicates of a segment, each with its subject where it has one, as GiNZA parses its sentence."""
    sentence, start = graph.report.sentence_text(s.sentence), graph.report.sentences[s.sentence].start
    for p in parse(sentence):
        if s.start <= start + p.span.start < s.end:
            subject = "なし" if p.subject is None else f"「{safe(p.subject.of(sentence))}」"
            yield f"{'主な述語' if p.depth == 0 else '述語'}「{safe(p.span.of(sentence))}」 主語{subject}"


def _why(graph: ArgumentGraph, s: Segment) -> Iterator[str]:
    """The cues that decided, strongest first, then the strongest that spoke against."""
    ranked = sorted(s.cues, key=lambda c: -c.weight)
    for cue in [c for c in ranked if c.weight > 0][:_MOST_CUES]:
        words = _quoted(graph, cue)
        reason = f"{words}があるので" if words else "前後の並びから"
        yield f"{reason}{NAMES[s.label]}({cue.name} {cue.weight:+.1f})"
    if ranked and ranked[-1].weight < 0:
        cue = ranked[-1]
        yield f"ただし{_quoted(graph, cue) or '前後の並び'}は別の読みに傾く({cue.name} {cue.weight:+.1f})"


def _quoted(graph: ArgumentGraph, cue: Cue) -> str:
    words = safe(graph.report.text[cue.start : cue.end]).strip()
    return f"「{words if len(words) <= 20 else words[:19] + '…'}」" if words else ""
