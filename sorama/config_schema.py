"""What a configuration file may hold, checked by pydantic. Imported only where there is something to check."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, ValidationError, create_model

from sorama.errors import ConfigError
from sorama.nearest import maybe
from sorama.rules.base import Rule

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Name = Annotated[str, StringConstraints(min_length=1)]
Level = Literal["error", "warning", "info"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", title="sorama.toml")


class WordLists(_Strict):
    """Names that the team uses; the tool reads them as names."""

    own_company: list[Name] = Field(default=[], description="自社の名前")
    products: list[Name] = Field(default=[], description="自社の製品・サービス")
    competitors: list[Name] = Field(default=[], description="競合の会社・製品")
    customers: list[Name] = Field(default=[], description="顧客の会社・店")
    people: list[Name] = Field(default=[], description="顧客側の人")


class ConfigFile(_Strict):
    """sorama.toml, or [tool.sorama] of pyproject.toml."""

    extend: str | None = Field(default=None, description="土台にする設定ファイル(このファイルから見た場所)")
    preset: Literal["trainee", "strict", "form"] = Field(default="trainee", description="出発点になる組み合わせ")
    select: list[Name] = Field(default=["SR", "ST"], description="使う規則: 名前、番号、番号の頭")
    ignore: list[Name] = Field(default=[], description="使わない規則: 名前、番号、番号の頭")
    preview: bool = Field(default=False, description="試験中の規則も使う")
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        default="error", description="終了コード 1 にする重さ"
    )
    min_confidence: float = Field(default=0.0, ge=0, le=1, description="これより確信の低い指摘を出さない")
    max_points: int = Field(default=3, ge=0, le=20, description="コメントの数の上限")
    tone: Literal["gentle", "direct"] = Field(default="gentle", description="コメントの口調")
    hints: int = Field(default=0, ge=0, le=3, description="はじめから開いておくヒントの段数")
    syntax: Literal["auto", "off", "always"] = Field(default="auto", description="GiNZA の構文解析を使う場面")
    severity: dict[Name, Level] = Field(default={}, description="規則ごとの重さ")
    rules: dict[Name, dict[str, Any]] = Field(default={}, description="規則ごとのオプション")
    words: WordLists = Field(default=WordLists(), description="チームの言葉")
    stages: dict[Name, list[Name]] = Field(default={}, description="商談の段階と、その段階ですること")
    input: dict[Name, Name] = Field(default={}, description="表の列の名前の対応")
    server: dict[Name, Any] = Field(default={}, description="sorama serve の設定")
    custom_rules: list[Name] = Field(default=[], description="チーム独自の規則のファイル")
    suppressions: str | None = Field(default=None, description="見送った指摘のファイル(sorama suppress が書く)")
    messages: str | None = Field(default=None, description="コメントの言い回しを差し替えるファイル")


def validate(values: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The values of one layer, converted; only what it gives. Raises ConfigError, naming the key."""
    try:
        model = ConfigFile.model_validate(dict(values))
    except ValidationError as error:
        raise ConfigError(sentence_of(error, where, ConfigFile)) from None
    return model.model_dump(exclude_unset=True)


def validate_options(rule: Rule, options: Mapping[str, Any]) -> None:
    """Refuses an option that the rule does not have, or a value that does not fit it."""
    hints = get_type_hints(type(rule))
    strict = {int: Annotated[int, Strict()], float: Annotated[float, Strict()]}  # the rule gets the value as it stands
    wanted: dict[str, Any] = {
        o.name: (strict.get(hints[o.name], hints[o.name]), o.default) for o in type(rule).options()
    }
    model = create_model(f"[rules.{rule.name}]", __base__=_Strict, **wanted)
    try:
        model.model_validate(dict(options))
    except ValidationError as error:
        raise ConfigError(sentence_of(error, f"[rules.{rule.name}]", model)) from None


REASONS = {
    "missing": "必要です",
    "literal_error": "次のどれかにしてください: {expected}",
    "int_parsing": "整数にしてください",
    "int_type": "整数にしてください",
    "int_from_float": "整数にしてください",
    "float_parsing": "数にしてください",
    "float_type": "数にしてください",
    "bool_parsing": "true か false にしてください",
    "bool_type": "true か false にしてください",
    "string_type": '文字列("…")にしてください',
    "string_too_short": "空にはできません",
    "list_type": 'リスト ["…", "…"] にしてください',
    "tuple_type": 'リスト ["…", "…"] にしてください',
    "dict_type": "表 [見出し] の形にしてください",
    "model_type": "表 [見出し] の形にしてください",
    "greater_than_equal": "{ge} 以上にしてください",
    "less_than_equal": "{le} 以下にしてください",
    "greater_than": "{gt} より大きくしてください",
    "less_than": "{lt} より小さくしてください",
}


def sentence_of(error: ValidationError, where: str, model: type[BaseModel]) -> str:
    """The first thing that pydantic objects to, as one Japanese sentence without the value."""
    first = error.errors(include_url=False)[0]
    *above, last = first["loc"] or ("設定",)
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        fields = WordLists.model_fields if above == ["words"] else model.model_fields
        return f"{where} に「{key}」という項目はありません。{maybe(str(last), fields)}"
    return f"{where} の「{key}」は{reason_of(first)}。"


def reason_of(error: ErrorDetails) -> str:
    """What pydantic objects to, without the value."""
    context = dict(error.get("ctx", {}))
    if "expected" in context:  # "'a', 'b' or 'c'"
        context["expected"] = "・".join(re.findall(r"'([^']+)'", str(context["expected"])))
    return REASONS.get(error["type"], "値が合いません").format(**context)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of sorama.toml, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ConfigFile.model_json_schema()}
