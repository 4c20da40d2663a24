"""Names: customers, people, colleagues, products and competitors, by suffix classes and the team's word lists.

No named-entity model: a name is a run of nouns that ends in what only companies (商事, 製作所, 病院, 社) or people (様, 氏, 部長)
end in, or that stands beside a legal form (株式会社), or a field that asks for it (訪問先:).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter, itemgetter

from sorama.memo import remembered
from sorama.model import Entity, EntityKind, Kind, Segment
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.clause import Clause, clause_of, once
from sorama.reading.companies import companies
from sorama.reading.normal import normal
from sorama.reading.people import may_tell, people, with_roles
from sorama.report import Form, Report, Thread, Token, Words, Zone

_Name = tuple[EntityKind, int, int]
_WHO = pattern(
    r"(?:訪問先|顧客|客先|会社|得意先|取引先|企業|お客様|施設|店舗|法人|商談先|相手先|取引先|往訪先)(?:名|様|名称)?\s*$"
)
_CUT = pattern(r"[(\uff08、,/\uff0f\s・|→]")


class _Lists:
    """A team's word lists, ready to be looked for."""

    def __init__(self, words: Words) -> None:
        lists = (
            (EntityKind.COMPETITOR, words.competitors),
            (EntityKind.CUSTOMER, words.customers),
            (EntityKind.PRODUCT, words.products),
            (EntityKind.PERSON, words.people),
        )
        self.names = tuple((kind, normal(name).text.casefold()) for kind, names in lists for name in names if name)
        self.own_company = words.own_company


_lists = lru_cache(maxsize=32)(_Lists)


def find_entities(report: Report, words: Words, segments: tuple[Segment, ...] = ()) -> tuple[Entity, ...]:
    """The names in a report, in its order; the team's own words win over suffixes."""
    lists = _lists(words)
    inside = {s.sentence for s in segments if s.kind is Kind.REQUEST}
    found: list[Entity] = []
    for index, sentence in enumerate(report.sentences):
        start = sentence.start
        own_side = sentence.zone is Zone.REQUEST or index in inside
        key = sentence.key.end - start if sentence.form is Form.FIELD and sentence.key is not None else -1
        for kind, first, end, name in _named(clause_of(report.text[start : sentence.end]), lists, own_side, key):
            found.append(Entity(kind, start + first, start + end, name, sentence.thread))
    found.sort(key=attrgetter("start"))
    rivals = {e.name for e in found if e.kind is EntityKind.COMPETITOR}
    if not rivals:
        return tuple(found)
    return tuple(
        replace(e, kind=EntityKind.COMPETITOR) if e.kind is EntityKind.CUSTOMER and e.name in rivals else e
        for e in found
    )


@once
def _named(c: Clause, lists: _Lists, own_side: bool, key: int) -> tuple[tuple[EntityKind, int, int, str], ...]:  # noqa: FBT001
    """The names in a sentence; `key`: where the name of a field ends, or -1."""
    text = c.text
    found = list(_listed(text, lists)) if lists.names else []
    taken = [(s, e) for _, s, e in found]
    names = (
        (*_field(text, key), *_names(c.tokens, own_side=own_side)) if key >= 0 else _names(c.tokens, own_side=own_side)
    )
    for kind, start, end in names:
        if not any(start < e and s < end for s, e in taken):
            taken.append((start, end))
            found.append((_rival(text, kind, start), start, end))
    found.sort(key=itemgetter(1))
    return tuple((kind, s, e, text[s:e]) for kind, s, e in found if text[s:e] not in lists.own_company)


def customers_of(report: Report, entities: tuple[Entity, ...]) -> tuple[str | None, ...]:
    """The customer of each thread: the one named most often in it, else its title, else the report's."""
    known = canonical(report.customer) if report.customer else None
    if known and len(report.threads) == 1:
        return (known,)
    named: dict[int, Counter[str]] = {}
    for e in entities:
        if e.kind is EntityKind.CUSTOMER:
            named.setdefault(e.thread, Counter())[canonical(e.name)] += 1
    return tuple(_customer(thread, known, named.get(thread.index)) for thread in report.threads)


def _customer(thread: Thread, known: str | None, named: Counter[str] | None) -> str | None:
    title = thread.title or ""
    if title and (name := _company_in(title)):
        return name
    if named:
        return max(named, key=lambda n: named[n])
    return known or (canonical(title) if title.rstrip().endswith(("様", "さん")) else None)


@remembered
def _company_in(title: str) -> str:
    """The first company that a title names, or nothing."""
    return next((canonical(span.of(title)) for span in companies(tokens_of(title))), "")


@remembered
def canonical(name: str) -> str:
    """A customer's name without legal form, honorific, brackets and white space."""
    text = normal(name).text
    text = re.sub(r"株式会社|有限会社|合同会社|\(株\)|\(有\)|\(.*?\)|\s", "", text)
    return re.sub(r"(?<=.)(?:様|さん|御中|殿)$", "", text)


def _listed(text: str, lists: _Lists) -> Iterator[_Name]:
    """Names from the team's word lists, width and case aside, the longest at each place."""
    side = normal(text)
    low = side.text.casefold()
    if len(low) != len(side.text):
        low = side.text
    hits = [
        (kind, i.start(), i.end())
        for kind, name in lists.names
        if name in low
        for i in re.finditer(re.escape(name), low)
    ]
    last = 0
    for kind, start, end in sorted(hits, key=lambda h: (h[1], -h[2])):
        if start >= last:
            last = end
            yield kind, *side.raw(start, end)


def _field(text: str, key: int) -> Iterator[_Name]:
    """The value of 訪問先: and the like, up to a bracket, a comma or white space."""
    if not _WHO.search(text[:key]):
        return
    start = key
    while start < len(text) and (text[start] in ":\uff1a】])" or text[start].isspace()):
        start += 1
    cut = _CUT.search(text, start)
    end = cut.start() if cut else len(text)
    if 0 < end - start <= 25:
        yield EntityKind.CUSTOMER, start, end


_RIVALS = pattern(r"(?:競合|他社|ライバル|同業)(?:他社|先)?[のは・::(（、]?$")


def _rival(text: str, kind: EntityKind, start: int) -> EntityKind:
    """競合のB社 is a competitor."""
    rival = kind is EntityKind.CUSTOMER and _RIVALS.search(text[max(0, start - 8) : start])
    return EntityKind.COMPETITOR if rival else kind


def _names(tokens: tuple[Token, ...], *, own_side: bool) -> Iterator[_Name]:
    for span in companies(tokens):
        yield EntityKind.CUSTOMER, span.start, span.end
    if may_tell(tokens):
        for kind, span in people(with_roles(tokens), own_side=own_side):
            yield kind, span.start, span.end
