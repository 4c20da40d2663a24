"""Under which names the catalogue is asked for the wording of a gap, the most special first."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.coaching.absence import is_absent, is_unreached
from sorama.coaching.aspects import LIGHT, aspects, is_attitude
from sorama.coaching.catalogue import Catalogue
from sorama.coaching.certainty import is_certain
from sorama.coaching.checks import is_checked, is_setup
from sorama.coaching.daywork import quiet
from sorama.coaching.deeds import is_agenda, is_indoors, is_log, is_mailed
from sorama.coaching.gate import DATE
from sorama.coaching.gate_acts import ASKED_NOW
from sorama.coaching.gate_readings import is_reaction
from sorama.coaching.links import SURE, is_marked, is_reading, kind_of
from sorama.coaching.points import CHAIN, STOPPED, Point, thread_of
from sorama.coaching.praise_facts import is_seen
from sorama.coaching.segments import kinds_at, norms_of
from sorama.coaching.stance import is_stance
from sorama.coaching.told import fears, loss_told, lost_until, waits, won_told
from sorama.coaching.topic import hearsay, is_hedged, is_ought, is_past
from sorama.coaching.troubles import is_slip
from sorama.coaching.verdicts import verdict
from sorama.coaching.wishes import (
    could_not_win,
    foretells,
    is_sweeping,
    is_vow,
    is_wish,
    proposes,
    puts_off,
    tells_odds,
)
from sorama.coaching.wording import UNSURE, UNSURE_FACT
from sorama.model import ArgumentGraph, EventKind, Finding, Kind, Label
from sorama.patterns import pattern
from sorama.reading.words import word_set

FEW = 4  # lines of a visit at which nobody was met, at most one less
_VIEWS = {"patience": waits, "risk": fears}  # views that are not to be proved
_NO_READING = {"wish": is_wish, "vow": is_vow, "sweeping": is_sweeping}
_STRIVING = pattern(r"(?:なんとか|何とか|どうにか|なんとしても|何としても|絶対に?|必ず)[^。]{0,12}たい")  # no act yet
_DOES = pattern(
    r"(?:見積書?|資料|カタログ|提案書|サンプル|見本|図面|書類)を[^。、]{0,8}(?:出す|出し|送|届け|作[るり]|渡|提出)"
)  # vague in its how only
_NO_ACT = frozenset({"own", "own-sent", "setup", "log", "figure", "tally"})
_TOLD_BY = pattern(
    r"(?:と|って)[^。、「」]{0,8}(?:長|さん|様|氏|先生|主任|担当|方)[。]?$|らしい(?:です)?[。]?$"
)  # heard from somebody
_EXPLAINING = word_set("効く 利く 御蔭 おかげ 原因 理由 決め手")
_PROPOSED = pattern(r"案|方が|ほうが|べき|(?:よい|良い|いい)(?:と|の|か|で)|たい")
_LABEL_RULES = frozenset(name for names in CHAIN[:2] for name in names) | {"vague-action", "action-without-deadline"}


def names_of(graph: ArgumentGraph, point: Point, segment: int | None, own: frozenset[str]) -> tuple[str, ...]:
    """Under which names the catalogue is asked, the most special first."""
    rule = point.finding.rule
    bases: tuple[str, ...] = (rule,)
    if point.rules == STOPPED or (rule == STOPPED[1] and rule not in own and _unread(graph, point.finding)):
        bases = ("+".join(STOPPED), rule)
    special = tuple(_special(graph, point.finding, segment))
    if point.rules == STOPPED[:1]:  # an act may be there: only what says nothing of the next step
        return (*(f"{'+'.join(STOPPED)}/{a}" for a in special if a in _NO_ACT), *(f"{rule}/{a}" for a in special), rule)
    return tuple(name for base in bases for name in (*(f"{base}/{a}" for a in special), base))


def _special(graph: ArgumentGraph, finding: Finding, segment: int | None) -> Iterator[str]:
    """What is special about the place, the most special first."""
    if segment is None:
        return
    s = graph.segments[segment]
    if finding.rule == STOPPED[1]:
        yield from (name for name, holds in _NO_READING.items() if holds(graph.text(segment)))
    if finding.rule in STOPPED and is_agenda(graph) and not is_indoors(graph.text(segment)):
        yield "agenda"
    if finding.rule == DATE and _STRIVING.search(graph.text(segment)):
        yield "hope"
    if finding.rule == STOPPED[1] and s.label is Label.FACT:
        yield from (v for i in graph.by_thread[s.thread] if (v := verdict(graph, i)))
    if finding.rule in CHAIN[0] and ASKED_NOW.search(graph.text(segment)):
        yield "consult"
    if finding.rule in CHAIN[0] and is_reaction(graph, segment):
        yield "reaction"
    hoped = s.kind is Kind.HOPE or EventKind.VAGUE_ACTION in kinds_at(graph, segment)
    if finding.rule == CHAIN[0][0] and hoped and not _DOES.search(graph.text(segment)):
        yield "hope"
    if finding.rule == STOPPED[1] and puts_off(graph.text(segment)):
        yield "put-off"
    if not finding.code and (tells_odds(graph.text(segment)) or foretells(graph.text(segment))):
        yield "odds" if tells_odds(graph.text(segment)) else "foretold"
    if not finding.code and is_certain(graph, segment):
        yield "certain"
    if finding.rule == STOPPED[1] and could_not_win(graph.text(segment)):
        yield "lost-before"
    if finding.rule in STOPPED and (lost := loss_told(graph, s.thread)) is not None:
        yield f"lost-{'until' if lost == 'known' and lost_until(graph, s.thread) else lost}"
    if finding.rule in STOPPED and won_told(graph, s.thread) is not None:
        yield "won-known"
    told = thread_of(graph, finding)
    if finding.rule in STOPPED:
        yield from quiet(graph, told, segment)
    if (
        finding.rule == STOPPED[1]
        and len(told) < FEW
        and not is_slip(graph, segment)
        and any(is_absent(graph, i) for i in told)
    ):
        yield "unreached" if any(is_unreached(graph, i) for i in told) else "absent"
    if finding.rule == STOPPED[1] and s.label is Label.INTERPRETATION:
        yield from (name for name, holds in _VIEWS.items() if holds(graph.text(segment)))
    if finding.rule == STOPPED[1] and s.label is Label.INTERPRETATION and proposes(graph.text(segment)):
        yield "proposal"
    own = tuple(aspects(graph, segment))
    explained = any(norms_of(graph, i) & _EXPLAINING for i in told)
    unfit = {"works"} if explained else set()
    if not _PROPOSED.search(graph.text(segment)):
        unfit.add("option")  # a forecast beside a favour that is asked
    yield from (a for a in own if a not in LIGHT and a not in unfit)
    log = finding.rule in STOPPED and is_log(graph, told, segment)
    set_up = finding.rule in STOPPED and any(is_setup(graph, told, i) for i in (told if log else (segment,)))
    if log and not set_up:
        yield "log"
    if set_up:
        yield "own-sent" if is_mailed(graph, told) else "setup"
    yield from (a for a in own if a in LIGHT)
    if s.label is Label.INTERPRETATION and (is_ought(graph.text(segment)) or _TOLD_BY.search(graph.text(segment))):
        return
    if finding.rule == STOPPED[1] and s.label is Label.INTERPRETATION and not _is_view(graph, segment):
        return
    if s.kind is Kind.LESSON:
        yield "lesson"
        return
    if s.kind is Kind.OBSERVED and not is_seen(graph, segment):
        return
    if finding.rule in STOPPED and s.confidence >= SURE and is_checked(graph, segment):
        yield "checked"
    named = s.label is Label.ACTION or (
        s.confidence >= SURE and (s.label is Label.FACT or is_hedged(graph.text(segment)))
    )
    if named and not (s.kind is Kind.HOPE and _DOES.search(graph.text(segment))):
        yield kind_of(graph, segment)
    if s.label is not Label.INTERPRETATION or not is_attitude(graph, segment):
        yield s.label


def _is_view(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a line may be called the writer's view: it says so, or it is surely one."""
    return is_marked(graph.text(segment)) or is_reading(graph, segment)


def _unread(graph: ArgumentGraph, finding: Finding) -> bool:
    """Whether a thread holds no reading, not even the check of an earlier one."""
    return not any(is_stance(graph, i) or verdict(graph, i) for i in thread_of(graph, finding))


def _is_dated(graph: ArgumentGraph, segment: int) -> bool:
    """Whether an act names its day: in a memo a plan, whatever its verb (金曜に案内)."""
    s = graph.segments[segment]
    return s.label is Label.ACTION and any(s.start <= d.start < s.end for d in graph.reading.dates)


def unsure(graph: ArgumentGraph, finding: Finding, segment: int | None, catalogue: Catalogue) -> tuple[str, ...] | None:
    """Where the label itself was uncertain: a question about what was meant, instead of an assertion."""
    if segment is None or finding.rule not in _LABEL_RULES:
        return None
    s = graph.segments[segment]
    sure = UNSURE_FACT if s.label is Label.FACT else UNSURE
    if s.runner_up is None or s.confidence >= sure or s.runner_up[0] is Label.OTHER:
        return None
    if "「" in graph.text(segment) or hearsay(graph.text(segment)) or is_hedged(graph.text(segment)):
        return None  # whose words these are is told
    if s.label is Label.INTERPRETATION and is_certain(graph, segment):
        return None  # a conviction is a view
    either = {s.label, s.runner_up[0]}
    if either == {Label.FACT, Label.ACTION} and (is_past(graph.text(segment)) or _is_dated(graph, segment)):
        return None
    return catalogue.common.get(f"unsure_{'_'.join(sorted(either))}")
