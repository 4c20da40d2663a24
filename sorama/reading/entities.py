"""Names: customers, people, colleagues, products and competitors, by suffix classes and the team's word lists.

No named-entity model: a name is a run of nouns that ends in what only companies (商事, 製作所, 病院, 社) or people (様, 氏, 部長)
end in, or that stands beside a legal form (株式会社), or a field that asks for it (訪問先:).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from sorama.model import (
    Entity,
    EntityKind,
    Form,
    Kind,
    Report,
    Segment,
    Sentence,
    Thread,
    Token,
    Words,
    Zone,
)
from sorama.nlp.morphology import tokens_of
from sorama.reading.companies import companies
from sorama.reading.normal import normal
from sorama.reading.people import people, with_roles

_Name = tuple[EntityKind, int, int]
_WHO = re.compile(
    r"(?:訪問先|顧客|客先|会社|得意先|取引先|企業|お客様|施設|店舗|法人|商談先|相手先|取引先|往訪先)(?:名|様|名称)?\s*$"
)
_CUT = re.compile(r"[(\uff08、,/\uff0f\s・|→]")


def find_entities(report: Report, words: Words, segments: tuple[Segment, ...] = ()) -> tuple[Entity, ...]:
    """The names in a report, in its order; the team's own words win over suffixes."""
    inside = {s.sentence for s in segments if s.kind is Kind.REQUEST}
    found: list[Entity] = []
    for index, sentence in enumerate(report.sentences):
        text = report.text[sentence.start : sentence.end]
        own_side = sentence.zone is Zone.REQUEST or index in inside
        listed = list(_listed(text, words))
        taken = [(s, e) for _, s, e in listed]
        names = [
            *_field(text, sentence),
            *_names(tokens_of(text), own_side=own_side),
        ]
        for kind, start, end in names:
            if not any(start < e and s < end for s, e in taken):
                taken.append((start, end))
                listed.append((_rival(text, kind, start), start, end))
        found += (
            Entity(kind, sentence.start + start, sentence.start + end, text[start:end], sentence.thread)
            for kind, start, end in sorted(listed, key=lambda n: n[1])
            if text[start:end] not in words.own_company
        )
    rivals = {e.name for e in found if e.kind is EntityKind.COMPETITOR}
    found.sort(key=attrgetter("start"))
    return tuple(
        replace(e, kind=EntityKind.COMPETITOR) if e.kind is EntityKind.CUSTOMER and e.name in rivals else e
        for e in found
    )


def customers_of(report: Report, entities: tuple[Entity, ...]) -> tuple[str | None, ...]:
    """The customer of each thread: the one named most often in it, else its title, else the report's."""
    known = canonical(report.customer) if report.customer else None
    return tuple(_customer(t, known, len(report.threads), entities) for t in report.threads)


def _customer(thread: Thread, known: str | None, threads: int, entities: tuple[Entity, ...]) -> str | None:
    if known and threads == 1:
        return known
    named = next((canonical(n) for n in _company_names(thread.title or "")), None)
    if named:
        return named
    names = [canonical(e.name) for e in entities if e.thread == thread.index and e.kind is EntityKind.CUSTOMER]
    if names:
        return max(dict.fromkeys(names), key=names.count)
    title = thread.title or ""
    return known or (canonical(title) if title.rstrip().endswith(("様", "さん")) else None)


def _company_names(title: str) -> Iterator[str]:
    for span in companies(tokens_of(title)):
        yield span.of(title)


def canonical(name: str) -> str:
    """A customer's name without legal form, honorific, brackets and white space."""
    text = normal(name).text
    text = re.sub(r"株式会社|有限会社|合同会社|\(株\)|\(有\)|\(.*?\)|\s", "", text)
    return re.sub(r"(?<=.)(?:様|さん|御中|殿)$", "", text)


def _listed(text: str, words: Words) -> Iterator[_Name]:
    """Names from the team's word lists, width and case aside, the longest at each place."""
    lists = (
        (EntityKind.COMPETITOR, words.competitors),
        (EntityKind.CUSTOMER, words.customers),
        (EntityKind.PRODUCT, words.products),
        (EntityKind.PERSON, words.people),
    )
    if not any(names for _, names in lists):
        return
    side = normal(text)
    low = side.text.casefold()
    if len(low) != len(side.text):
        low = side.text
    hits = [
        (kind, i.start(), i.end())
        for kind, names in lists
        for name in names
        if name
        for i in re.finditer(re.escape(normal(name).text.casefold()), low)
    ]
    last = 0
    for kind, start, end in sorted(hits, key=lambda h: (h[1], -h[2])):
        if start >= last:
            last = end
            yield kind, *side.raw(start, end)


def _field(text: str, sentence: Sentence) -> Iterator[_Name]:
    """The value of 訪問先: and the like, up to a bracket, a comma or white space."""
    if sentence.form is not Form.FIELD or sentence.key is None:
        return
    key = text[: sentence.key.end - sentence.start]
    if not _WHO.search(key):
        return
    start = len(key)
    while start < len(text) and (text[start] in ":\uff1a】])" or text[start].isspace()):
        start += 1
    cut = _CUT.search(text, start)
    end = cut.start() if cut else len(text)
    if 0 < end - start <= 25:
        yield EntityKind.CUSTOMER, start, end


def _rival(text: str, kind: EntityKind, start: int) -> EntityKind:
    """競合のB社 is a competitor."""
    if kind is EntityKind.CUSTOMER and re.search(
        r"(?:競合|他社|ライバル|同業)(?:他社|先)?[のは・::(（、]?$", text[:start]
    ):
        return EntityKind.COMPETITOR
    return kind


def _names(tokens: tuple[Token, ...], *, own_side: bool) -> Iterator[_Name]:
    for span in companies(tokens):
        yield EntityKind.CUSTOMER, span.start, span.end
    for kind, span in people(with_roles(tokens), own_side=own_side):
        yield kind, span.start, span.end
