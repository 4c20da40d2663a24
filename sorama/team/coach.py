"""What to look at together next with each writer, in one sentence with the place. About the task, never about the person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sorama.coaching.phrasing import bracketed
from sorama.coaching.points import CHAIN
from sorama.model import Comment, Finding, Review
from sorama.progress import habit
from sorama.settings import Settings
from sorama.team.group import Past
from sorama.team.view import Across, Coaching, Ref, Tally

_WORTH = {"error": 3.0, "warning": 2.0, "info": 0.7}
_CHOICES = 6  # habits of a writer among which the team's sums decide
_FROM, _TO = 0.5, 2.0  # how much it counts that a habit is rarer or more frequent here than in the team
_ORDER = {rule: i for i, rule in enumerate(rule for names in CHAIN for rule in names)}
_ACROSS: Mapping[str, str] = {
    "overdue-promise": "{place}の約束がその後どうなったかを、本人に聞いてみてください{more}。",
    "no-consultation-in-period": "{place}のような困りごとを、社内の誰に相談できそうか、一緒に考えてみてください{more}。",
}
_MORE = {"overdue-promise": "(その後が書かれていない約束が、ほかに{count}件)"}


def choices(
    group: Past, found: Sequence[Across], strengths: Sequence[Across], settings: Settings
) -> tuple[Coaching, ...]:
    """What could be talked about next, weightiest first: what became of promises, then habits; else what went well."""
    urgent = [c for rule in _ACROSS if (c := _across(rule, [a for a in found if a.finding.rule == rule]))]
    habits = list(_habits(group, found, settings))
    return tuple(urgent or sorted(habits, key=_order)[:_CHOICES]) or (_well_done(group, strengths, settings),)


def choose(given: Sequence[Coaching], own: Tally, team: Tally) -> Coaching:
    """The one to talk about: what weighs most, and more where it is this writer's habit rather than everybody's."""

    def worth(one: Coaching) -> float:
        here = len(own.findings.get(one.rule, ())) / max(own.reports, 1)
        everywhere = len(team.findings.get(one.rule, ())) / max(team.reports, 1)
        return one.weight * (min(max(here / everywhere, _FROM), _TO) if here and everywhere else 1.0)

    return max(given, key=worth)  # of equal ones the first


def _order(one: Coaching) -> tuple[float, int, str]:
    return -one.weight, _ORDER.get(one.rule, len(_ORDER)), one.rule


def _across(rule: str, found: Sequence[Across]) -> Coaching | None:
    if not found:
        return None
    newest = max(found, key=lambda a: (a.refs[-1].day or date.min, a.refs[-1].start))
    where = newest.refs[-1]
    more = _MORE[rule].format(count=len(found) - 1) if rule in _MORE and len(found) > 1 else ""
    return Coaching(_ACROSS[rule].format(place=_told(where), more=more), where, rule)


def _habits(group: Past, found: Sequence[Across], settings: Settings) -> Iterator[Coaching]:
    here: defaultdict[str, list[tuple[int, Finding]]] = defaultdict(list)
    for i, number in enumerate(group.numbers):
        for f in group.reviews[i].findings if number is not None else ():
            if not f.suppressed:
                here[f.rule].append((i, f))
    for rule, places in here.items():
        weight = sum(_WORTH[f.severity] * f.confidence for _, f in places)
        yield _habit(group, rule, places, weight, settings)
    across: defaultdict[str, list[Across]] = defaultdict(list)
    for a in found:
        across[a.finding.rule].append(a)
    for rule, lines in across.items():
        where = lines[-1].refs[-1]
        weight = sum(2 * _WORTH[a.finding.severity] * a.finding.confidence for a in lines)
        yield Coaching(_together(rule, where, len(lines), settings), where, rule, weight)


def _habit(
    group: Past, rule: str, places: Sequence[tuple[int, Finding]], weight: float, settings: Settings
) -> Coaching:
    """The newest place of which the report's own comments ask, with their question; else the newest place."""
    for report, _ in reversed(places):
        comment = next((c for c in group.reviews[report].comments if rule in c.rules and _question(c)), None)
        if comment is not None:
            where = group.ref(report, comment.start, comment.end)
            more = f"、ほかに{len(places) - 1}か所" if len(places) > 1 else ""
            about = f"「{habit(rule, settings.messages)}」{more}"
            return Coaching(_asked(where, _question(comment), about), where, rule, weight)
    report, finding = max(places, key=lambda x: (x[0], x[1].confidence))
    where = group.ref(report, *_shown(finding, group.reviews[report]))
    return Coaching(_together(rule, where, len(places), settings), where, rule, weight)


def _asked(where: Ref, question: str, about: str) -> str:
    known = where.quote.rstrip("。")[:12].replace("「", "『").replace("」", "』") in question
    return f"{_told(where, quoted=not known)}を一緒に開き、「{question}」と聞いてみてください({about})。"


def _together(rule: str, where: Ref, times: int, settings: Settings) -> str:
    more = f"(ほかに{times - 1}か所)" if times > 1 else ""
    return f"{_told(where)}の所で、「{habit(rule, settings.messages)}」を一緒に考えてみてください{more}。"


def _question(comment: Comment) -> str:
    """The question that a comment ends with, to stand in brackets."""
    text = comment.text.rstrip("。")
    if not text.endswith("か"):
        return ""
    depth, start = 0, 0
    for i, letter in enumerate(text):
        depth += (letter in "「『（(") - (letter in "」』）)")
        if letter == "。" and depth == 0:
            start = i + 1
    return text[start:].replace("「", "『").replace("」", "』")


def _well_done(group: Past, strengths: Sequence[Across], settings: Settings) -> Coaching:
    if strengths:
        where, rule = strengths[-1].refs[-1], strengths[-1].finding.rule
    else:
        good = [(i, f) for i, n in enumerate(group.numbers) if n is not None for f in group.reviews[i].strengths]
        if not good:
            return Coaching(
                "気になる所はありません。次に会った時、日報の一件を選んで、考えの道筋を聞いてみてください。"
            )
        report, finding = max(good, key=lambda x: (x[1].rule == "full-chain", x[0]))
        where, rule = group.ref(report, *_shown(finding, group.reviews[report])), finding.rule
    return Coaching(
        f"{_told(where)}の所は「{habit(rule, settings.messages)}」がよく書けています。本人にそう伝えてください。", where
    )


def _shown(finding: Finding, review: Review) -> tuple[int, int]:
    """The place to show; of a whole thread its first segment."""
    if finding.segment is not None:
        return finding.start, finding.end
    own = (s for s in review.graph.segments if s.start >= finding.start and s.label != "other")
    first = next(own, None)
    return (first.start, first.end) if first else (finding.start, finding.end)


def _told(where: Ref, *, quoted: bool = True) -> str:
    """Day, customer and words of a place; without the words: the report."""
    day = f"{where.day.month}/{where.day.day} " if where.day else ""
    quote = where.quote.rstrip("。") if len(where.quote) <= 30 else where.quote[:29] + "…"
    if not quoted or not quote:
        return f"{day}{where.customer + 'の' if where.customer else ''}日報"
    return f"{day}{where.customer or ''}{bracketed(quote)}"
