"""A thread as the linker sees it: who may support whom, what they share, and the evidence for each decision.

What was decided for earlier claims of the thread is part of the picture (:class:`State`). Candidates stand in a window, so that the work is
linear in the number of segments.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sorama.linking import features
from sorama.linking.connectives import LIGHT, nodes_by_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sorama.linking.connectives import Node
    from sorama.linking.features import Evidence
    from sorama.model import Segment
    from sorama.report import Report

BACK = 8  # how many segments of the thread are looked back on for premises
AHEAD = 2  # how many segments after the claim may be its reason
BESIDE = 4  # how far apart premises of one claim may stand
REACH = 2 * BACK  # how far apart segments are compared: a claim and the premises of its premises
_PARTING = frozenset(("contrast", "aside", "add"))
_SPEAKING = frozenset(("arrow", "besides"))
_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class State:
    """What is decided so far in one thread."""

    used: set[int] = field(default_factory=set)  # places of segments that support a claim
    grounds: dict[int, list[Node]] = field(default_factory=dict)  # place of a claim → its premises
    chosen: list[Node] = field(default_factory=list)  # premises of the claim at hand, the first one first

    def settle(self, claim: Node) -> None:
        """Go on to the next claim."""
        self.used.update([premise.place for premise in self.chosen])
        self.grounds[claim.place] = self.chosen
        self.chosen = []

    def bare(self, node: Node) -> bool:
        """A claim that was read and found without support."""
        return self.grounds.get(node.place) == []


@dataclass(frozen=True, slots=True)
class ThreadView:
    """The nodes of a thread, how much content they share, and how long their lists are."""

    nodes: Sequence[Node]
    signs: str  # of the nodes, one letter each
    shared: Sequence[Mapping[int, float]]  # by place: place of another node → content shared with it
    runs: Mapping[int, int]  # run → its length

    def claims(self) -> Iterator[Node]:
        """The segments that may be supported."""
        return (node for node in self.nodes if node.sign in "IA")


def threads_of(report: Report, segments: Iterable[Segment]) -> Iterator[ThreadView]:
    """The threads of a report, ready for linking."""
    threads = nodes_by_thread(report, segments)
    spread = Counter([term for nodes in threads for node in nodes for term in node.terms])
    often = sorted([(count, term) for term, count in spread.items() if count > 1])
    weights = {term: (0.5 if term[0] == LIGHT else 1.0) / (count - 1) for count, term in often}
    for nodes in threads:
        signs = "".join([node.sign for node in nodes])
        yield ThreadView(nodes, signs, _shared(nodes, weights), Counter([node.run for node in nodes]))


def _shared(nodes: Sequence[Node], weights: Mapping[str, float]) -> Sequence[Mapping[int, float]]:
    """How much content neighbours share; a term that stands everywhere in the report counts little."""
    places: dict[str, list[int]] = {term: [] for term in weights}
    for node in nodes:
        for term in node.terms & weights.keys():
            places[term].append(node.place)
    found: list[dict[int, float]] = [{} for _ in nodes]
    for term, weight in weights.items():
        where = places[term]
        for i, low in enumerate(where):
            for j in range(i + 1, len(where)):
                high = where[j]
                if high - low > REACH:
                    break
                found[low][high] = found[high][low] = found[low].get(high, 0.0) + weight
    return found


class Question:
    """Which premises does this claim have? The evidence, option by option."""

    __slots__ = ("_shared", "_speaks", "_unused", "action", "candidates", "claim", "state", "view")

    def __init__(self, view: ThreadView, claim: Node, state: State) -> None:
        nodes, here = view.nodes, claim.place
        before, after = nodes[max(0, here - BACK) : here], nodes[here + 1 : here + 1 + AHEAD]
        self.view, self.claim, self.state = view, claim, state
        self.candidates = [n for n in reversed(before) if n.sign != "A"] + [n for n in after if n.sign == "F"]
        self.action = next((n for n in reversed(before) if n.sign == "A"), None) if claim.sign == "A" else None
        self._shared = view.shared[here]
        self._speaks = claim.head or claim.tail or not claim.flags.isdisjoint(_SPEAKING)
        self._unused = min(sum([n.sign == "F" and n.place not in state.used for n in before]), 5)  # facts

    def none(self) -> Evidence:
        """For no premise at all."""
        claim, state, nodes, shared = self.claim, self.state, self.view.nodes, self._shared
        sign, here = claim.sign, claim.place
        before = [n for n in self.candidates if n.place < here]
        facts, readings = [n for n in before if n.sign == "F"], [n for n in before if n.sign == "I"]
        used = state.used
        follower = nodes[here + 1].sign if here + 1 < len(nodes) else "end"
        if here:
            last = nodes[here - 1]
            after = (
                last.sign,
                state.bare(last),
                here - 1 in used,
                last.sentence == claim.sentence,
                last.tail,
                last.line != claim.line,
                last.block != claim.block,
                last.flags if last.sign == "F" else _NONE,
            )
        else:
            after = ("", False, False, False, "", False, False, _NONE)
        if not claim.topic:
            topic = "no topic"
        else:
            topic = "" if any(not claim.topic.isdisjoint(n.terms) for n in before) else "new topic"
        telling = not facts or any(
            "idle" not in n.flags and ("errand" not in n.flags or not n.flags.isdisjoint(features.MANNER))
            for n in facts
        )
        around = (
            min(2, sum([n.place not in used for n in facts])),
            min(2, sum([n.place not in used for n in readings])),
            bool(readings),
            "no fact before" if not facts else "" if telling else "no telling fact before",
            after[0],
            follower,
            features.ALIKE[self.action.place in shared] if self.action else "",
        )
        new_matter = bool(claim.matters) and all(claim.matters.isdisjoint(n.matters) for n in facts)
        most = max([max(shared.get(n.place, 0.0), self._behind(n)) for n in before], default=0.0) if shared else 0.0
        return [
            (features.none_after, (sign, *after), 1.0),
            (features.none_claim, (sign, claim.head, claim.doubt, min(claim.size // 12, 4), claim.run_place > 0), 1.0),
            (features.none_kinds, (sign, claim.flags, after[0]), 1.0),
            (features.none_around, (sign, *around), 1.0),
            (features.none_content, (sign, topic, "person" in claim.flags, new_matter, most > 0), 1.0),
            (features.most_shared, (), min(most, 3.0)),
        ]

    def firsts(self) -> list[Evidence]:
        """For each candidate as the first or only premise: backwards from the claim, then those after it."""
        found = self._backwards()
        for premise in self.candidates[len(found) :]:
            gap, nodes = self.claim.place - premise.place, self.view.nodes
            facts_only = not self.view.signs[self.claim.place + 1 : premise.place].strip("F")
            then = nodes[premise.place + 1].sign if premise.place + 1 < len(nodes) else "end"
            order = (premise.sign + self.claim.sign, -gap, not self.state.used, facts_only, then)
            found.append([(features.ahead, order, 1.0), *self._pair(premise, gap, _NONE)])
        return found

    def _backwards(self) -> list[Evidence]:
        """The candidates before the claim; what lies between grows with each step."""
        claim, used, bare_name = self.claim, self.state.used, ""
        found: list[Evidence] = []
        signs, unused, parting = {"F": 0, "I": 0, "A": 0}, {"F": False, "I": False}, _NONE
        nodes, grounds = self.view.nodes, self.state.grounds
        for place in range(claim.place - 1, max(0, claim.place - BACK) - 1, -1):
            premise, gap = nodes[place], claim.place - place
            sign, flags = premise.sign, premise.flags
            if sign != "A":
                taken, bare, opens = place in used, "", ""
                if sign == "I" and grounds.get(place) == []:
                    bare_name = bare = bare_name or self._bare()
                if not place:
                    opens = "opens with an errand" if "errand" in flags and len(nodes) > 2 else "opens the thread"
                order = (
                    sign + claim.sign,
                    min(gap, 6),
                    min(signs["I"], 2),
                    min(signs["A"], 1),
                    taken,
                    not signs[sign],
                    not taken and not unused[sign],
                    sign == "F" and "idle" in flags,
                    bare,
                    opens,
                )
                found.append([(features.back, order, 1.0), *self._pair(premise, gap, parting)])
                unused[sign] = unused[sign] or not taken
            signs[sign] += 1
            if premise.head in _PARTING:
                parting |= {premise.head}
        return found

    def _bare(self) -> str:
        """How a bare reading near the claim is named: there may be a better one."""
        here, grounds = self.claim.place, self.state.grounds
        near = self.view.nodes[max(0, here - BACK) : here]
        return "bare, another is not" if any(n.sign == "I" and grounds.get(n.place) for n in near) else "bare"

    def _pair(self, premise: Node, gap: int, parting: frozenset[str]) -> Evidence:
        """What does not depend on the order alone; a respect in which nothing holds is left out."""
        claim, pair = self.claim, premise.sign + self.claim.sign
        same_sentence = premise.sentence == claim.sentence
        place = (
            pair,
            min(abs(gap), 3) if same_sentence else 0,
            premise.line == claim.line,
            min(claim.block - premise.block, 2),
            premise.doubt,
            self._ground(premise) if self.action else "",
        )
        found: Evidence = [(features.place, place, 1.0)]
        if claim.flags:
            found.append((features.claim_kinds, (premise.sign, claim.flags), 1.0))
        if premise.flags:
            found.append((features.premise_kinds, (pair, premise.flags), 1.0))
            asked = "" if claim.sign != "A" or "asks" not in premise.flags else "yes"
        else:
            asked = ""
        if self._speaks or premise.head or premise.tail or premise.because or parting or asked:
            before, flags = gap > 0, claim.flags
            connectives = (
                features.near(gap),
                claim.head,
                premise.head,
                premise.tail if before else "",
                "" if before else claim.tail,
                same_sentence,
                not before and premise.because,
                "arrow" in flags,
                parting,
                "as asked" if asked and "as asked" in flags else asked,
                "besides" in flags,
            )
            found.append((features.connectives, connectives, 1.0))
        runs = self.view.runs
        if claim.run_place or runs[claim.run] > 1 or runs[premise.run] > 1:
            found.append((features.lists, self._lists(premise, gap), 1.0))
        self._content(found, pair, premise, gap)
        return found

    def _ground(self, premise: Node) -> str:
        """Whether an action before has the premise, and is another thing."""
        action = self.action
        if action is None or premise not in self.state.grounds.get(action.place, ()):
            return ""
        return features.ALIKE[action.place in self._shared]

    def _lists(self, premise: Node, gap: int) -> tuple[str, str, str]:
        claim, runs = self.claim, self.view.runs
        in_lists = equal = step = ""
        mine, other = runs[claim.run], runs[premise.run]
        if gap > 0 and premise.run != claim.run and mine + other > 2:
            apart = (premise.run_place + 0.5) / other - (claim.run_place + 0.5) / mine
            in_lists = "even" if abs(apart) < 0.2 else "earlier" if apart < 0 else "later"
            if mine == other:
                equal = "same" if premise.run_place == claim.run_place else "other"
        if claim.run_place:
            places = [n.place for n in self.state.grounds.get(claim.place - 1, ())]
            if places:
                far = premise.place - max(places)
                within = "among" if premise.place in places else "before"
                step = "follows" if far == 1 else "well after" if far > 1 else within
        return in_lists, equal, step

    def _content(self, found: Evidence, pair: str, premise: Node, gap: int) -> None:
        """Shared content, with the amounts where there are any."""
        topic = not premise.topic.isdisjoint(self.claim.topic)
        share = self._shared.get(premise.place, 0.0)
        best = self._best(premise) if self._shared else 0.0
        behind = self._behind(premise) if self._shared else 0.0
        rival = self._rival(premise)
        if share:
            shares = "most" if share > best else "some"
        else:
            shares = "another" if best else "nothing, next" if gap == 1 else ""
        if shares or behind or topic:
            found.append((features.content, (pair, shares, behind > 0, topic, share > rival), 1.0))
        if share:
            found.append((features.both, (pair, "shares content"), min(share, 3.0)))
            if share > best:
                found.append((features.both, (pair, "shares more by"), min(share - best, 2.0)))
        elif best:
            found.append((features.both, (pair, "another shares by"), min(best, 2.0)))
        if behind:
            found.append((features.both, (pair, "its ground shares"), min(behind, 2.0)))
        if rival > share:
            found.append((features.both, (pair, "another claim shares more by"), min(rival - share, 2.0)))

    def _best(self, premise: Node) -> float:
        """The most content that another candidate of the same label shares with the claim."""
        shared = self._shared.get
        return max(
            [shared(n.place, 0.0) for n in self.candidates if n.sign == premise.sign and n is not premise], default=0.0
        )

    def _behind(self, premise: Node) -> float:
        """Content that the claim shares with the premise's own premises."""
        shared, here = self._shared.get, self.claim.place
        grounds = self.state.grounds.get(premise.place, ())
        return max([shared(n.place, 0.0) for n in grounds if n.place != here], default=0.0)

    def _rival(self, premise: Node) -> float:
        """The most content that the premise shares with another claim of the same label."""
        shared, here, sign = self.view.shared[premise.place], self.claim.place, self.claim.sign
        if not shared:
            return 0.0
        nodes, low, high = self.view.nodes, premise.place - 1, premise.place + BACK
        return max(
            [much for at, much in shared.items() if low <= at <= high and at != here and nodes[at].sign == sign],
            default=0.0,
        )

    def more(self, premise: Node) -> Evidence:
        """For a further premise beside the one that is taken to be the first."""
        claim, state = self.claim, self.state
        first, here = state.chosen[0], premise.place
        pair, gap = premise.sign + claim.sign, first.place - here
        low, high = (here, first.place) if gap > 0 else (first.place, here)
        if premise.sentence == first.sentence:
            where = "same sentence"
        elif premise.line == first.line:
            where = "same line"
        else:
            where = "" if premise.block == first.block else "other section"
        place = (
            first.sign,
            pair,
            max(-3, min(4, gap)),
            not self.view.signs[low + 1 : high].strip("F"),
            here in state.used,
            not here,
            where,
        )
        around = (
            pair,
            self._unused,
            min(self.view.runs[claim.run], 3),
            claim.head,
            min(claim.size // 12, 4),
        )
        words = (pair, min(premise.size // 12, 3), premise.head, premise.tail, first.head, first.tail)
        share, rival = self._shared.get(here, 0.0), self._rival(premise)
        close = self.view.shared[here].get(first.place, 0.0)
        covers = not claim.terms.isdisjoint(premise.terms - first.terms)
        found: Evidence = [
            (features.more_place, place, 1.0),
            (features.more_around, around, 1.0),
            (features.more_words, words, 1.0),
            (features.more_kinds, (pair, premise.flags & features.KINDS, first.flags & features.MANNER, covers), 1.0),
        ]
        if share:
            found.append((features.more, (pair, "shares"), min(share, 2.0)))
        if rival > share:
            found.append((features.more, (pair, "rival shares more by"), min(rival - share, 2.0)))
        if close:
            found.append((features.more, (pair, "shares with first"), min(close, 2.0)))
        return found
