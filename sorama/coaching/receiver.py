"""Whom an act goes to, by the case particle beside the name; one who comes along, helps, or is of our own side receives nothing."""

from __future__ import annotations

from sorama.coaching.naming import customer, is_for_others, person
from sorama.model import ArgumentGraph, EntityKind
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern

UNNAMED = "相手"
LONG = 14  # letters of a name
_TO = pattern(r"(?:(?:あて|宛)(?:て)?に?|[へに](?:も|は)?|まで)(?![よ関対])|(?:を|へ)?(?:訪問|訪ね)")
_WITH = pattern(
    r"(?:と|とも)(?:ともに|共に|一緒に|いっしょに|同行|連名|二人で|作|組|相談|打ち?合わせ)|とともに|と共に|(?:を|に)(?:朝から)?(?:立ち会わせ|同席|同行)|(?:の|へ|に)(?:お?借り|預か|頼|手配|依頼)|(?:から|より)"
)
_GOAL = pattern(
    r"([^、。\s　「」]{1,14}?)(?:へ|に)(?:も|は)?(?=[^、。]{0,40}(?:渡|届|送|出|見せ|提|示|持|説明|回答|案内|紹介|勧|置|配|話|お持ち|お渡し|お送り|お届け|お見せ))"
)
_NO_GOAL = pattern(
    r"[0-9０-９日月火水木金土曜週年時分前後中内朝昼夕晩夜今明次回目早先頃ごろ度とも]$|^(?:一緒|とも|共|別|実際|代わり|新た|次|その場|同時|すぐ|改めて|お礼|枚|通り|案|つ|よう|ため|紙|表|形|もと|かたち|式|際|まま|通|部|本|前提|合わせ|手|口頭|備考|資料|会議|商談|打合せ|席|納品|配達|便)$|(?:よう|ため|とおり|通り|まとめ|[枚案形式表書料部本紙図談会便席品版]|ところ|メール|電話|機会|期限|条件|一緒|ついで|うち)$"
)


def receiver(graph: ArgumentGraph, act: int) -> str:
    """The name of whom an act goes to, as it may stand in a question; "相手" where it is not told, or somebody is meant who has no name."""
    s = graph.segments[act]
    text = graph.report.text
    if is_for_others(graph, s.start, s.end):
        return UNNAMED
    told = [e for e in graph.names_in(act) if e.kind in (EntityKind.PERSON, EntityKind.CUSTOMER, EntityKind.COLLEAGUE)]
    outside = [e for e in told if not _WITH.match(text[e.end : e.end + 12])]
    to = [e for e in outside if _TO.match(text[e.end : e.end + 8])]
    if any(e.kind is EntityKind.COLLEAGUE for e in to):
        return UNNAMED
    if not to and (len(outside) < len(told) or _goal(graph.text(act)) is not None):
        return UNNAMED
    named = person(graph, s.start, s.end, s.thread)
    if len({e.name for e in to}) == 1 and (named is None or to[0].name not in named):
        named = named if to[0].kind is EntityKind.CUSTOMER else None
    found = named or _people_of(customer(graph, s.thread))
    return found if found and len(found) <= LONG else UNNAMED


def meant(graph: ArgumentGraph, reading: int) -> str | None:
    """The one person whose mind a reading speaks of: named in it with は, が, も or に."""
    text = graph.report.text
    s = graph.segments[reading]
    told = {
        e.name
        for e in graph.names_in(reading)
        if e.kind is EntityKind.PERSON and s.start <= e.start < s.end and text[e.end : e.end + 1] in "はがもに"
    }
    if len(told) != 1:
        return None
    name = told.pop()
    return person(graph, s.start, s.end, s.thread) if len(name) <= LONG else None


def _goal(text: str) -> str | None:
    """A noun that something is handed to: 残る3園へ, 本部の担当者に; no day and no shape of paper."""
    for found in _GOAL.finditer(text):
        words = found[1]
        last = [t for t in tokens_of(words) if t.surface.strip()]
        if last and last[-1].pos[0] in ("名詞", "接尾辞") and not _NO_GOAL.search(words):
            return words
    return None


def _people_of(company: str | None) -> str | None:
    """A company as somebody to speak to: 三好工務店の方."""
    if not company:
        return None
    return company if company.endswith(("様", "さま", "さん", "殿", "夫妻", "夫婦", "家族")) else company + "の方"
