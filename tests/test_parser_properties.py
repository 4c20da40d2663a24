"""Whatever is pasted: no letter is lost, spans are in order, and the parser never raises."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sorama.parser import parse
from sorama.report import Report

ANY_TEXT = st.text(st.characters(), max_size=300)  # surrogates, controls and direction marks included
PIECES = st.sampled_from(
    [
        *"■◆▼●・-→①※【】「」（）()[]：:、。！？!?…\t\r\n \u3000",
        *[
            "\n",
            "\r\n",
            "\n・",
            "\n■",
            "10:00 ",
            "1. ",
            "所感",
            "明日の予定\n",
            "訪問先：",
            "高城電装",
            "三田様",
            "伺った。",
            "とのこと",
            "🙇",
            "ｶﾞ",
            "か\u3099",
        ],
        *[
            "\ufeff",
            "\x00",
            "\u202e",
            "\ud83d",
            "|",
            "3.5",
            "https://a.example/",
            "a@b.example",
            "以上",
            "よろしくお願いします",
        ],
    ]
)
REPORT_LIKE = st.lists(PIECES, max_size=60).map("".join)


def check(report: Report) -> None:
    text, at = report.text, 0
    for i, s in enumerate(report.sentences):
        assert at <= s.start < s.end <= len(text)
        assert not any(c.isalnum() for c in text[at : s.start])
        assert not text[s.start].isspace()
        assert not text[s.end - 1].isspace()
        assert 0 <= s.thread < len(report.threads)
        assert s.heading is None or (0 <= s.heading < len(report.sentences) and s.heading != i)
        assert s.key is None or s.start <= s.key.start < s.key.end <= s.end
        at = s.end
    assert not any(c.isalnum() for c in text[at:])
    assert [t.index for t in report.threads] == list(range(len(report.threads)))


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_any_text(text):
    check(parse(text))


@given(REPORT_LIKE)
@settings(max_examples=400, deadline=None)
def test_text_that_looks_like_a_report(text):
    check(parse(text))


@given(REPORT_LIKE)
@settings(max_examples=100, deadline=None)
def test_lines_are_those_of_the_raw_text(text):
    breaks = text.replace("\r\n", "\n").replace("\r", "\n")
    for s in parse(text).sentences:
        before = text[: s.start].replace("\r\n", "\n").replace("\r", "\n")
        assert s.line == before.count("\n") <= breaks.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "あ" * 100_000,
        "「" * 50_000,
        "（）" * 50_000,
        "・" * 100_000,
        "a\t" * 50_000,
        "あ:" * 50_000,
        "1.1" * 30_000,
        "■高城電装\n不在。\n" * 5_000,
        "".join(f"■{n}商事\n不在。\n" for n in range(4_000)),
        "本日は雨だった。" * 30_000,
    ],
    ids=lambda t: t[:6],
)
def test_large_texts_take_linear_time(text):
    began = time.process_time()
    check(parse(text))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "text", ["\ud800", "\x00\x00", "🙇🙇", "\u202eabc\u202c", "か\u3099く", "¡Hola! Buenos días.", "\x85\x0b\x0c"]
)
def test_odd_texts(text):
    check(parse(text))
