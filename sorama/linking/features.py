"""The named features by which the linker weighs a premise for a claim: order, connectives, sections, shared content.

Each function names what holds in one respect and depends on nothing but its few small arguments, so that a model weighs what it has met
before only once (`sorama.linker.Weights`). What the arguments are in a report is found by `sorama.linking.view`.
"""

# ruff: noqa: FBT001, PLR0917 - the arguments come as one key
from __future__ import annotations

from collections.abc import Callable
from typing import Any

Names = Callable[..., tuple[str, ...]]  # what holds in one respect
Evidence = list[tuple[Names, tuple[Any, ...], float]]  # names, their arguments, and how much they hold

_ROLES = frozenset(
    ("mind", "odds", "needs", "rival", "besides", "self", "must", "cause", "sweeping", "said", "figure", "errand")
)
MANNER = frozenset(("said", "figure", "asks"))
KINDS = MANNER | {"errand"}
_TELLING = frozenset(("said", "figure", "asks", "idle", "errand"))
ALIKE = ("another thing", "alike")  # the action before, by whether it shares content


def both(pair: str, name: str) -> tuple[str, ...]:
    """A feature of any pair, and of this kind of pair."""
    return name, f"{pair} {name}"


def _each(pair: str, names: list[str]) -> tuple[str, ...]:
    return (*names, *[f"{pair} {name}" for name in names])


# --- the first premise ---


def back(
    pair: str,
    gap: int,
    readings: int,
    actions: int,
    used: bool,
    nearest: bool,
    nearest_unused: bool,
    idle: bool,
    bare: str,
    opens: str,
) -> tuple[str, ...]:
    """A premise before its claim: distance, what lies between, and what is decided already."""
    names = [f"back {gap}", f"between I{readings} A{actions}", "used" if used else "unused"]
    if nearest:
        names.append("nearest of its label")
    if nearest_unused:
        names.append("nearest unused of its label")
    if gap > 1 and not readings and not actions:
        names.append("facts only between")
    if idle:
        names.append("idle")
    if bare:
        names += ["bare", bare] if bare != "bare" else [bare]
    if opens:
        names += ["opens the thread", opens] if opens != "opens the thread" else [opens]
    return (pair, *_each(pair, names))


def ahead(pair: str, gap: int, first_claim: bool, facts_only: bool, then: str) -> tuple[str, ...]:
    """A premise told after its claim."""
    names = [f"ahead {gap}", f"ahead, {'first' if first_claim else 'later'} claim", f"ahead, then {then}"]
    if facts_only:
        names.append("ahead, facts only between")
    return (pair, *_each(pair, names))


def near(gap: int) -> str:
    """Distance in a word."""
    return "next" if gap == 1 else "far" if gap > 1 else "ahead"


def connectives(
    where: str,
    claim_head: str,
    premise_head: str,
    premise_tail: str,
    claim_tail: str,
    same_sentence: bool,
    because: bool,
    arrow: bool,
    between: frozenset[str],
    asked: str,
    besides: bool,
) -> tuple[str, ...]:
    """Connectives at both ends and between them, a request and its answer."""
    names = [f"{head} between" for head in sorted(between)]
    if claim_head:
        names.append(f"claim opens with {claim_head}, {where}")
    if premise_head:
        names.append(f"premise opens with {premise_head}, {where}")
    if arrow:
        names.append(f"claim opens with arrow, {where}")
    if premise_tail and where != "ahead":
        names.append(f"premise closes with {premise_tail}, {where}{', same sentence' if same_sentence else ''}")
    if because and where == "ahead":
        names.append("premise is a reason given after")
    if claim_tail and where == "ahead":
        names.append(f"claim closes with {claim_tail}, ahead")
    if asked:
        names.append(f"request answered, {where}")
        if asked == "as asked":
            names.append("request answered, as asked")
    if besides:
        names.append(f"besides, {where}")
    return tuple(names)


def claim_kinds(sign: str, flags: frozenset[str]) -> tuple[str, ...]:
    """What kind of claim it is."""
    return tuple(f"{sign} for claim {flag}" for flag in sorted(flags))


def premise_kinds(pair: str, flags: frozenset[str]) -> tuple[str, ...]:
    """What kind of premise it is."""
    return tuple(f"{pair} premise {flag}" for flag in sorted(flags & _ROLES))


def place(pair: str, gap_inside: int, same_line: bool, sections: int, doubt: str, ground: str) -> tuple[str, ...]:
    """Sentence, line and section of both ends; a doubtful label; a ground that an action before has had."""
    if gap_inside:
        names = [f"same sentence, gap {gap_inside}"]
    else:
        names = ["same line" if same_line else f"{sections} sections apart" if sections else "same section"]
    if doubt:
        names.append(f"{pair} premise maybe {doubt}")
    if ground:
        names.append(f"{pair} ground of the action before, {ground}")
    return tuple(names)


def lists(in_lists: str, equal: str, step: str) -> tuple[str, ...]:
    """Lists that answer to one another, item by item and in their order."""
    names = [f"place in lists {in_lists}"] if in_lists else []
    if equal:
        names.append(f"equal lists, {equal} place")
    if step:
        names.append(f"{step} the premises of the item before")
    return tuple(names)


def content(pair: str, shares: str, behind: bool, topic: bool, unrivalled: bool) -> tuple[str, ...]:
    """Shared content, alone, against the other candidates, and against other claims."""
    names: list[str] = {
        "": [],
        "most": ["shares some", "shares most"],
        "some": ["shares some"],
        "another": ["another shares"],
        "nothing, next": ["nothing shared, next"],
    }[shares]
    if behind:
        names.append("its ground shares some")
    if topic:
        names.append("same topic")
    if unrivalled:
        names.append("no claim shares more")
    return _each(pair, names)


# --- none ---


def none_after(
    sign: str,
    last: str,
    bare: bool,
    used: bool,
    same_sentence: bool,
    tail: str,
    new_line: bool,
    new_section: bool,
    flags: frozenset[str],
) -> tuple[str, ...]:
    """… after what stands before it."""
    names = [sign, f"after {last or 'nothing'}"]
    if bare:
        names.append("after a bare claim")
    if used:
        names.append("after a used premise")
    if same_sentence:
        names.append(f"same sentence, closes with {tail}" if tail else "same sentence")
    if new_line:
        names.append("new line")
    if new_section:
        names.append("new section")
    if last == "F":
        names += [f"after a fact {flag}" for flag in sorted(flags & _TELLING)]
        if not flags & MANNER:
            names.append("after a plain fact")
    return _none(sign, names)


def none_claim(sign: str, head: str, doubt: str, size: int, listed: bool) -> tuple[str, ...]:
    """… by how it opens and stands."""
    names = [f"size {size}"]
    if head:
        names.append(f"opens with {head}")
    if doubt:
        names.append(f"maybe {doubt}")
    if listed:
        names.append("goes on a list")
    return _none(sign, names)


def none_kinds(sign: str, flags: frozenset[str], last: str) -> tuple[str, ...]:
    """… by the kind of claim."""
    names = [f"claim {flag}" for flag in sorted(flags)]
    if "person" in flags and "guess" not in flags:
        names.append("person, flatly")
    if "sweeping" in flags and "guess" not in flags:
        names.append("sweeping, flatly")
    if flags & {"mind", "person"} and not flags & {"guess", "must"}:
        names += ["of a mind, flatly", f"of a mind, flatly, after {last or 'nothing'}"]
    return _none(sign, names)


def none_around(
    sign: str, facts: int, readings: int, any_reading: bool, facts_before: str, last: str, follower: str, before: str
) -> tuple[str, ...]:
    """… by what there is before and after: unused facts and readings, telling ones, an action before."""
    names = [f"{facts} unused facts", f"{readings} unused readings", f"between {last or 'nothing'} and {follower}"]
    if not any_reading:
        names.append("no reading before")
    if facts_before:
        names.append(facts_before)
    if follower == "end":
        names.append("ends the thread")
    if before:
        names += [f"an action before, {before}", f"an action before, {before}, then {follower}"]
    return _none(sign, names)


def none_content(sign: str, topic: str, person: bool, new_matter: bool, shared: bool) -> tuple[str, ...]:
    """… by what it is about."""
    names = [topic] if topic else []
    if topic == "new topic" and person:
        names.append("new topic, person")
    if new_matter:
        names.append("new matter")
    if not shared:
        names.append("nothing shared")
    return _none(sign, names)


def _none(sign: str, names: list[str]) -> tuple[str, ...]:
    return tuple(f"none, {sign}: {name}" for name in names)


def most_shared() -> tuple[str, ...]:
    """… by the most content that a candidate shares with it."""
    return ("none: most shared",)


# --- further premises ---


def more_place(
    first: str, pair: str, gap: int, facts_only: bool, used: bool, opens: bool, where: str
) -> tuple[str, ...]:
    """A further premise: where it stands beside the first one, and what is decided already."""
    names = [
        f"gap {gap}",
        "used" if used else "unused",
        "facts only between" if facts_only else "others between",
    ]
    if facts_only and not used and gap == 1:
        names.append("unused neighbour")
    if opens:
        names.append("opens the thread")
    if where:
        names.append(where)
    return (f"more {first}{pair}", f"more {first}{pair} gap {gap}", *_more(pair, names))


def more_around(pair: str, unused: int, listed: int, claim_head: str, claim_size: int) -> tuple[str, ...]:
    """… by what claims it stands among, and how the claim opens."""
    names = [f"list of {listed} claims", f"{unused} unused facts", f"claim size {claim_size}"]
    if claim_head:
        names.append(f"claim opens with {claim_head}")
    return _more(pair, names)


def more_words(
    pair: str, size: int, premise_head: str, premise_tail: str, first_head: str, first_tail: str
) -> tuple[str, ...]:
    """… by its size and the connectives of both premises."""
    names = [f"size {size}"]
    names += [f"{who} opens with {head}" for who, head in (("premise", premise_head), ("first", first_head)) if head]
    names += [f"{who} closes with {tail}" for who, tail in (("premise", premise_tail), ("first", first_tail)) if tail]
    return _more(pair, names)


def more_kinds(pair: str, flags: frozenset[str], first: frozenset[str], covers: bool) -> tuple[str, ...]:
    """… by the kinds of both premises, and whether it covers more of the claim."""
    manner = sorted(flags & MANNER)
    names = manner + [f"both {flag}" for flag in manner if flag in first] if manner else ["plain"]
    if "errand" in flags:
        names.append("errand")
    if covers:
        names.append("covers more")
    return _more(pair, names)


def more(pair: str, name: str) -> tuple[str, ...]:
    """… by how much it shares."""
    return (f"more {pair} {name}",)


def _more(pair: str, names: list[str]) -> tuple[str, ...]:
    return tuple(f"more {pair} {name}" for name in names)
