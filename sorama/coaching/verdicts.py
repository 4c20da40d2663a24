"""Whether a segment tells that an earlier reading came true or not."""

from __future__ import annotations

from sorama.memo import remembered
from sorama.model import ArgumentGraph, EventKind
from sorama.patterns import pattern

_SETTLED = pattern(
    r"(?:見立て|読み|仮説|予想|想定|見込み|心配|懸念)[^。、]{0,12}?(?:(?P<dropped>外れ|当たらな|違って|違った|誤)|当たって|当たった|裏付け|裏づけ|正しかった)|(?:見立て|読み|予想|想定)(?:の)?(?:どおり|通り)"
)
_CHECKED = pattern(
    r"見立て|読み(?!込|取|上)|仮説|予想|想定|見込み|見通し|心配(?:どおり|通り|して|は|が(?:当|外))|(?:思|考え|見)(?:っ)?ていた"
)


def verdict(graph: ArgumentGraph, segment: int) -> str | None:
    """Whether a segment tells that an earlier reading was "confirmed" or "dropped"."""
    text = graph.text(segment)
    if EventKind.VERDICT in graph.event_kinds.get(segment, ()):
        for e in graph.events_of[segment]:
            if e.kind is EventKind.VERDICT and e.detail in ("confirmed", "dropped") and _CHECKED.search(text):
                return e.detail
    return _settled(text) or None


@remembered
def _settled(text: str) -> str:
    settled = _SETTLED.search(text)
    return "" if settled is None else "dropped" if settled["dropped"] else "confirmed"
