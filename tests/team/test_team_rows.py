"""Tables of every kind become rows; bad rows are named."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from sorama.errors import InputError
from sorama.team import headers
from sorama.team.rows import Reader, Row
from sorama.team.values import day_of, name_of, plain, text_of

HEAD = "報告日,担当者,訪問先,報告内容\n"
LINE = "2026/11/16,山田,東陽精密,部長を訪問した。\n"


def read(path: Path, **told: str) -> list[Row]:
    return list(Reader(told).rows([str(path)]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
@pytest.mark.parametrize("separator", [",", "\t"])
def test_text_tables_in_office_encodings(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / ("日報.csv" if separator == "," else "日報.tsv")
    path.write_bytes((HEAD + LINE).replace(",", separator).encode(encoding))
    (row,) = read(path)
    assert row[1:7] == ("部長を訪問した。", None, None, date(2026, 11, 16), "山田", "東陽精密")
    assert row.place == f"{path} 2行目"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp932", "euc_jp"])
def test_a_long_table_is_read_line_by_line(tmp_path: Path, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path, count = tmp_path / "日報.csv", 30_000
    path.write_bytes((HEAD + LINE * count).encode(encoding))
    monkeypatch.delattr("sorama.team.tables.read")  # what reads a file as a whole
    rows = read(path)
    assert len(rows) == count
    assert {row[1:7] for row in rows} == {("部長を訪問した。", None, None, date(2026, 11, 16), "山田", "東陽精密")}


def test_a_quotation_that_never_ends_is_said(tmp_path: Path) -> None:
    path = tmp_path / "日報.csv"
    fine = '2026/11/16,山田,東陽精密,"一行目。\n12"" の管。"\n'
    path.write_text(HEAD + LINE + fine + '2026/11/17,佐藤,北斗,"会った。\n2026/11/18,佐藤,北斗,電話した。\n')
    *rows, last = read(path)
    assert [row.problem for row in rows] == [None, None]
    assert rows[1].text == '一行目。\n12" の管。'
    assert last.problem is not None
    assert '4 行目で引用符(")が閉じていない' in last.problem
    path.write_text(HEAD + LINE + fine)
    assert [row.problem for row in read(path)] == [None, None]


def test_half_a_letter_is_no_end(tmp_path: Path) -> None:
    path = tmp_path / "日報.jsonl"
    path.write_text(r'{"本文": "会った\ud800。", "氏名": "山\udfff田"}')
    (row,) = read(path)
    assert (row.text, row.author) == ("会った\ufffd。", "山\ufffd田")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2026-11-16", date(2026, 11, 16)),
        ("2026/11/6", date(2026, 11, 6)),
        ("2026年11月16日(月)", date(2026, 11, 16)),
        ("２０２６／１１／１６", date(2026, 11, 16)),
        ("令和8年11月16日", date(2026, 11, 16)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R8.11.16", date(2026, 11, 16)),
        ("20261116", date(2026, 11, 16)),
        (20261116.0, date(2026, 11, 16)),
        (46342.0, date(2026, 11, 16)),
        ("46342", date(2026, 11, 16)),
        ("2026-11-15T23:30:00Z", date(2026, 11, 16)),
        ("2026/11/16 18:20", date(2026, 11, 16)),
        ("11/16/2026", date(2026, 11, 16)),
        (datetime(2026, 11, 16, 9, tzinfo=UTC), date(2026, 11, 16)),
        ("", None),
        (None, None),
    ],
)
def test_days(told: object, day: date | None) -> None:
    assert day_of(told) == day


@pytest.mark.parametrize("told", ["来週", "2026/13/1", "2026-02-30", 7.0, "令和8年13月1日"])
def test_what_is_no_day_is_said(told: object) -> None:
    with pytest.raises(ValueError, match="日付「"):
        day_of(told)


@given(st.text() | st.floats(allow_nan=False) | st.integers() | st.none() | st.booleans())
def test_cells_never_surprise(cell: object) -> None:
    assert isinstance(text_of(cell), str)
    try:
        day = day_of(cell)
    except ValueError:
        day = None
    assert day is None or 1868 < day.year < 10000


def test_rich_text_and_several_values() -> None:
    assert (
        plain("<div>部長と<b>面談</b></div><ul><li>価格&amp;納期</li></ul><script>x()</script>")
        == "部長と面談\n・価格&納期"
    )
    assert text_of("売上<100件>の見込み") == "売上<100件>の見込み"
    assert name_of("山田\n佐藤\n山田") == "山田、佐藤"
    assert text_of({"code": "yamada", "name": "山田"}) == "山田"


def test_bad_rows_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "日報.csv"
    path.write_text(
        HEAD
        + LINE
        + "2026/13/1,山田,A社,会った。\n2026/11/17,山田,A社,\n"
        + '2026/11/18,佐藤,A社,"一行目\n二行目"\n'
        + LINE
    )
    rows = read(path)
    assert [r.problem for r in rows] == [None, "日付「2026/13/1」は暦にありません", "本文が空です", None, None]
    assert [r.place.rsplit(" ", 1)[1] for r in rows] == ["2行目", "3行目", "4行目", "5行目", "6行目"]
    assert rows[3].text == "一行目\n二行目"


def test_several_text_columns_are_joined_under_their_names(tmp_path: Path) -> None:
    path = tmp_path / "日報.csv"
    path.write_text(
        "日付,氏名,活動内容,所感,次回予定\n2026/11/16,山田,部長を訪問。,価格が壁。,金曜に再訪。\n2026/11/17,山田,電話した。,,\n"
    )
    first, second = read(path)
    assert first.text == "■活動内容\n部長を訪問。\n■所感\n価格が壁。\n■次回予定\n金曜に再訪。"
    assert second.text == "■活動内容\n電話した。"


def test_columns_that_are_told(tmp_path: Path) -> None:
    path = tmp_path / "日報.csv"
    path.write_text("いつ,だれ,しゃべったこと\n2026/11/16,山田,会った。\n")
    assert "--map text=" in str(read(path)[0].problem)
    (row,) = read(path, text="しゃべったこと", date="いつ", author="だれ")
    assert row[1:6] == ("会った。", None, None, date(2026, 11, 16), "山田")
    with pytest.raises(InputError, match="もしかして「text」"):
        headers.check({"txet": "本文"})


@pytest.mark.parametrize(
    "names",
    [
        "レコード番号,更新日時,作成者,日付,会社名,商談フェーズ,商談内容",  # kintone
        "活動 ID,件名,任命先,期日,取引先名,フェーズ,説明",  # Salesforce
        "No.,報告日 ※必須,報告者,訪問先(会社名),ステージ,報告内容",
    ],
)
def test_columns_of_known_exports(names: str) -> None:
    columns = headers.recognise(names.split(","), {})
    assert columns is not None
    assert {"id", "date", "author", "customer", "stage", "text"} == set(columns.places)


def book(path: Path, fill: object) -> Path:
    workbook = Workbook()
    fill(workbook)  # type: ignore[operator]
    workbook.save(path)
    return path


def test_a_workbook_with_titles_merged_heads_and_several_sheets(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        first = workbook.active
        first.title = "11月"
        first["A1"] = "営業日報 2026年11月"
        first.merge_cells("A1:F1")
        first.append([])
        first.append(["日付", "担当者", "訪問先", "報告", None])
        first.append([None, None, None, "活動内容", "所感"])
        first.merge_cells("D3:E3")
        first.append([date(2026, 11, 16), "山田", "東陽精密", "部長を訪問。", "価格が壁。"])
        first.append([None, None, "北斗ばね", "電話した。", None])  # merged over two rows
        first.append(["令和8年11月17日", "佐藤", "A社", "会った。", None])
        second = workbook.create_sheet("12月")
        second.append(["日付", "担当者", "顧客", "本文"])
        second.append([46342, "鈴木", "B社", "見積を渡した。"])
        workbook.create_sheet("一覧").append(["商品", "価格"])
        hidden = workbook.create_sheet("下書き")
        hidden.append(["日付", "担当者", "本文"])
        hidden.append(["2026/11/16", "山田", "見せない。"])
        hidden.sheet_state = "hidden"

    path = book(tmp_path / "日報.xlsx", fill)
    rows = read(path)
    assert [(r.date, r.author, r.customer) for r in rows] == [
        (date(2026, 11, 16), "山田", "東陽精密"),
        (date(2026, 11, 16), "山田", "北斗ばね"),
        (date(2026, 11, 17), "佐藤", "A社"),
        (date(2026, 11, 16), "鈴木", "B社"),
    ]
    assert rows[0].text == "■活動内容\n部長を訪問。\n■所感\n価格が壁。"
    assert rows[0].place == f"{path}[11月] 5行目"


def test_formulas_are_read_as_values(tmp_path: Path) -> None:
    from xlsxwriter import Workbook as Writer

    path = tmp_path / "日報.xlsx"
    with Writer(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["日付", "担当者", "本文"])
        sheet.write_formula(1, 0, "=DATE(2026,11,16)", workbook.add_format({"num_format": "yyyy/m/d"}), 46342)
        sheet.write_formula(1, 1, '="山"&"田"', None, "山田")
        sheet.write_string(1, 2, "=会った。")
    (row,) = read(path)
    assert (row.date, row.author, row.text) == (date(2026, 11, 16), "山田", "=会った。")


def test_json_lines_and_records_of_kintone(tmp_path: Path) -> None:
    lines = tmp_path / "日報.jsonl"
    lines.write_text('{"日付": "2026-11-16", "本文": "会った。"}\n{"x": 1}\n[]\n{\n')
    assert [r.problem and r.problem[:4] for r in read(lines)] == [None, "本文の項", "項目と値", "JSON"]
    whole = tmp_path / "records.json"
    record = {
        "日付": {"type": "DATE", "value": "2026-11-16"},
        "作成者": {"type": "CREATOR", "value": {"code": "y", "name": "山田"}},
        "商談内容": {"type": "RICH_TEXT", "value": "<div>会った。</div>"},
        "担当者": {"type": "USER_SELECT", "value": [{"code": "s", "name": "佐藤"}]},
    }
    whole.write_text(json.dumps({"records": [record]}), encoding="utf-8")
    (row,) = read(whole)
    assert (row.text, row.author, row.date) == ("会った。", "佐藤", date(2026, 11, 16))


def test_a_folder_of_notes(tmp_path: Path) -> None:
    (tmp_path / "2026-11-16_山田.txt").write_text("会った。", encoding="cp932")
    (tmp_path / "11月.csv").write_text(HEAD + LINE)
    (tmp_path / "~$11月.xlsx").write_text("x")
    table, note = read(tmp_path)
    assert (table.customer, note.author, note.date, note.text) == ("東陽精密", "山田", date(2026, 11, 16), None)


@pytest.mark.parametrize("name", ["無い.xlsx", "無い.csv", "無い.jsonl"])
def test_a_missing_file_is_a_problem_not_an_end(tmp_path: Path, name: str) -> None:
    (row,) = read(tmp_path / name)
    assert row.problem is not None
    assert "見つかりません" in row.problem


def test_what_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    assert "Excel の表として読めません" in str(read(path)[0].problem)
    (tmp_path / "y.csv").write_bytes(io.BytesIO(b"").getvalue())
    assert "表が空です" in str(read(tmp_path / "y.csv")[0].problem)
