"""Help in steps, unfolded by the reader: cue list, sentence frame with blanks, an example from another trade. It never writes the report."""

from __future__ import annotations

from collections.abc import Sequence

from sorama.coaching.catalogue import Catalogue, Wording

# A step (its name, or how it begins) → whose help answers its question. All other steps ask how a reading will be checked: the help of `step`.
_HELP = {
    "acted": "step/help-expect",
    "after-complaint": "step/help-tell",
    "board": "step/help-expect",
    "branch": "step/help-expect",
    "change": "step/help-effect",
    "change-risk": "step/help-expect",
    "confirmed": "missing-action",
    "confirmed-voice": "step/help-tell",
    "decided": "step/help-expect",
    "dropped": "missing-interpretation",
    "dropped-act": "action-without-interpretation",
    "facts": "missing-interpretation",
    "habit": "step/help-effect",
    "leap": "action-without-interpretation",
    "line": "step/help-effect",
    "line-told": "step/help-expect",
    "line-voice": "step/help-expect",
    "measured": "step/help-effect",
    "news": "missing-interpretation",
    "next-consult": "step/help-plan",
    "next-lost": "missing-action",
    "next-refused": "contact-without-purpose",
    "ought": "step/help-plan",
    "person": "step/help-expect",
    "prevent": "missing-action",
    "recheck": "step/help-plan",
    "request": "step/help-expect",
    "terms": "consultation-without-own-view",
    "unacted": "missing-action",
    "unread": "step/help-expect",
    "unread-asked": "missing-interpretation",
    "unread-complaint": "missing-interpretation",
    "unread-problem": "missing-interpretation",
    "unread-slip": "missing-interpretation",
    "unread-small": "step/help-ask",
    "way-": "step/help-expect",
    "way-fix": "step/help-effect",
    "way-habit": "step/help-effect",
    "way-dates": "missing-action",
    "way-hand": "step/help-ask",
    "way-look": "step/help-ask",
    "way-make": "step/help-tell",
    "way-paper": "step/help-tell",
    "way-meeting": "contact-without-purpose",
    "way-sample": "step/help-ask",
    "way-price": "step/help-tell",
    "weighed": "interpretation-without-fact",
    "which": "step/help-expect",
    "missing-interpretation+missing-action/log": "vague-fact",
    "missing-interpretation+missing-action/own": "vague-fact",
}


def help_for(names: Sequence[str]) -> tuple[str, ...]:
    """The names of a step with those of its help before `step`, the last resort."""
    kinds = [name.removeprefix("step/") for name in names[: 1 if names[0].startswith("step/") else 2]]
    begun = next((b for kind in kinds if (b := _longest(kind)) is not None), None)
    return tuple(names) if begun is None else (*names[:-1], _HELP[begun], names[-1])


def _longest(kind: str) -> str | None:
    return max((begin for begin in _HELP if kind.startswith(begin)), key=len, default=None)


def hints(wording: Wording, catalogue: Catalogue, text: str = "") -> tuple[str, ...]:
    """Cue list, sentence frame, an example from a trade that the report does not speak of."""
    foreign = [e for e in wording.examples if not _speaks_of(e.partition("：")[0], catalogue, text)]
    shown = foreign[:1] or wording.examples[-1:]
    told = [f"例（{trade}の場合）：{example}" for trade, _, example in (e.partition("：") for e in shown)]
    return tuple(h for h in (wording.cues, wording.frame, *told) if h)


def _speaks_of(trade: str, catalogue: Catalogue, text: str) -> bool:
    words = next((w for line in catalogue.common["trades"] if (w := line.split())[0] == trade), [trade])
    return any(word in text for word in words)
