"""What an act answers: requests, appointments, a reason of its own."""

from __future__ import annotations

from itertools import pairwise

from sorama.model import Token
from sorama.reading import wording_words as classes
from sorama.reading.clause import Clause


def is_request(c: Clause) -> bool:
    """Somebody asks us for something, or for an answer: 依頼, 〜てほしい, 〜できるかと聞かれた, 〜してくれと言われた."""
    for i, t in enumerate(c.tokens):
        if t.norm in classes.REQUESTING and not any(a.norm in ("ない", "ず", "無い") for a in c.tokens[i + 1 : i + 4]):
            return True
    for i, (a, b) in enumerate(pairwise(c.tokens)):
        if a.norm in ("聞く", "言う") and b.norm in ("れる", "られる") and _asks_before(c, i):
            return True
        if a.surface == "か" and a.pos[0] == "助詞" and b.norm in ("と", "って", "」"):
            return True
        if a.pos[5].startswith("命令形") and a.norm in ("呉れる", "下さる", "為る", "頂戴"):
            return True
        if a.norm == "て" and a.pos[1] == "接続助詞" and b.surface in ("」", "』", "と", "って", "ください"):
            return True
    return False


def is_appointment(c: Clause) -> bool:
    """A next meeting that the customer has granted: 再訪の約束をいただいた, アポを取った."""
    return c.past and bool(c.norms & {"約束", "アポ", "アポイント", "御約束"})


def _asks_before(c: Clause, i: int) -> bool:
    """Whether 聞かれる is about a question (予算を聞かれた, いつかと聞かれた) and not denied (聞かれず)."""
    return c.tokens[i].norm == "聞く" and i > 0 and not any(t.norm in ("ない", "ず") for t in c.tokens[i + 2 : i + 4])


def gives_reason(c: Clause) -> bool:
    """Whether an act carries its own reason inside (〜ため…, 〜ので…), or joins the act before (あわせて…)."""
    if any(t.norm in ("合わせる", "併せる", "併せて", "合わせて") for t in c.tokens[:1]):
        return True
    inside = c.tokens[: max(c.head, 0)]
    return any(
        (t.norm in ("ので", "から") and t.pos[1] == "接続助詞") or (t.norm == "為" and i and inside[i - 1].norm != "の" and _states(inside, i))
        for i, t in enumerate(inside)
    )  # fmt: skip


def _states(inside: tuple[Token, ...], i: int) -> bool:
    """Whether ため gives a cause (超えるため、) and not a purpose (するために)."""
    after = inside[i + 1].norm if i + 1 < len(inside) else ""
    return after in ("、", ",")
