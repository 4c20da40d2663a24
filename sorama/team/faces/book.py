"""XLSX with the sheets 概要, 指摘, 約束 (and 顧客, 見立て, 読めない行): filters, a frozen head, no formulas, no links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, BinaryIO

from sorama.errors import ConfigError
from sorama.team.faces import Wishes
from sorama.team.faces.flat import (
    ITEM_NAMES,
    Cell,
    across,
    customers,
    disarmed,
    findings,
    hypotheses,
    promises,
    rules,
    writers,
)  # fmt: skip
from sorama.team.run import Reports
from sorama.team.view import Team

_MOST = 1_048_000  # rows of a sheet
_QUIET = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
}
_WIDE = {"内容": 44, "引用": 44, "次に一緒に見ること": 70, "元の場所": 26, "理由": 50, "場所": 40, "何についてか": 30}


def write_xlsx(team: Team, reports: Reports, out: BinaryIO, wishes: Wishes) -> None:
    """The whole book, row by row."""
    del wishes
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise ConfigError("xlsx を書くには追加の部品が要ります: pip install 'sorama[team]'") from None
    book = Workbook(out, _QUIET)
    book.set_properties({"title": "日報の空・雨・傘", "comments": "sorama team"})
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1, "bg_color": "#EAF2FA", "valign": "top", "text_wrap": True}),
        "text": book.add_format({"valign": "top", "text_wrap": True}),
        "share": book.add_format({"valign": "top", "num_format": "0%"}),
    }
    _overview(book, formats, team)
    items = chain(chain.from_iterable(reports.each(findings)), across(team, reports))
    _sheet(book, formats, "指摘", [ITEM_NAMES], items)
    _sheet(book, formats, "約束", [ITEM_NAMES], promises(team, reports))
    _sheet(book, formats, "顧客", [], customers(team))
    _sheet(book, formats, "見立て", [ITEM_NAMES], hypotheses(team, reports))
    if team.errors:
        _sheet(book, formats, "読めない行", [("場所", "理由")], ((e.place, e.problem) for e in team.errors))
    book.close()


def _overview(book: Any, formats: Any, team: Team) -> None:
    sheet = book.add_worksheet("概要")
    told: list[tuple[Cell, ...]] = [
        ("日報", team.total.reports),
        ("書き手", len(team.writers)),
        ("顧客", len(team.customers)),
        ("基準日", team.as_of.isoformat() if team.as_of else ""),
    ]
    row = 0
    _widths(sheet, ("書き手", *[""] * 13, "次に一緒に見ること"))
    for pair in told:
        _row(sheet, formats["text"], row, pair)
        row += 1
    for part in (writers(team), rules(team)):
        row += 1
        for n, cells in enumerate(part):
            _row(sheet, formats["text" if n else "head"], row, cells, formats["share"])
            row += 1


def _sheet(
    book: Any, formats: Any, name: str, head: Sequence[Sequence[Cell]], body: Iterable[Sequence[Cell]]
) -> None:  # fmt: skip
    sheet, width, row, left = book.add_worksheet(name), 0, 0, 0
    for cells in head:
        _widths(sheet, cells)
    for part in (head, body):
        for cells in part:
            if row >= _MOST:
                left += 1
                continue
            if row == 0 and not head:
                _widths(sheet, cells)
            _row(sheet, formats["text" if row else "head"], row, cells)
            width = max(width, len(cells))
            row += 1
    if left:
        _row(sheet, formats["text"], row, (f"ほか {left:,} 行は、表に入りきりません(--format csv ならすべて)",))
    sheet.freeze_panes(1, 0)
    if row and width:
        sheet.autofilter(0, 0, max(row - 1, 1), width - 1)


def _widths(sheet: Any, names: Sequence[Cell]) -> None:
    for column, name in enumerate(names):
        sheet.set_column(column, column, _WIDE.get(str(name), 13))


def _row(sheet: Any, form: Any, row: int, cells: Sequence[Cell], share: Any = None) -> None:
    for column, cell in enumerate(cells):
        value = disarmed(cell)
        if isinstance(value, str):
            sheet.write_string(row, column, value, form)
        else:
            sheet.write_number(row, column, value, share if share and isinstance(value, float) else form)
