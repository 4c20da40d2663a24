"""The page about the library, run as it stands."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "library.md"


def test_the_documented_library_works(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    names: dict = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(block, PAGE.name, "exec"), names)  # our own page
    said = capsys.readouterr().out
    for told in (
        "SR201 vague-fact",
        "vague-action",
        "resolved vague-fact",
        "SR406 overdue-promise",
        "datetime.date(2026, 11, 16)",
    ):
        assert told in said
