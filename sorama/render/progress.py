"""Progress as a table and small plots for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sorama.cells import cells, pad, wrap
from sorama.model import Label
from sorama.progress import FAMILIES, Progress, habit
from sorama.store import LABELS

Column = tuple[str, list[str]]  # head, and a value a week
_BARS = "▁▂▃▄▅▆▇█"
_NAMES = {Label.FACT: "空", Label.INTERPRETATION: "雨", Label.ACTION: "傘"}


def render_progress(progress: Progress, author: str, width: int = 80, messages: str | None = None) -> str:
    """The whole page. It compares a writer with nobody but the same writer earlier."""
    return "\n".join(line.rstrip() for line in _lines(progress, author, max(width, 40), messages)) + "\n"


def _lines(progress: Progress, author: str, width: int, messages: str | None) -> Iterator[str]:
    yield f"{author or '名前のない日報'}の歩み"
    if not progress.weeks:
        yield ""
        yield from wrap(
            "日付のある日報がまだ記録されていません。日報の頭に年月日を書くか --date を付けると、週ごとの歩みが見られます。",
            width,
        )
    else:
        yield ""
        yield from _table(progress, width)
        yield ""
        yield from _plots(progress)
    if progress.undated:
        yield ""
        yield from wrap(f"日付のない日報が {progress.undated} 件あります（週の表には入っていません）。", width)
    if progress.mastered:
        yield ""
        yield "身についてきたこと"
        yield from (f"  ◎ {habit(rule, messages)}" for rule in progress.mastered)
    if progress.repeated:
        yield ""
        yield from wrap("いま育てていること（次からはご自身で見つける番です）", width)
        yield from (f"  ・ {habit(rule, messages)}" for rule in progress.repeated)


def _table(progress: Progress, width: int) -> Iterator[str]:
    """One row a week; what does not fit beside each other stands in a second table."""
    first = ("週", [f"{week.monday.month}/{week.monday.day}〜" for week in progress.weeks])
    columns = [
        ("日報", [str(week.reports) for week in progress.weeks]),
        *((_NAMES[label], [f"{week.labels[label]:.0%}" for week in progress.weeks]) for label in LABELS),
        ("点", [f"{week.score:.0f}" for week in progress.weeks]),
    ]
    columns += [(_name(f), [f"{week.families.get(f, 0):.1f}" for week in progress.weeks]) for f in _families(progress)]
    while columns:
        fits, used = 0, _wide(first)
        while fits < len(columns) and (fits == 0 or used + 2 + _wide(columns[fits]) <= width):
            used += 2 + _wide(columns[fits])
            fits += 1
        yield from _rows([first, *columns[:fits]])
        columns = columns[fits:]
        if columns:
            yield ""
    yield from wrap("空・雨・傘: それがある日報の割合　点: 平均", width)
    if _families(progress):
        yield from wrap("ほかの列: 日報一つあたりの気づきの数（少ないほど伝わる）", width)


def _rows(columns: Sequence[Column]) -> Iterator[str]:
    widths = [_wide(column) for column in columns]
    for i, row in enumerate(zip(*((head, *values) for head, values in columns), strict=True)):
        yield "  ".join(
            pad(text, w) if j == 0 else " " * (w - cells(text)) + text
            for j, (text, w) in enumerate(zip(row, widths, strict=True))
        )
        if i == 0:
            yield "─" * (sum(widths) + 2 * len(widths) - 2)


def _wide(column: Column) -> int:
    head, values = column
    return max(map(cells, (head, *values)))


def _plots(progress: Progress) -> Iterator[str]:
    """A bar a week, and the value of the first and of the latest."""
    told = [(_NAMES[label], [w.labels[label] for w in progress.weeks], 1.0, "{:.0%}") for label in LABELS]
    for family in _families(progress):
        values = [w.families.get(family, 0) for w in progress.weeks]
        told.append((_name(family), values, max(values), "{:.1f}"))
    width = max(cells(name) for name, *_ in told)
    for name, values, highest, form in told:
        change = " → ".join(form.format(v) for v in ((values[0], values[-1]) if len(values) > 1 else values))
        yield f"{pad(name, width)}  {spark(values, highest)}  {change}"


def _name(family: str) -> str:
    return FAMILIES.get(family, "自社の規則")


def _families(progress: Progress) -> Sequence[str]:
    return sorted({family for week in progress.weeks for family in week.families})


def spark(values: Sequence[float], highest: float) -> str:
    """One bar a value."""
    top = highest or 1.0
    return "".join(_BARS[min(round(v / top * (len(_BARS) - 1)), len(_BARS) - 1)] for v in values)
