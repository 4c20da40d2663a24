"""The named features by which the linker weighs a premise for a claim: order, connectives, sections, shared content.

Most features are 1 where they hold. What was decided for earlier claims of the thread is part of the picture (:class:`State`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sorama.linking.connectives import LIGHT, nodes_by_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sorama.linking.connectives import Node
    from sorama.model import Report, Segment

BACK = 8  # how many segments of the thread are looked back on for premises
AHEAD = 2  # how many segments after the claim may be its reason
BESIDE = 4  # how far apart premises of one claim may stand
_MANNER = frozenset(("said", "figure", "asks"))
_ROLES = frozenset(
    ("mind", "odds", "needs", "rival", "besides", "self", "must", "cause", "sweeping", "said", "figure", "errand")
)
_TELLING = frozenset(("said", "figure", "asks", "idle", "errand"))

Features = dict[str, float]


@dataclass(slots=True)
class State:
    """What is decided so far in one thread."""

    used: set[int] = field(default_factory=set)  # places of segments that support a claim
    grounds: dict[int, list[Node]] = field(default_factory=dict)  # place of a claim → its premises
    chosen: list[Node] = field(default_factory=list)  # premises of the claim at hand, the first one first

    def settle(self, claim: Node) -> None:
        """Go on to the next claim."""
        self.used.update(premise.place for premise in self.chosen)
        self.grounds[claim.place] = self.chosen
        self.chosen = []

    def bare(self, node: Node) -> bool:
        """A claim that was read and found without support."""
        return self.grounds.get(node.place) == []


def threads_of(report: Report, segments: Iterable[Segment]) -> Iterator[ThreadView]:
    """The threads of a report, ready for linking."""
    threads = nodes_by_thread(report, segments)
    spread = Counter(term for nodes in threads for node in nodes for term in node.terms)
    for nodes in threads:
        yield ThreadView(nodes, spread, Counter(node.run for node in nodes))


@dataclass(frozen=True, slots=True)
class ThreadView:
    """The nodes of a thread, and what is rare in the report."""

    nodes: Sequence[Node]
    spread: Mapping[str, int]  # term → number of segments of the report that hold it
    runs: Mapping[int, int]  # run → its length
    memo: dict[tuple[int, int], float] = field(default_factory=dict)  # pair of places → shared content
    best: dict[tuple[int, str], list[tuple[float, int]]] = field(
        default_factory=dict
    )  # place, what for → the two best matches

    def claims(self) -> Iterator[Node]:
        """The segments that may be supported."""
        return (node for node in self.nodes if node.sign in "IA")

    def candidates(self, claim: Node) -> list[Node]:
        """Possible premises: backwards from the claim, then a few facts after it."""
        here = claim.place
        before = self.nodes[max(0, here - BACK) : here]
        after = self.nodes[here + 1 : here + 1 + AHEAD]
        return [n for n in reversed(before) if n.sign in "FI"] + [n for n in after if n.sign == "F"]

    def shared(self, a: Node, b: Node) -> float:
        """How much content two segments share; a term that stands everywhere counts little."""
        key = (a.place, b.place) if a.place < b.place else (b.place, a.place)
        found = self.memo.get(key)
        if found is None:
            spread = self.spread
            found = sum([(0.5 if t[0] == LIGHT else 1.0) / max(1, spread[t] - 1) for t in a.terms & b.terms])
            self.memo[key] = found
        return found

    def closest(self, claim: Node, candidates: Sequence[Node], apart_from: Node) -> float:
        """The most content that another candidate of the same label shares with the claim."""
        key = (claim.place, "to " + apart_from.sign)
        found = self.best.get(key)
        if found is None:
            shares = [(self.shared(n, claim), n.place) for n in candidates if n.sign == apart_from.sign]
            found = self.best[key] = sorted(shares, reverse=True)[:2]
        return next((share for share, place in found if place != apart_from.place), 0.0)

    def behind(self, premise: Node, claim: Node, state: State) -> float:
        """Content shared with the premise's own premises."""
        return max([self.shared(n, claim) for n in state.grounds.get(premise.place, ()) if n is not claim], default=0.0)

    def rival(self, premise: Node, claim: Node) -> float:
        """The most content that the premise shares with another claim of the same label."""
        key = (premise.place, claim.sign)
        found = self.best.get(key)
        if found is None:
            room = self.nodes[max(0, premise.place - 1) : premise.place + 1 + BACK]
            shares = [(self.shared(premise, n), n.place) for n in room if n.sign == claim.sign and n is not premise]
            found = self.best[key] = sorted(shares, reverse=True)[:2]
        return next((share for share, place in found if place != claim.place), 0.0)

    def action_before(self, claim: Node) -> Node | None:
        """The action before another action."""
        before = self.nodes[max(0, claim.place - BACK) : claim.place] if claim.sign == "A" else ()
        return next((n for n in reversed(before) if n.sign == "A"), None)

    # --- the first premise, or none ---

    def of_none(self, claim: Node, candidates: Sequence[Node], state: State) -> Features:
        """Features of the case that nothing supports the claim."""
        names = [f"{claim.sign}"]
        last = self.nodes[claim.place - 1] if claim.place else None
        names.append(f"after {last.sign if last else 'nothing'}")
        if last:
            if state.bare(last):
                names.append("after a bare claim")
            if last.place in state.used:
                names.append("after a used premise")
            if last.sentence == claim.sentence:
                names.append(f"same sentence, closes with {last.tail}" if last.tail else "same sentence")
            if last.line != claim.line:
                names.append("new line")
            if last.block != claim.block:
                names.append("new section")
        if claim.head:
            names.append(f"opens with {claim.head}")
        if claim.doubt:
            names.append(f"maybe {claim.doubt}")
        names += [f"claim {flag}" for flag in claim.flags]
        if "person" in claim.flags and "guess" not in claim.flags:
            names.append("person, flatly")
        before = [n for n in candidates if n.place < claim.place]
        names.append(f"{min(2, sum(n.sign == 'F' and n.place not in state.used for n in before))} unused facts")
        names.append(f"{min(2, sum(n.sign == 'I' and n.place not in state.used for n in before))} unused readings")
        if not any(n.sign == "I" for n in before):
            names.append("no reading before")
        if not any(n.sign == "F" for n in before):
            names.append("no fact before")
        elif all("idle" in n.flags or ("errand" in n.flags and not n.flags & _MANNER) for n in before if n.sign == "F"):
            names.append("no telling fact before")
        if claim.place == len(self.nodes) - 1:
            names.append("ends the thread")
        follower = self.nodes[claim.place + 1].sign if claim.place + 1 < len(self.nodes) else "end"
        names.append(f"between {last.sign if last else 'nothing'} and {follower}")
        if not claim.topic:
            names.append("no topic")
        elif not any(claim.topic & n.terms for n in before):
            names.append("new topic")
            if "person" in claim.flags:
                names.append("new topic, person")
        if claim.matters and not any(claim.matters & n.matters for n in before if n.sign == "F"):
            names.append("new matter")
        if "sweeping" in claim.flags and "guess" not in claim.flags:
            names.append("sweeping, flatly")
        if claim.flags & {"mind", "person"} and not claim.flags & {"guess", "must"}:
            names.append("of a mind, flatly")
            names.append(f"of a mind, flatly, after {last.sign if last else 'nothing'}")
        if last and last.sign == "F":
            names += [f"after a fact {flag}" for flag in last.flags & _TELLING]
            if not last.flags & _MANNER:
                names.append("after a plain fact")
        earlier = self.action_before(claim)
        if earlier:
            alike = "alike" if self.shared(earlier, claim) else "another thing"
            names += [f"an action before, {alike}", f"an action before, {alike}, then {follower}"]
        if claim.run_place:
            names.append("goes on a list")
        names.append(f"size {min(claim.size // 12, 4)}")
        best = max([max(self.shared(n, claim), self.behind(n, claim, state)) for n in before], default=0.0)
        if not best:
            names.append("nothing shared")
        found = {f"none, {claim.sign}: {name}": 1.0 for name in names}
        found["none: most shared"] = min(best, 3.0)
        return found

    def of_first(self, premise: Node, claim: Node, candidates: Sequence[Node], state: State) -> Features:
        """Features of a premise as the first or only one."""
        pair = premise.sign + claim.sign
        gap = claim.place - premise.place
        found = {pair: 1.0}
        for name in self._order(premise, claim, gap, state):
            found[name] = found[f"{pair} {name}"] = 1.0
        for name in self._signs(premise, claim, gap):
            found[name] = 1.0
        earlier = self.action_before(claim)
        if earlier and premise in state.grounds.get(earlier.place, ()):
            found[
                f"{pair} ground of the action before, {'alike' if self.shared(earlier, claim) else 'another thing'}"
            ] = 1.0
        if premise.doubt:
            found[f"{pair} premise maybe {premise.doubt}"] = 1.0
        for name in self._section(premise, claim, gap):
            found[name] = 1.0
        for name in self._lists(premise, claim, gap, state):
            found[name] = 1.0
        for name, value in self._content(premise, claim, gap, candidates, state):
            found[name] = found[f"{pair} {name}"] = value
        return found

    def _order(self, premise: Node, claim: Node, gap: int, state: State) -> Iterator[str]:
        """Distance, what lies between, and what is decided already."""
        if gap < 0:
            yield f"ahead {-gap}"
            yield f"ahead, {'later claim' if state.used else 'first claim'}"
            if all(n.sign == "F" for n in self.nodes[claim.place + 1 : premise.place]):
                yield "ahead, facts only between"
            following = self.nodes[premise.place + 1 : premise.place + 2]
            yield f"ahead, then {following[0].sign if following else 'end'}"
            return
        yield f"back {min(gap, 6)}"
        between = self.nodes[premise.place + 1 : claim.place]
        signs = "".join([n.sign for n in between])
        yield f"between I{min(signs.count('I'), 2)} A{min(signs.count('A'), 1)}"
        used = premise.place in state.used
        yield "used" if used else "unused"
        if premise.sign not in signs:
            yield "nearest of its label"
        if not used and not any(n.sign == premise.sign and n.place not in state.used for n in between):
            yield "nearest unused of its label"
        if signs and set(signs) == {"F"}:
            yield "facts only between"
        if premise.sign == "F" and "idle" in premise.flags:
            yield "idle"
        if state.bare(premise):
            yield "bare"
            if any(
                n.sign == "I" and state.grounds.get(n.place)
                for n in self.nodes[max(0, claim.place - BACK) : claim.place]
            ):
                yield "bare, another is not"
        if premise.place == 0:
            yield "opens the thread"
            if "errand" in premise.flags and len(self.nodes) > 2:
                yield "opens with an errand"

    def _signs(self, premise: Node, claim: Node, gap: int) -> Iterator[str]:
        """Connectives, scope breaks, and the kinds of both ends."""
        near = "next" if gap == 1 else "far" if gap > 1 else "ahead"
        if claim.head:
            yield f"claim opens with {claim.head}, {near}"
        if premise.head:
            yield f"premise opens with {premise.head}, {near}"
        if "arrow" in claim.flags:
            yield f"claim opens with arrow, {near}"
        if premise.tail and gap > 0:
            yield f"premise closes with {premise.tail}, {near}{', same sentence' if premise.sentence == claim.sentence else ''}"
        if gap < 0 and premise.because:
            yield "premise is a reason given after"
        if gap < 0 and claim.tail:
            yield f"claim closes with {claim.tail}, ahead"
        if gap > 1:
            yield from {
                f"{n.head} between"
                for n in self.nodes[premise.place + 1 : claim.place]
                if n.head in ("contrast", "aside", "add")
            }
        if "asks" in premise.flags and claim.sign == "A":
            yield f"request answered, {near}"
            if "as asked" in claim.flags:
                yield "request answered, as asked"
        for flag in claim.flags:
            yield f"{premise.sign} for claim {flag}"
        pair = premise.sign + claim.sign
        for flag in premise.flags & _ROLES:
            yield f"{pair} premise {flag}"
        if "besides" in claim.flags:
            yield f"besides, {near}"

    def _section(self, premise: Node, claim: Node, gap: int) -> Iterator[str]:
        """Sentence, line, section, and lists that answer to one another item by item."""
        if premise.sentence == claim.sentence:
            yield f"same sentence, gap {min(abs(gap), 3)}"
        elif premise.line == claim.line:
            yield "same line"
        elif premise.block == claim.block:
            yield "same section"
        else:
            yield f"{min(claim.block - premise.block, 2)} sections apart"

    def _lists(self, premise: Node, claim: Node, gap: int, state: State) -> Iterator[str]:
        """Lists that answer to one another, item by item and in their order."""
        mine, other = self.runs[claim.run], self.runs[premise.run]
        if gap > 0 and premise.run != claim.run and mine + other > 2:
            apart = (premise.run_place + 0.5) / other - (claim.run_place + 0.5) / mine
            yield f"place in lists {'even' if abs(apart) < 0.2 else 'earlier' if apart < 0 else 'later'}"
            if mine == other:
                yield f"equal lists, {'same' if premise.run_place == claim.run_place else 'other'} place"
        if claim.run_place:
            before = [n.place for n in state.grounds.get(claim.place - 1, ())]
            if before:
                step = premise.place - max(before)
                yield f"{'follows' if step == 1 else 'well after' if step > 1 else 'among' if premise.place in before else 'before'} the premises of the item before"

    def _content(
        self, premise: Node, claim: Node, gap: int, candidates: Sequence[Node], state: State
    ) -> Iterator[tuple[str, float]]:
        """Shared content, alone, against the other candidates, and against other claims."""
        share = self.shared(premise, claim)
        best = self.closest(claim, candidates, premise)
        if share:
            yield "shares content", min(share, 3.0)
            yield "shares some", 1.0
            if share > best:
                yield "shares most", 1.0
                yield "shares more by", min(share - best, 2.0)
        elif best:
            yield "another shares", 1.0
            yield "another shares by", min(best, 2.0)
        elif gap == 1:
            yield "nothing shared, next", 1.0
        behind = self.behind(premise, claim, state)
        if behind:
            yield "its ground shares", min(behind, 2.0)
            yield "its ground shares some", 1.0
        if premise.topic & claim.topic:
            yield "same topic", 1.0
        rival = self.rival(premise, claim)
        if rival > share:
            yield "another claim shares more by", min(rival - share, 2.0)
        elif share > rival:
            yield "no claim shares more", 1.0

    # --- further premises ---

    def of_more(self, premise: Node, claim: Node, state: State) -> Features:
        """Features of a further premise beside the first one."""
        first = state.chosen[0]
        pair, three = premise.sign + claim.sign, first.sign + premise.sign + claim.sign
        gap = first.place - premise.place
        low, high = sorted((first.place, premise.place))
        facts_only = all(n.sign == "F" for n in self.nodes[low + 1 : high])
        used = premise.place in state.used
        names = [
            f"gap {max(-3, min(4, gap))}",
            "used" if used else "unused",
            "facts only between" if facts_only else "others between",
        ]
        if facts_only and not used and gap == 1:
            names.append("unused neighbour")
        if premise.place == 0:
            names.append("opens the thread")
        if "errand" in premise.flags:
            names.append("errand")
        names += [f"{flag}" for flag in premise.flags & _MANNER] + [
            f"both {flag}" for flag in premise.flags & first.flags & _MANNER
        ]
        if not premise.flags & _MANNER:
            names.append("plain")
        names.append(f"size {min(premise.size // 12, 3)}")
        if premise.sentence == first.sentence:
            names.append("same sentence")
        elif premise.line == first.line:
            names.append("same line")
        elif premise.block != first.block:
            names.append("other section")
        names += [
            f"{who} opens with {n.head}"
            for who, n in (("premise", premise), ("first", first), ("claim", claim))
            if n.head
        ]
        names += [f"{who} closes with {n.tail}" for who, n in (("premise", premise), ("first", first)) if n.tail]
        names.append(f"claim size {min(claim.size // 12, 4)}")
        names.append(f"list of {min(self.runs[claim.run], 3)} claims")
        unused = sum(
            n.sign == "F" and n.place not in state.used for n in self.nodes[max(0, claim.place - BACK) : claim.place]
        )
        names.append(f"{min(unused, 5)} unused facts")
        if len(state.chosen) > 1:
            names.append("third")
        if any(n.place == premise.place + 1 for n in state.chosen[1:]):
            names.append("chain")
        found = {f"more {three}": 1.0, f"more {three} gap {max(-3, min(4, gap))}": 1.0}
        for name in names:
            found[f"more {pair} {name}"] = 1.0
        share, rival, close = self.shared(premise, claim), self.rival(premise, claim), self.shared(premise, first)
        for name, value in (("shares", share), ("rival shares more by", rival - share), ("shares with first", close)):
            if value > 0:
                found[f"more {pair} {name}"] = min(value, 2.0)
        if (premise.terms - first.terms) & claim.terms:
            found[f"more {pair} covers more"] = 1.0
        return found
