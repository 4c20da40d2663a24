"""Markdown, for a chat or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sorama.cells import one_line
from sorama.coaching.phrasing import bracketed
from sorama.columns import Columns
from sorama.model import CommentKind, Review
from sorama.render.answer import SEVERITY_NAMES, Answer, Format, Look, Summary, shown
from sorama.render.labels import SIGNS
from sorama.render.margin import MARKS, rows, safe
from sorama.render.terminal import EMPTY, totals

if TYPE_CHECKING:
    from sorama.revision import Revision

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def plain(text: str) -> str:
    """The text as letters: nothing in it is Markdown or HTML, and it stays on one line."""
    return _SPECIAL.sub(r"\\\1", safe(one_line(text)))


def _piece(answer: Answer, look: Look) -> str:
    return "\n".join(_lines(answer, look)) + "\n"


def _lines(answer: Answer, look: Look) -> Iterator[str]:
    yield f"## {plain(answer.name)}\n"
    review = answer.review
    if review is None:
        yield plain(answer.problem.message) if answer.problem else ""
        return
    if not review.graph.report.text.strip():
        yield EMPTY
        return
    yield from _page(review)
    yield from _findings(review)
    yield from _comments(review, look)
    yield from _score(review)
    if answer.revision is not None:
        yield from _revision(answer.revision)


def _revision(revision: Revision) -> Iterator[str]:
    from sorama.render.changes import changed, scores, sections

    yield f"\n### 前の版と比べて\n\n{plain(scores(revision))}"
    for title, told in sections(revision):
        yield f"\n**{title}**\n"
        yield from (f"- {plain(words)}" for words in told)
    for number, sides in enumerate(changed(revision)):
        if number == 0:
            yield "\n| | 前(← 根拠) | | 後 |\n|---|---|---|---|"
        yield "| " + " | ".join(f"{SIGNS[label] if label else ''} | {plain(words)}" for label, words in sides) + " |"


def _page(review: Review) -> Iterator[str]:
    text = review.graph.report.text
    yield "| | 行 | 本文 |\n|---|---:|---|"
    for row in rows(review.graph):
        if row.start < row.end:
            number = str(row.line + 1) if row.first else ""
            yield f"| {MARKS[row.label].strip()} | {number} | {plain(text[row.start : row.end])} |"


def _findings(review: Review) -> Iterator[str]:
    findings, columns = shown(review), Columns(review.graph.report.text)
    if findings:
        yield "\n### 指摘\n"
    for f in findings:
        yield f"- **{SEVERITY_NAMES[f.severity]}** {f.code} {plain(f.message)}"
        if f.segment is not None:
            quote = bracketed(plain(one_line(review.graph.report.text[f.start : f.end], 60)))
            yield f"  {columns.position(f.start).line} 行目{quote}"


def _comments(review: Review, look: Look) -> Iterator[str]:
    if review.comments:
        yield "\n### コメント\n"
    for number, comment in enumerate(review.comments, 1):
        sign = "◎" if comment.kind is CommentKind.PRAISE else "?"
        quote = f"{bracketed(plain(comment.quote))}  \n   " if comment.quote else ""
        yield f"{number}. {sign} {quote}{plain(comment.text)}"
        yield from (f"   - ヒント{i}: {plain(hint)}" for i, hint in enumerate(comment.hints[: look.hints], 1))


def _score(review: Review) -> Iterator[str]:
    parts = " · ".join(f"{plain(name)} {value}" for name, value in review.score.parts.items())
    yield f"\n**点数 {review.score.value}/100 {plain(review.score.grade)}** {parts}"
    messages = dict.fromkeys(f.message for f in review.strengths if not f.suppressed)
    if messages:
        yield ""
    yield from (f"- ◎ {plain(message)}" for message in messages)


def _foot(summary: Summary, _: Look) -> str:
    return f"\n---\n{totals(summary)}\n" if summary.reports > 1 else ""


MARKDOWN = Format(piece=_piece, foot=_foot, between="\n")
