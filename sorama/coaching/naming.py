"""Who and what a comment names: the customer's people, the customer, a product, a date, each as the report writes it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable
from dataclasses import replace
from itertools import pairwise

from sorama.model import ArgumentGraph, Entity, EntityKind, Kind, Label
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.words import ROLES

_COMPANY = pattern(
    r"^(?!.*(?:帰|出|退|本|当|弊|来|他|会|商|自|各|全|同)社$)[^\s、。:：]+(?:[ 　][^\s、。:：]+)?(?:様|さま|さん|社|店|㈱|株式会社)$"
)
_NAME = pattern(r"[（(、,\n\t]")
_TITLE = pattern(
    r"(?:様|さま|さん|氏|殿|先生|くん|君|長|役|代理|補佐|代行|代目|主任|リーダー|マネージャー|マネジャー|バイヤー|オーナー|チーフ|担当者?|責任者|夫妻|夫婦|夫人|"
    r"主人|奥様|監督|博士|教授|師|士|専務|常務|理事|取締役|支配人|大将|女将|親方|番頭|幹事|顧問|教頭|事務長|GM|CEO|CTO|CFO|MR|MD|SV)$"
)


# Names that stand for nobody in particular; ranks that as well may be our own boss.
_ANYBODY = pattern(
    r"(?:各|他|御|貴|その|この|全)?(?:会社|企業|各社|他社|社|皆|みな|業者|得意先|取引先|代理店|販売店|先方|お客|お客様|客先|ユーザー|担当|担当者|担当の方|管理者|上司|先輩)"
    r"(?:様|さま|さん|の方|方|各位)?|各位|[^\s様]{1,6}担当"
)
_RANK = pattern(
    r"(?:(?:部|課|係|次|支店|所|室|本部)長(?:代理|補佐)?|主任|マネージャー|マネジャー|リーダー)(?:さん|様)?"
)

_CALLED = pattern(
    r"([一-龠ァ-ヶーA-Za-z]{3,})(?:さん|様)(?=[、はがをにのへから]|\s*[→：:])"
)  # names long enough for a shop or a firm
_LISTED = pattern(
    r"(?m)^[\s・]*(?:[①-⑳][^\s：:→、。]{2,14}|[^\s：:→、。]{1,12}(?:様|さん|社|店|院|園|所|館|商事|工業|産業))\s*[：:→]"
)
_TIMES = pattern(
    r"(?m)^[\s・]*(?:午前|午後|朝|昼|夕方|夜)(?:中|一番|過ぎ)?\s*[：:]"
)  # one matter after another by the time of day
_BESIDE = ("の", "・", "、", " ", "\u3000")
_HEAD = pattern(r"日報|週報|報告書?")
_MORE = pattern(r"加工|販売|流通|開発|製造|管理")
_DEPUTY = pattern(r"代理|補佐|代行|心得")
_FAMILY = pattern(r"(?:^|[\s\u3000、。「」（(・：:はがのにとをもへ])([一-龥々]{1,3})$")
_ALONG = pattern(
    r"と(?:一緒|とも|二人|同行|ふたり|[^、。「」]{0,16}(?:同行|伺|うかが|訪問|持って|お?持ち|確認$|共有))|[にがも](?:同行|同席してもらっ)"
)

_COMING = pattern(r"来(?:週|月|年[0-9０-９一二三四五六七八九十]{1,2}月)|翌(?:週|月)|再来")
_BODIES = ("部", "課", "室", "係", "会", "局", "署")
LIST = 2  # lines that begin with a name, at least, of which a person of one is none of the other
CROWD = 6  # people of whom no single one is meant
LONG = 12  # letters of a date


def person(graph: ArgumentGraph, start: int, end: int, thread: int | None) -> str | None:
    """The person on the customer's side who is meant at this place: named there, or the only one of the thread; by a bare title only where it came before."""
    acting = any(s.start <= start < s.end and s.label is Label.ACTION for s in graph.segments)
    people = _people(graph)
    here = [e for e in people if start <= e.start < end and not (acting and _RANK.fullmatch(e.name))]
    there = [e for e in people if thread in (None, e.thread) and not _RANK.fullmatch(e.name)]
    there = [e for e in there if e.start < end or _DEPUTY.sub("", e.name) not in ROLES]
    ranked = acting and not here and any(start <= e.start < end for e in people)
    listed = is_list(graph) and not here
    for found in (here, ()) if ranked or listed else (here, there):
        names = _names(found, people)
        if names:
            return names.pop() if len(names) == 1 else None
    return None


def speaker(graph: ArgumentGraph, start: int, end: int) -> str | None:
    """Whose words a quotation is: the one person named beside it."""
    people = _people(graph)
    names = _names([e for e in people if start <= e.start < end], people)
    return names.pop() if len(names) == 1 else None


def is_for_others(graph: ArgumentGraph, start: int, end: int) -> bool:
    """Whether an act goes to a department or a body that nobody is named of (品質保証部へ)."""
    tokens = tokens_of(graph.report.text[start:end])
    return any(b.surface in ("へ", "に") and a.surface.endswith(_BODIES) for a, b in pairwise(tokens))


def _people(graph: ArgumentGraph) -> list[Entity]:
    """The people on the customer's side, outside of quotations; a boss who is addressed is none."""
    greeted = [s for s in graph.segments if s.kind is Kind.GREETING]
    text = graph.report.text
    ours = {e.name for e in graph.reading.entities if e.kind is EntityKind.COLLEAGUE}
    found = []
    for e in graph.reading.entities:
        if e.kind is EntityKind.CUSTOMER and text[e.end : e.end + 1] == "長":  # センター長
            e = replace(e, kind=EntityKind.PERSON, end=e.end + 1, name=e.name + "長")  # noqa: PLW2901
        if e.kind is not EntityKind.PERSON or _ANYBODY.fullmatch(e.name.strip()) or _quoted(text, e.start):
            continue
        e = _whole_title(text, replace(e, name=e.name.strip()))  # noqa: PLW2901
        ours_too = e.name in ours or (_RANK.fullmatch(e.name) and _ALONG.match(text, e.end))
        if not ours_too and not any(s.start <= e.start < s.end for s in greeted):
            found.append(e)
    starts = {e.start for e in found}
    return [e for e in found if not _is_office(text, e, starts)]


def _is_office(text: str, entity: Entity, starts: Container[int]) -> bool:
    """Whether a bare title only tells what the person named behind it is (事務長の椎名さん)."""
    if _DEPUTY.sub("", entity.name) not in ROLES:
        return False
    return any(text.startswith(b, entity.end) and entity.end + len(b) in starts for b in _BESIDE if b)


def _whole_title(text: str, entity: Entity) -> Entity:
    """副 before a title, 代理 behind it, and the name before that."""
    start, end = entity.start, entity.end
    if (deputy := _DEPUTY.match(text, end)) and entity.name.endswith("長"):
        end = deputy.end()
    if text[start - 1 : start] == "副":
        start -= 1
    elif _DEPUTY.search(text, start, end) and entity.name.startswith(("部長", "課長", "次長", "係長", "工場長")):
        family = _FAMILY.search(text, max(0, start - 4), start)
        start = family.start(1) if family else start
    return replace(entity, start=start, end=end, name=text[start:end].strip())


def _quoted(text: str, at: int) -> bool:
    """Whether a place lies inside 「…」 of its line."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count("「") > before.count("」")


def _names(found: Iterable[Entity], people: Iterable[Entity]) -> set[str]:
    """What they are called, in full; of a crowd as they stand."""
    single = {(e.name, e.thread): e for e in found}
    if len(single) > CROWD:
        return {with_title(e) for e in single.values()}
    return {with_title(_in_full(e, people)) for e in single.values()}


def _in_full(entity: Entity, people: Iterable[Entity]) -> Entity:
    """所長 → 村井所長, where the same thread names one such person in full."""
    full = {e.name: e for e in people if e.thread == entity.thread and e.name.endswith(entity.name)}
    longer = [e for n, e in full.items() if n != entity.name]
    return longer[0] if len(longer) == 1 else entity


def with_title(entity: Entity) -> str:
    """The name as written; さん where it stands bare."""
    name = entity.name.strip()
    return name if _TITLE.search(name) else name + "さん"


def customer(graph: ArgumentGraph, thread: int | None) -> str | None:
    """That of the report's own field, else the one named in the thread where it is the only one, else what its heading calls it."""
    if graph.report.customer and len(graph.report.threads) < 2:
        return graph.report.customer
    text = graph.report.text
    title = text.find("\n") if _HEAD.search(text.partition("\n")[0][:40]) else 0
    named = (
        e.name + (more[0] if (more := _MORE.match(text, e.end)) else "")
        for e in graph.reading.entities
        if e.kind is EntityKind.CUSTOMER
        and thread in (None, e.thread)
        and e.start >= title
        and text[e.end : e.end + 1] != "長"
    )
    found = {_NAME.split(name.strip(" :：　"))[0].strip() for name in named} - {""}
    if len(found) == 1:
        only = found.pop()
        return None if is_list(graph) or _others(graph, thread, only) else only
    if found:
        return None
    titles = [t.title for t in graph.report.threads if t.index == thread and t.title]
    if titles and len(titles[0]) <= 16 and _COMPANY.search(titles[0]):
        return titles[0]
    return None


def is_list(graph: ArgumentGraph) -> bool:
    """Whether the lines of a report begin with one customer after another."""
    text = graph.report.text
    return sum(1 for _ in _LISTED.finditer(text)) >= LIST or sum(1 for _ in _TIMES.finditer(text)) > 1


def _others(graph: ArgumentGraph, thread: int | None, only: str) -> bool:
    """Whether a thread names other customers than the one that was made out: A社, B社さん, カフェCさん."""
    named = {e.name for e in graph.reading.entities if e.kind is not EntityKind.CUSTOMER}
    here = range(len(graph.segments)) if thread is None else graph.by_thread.get(thread, ())
    text = "\n".join(graph.text(i) for i in here)
    found = {m[1] for m in _CALLED.finditer(text)}
    return sum(not (n in only or only in n or any(n in p or p in n for p in named)) for n in found) > 0


def product(graph: ArgumentGraph, start: int, end: int) -> str | None:
    """The product named at this place."""
    found = [e.name for e in graph.reading.entities if e.kind is EntityKind.PRODUCT and start <= e.start < end]
    return found[0] if len(set(found)) == 1 else None


def coming_date(graph: ArgumentGraph, thread: int | None) -> str | None:
    """A date to come that the customer's side told in the same thread, as written: after the report's own, a deadline, or 来月."""
    own = graph.report.date
    for when in graph.reading.dates:
        words = graph.report.text[when.start : when.end]
        later = own is not None and when.first is not None and when.first > own
        if len(words) > LONG or not (when.deadline or later or _COMING.match(words)):
            continue
        i = bisect_right(graph.segments, when.start, key=lambda s: s.start) - 1
        s = graph.segments[i]
        if i >= 0 and when.start < s.end and s.label is Label.FACT and thread in (None, s.thread):
            return words
    return None
