"""Progress as a table and small plots for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sorama.cells import cells, pad, wrap
from sorama.model import Label
from sorama.progress import FAMILIES, Progress, habit
from sorama.store import LABELS

_BARS = "▁▂▃▄▅▆▇█"
_NAMES = {Label.FACT: "空", Label.INTERPRETATION: "雨", Label.ACTION: "傘"}


def render_progress(progress: Progress, author: str, width: int = 80, messages: str | None = None) -> str:
    """The whole page. It compares a writer with nobody but the same writer earlier."""
    return "\n".join(line.rstrip() for line in _lines(progress, author, max(width, 40), messages)) + "\n"


def _lines(progress: Progress, author: str, width: int, messages: str | None) -> Iterator[str]:
    yield f"{author or '（名前なし）'}の歩み"
    if not progress.weeks:
        yield ""
        yield from wrap(
            "日付のある日報がまだ記録されていません。日報の頭に年月日を書くか --date を付けると、週ごとの歩みが見られます。",
            width,
        )
    else:
        yield ""
        yield from _table(progress)
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
        yield "いま育てていること（次からはご自身で見つける番です）"
        yield from (f"  ・ {habit(rule, messages)}" for rule in progress.repeated)


def _table(progress: Progress) -> Iterator[str]:
    families = _families(progress)
    heads = [
        "週",
        "日報",
        *(_NAMES[label] for label in LABELS),
        *(FAMILIES.get(f, "自社の規則") for f in families),
        "点",
    ]
    rows = [
        [
            f"{week.monday.month}/{week.monday.day}〜",
            str(week.reports),
            *(f"{week.labels[label]:.0%}" for label in LABELS),
            *(f"{week.families.get(f, 0):.1f}" for f in families),
            f"{week.score:.0f}",
        ]
        for week in progress.weeks
    ]
    widths = [max(cells(row[i]) for row in (heads, *rows)) for i in range(len(heads))]
    for i, row in enumerate((heads, *rows)):
        yield "  ".join(
            pad(text, w) if j == 0 else " " * (w - cells(text)) + text
            for j, (text, w) in enumerate(zip(row, widths, strict=True))
        )
        if i == 0:
            yield "─" * (sum(widths) + 2 * len(widths) - 2)
    yield "空・雨・傘: それがある日報の割合　ほかの列: 日報一つあたりの気づきの数（少ないほど伝わる）"


def _plots(progress: Progress) -> Iterator[str]:
    names = [*_NAMES.values(), *(FAMILIES.get(f, "自社の規則") for f in _families(progress))]
    width = max(map(cells, names))
    for label in LABELS:
        yield f"{pad(_NAMES[label], width)}  {spark([w.labels[label] for w in progress.weeks], 1)}"
    for family in _families(progress):
        values = [w.families.get(family, 0) for w in progress.weeks]
        yield f"{pad(FAMILIES.get(family, '自社の規則'), width)}  {spark(values, max(values))}"


def _families(progress: Progress) -> Sequence[str]:
    return sorted({family for week in progress.weeks for family in week.families})


def spark(values: Sequence[float], highest: float) -> str:
    """One bar a value."""
    top = highest or 1.0
    return "".join(_BARS[min(round(v / top * (len(_BARS) - 1)), len(_BARS) - 1)] for v in values)
