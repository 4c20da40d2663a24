"""Whether nobody was met, or called and not reached; a day off that is chosen for a visit is neither."""

from __future__ import annotations

from sorama.model import ArgumentGraph, EventKind
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.wording_words import ABSENT

CALLED = 2  # segments back in which a call may be told
_NOT_MET = pattern(r"会え(?:ず|な(?!いか)|ませ(?!んか))")
_DAY_OFF = pattern(
    r"(?:定休日?|休み|休業日?|休診日?|休館日?)(?:の(?!ため|為)|に(?!つき)|なら|を(?:使|利用|選))"
)  # a day that is chosen because there is time
_UNREACHED = pattern(
    r"(?:連絡|電話)(?:が|も|は)(?:つか|付か|つなが|繋が|取れ)(?:な|ず|ませ)|留守電|電話[^。、]{0,10}(?:出(?:ず|な(?!る)|ませ)|つながら|繋がら)|(?:さん|様|長|主)(?:は|も|が)?(?:電話に)?出ず|応答な|"
    r"(?:電話|架電)[^。「」]*(?:話せ|話ができ|取り次いで(?:もらえ|いただけ)|代わって(?:もらえ|いただけ))(?:ず|な(?!く)|ませ)"
)
_AMONG = pattern(
    r"[0-9０-９一二三四五六七八九](?:社|件|軒|名|人)(?:は|が)[^。]*[0-9０-９一二三四五六七八九](?:社|件|軒|名|人)(?:は|が)"
)  # one of several outcomes in a line
_LEFT_THERE = pattern(r"置き配|宅配ボックス|投函")  # nobody had to be met
_STAYED = pattern(r"外出(?:は|の予定は?)?(?:なし|無し|せず|しな|ありませ)")  # the writer's own day
_CALL = pattern(r"電話|架電|ＴＥＬ|TEL|テレアポ")


def is_absent(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact tells that nobody was met."""
    text = graph.text(segment)
    if _STAYED.search(text):
        return False
    if _DAY_OFF.search(text) or _AMONG.search(text) or _LEFT_THERE.search(text):
        return False
    errand = EventKind.ERRAND in graph.event_kinds.get(segment, ()) and bool({t.norm for t in tokens_of(text)} & ABSENT)
    return errand or _NOT_MET.search(text) is not None or _UNREACHED.search(text) is not None


def is_unreached(graph: ArgumentGraph, segment: int) -> bool:
    """Whether somebody was called and not reached: no visit was made."""
    if not is_absent(graph, segment):
        return False
    before = (i for i in graph.by_thread[graph.segments[segment].thread] if 0 <= segment - i <= CALLED)
    return _UNREACHED.search(graph.text(segment)) is not None or any(_CALL.search(graph.text(i)) for i in before)
