import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorama.columns import Columns, Position, measure

TEXT = "𠮷野様。😀 再訪\r\n二行目\n"


@pytest.mark.parametrize(("unit", "column"), [("codepoint", 7), ("utf16", 9), ("utf8", 19)])
def test_the_same_place_in_three_units(unit, column):
    assert Columns(TEXT).position(TEXT.index("再"), unit) == Position(1, column)


def test_lines_end_as_python_and_windows_end_them():
    columns = Columns("a\r\nb\rc\nd")
    assert [columns.position(i).line for i in (0, 3, 5, 7)] == [1, 2, 3, 4]


def test_the_end_and_beyond():
    columns = Columns(TEXT)
    assert columns.position(len(TEXT)) == Position(3, 1)
    assert columns.position(len(TEXT) + 9) == Position(3, 1)


def test_a_lone_surrogate_is_measured():
    assert [measure("\ud800", unit) for unit in ("codepoint", "utf16", "utf8")] == [1, 1, 3]


@given(st.text(max_size=80), st.data(), st.sampled_from(["codepoint", "utf16", "utf8"]))
def test_there_and_back(text, data, unit):
    offset = data.draw(st.integers(0, len(text)))
    columns = Columns(text)
    assert columns.offset(columns.position(offset, unit), unit) == offset
    assert columns.absolute(offset, unit) == measure(text[:offset], unit)
