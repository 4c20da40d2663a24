"""Faces: what other programs read is whole and harmless; what people read holds no surprises."""

from __future__ import annotations

import contextlib
import csv
import html.parser
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from sorama.cli import run as sorama
from sorama.team.build import Builder
from sorama.team.faces import FORMATS, Wishes, format_of, get
from sorama.team.faces.flat import ITEM_NAMES, disarmed
from sorama.team.rows import Row
from sorama.team.run import Reports, Serial, run
from sorama.team.score import Job
from sorama.team.view import Team
from sorama.team.work import Work

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "team"
SCHEMA = json.loads((EXAMPLE.parent.parent / "sorama" / "schema" / "report.schema.json").read_text())
NASTY = '=HYPERLINK("http://x")<script>alert(1)</script>'


def text(form: str, team: Team, work: Work) -> str:
    out = io.StringIO()
    get(form)(team, Reports(work, Serial()), out, Wishes())
    return out.getvalue()


def hostile(job: Job) -> tuple[Team, Work]:
    work = Work(None, "")
    rows = [
        Row(
            f"={NASTY}",
            f"{NASTY}部長に会った。+1する。明日までに={NASTY}を送る。",
            author=f"@{NASTY}",
            customer=f"-{NASTY}",
        ),
        Row(f"+{NASTY}", None, problem=f"={NASTY}"),
    ]
    run(rows, work, job, Serial())
    return Builder(work, job, Serial()).team(), work


def test_json_follows_the_schema(team: Team, work: Work) -> None:
    whole = json.loads(text("json", team, work))
    jsonschema.validate(whole, SCHEMA)
    assert len(whole["reports"]) == whole["summary"]["reports"] == 120
    for finding in (*whole["history"]["findings"], *whole["history"]["strengths"]):
        for place in finding["places"]:
            report = whole["reports"][place["report"]]
            assert place["end"] <= max(s["end"] for s in report["segments"])
    assert len(text("jsonl", team, work).splitlines()) == 120


@pytest.mark.parametrize("cell", ["=1+1", "+81-3", "-5", "@x", "\t=1", "\r=1", "＝1", " =1"])
def test_cells_that_would_run_are_disarmed(cell: str) -> None:
    assert str(disarmed(cell)).startswith("'")
    assert disarmed("部長=決裁者") == "部長=決裁者"


def test_csv_holds_every_row_and_no_formula(team: Team, work: Work, job: Job) -> None:
    lines = list(csv.reader(io.StringIO(text("csv", team, work).removeprefix("\ufeff"))))
    assert tuple(lines[0]) == ITEM_NAMES
    assert {len(line) for line in lines} == {len(ITEM_NAMES)}
    kinds = {line[0] for line in lines[1:]}
    assert kinds == {"指摘", "良い所", "指摘(期間)", "良い所(期間)", "約束", "見立て"}
    for line in csv.reader(io.StringIO(text("csv", *hostile(job)).removeprefix("\ufeff"))):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)


def test_the_workbook_is_read_again_whole_and_without_formulas(team: Team, work: Work, job: Job) -> None:
    for view, scored in ((team, work), hostile(job)):
        out = io.BytesIO()
        get("xlsx")(view, Reports(scored, Serial()), out, Wishes())
        book = openpyxl.load_workbook(out)
        assert book.sheetnames[:3] == ["概要", "指摘", "約束"]
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f"
                    assert not str(cell.value or "").startswith(("=", "+", "-", "@"))
                    assert cell.hyperlink is None
    out = io.BytesIO()
    get("xlsx")(team, Reports(work, Serial()), out, Wishes())
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())).get_sheet_by_name("約束").to_python()
    assert len(rows) - 1 == sum(len(w.promises) for w in team.writers)
    assert all(str(row[-1]).endswith("行目") for row in rows[1:])


class Page(html.parser.HTMLParser):
    """Anchors and targets of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(str(value))
            if name in ("href", "src"):
                self.links.append(str(value))


def test_the_page_needs_nothing_else_and_every_link_leads_somewhere(team: Team, work: Work) -> None:
    whole = text("html", team, work)
    page = Page(whole)
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert not page.tags & {"link", "img", "iframe", "object"}
    assert "default-src 'none'" in whole
    assert "http" not in re.sub(r'http-equiv|"http://www.w3.org/[^"]+"', "", whole)
    assert sum(i.startswith("r") and i[1:].isdigit() for i in page.ids) == 120
    assert len(re.findall(r"<script>.*?</script>", whole, re.DOTALL)[0]) <= 2048


def test_what_writers_write_stays_text(job: Job) -> None:
    team, work = hostile(job)
    whole = text("html", team, work)
    assert "<script>alert" not in whole
    assert whole.count("<script>") == 1
    assert "<script>" not in text("markdown", team, work).replace("\\<", "&lt;")


def test_fewer_reports_on_the_page_leave_no_dead_link(team: Team, work: Work) -> None:
    out = io.StringIO()
    get("html")(team, Reports(work, Serial()), out, Wishes(most=5))
    page = Page(out.getvalue())
    assert all(link[1:] in page.ids for link in page.links)
    assert "ほかの 115 件" in out.getvalue()


def test_the_table_shows_everybody(team: Team, work: Work) -> None:
    out = text("table", team, work)
    assert all(w.name in out for w in team.writers)
    assert all(c.name in out for c in team.customers)
    assert "期日超過" in out


def test_formats_by_name_of_the_file() -> None:
    assert [format_of(p) for p in ("a.html", "a.XLSX", "a.md", "a.txt", None)] == [
        "html",
        "xlsx",
        "markdown",
        "table",
        "table",
    ]
    assert all(callable(get(form)) for form in FORMATS)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "week.html"
    given = ["team", str(EXAMPLE / "reports.xlsx"), "--isolated", "--jobs", "1", "--as-of", "2026-11-24"]
    assert sorama([*given, "-o", str(page), "--fail-on", "never"]) == 0
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert list(tmp_path.iterdir()) == [page]
    assert sorama([*given, "--fail-on", "info"]) == 1
    assert sorama(["team", str(tmp_path / "none.csv"), "--isolated", "--jobs", "1"]) == 2
    assert "見つかりません" in capsys.readouterr().out
    assert sorama([*given, "--engine", "spark://x"]) == 2
    assert "dask://" in capsys.readouterr().err


def test_the_bar_of_a_person_who_waits_leaves_the_output_alone(tmp_path: Path) -> None:
    lines = (EXAMPLE / "reports.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "few.jsonl").write_text("".join(lines[:5]), encoding="utf-8")
    terminal, screen = pty.openpty()
    with (tmp_path / "out").open("wb") as out:
        command = [sys.executable, "-m", "sorama", "team", str(tmp_path / "few.jsonl"), "--isolated", "-j1"]
        process = subprocess.Popen([*command, "--format", "jsonl"], stdout=out, stderr=screen)
        os.close(screen)
        seen = b""
        with contextlib.suppress(OSError):  # what a closed terminal says
            while piece := os.read(terminal, 65536):
                seen += piece
        process.wait()
    os.close(terminal)
    assert "読む".encode() in seen
    assert "まとめる".encode() in seen
    assert len((tmp_path / "out").read_text(encoding="utf-8").splitlines()) == 5
