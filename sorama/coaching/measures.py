"""A figure of a fact that what comes next can be measured by: how many of how many, how often, how long."""

from __future__ import annotations

from sorama.coaching.phrasing import bracketed
from sorama.memo import remembered
from sorama.model import ArgumentGraph
from sorama.patterns import pattern

_NUMBER = r"[0-9０-９][0-9０-９.,，．]*"
_UNIT = r"(?:名|人|件|回|枚|袋|個|本|箱|台|か所|箇所|ヶ所|時間|分|秒|割|％|%|トン|kg|キロ)"
_OFTEN = (
    r"(?:(?:毎|[1一１])(?:日|週|月|時間|回|便|晩|朝)(?:に|あたり)?|月に?|週に?|毎[日週月晩朝回]|今[年月週]|先[月週])"
)
_PART = pattern(rf"{_NUMBER}{_UNIT}(?:のうち|中|、(?:その|この)?うち){_NUMBER}{_UNIT}")
_ANY = pattern(rf"{_NUMBER}(?:{_UNIT}|社|店|軒|円|m|か月|kg|ml|度)")
_RATE = pattern(rf"{_OFTEN}(?:約|平均)?{_NUMBER}{_UNIT}(?!目|後|前|以内|間隔)")
_AMONG = pattern(rf"{_NUMBER}{_UNIT}[^。]{{0,14}}、?うち、?([^、。0-9０-９]{{2,8}}{_NUMBER}{_UNIT})")
_SHARE = pattern(rf"[一-鿿]{{1,4}}率(?:が|は)?{_NUMBER}(?:％|%|割)")
_CHANGE = pattern(r"から|→|より|に(?:減|増|下|上|短|伸|なっ|なる)|不足|足りな")


def measure_of(graph: ArgumentGraph, fact: int | None) -> str | None:
    """The one figure of a fact, in brackets: 「40箱のうち7箱」, 「1日16回」; none where it holds several or a change."""
    found = None if fact is None else measure_in(graph.text(fact))
    return bracketed(found) if found else None


@remembered
def measure_in(text: str) -> str:
    """The same figure without brackets; empty where there is none."""
    for figure in (_AMONG, _PART, _SHARE, _RATE):
        found = figure.findall(text)
        alone = figure is not _RATE or (len(_ANY.findall(text)) == 1 and not _CHANGE.search(text))
        if len(found) == 1 and alone:
            return str(found[0])
    return ""
