"""Makes examples/team/reports.xlsx and reports.csv (CP932) from examples/team/reports.jsonl: python tools/example_team.py."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date, datetime
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "team"
NAMES = ("番号", "報告日", "担当者", "訪問先", "フェーズ", "報告内容")
KEYS = ("id", "date", "author", "customer", "stage", "text")


def rows() -> list[list[str]]:
    """The reports, without a head."""
    lines = (FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [[value or "" for value in map(json.loads(line).get, KEYS)] for line in lines]


def as_csv() -> bytes:
    """A table as Excel in Japan saves it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(NAMES)
    for number, day, *rest in rows():
        writer.writerow([number, day.replace("-", "/"), *rest])
    return out.getvalue().encode("cp932")


def as_xlsx() -> bytes:
    """A workbook with a title above the head, one sheet a week, real dates."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": datetime(2026, 11, 24)})  # noqa: DTZ001 - the same bytes every time
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day_format, head = book.add_format({"num_format": "yyyy/m/d", "valign": "top"}), book.add_format({"bold": True})
    for title, first, last in (("第1週", "2026-11-09", "2026-11-13"), ("第2週", "2026-11-16", "2026-11-20")):
        sheet = book.add_worksheet(title)
        sheet.merge_range(0, 0, 0, len(NAMES) - 1, f"営業日報 {first}〜{last}", head)
        sheet.write_row(2, 0, NAMES, head)
        sheet.set_column(5, 5, 80)
        for line, (number, day, *rest) in enumerate((r for r in rows() if first <= r[1] <= last), 3):
            sheet.write_string(line, 0, number)
            sheet.write_datetime(line, 1, datetime.combine(date.fromisoformat(day), datetime.min.time()), day_format)
            for column, value in enumerate(rest, 2):
                sheet.write_string(line, column, value, text)
    book.close()
    return out.getvalue()


def main() -> None:
    """Writes both; `--check` fails where one is stale."""
    made = {FOLDER / "reports.csv": as_csv(), FOLDER / "reports.xlsx": as_xlsx()}
    if "--check" in sys.argv[1:]:
        stale = [path.name for path, data in made.items() if not path.exists() or path.read_bytes() != data]
        sys.exit(f"古くなっています: {'、'.join(stale)}(python tools/example_team.py)" if stale else 0)
    for path, data in made.items():
        path.write_bytes(data)


if __name__ == "__main__":
    main()
