"""What clients send, checked by pydantic. What they get is described by the shipped JSON Schema (openapi.py)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SURROGATES = re.compile("[\ud800-\udfff]")


def _whole_letters(value: Any) -> Any:
    """Half an emoji, as a cut-off field may send it, becomes U+FFFD: the same length in code points and UTF-16."""
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value


def _whole_number(value: Any) -> Any:
    """3.0 is an integer in JSON."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Letters = Annotated[str, BeforeValidator(_whole_letters)]
Short = Annotated[str, Field(max_length=200), BeforeValidator(_whole_letters)]
Words = Annotated[list[Annotated[str, Field(min_length=1, max_length=100)]], Field(max_length=100)]


def _as_written(value: Any) -> Any:
    """A date in words only: pydantic would also take seconds since 1970 and times of the day."""
    if value is not None and not (isinstance(value, str) and _DATE.fullmatch(value)):
        raise PydanticCustomError("date_type", "not a date")
    return value


Day = Annotated[date, Field(strict=False), BeforeValidator(_as_written)]


class Strict(BaseModel):
    """Types as JSON has them, and no field that is not known."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class CheckOptions(Strict):
    """この要求だけの設定。書かないものはチームの設定のまま。"""

    select: Words | None = Field(default=None, description="使う規則: 名前、番号、番号の頭")
    ignore: Words | None = Field(default=None, description="使わない規則")
    min_confidence: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] | None = Field(
        default=None, description="これより確信の低い指摘を出さない"
    )
    max_points: Annotated[int, Field(ge=0, le=20), BeforeValidator(_whole_number)] | None = Field(
        default=None, description="コメントの数の上限"
    )
    tone: Literal["gentle", "direct"] | None = Field(default=None, description="コメントの口調")
    fail_on: Literal["error", "warning", "info", "never"] | None = Field(
        default=None, description="この重さ以上の指摘で decision が hold になる"
    )

    def overrides(self) -> dict[str, Any]:
        """Only what was given, as `Settings` holds it."""
        given = self.model_dump(exclude_none=True)
        return {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}


class ReportIn(Strict):
    """一件の日報。"""

    text: Letters = Field(description="本文。そのままの文字(改行も)")
    id: Short | None = Field(default=None, description="呼び出し側の番号。そのまま返る")
    author: Short | None = Field(default=None, description="書いた人")
    date: Day | None = Field(default=None, description="日報の日付。「来週」「月末」などを読むのに使う")
    customer: Short | None = Field(default=None, description="顧客")
    stage: Short | None = Field(default=None, description="商談の段階(設定の [stages] の名前)")

    def meta(self) -> dict[str, Any]:
        """Everything but the text."""
        return {
            "id": self.id,
            "author": self.author,
            "date": self.date,
            "customer": self.customer,
            "stage": self.stage,
        }


class CheckIn(ReportIn):
    """確かめてほしい一件の日報。"""

    phase: Literal["draft", "submit"] = Field(
        default="submit", description="draft は書いている途中: 続きで補われるかもしれない指摘を出さない"
    )
    options: CheckOptions = Field(default=CheckOptions(), description="この要求だけの設定")


class TeamIn(Strict):
    """まとめて確かめてほしい日報。"""

    reports: list[ReportIn] = Field(min_length=1, description="日報。順番は問わない")
    as_of: Day | None = Field(default=None, description="いつの時点で見るか(既定: いちばん新しい日報の日付)")
    options: CheckOptions = Field(default=CheckOptions(), description="この要求だけの設定")
