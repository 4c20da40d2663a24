import re

import pytest

from sorama.cells import cells
from sorama.cli.group import COMMANDS

ENGLISH = re.compile(r"\b(?:Usage|Options|Commands|Error|Show this|Missing|Invalid|No such|OPTIONS|Try)\b")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), ("config", "show")])
def test_help_is_japanese_and_fits(sorama, monkeypatch, command):
    monkeypatch.setenv("COLUMNS", "80")
    found = sorama(*command, "--help")
    assert found.code == 0
    assert found.out.startswith("使い方: sorama")
    assert not ENGLISH.search(found.out)
    assert [line for line in found.out.splitlines()[1:] if cells(line) > 80] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "もしかして「check」"),
        (("check", "--selct", "SR1"), "もしかして"),
        (("check", "--select", "SR9"), "規則 SR9 はありません"),
        (("check", "--ignore", "vague-acton"), "vague-action"),
        (("check", "--severity", "vague-action=fatal"), "規則=重さ"),
        (("check", "--severity", "vague-acton=error"), "vague-action"),
        (("check", "--format", "xml"), "のどれかにしてください"),
        (("check", "--max-points", "many"), "数ではありません"),
        (("check", "--max-points", "99"), "範囲"),
        (("check", "--jobs", "0"), "1 から 64"),
        (("check", "--date", "きのう"), "日付ではありません"),
        (("check", "--config", "none.toml"), "見つかりません"),
        (("check", "--max-points"), "値が必要です"),
        (("rule", "mising-fact"), "missing-fact"),
        (("eval",), "引数がありません"),
        (("eval", "none.txt"), "見つからない"),
        (("test", "--nonsense"), "オプションはありません"),
        (("config", "shw"), "コマンドはありません"),
    ],
)
def test_usage_errors_are_one_japanese_message_and_2(sorama, arguments, said):
    found = sorama(*arguments)
    assert found.code == 2
    assert found.out == ""
    assert said in found.err
    assert not ENGLISH.search(found.err)
    assert "Traceback" not in found.err


def test_a_file_in_place_of_a_command_is_understood(sorama, write):
    found = sorama(write("a.txt", "x"))
    assert found.code == 2
    assert "sorama check a.txt" in found.err


def test_version(sorama):
    assert re.fullmatch(r"sorama \d+\.\d+\.\d+\n", sorama("--version").out)
