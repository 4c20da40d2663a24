"""What is remembered is bounded, and a long report gets room."""

import pytest

from sorama import memo
from sorama.memo import forget, remembered, room_for


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
    held = read.memory
    assert sum(map(len, (*held.young, *held.old))) <= 2 * memo.USUAL + 100


def test_a_long_report_fits_as_a_whole_and_gives_its_room_back(counted):
    read, calls = counted
    sentences = [f"{i:06}件目を訪問した。" for i in range(10_000)]
    with room_for("".join(sentences)):
        for _ in range(3):
            for sentence in sentences:
                read(sentence)
    assert len(calls) == len(sentences)
    assert not read.memory.young
