"""Patterns that wait to be compiled behave like those that do not."""

import re

import pytest

from sorama import patterns
from sorama.patterns import pattern


def test_nothing_is_compiled_before_it_is_asked(monkeypatch):
    calls = []
    monkeypatch.setattr(patterns.re, "compile", lambda *given: calls.append(given) or _compile(*given))
    late = pattern("(?P<what>[一-龥]+)を")
    assert not calls
    assert late.search("来週に資料を送る")["what"] == "資料"
    assert late.match("資料を")
    assert len(calls) == 1


_compile = re.compile


@pytest.mark.parametrize("text", ["a1 b22", "", "A1"])
def test_it_answers_like_a_compiled_pattern(text):
    late, early = pattern(r"([a-z])(\d+)", re.IGNORECASE), re.compile(r"([a-z])(\d+)", re.IGNORECASE)
    assert late.findall(text) == early.findall(text)
    assert late.sub(r"\2\1", text) == early.sub(r"\2\1", text)
    assert late.split(text) == early.split(text)
    assert [m.span() for m in late.finditer(text)] == [m.span() for m in early.finditer(text)]
    assert (late.fullmatch(text) is None) == (early.fullmatch(text) is None)
    assert late.pattern == early.pattern
    assert late.flags == early.flags


def test_a_bad_pattern_is_told_when_it_is_asked():
    with pytest.raises(re.error):
        pattern("(").search("x")
