"""The answer for a person at a terminal: the report with its marks, the findings at their places, comments, score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sorama.cells import cells, one_line, pad, wrap
from sorama.coaching.phrasing import bracketed
from sorama.columns import Columns
from sorama.model import Comment, CommentKind, Finding, Label, Review, Severity
from sorama.render.answer import HISTORY, SEVERITY_NAMES, Answer, Format, Look, Summary, shown
from sorama.render.margin import MARKS, Row, beside, lines_of, rows, safe

_MARGIN = 7  # " 空  3│ "
COLOURS = {
    Label.FACT: "36",
    Label.INTERPRETATION: "35",
    Label.ACTION: "32",
    Label.OTHER: "2",
    Severity.ERROR: "1;31",
    Severity.WARNING: "33",
    Severity.INFO: "34",
}
LEGEND = "      空 事実 · 雨 解釈 · 傘 行動"
EMPTY = "本文がまだありません。書いたところまで貼り付けると、空・雨・傘のつながりを一緒に確かめます。"

NOTHING_TOLD = (
    "空・雨・傘にあたる日本語の文がまだありません。"
    "見たこと・聞いたこと、そこから考えたこと、次にすることを、一文ずつ書いてみてください。"
)


def paint(text: str, code: str, look: Look) -> str:
    """The text in a colour, where colours are wanted."""
    return f"\x1b[{code}m{text}\x1b[0m" if look.colour and text else text


def _full(answer: Answer, look: Look) -> str:
    return "".join(line.rstrip() + "\n" for line in _lines(answer, look))


def _lines(answer: Answer, look: Look) -> Iterator[str]:
    review = answer.review
    if review is None:
        if look.quiet:
            yield _concise(answer, look)
            return
        if answer.path is not None:
            yield from _title(answer.name, look)
        yield from wrap(answer.problem.message if answer.problem else "", look.width)
        return
    report = review.graph.report
    if not report.text.strip():
        if answer.path is not None and not look.quiet:
            yield from _title(answer.name, look)
        yield from wrap(f"{answer.path}: {EMPTY}" if answer.path is not None and look.quiet else EMPTY, look.width)
        return
    about = (answer.path, report.date and report.date.isoformat(), report.author, report.customer)
    if look.quiet:
        yield from (_one_line(f, Columns(report.text), answer.path, look) for f in shown(review))
        return
    if any(about):
        yield from _title(" · ".join(part for part in about if part), look)
    yield paint(LEGEND, "2", look)
    yield from _page(review, look)
    if all(s.label is Label.OTHER for s in review.graph.segments):
        yield ""
        yield from wrap(NOTHING_TOLD, look.width)
        return
    yield from _whole(review, look)
    yield from _comments(review, look)
    yield from _strengths(review, look)
    yield from _score(review, look)
    codes = " ".join(dict.fromkeys(f.code for f in shown(review)))
    if codes:
        yield from _hanging("   規則の説明: sorama rule ", codes, look)
    if answer.revision is not None:
        from sorama.render.changes import text

        yield "\n" + text(answer.revision, look)
    yield from _failures(review, look)


def _title(text: str, look: Look) -> Iterator[str]:
    *above, last = wrap(safe(text), look.width - 4)
    for line in above:
        yield paint(f"── {line}", "1", look)
    yield paint(f"── {last} " + "─" * max(look.width - cells(last) - 5, 0), "1", look)


def _section(text: str, look: Look) -> str:
    return "\n" + paint(text, "1", look)


def _page(review: Review, look: Look) -> Iterator[str]:
    """The report itself, marks in the margin, findings under their places."""
    placed = [f for f in shown(review) if f.segment is not None]
    for row, here in beside(rows(review.graph), placed):
        yield from _row(review.graph.report.text, row, here, look)


def _row(text: str, row: Row, here: Sequence[Finding], look: Look) -> Iterator[str]:
    if row.start == row.end:
        yield _margin("  ", row.line + 1 if row.first else None, look)
        return
    colour = COLOURS[row.label]
    lines = lines_of(text, row, look.width - _MARGIN - 1)
    for i, (start, line) in enumerate(lines):
        mark = paint(MARKS[row.label], f"1;{colour}", look) if i == 0 else "  "
        number = row.line + 1 if i == 0 and row.first else None
        yield _margin(mark, number, look) + paint(line, colour, look)
        stop = row.end if i + 1 == len(lines) else lines[i + 1][0]
        for place in sorted({(f.start, f.end) for f in here if f.start < stop and f.end > start}):
            yield from _carets(place, start, line, [f for f in here if (f.start, f.end) == place], look)
            if place[1] <= stop:
                for f in here:
                    if (f.start, f.end) == place:
                        yield from _message(f, look, _margin("", None, look))


def _carets(place: tuple[int, int], start: int, line: str, findings: Sequence[Finding], look: Look) -> Iterator[str]:
    left, right = max(place[0] - start, 0), max(place[1] - start, 0)
    worst = max((f.severity for f in findings), key=lambda s: s.rank)
    carets = "^" * max(cells(line[left:right].rstrip()), 1)
    yield _margin("", None, look) + " " * cells(line[:left]) + paint(carets, COLOURS[worst], look)


def _margin(mark: str, number: int | None, look: Look) -> str:
    shown_number = "" if number is None else str(number)
    return f" {pad(mark, 2)}{paint(f'{shown_number:>3}', '2', look)}{paint('│', '2', look)} "


def _message(finding: Finding, look: Look, margin: str) -> Iterator[str]:
    level = SEVERITY_NAMES[finding.severity]
    mark = f" [{finding.fingerprint}]" if look.fingerprints and finding.fingerprint else ""
    head = f"{level} {finding.code} {safe(finding.message)}{mark}"
    for i, line in enumerate(wrap(head, look.width - cells(margin) - 3)):
        painted = line.replace(level, paint(level, COLOURS[finding.severity], look), 1) if i == 0 else line
        yield f"{margin}{'  ' if i else ''}{painted}"


def _whole(review: Review, look: Look) -> Iterator[str]:
    """What is missing from a thread or from the report has no place of its own."""
    findings = [f for f in shown(review) if f.segment is None]
    if not findings:
        return
    yield _section("全体について", look)
    threads, columns = review.graph.report.threads, Columns(review.graph.report.text)
    for f in findings:
        if f.thread is not None and len(threads) > 1:
            title = next((t.title for t in threads if t.index == f.thread and t.title), None)
            yield f"  {safe(title) + ' ' if title else ''}({columns.position(f.start).line} 行目から)"
            yield from _message(f, look, "    ")
        else:
            yield from _message(f, look, "  ")


def _comments(review: Review, look: Look) -> Iterator[str]:
    if not review.comments:
        return
    yield _section("コメント", look)
    for number, comment in enumerate(review.comments, 1):
        yield from _comment(number, comment, look)
    if look.hints == 0 and any(c.hints for c in review.comments):
        tip = "迷ったときは --hints 1 を付けると、考える手がかりが出ます。"
        yield from (paint(line, "2", look) for line in _hanging("     ", tip, look))
    if review.hidden_points:
        more = f"ほかに {review.hidden_points} 点あります。まずはここからで十分です(--max-points で増やせます)。"
        yield from (paint(line, "2", look) for line in _hanging("     ", more, look))


def _comment(number: int, comment: Comment, look: Look) -> Iterator[str]:
    sign = paint("◎", "32", look) if comment.kind is CommentKind.PRAISE else paint("?", "33", look)
    if comment.quote:
        quote = wrap(bracketed(safe(one_line(comment.quote, 60))), look.width - 6)
        yield f" {number} {sign} {quote[0]}"
        yield from (f"     {line}" for line in quote[1:])
    for i, line in enumerate(wrap(safe(comment.text), look.width - 6)):
        yield f" {number} {sign} {line}" if i == 0 and not comment.quote else f"     {line}"
    for i, hint in enumerate(comment.hints[: look.hints], 1):
        yield from _hanging(f"     ヒント{i} ", safe(hint), look)


def _hanging(head: str, text: str, look: Look) -> Iterator[str]:
    indent = cells(head)
    for i, line in enumerate(wrap(text, look.width - indent - 1)):
        yield (head if i == 0 else " " * indent) + line


def _strengths(review: Review, look: Look) -> Iterator[str]:
    praised = {rule for c in review.comments if c.kind is CommentKind.PRAISE for rule in c.rules}
    rest = {f.rule: f for f in reversed(review.strengths) if f.rule not in praised and not f.suppressed}
    if not rest:
        return
    yield _section("よくできているところ", look)
    for f in sorted(rest.values(), key=lambda f: f.start):
        yield from _hanging(f"   {paint('◎', '32', look)} ", safe(f.message), look)


def _score(review: Review, look: Look) -> Iterator[str]:
    score = review.score
    yield _section(f"点数 {score.value}/100 {score.grade}", look)
    parts = " · ".join(f"{name} {value}" for name, value in score.parts.items())
    if parts:
        yield from _hanging("   内訳: ", parts, look)


def _failures(review: Review, look: Look) -> Iterator[str]:
    for failure in review.failures:
        told = safe(stopped(failure.rule, failure.error))
        yield from (paint(line, "31", look) for line in wrap(told, look.width))


def stopped(rule: str, error: str) -> str:
    """That a rule broke, in words."""
    return f"規則 {rule} が止まりました({error})。ほかの規則は動いています。"


def _one_line(f: Finding, columns: Columns, path: str | None, look: Look) -> str:
    line, column = columns.position(f.start)
    level = paint(SEVERITY_NAMES[f.severity], COLOURS[f.severity], look)
    mark = f" [{f.fingerprint}]" if look.fingerprints and f.fingerprint else ""
    return f"{path or '-'}:{line}:{column}: {level} {f.code} {safe(f.message)}({f.rule}){mark}"


def _concise(answer: Answer, look: Look) -> str:
    if answer.review is None:
        return f"{answer.path or '-'}: {answer.problem.message if answer.problem else ''}\n"
    columns = Columns(answer.review.graph.report.text)
    return "".join(_one_line(f, columns, answer.path, look) + "\n" for f in shown(answer.review))


def _foot(summary: Summary, look: Look) -> str:
    if summary.reports < 2 or look.quiet:
        return ""
    return "\n" + "".join(paint(line, "1", look) + "\n" for line in wrap(totals(summary), look.width))


def totals(summary: Summary) -> str:
    """One line of sums."""
    parts = [f"{SEVERITY_NAMES[level]} {summary.levels[level]}" for level in SEVERITY_NAMES]
    parts += [f"見送り {summary.suppressed}"] if summary.suppressed else []
    unread = summary.problems - sum(problem.code == HISTORY for _, problem in summary.errors)
    parts += [f"読めなかったもの {unread}"] if unread else []
    return f"日報 {summary.reports} 件: {' · '.join(parts)}"


def statistics(summary: Summary) -> Iterable[str]:
    """How often each rule fired, most often first."""
    for rule, count in sorted(summary.rules.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>6}  {rule}"


FULL = Format(piece=_full, foot=_foot, between="\n")
CONCISE = Format(piece=_concise)
