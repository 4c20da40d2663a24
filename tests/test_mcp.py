"""The tools as an assistant calls them."""

import asyncio
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters, stdio_client

from sorama.app import Checker
from sorama.mcp import make
from sorama.render import wire
from sorama.settings import Settings

BARE = "先方の気持ちは固まっている。すぐに契約を迫る。"


def call(tool, settings=None, **arguments):
    async def run():
        async with Client(make(settings) if settings else make()) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(run())


def test_check_gives_what_the_command_line_gives():
    found = call("check_report", text=BARE, date="2026-11-24", author="佐藤").structured_content
    day = date(2026, 11, 24)  # wordings move on by the day and the writer
    body = json.loads(json.dumps(wire.body(Checker().check(BARE, date=day, author="佐藤"))))
    assert {key: found[key] for key in body} == body
    assert (found["author"], found["date"]) == ("佐藤", "2026-11-24")


def test_the_comments_alone_are_those_of_the_check():
    given = {"text": BARE, "date": "2026-11-24", "author": "佐藤"}
    whole = call("check_report", **given).structured_content["comments"]
    told = call("comments", **given).structured_content["result"]
    assert [line.partition("\n")[2] for line in told] == [c["text"] for c in whole]


def test_settings_hold():
    assert call("check_report", Settings(select=("ST",)), text=BARE).structured_content["findings"] == []


def test_comments_and_rules():
    told = call("comments", text=BARE).structured_content["result"]
    assert told
    assert all("「" in line for line in told)
    assert call("explain_rule", name="SR402").structured_content["name"] == "vague-action"
    assert "SR402" in call("list_rules").structured_content


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [("check_report", {"text": "あ" * 10_001}), ("check_report", {}), ("explain_rule", {"name": "nothing"})],
)
def test_mistakes_are_told(tool, arguments):
    found = call(tool, **arguments)
    assert found.is_error
    assert "Traceback" not in found.content[0].text


def test_over_stdio(monkeypatch):
    root = str(Path(__file__).parents[1])
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "sorama", "mcp", "--isolated"], env={"PYTHONPATH": root}
    )

    async def run():
        async with Client(stdio_client(parameters)) as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    assert asyncio.run(run()) == ["check_report", "comments", "explain_rule", "list_rules"]
