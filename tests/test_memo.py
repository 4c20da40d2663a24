"""What is remembered is bounded, and a long report gets room."""

import gc

import pytest

from sorama import memo
from sorama.memo import forget, parts_remembered, remembered, room_for


@pytest.fixture
def counted():
    calls = []

    @remembered
    def read(text):
        calls.append(text)
        return (text,)

    yield read, calls
    forget()


def test_a_sentence_is_read_once(counted):
    read, calls = counted
    assert read("訪問した。") is read("訪問した。")
    assert calls == ["訪問した。"]


def test_memory_is_bounded(counted):
    read, _ = counted
    for i in range(20_000):
        read(f"{i:06}件目を訪問した。")
    young = read.__self__
    assert sum(map(len, (*young, *young.old))) <= 2 * memo.USUAL + 100


def test_a_long_report_fits_as_a_whole_and_gives_its_room_back(counted):
    read, calls = counted
    sentences = [f"{i:06}件目を訪問した。" for i in range(10_000)]
    with room_for("".join(sentences)):
        for _ in range(3):
            for sentence in sentences:
                read(sentence)
    assert len(calls) == len(sentences)
    assert not read.__self__


def test_parts_of_a_sentence_are_remembered_apart_and_forgotten_with_it():
    calls = []

    @parts_remembered
    def read(text, start, end):
        calls.append((text, start, end))
        return text[start:end]

    for _ in range(2):
        assert (read("価格を聞かれた。", 0, 2), read("価格を聞かれた。", 3, 7)) == ("価格", "聞かれた")
    assert calls == [("価格を聞かれた。", 0, 2), ("価格を聞かれた。", 3, 7)]
    forget()
    assert read("価格を聞かれた。", 0, 2) == "価格"
    assert len(calls) == 3


def test_the_collector_runs_seldom_while_a_long_report_is_read_and_then_as_before():
    before = gc.get_threshold()
    with room_for("あ" * memo.USUAL), room_for("い" * memo.USUAL):
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before


def test_a_collector_that_was_switched_off_stays_off():
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with room_for("あ" * memo.USUAL):
            assert gc.get_threshold()[0] == 0
        assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
