"""`sorama mcp`: sorama as tools for an assistant that speaks the Model Context Protocol (extra `mcp`), over stdio."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

import sorama
from sorama.app import Checker
from sorama.coaching.phrasing import bracketed
from sorama.errors import ConfigError
from sorama.render import Answer, wire
from sorama.render.rulebook import as_object
from sorama.rules.selection import find_rule
from sorama.settings import DEFAULTS, Settings

LONGEST = 10_000
Text = Annotated[str, Field(description="日報の本文。一件、そのままの文字", max_length=LONGEST)]
Day = Annotated[date | None, Field(description="日報の日付(2026-11-24)。「来週」「月末」を読むのに使う")]
Name = Annotated[str, Field(description="規則の名前(vague-action)か番号(SR402)")]


def make(settings: Settings = DEFAULTS) -> MCPServer:
    """The server with its tools."""
    checker = Checker(settings)
    server = MCPServer(
        "sorama",
        version=sorama.__version__,
        instructions="営業日報の空・雨・傘(事実・解釈・行動)を読み、足りないつながりを問いかける。直すのは書いた人であり、答えを書いて渡さないこと。",
        log_level="CRITICAL",  # its traces would quote the report
    )

    @server.tool()
    def check_report(
        text: Text, date: Day = None, author: str | None = None, customer: str | None = None
    ) -> dict[str, Any]:
        """一件の営業日報を確かめる: 区分(segments)、つながり(supports)、指摘(findings)、コメント(comments)。"""
        return wire.report(Answer(None, checker.check(text, date=date, author=author, customer=customer)))

    @server.tool()
    def comments(text: Text, date: Day = None, author: str | None = None) -> list[str]:
        """一件の営業日報へのコメントだけを、書いた人に見せる文で返す。"""
        found = checker.check(text, date=date, author=author).comments
        return [f"{bracketed(c.quote)}\n{c.text}" if c.quote else c.text for c in found]

    @server.tool()
    def explain_rule(name: Name) -> dict[str, Any]:
        """規則の説明: 何を、なぜ困るか、直し方、良い例と悪い例。"""
        try:
            return as_object(find_rule(checker.rules, name))
        except ConfigError as error:
            raise ToolError(str(error)) from None

    @server.tool()
    def list_rules() -> dict[str, str]:
        """規則の番号と、何を見るかの一行。"""
        return {rule.code: f"{rule.name}: {rule.sections()['summary']}" for rule in checker.rules}

    return server
