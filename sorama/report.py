"""A report as it stands on the page: sentences, threads, tokens, and the word lists it is read with. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sorama.span import Span


class Zone(StrEnum):
    """What a heading, a field name or a table column announces: a prior, never a verdict."""

    FACT = "fact"  # 活動内容, 訪問内容, 要望, 競合 …
    INTERPRETATION = "interpretation"  # 所感, 考察, 課題 …
    ACTION = "action"  # 次回, 今後, 明日の予定, ToDo …
    REQUEST = "request"  # 相談, 依頼事項, 上司へ …
    IDENTITY = "identity"  # 日付, 訪問先, 面談者 …


class Form(StrEnum):
    """How a sentence stands on the page."""

    PROSE = "prose"
    BULLET = "bullet"
    HEADING = "heading"
    FIELD = "field"  # key:value
    CELL = "cell"  # of a table
    GREETING = "greeting"
    SIGNATURE = "signature"


class Token(NamedTuple):
    """A morpheme of Sudachi; `start` and `end` count from the start of the sentence."""

    start: int
    end: int
    surface: str
    lemma: str  # dictionary form, as written
    norm: str  # normalised form: half-width kana, variant spellings
    pos: tuple[str, ...]  # Sudachi's six parts: major, three sub-classes, conjugation type, conjugation form


@dataclass(frozen=True, slots=True)
class Words:
    """A team's own word lists; the model reads them as names."""

    own_company: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()  # on the customer's side


NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a bullet, a heading, a field or a table cell; the span leaves out bullets and white space."""

    start: int
    end: int
    line: int  # 0-based line of the raw text
    thread: int  # index into Report.threads
    form: Form = Form.PROSE
    zone: Zone | None = None  # from the field name, the table column or the governing heading, in this order
    key: Span | None = None  # the name of a field, without its colon
    heading: int | None = None  # index of the governing heading sentence


@dataclass(frozen=True, slots=True)
class Thread:
    """One customer or topic inside a report; later sentences may return to it."""

    index: int
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report as parsed. `text` is exactly what was given."""

    text: str
    sentences: tuple[Sentence, ...] = ()
    threads: tuple[Thread, ...] = (Thread(0),)
    id: str | None = None
    author: str | None = None
    date: date | None = None
    customer: str | None = None
    stage: str | None = None

    def sentence_text(self, index: int) -> str:
        """The letters of one sentence."""
        sentence = self.sentences[index]
        return self.text[sentence.start : sentence.end]
