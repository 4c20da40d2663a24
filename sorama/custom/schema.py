"""What a team's rule file may hold, checked by pydantic. Imported only where there is such a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from sorama.config_schema import reason_of
from sorama.nearest import maybe

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[list[Text], BeforeValidator(_listed), Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Select(_Strict):
    """どの区間か。書いた項目のすべてに当たる区間が選ばれる(一つの項目の中では、どれかに当たればよい)。"""

    label: Texts | None = Field(default=None, description="空・雨・傘(fact・interpretation・action)、他(other)")
    kind: Texts | None = Field(default=None, description="細目(計画、相談、発言 …)か、kinds で名付けた言葉の組")
    words: Texts | None = Field(
        default=None, description="言葉。活用・助詞・打ち消しを見て探す。{products} などで [words] の名前"
    )
    without: Texts | None = Field(default=None, description="この言葉のある区間は除く")
    event: Texts | None = Field(default=None, description="読み取った出来事(refusal、request、deadline …)")
    names: Texts | None = Field(
        default=None, description="出てくる名前の種類(customer、person、product、competitor、colleague)"
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        if all(value is None for value in self.__dict__.values()):
            raise ValueError("empty")
        return self


class Need(_Strict):
    """あるはずのもの。場所を一つ選び、そこにどんな区間があるはずかを書く。"""

    name: Text | None = Field(default=None, description="指摘の文の {missing} に入る呼び名")
    segment: Select | None = Field(default=None, description="その区間自身が")
    premises: Select | None = Field(default=None, description="直接の根拠に")
    grounds: Select | None = Field(default=None, description="根拠をさかのぼったどこかに")
    claims: Select | None = Field(default=None, description="それを根拠にした区間に")
    thread: Select | None = Field(default=None, description="同じ話題のどこかに")
    before: Select | None = Field(default=None, description="同じ話題の前のほうに")
    after: Select | None = Field(default=None, description="同じ話題の後のほうに")
    report: Select | None = Field(default=None, description="日報のどこかに")

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if sum(value is not None for key, value in self.__dict__.items() if key != "name") != 1:
            raise ValueError("one place")
        return self


class Examples(_Strict):
    """例。記法は docs/custom-rules.md。"""

    good: Texts = Field(description="黙っているはずの例")
    bad: Texts = Field(description="⟦ ⟧で指摘するはずの例")


class Coaching(_Strict):
    """コメントの言い回し。書かない項目は、どの規則にも合う言い回しになる。"""

    habit: Text | None = Field(default=None, description="この点の短い呼び名")
    see: Texts | None = Field(default=None, description="読み手にまだ見えないこと(一文)")
    ask: Texts | None = Field(default=None, description="問い(一文)")
    direct: Texts | None = Field(default=None, description="率直な口調での両方")
    say: Texts | None = Field(default=None, description="ほめる言葉(strength)")
    cues: Text | None = Field(default=None, description="助けの一段目: 手がかり")
    frame: Text | None = Field(default=None, description="助けの二段目: 文の型")
    examples: Texts | None = Field(default=None, description="助けの三段目: 「業種：例文」")


class CustomRuleEntry(_Strict):
    """規則一つ。"""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")] = Field(
        description="英小文字とハイフン"
    )
    code: Annotated[str, StringConstraints(pattern=r"^(SR|ST)9\d\d$")] = Field(
        description="SR901〜SR999(ほめる規則は ST901〜)"
    )
    summary: Text = Field(description="何を(一文)")
    why: Text = Field(description="なぜ困るか")
    fix: Text = Field(description="直し方")
    message: Text = Field(description="指摘の文。{words} は当たった言葉、{missing} は足りないもの")
    severity: Literal["error", "warning", "info"] = "warning"
    status: Literal["stable", "preview"] = "stable"
    scope: Literal["segment", "thread", "report"] = Field(default="segment", description="何ごとに一つ指摘するか")
    find: Select | None = Field(default=None, description="どこで")
    needs: list[Need] = Field(
        default=[], description="あるはずのもの。一つでもなければ指摘する。なければ find の全部で指摘する"
    )
    unless: list[Need] = Field(default=[], description="一つでもあれば黙る")
    hidden_by: Texts | None = Field(default=None, description="同じ所でこの規則が指摘したら黙る")
    coaching: Coaching | None = None
    examples: Examples

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        if self.find is None and (self.scope == "segment" or not self.needs):
            raise ValueError("find")
        if self.find is None and any(n.thread is None and n.report is None for n in (*self.needs, *self.unless)):
            raise ValueError("thread or report")
        return self


class RuleFile(_Strict):
    """チームの規則のファイル。"""

    kinds: dict[Text, Texts] = Field(default={}, description="言葉の組に付けた名前")
    rules: list[CustomRuleEntry] = Field(description="規則")


_OWN = {
    "empty": "には label・kind・words・event・names のどれかが要ります",
    "one place": "には場所(segment・premises・grounds・claims・thread・before・after・report)を一つだけ書いてください",
    "find": "には find が要ります(話題ごと・日報ごとの規則は needs だけでもかまいません)",
    "thread or report": "は find がないので、needs と unless には thread か report を使ってください",
}
_PATTERNS = {
    "name": "は英小文字とハイフンにしてください",
    "code": "は SR901〜SR999(ほめる規則は ST901〜ST999)にしてください",
}


def explain(error: ValidationError, model: type[BaseModel]) -> tuple[tuple[int | str, ...], str]:
    """Where in the data the first error is, and what to do about it."""
    first = min(error.errors(include_url=False), key=lambda e: e["type"] != "extra_forbidden")  # a slip explains a gap
    loc = tuple(first["loc"])
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    told = f"「{key}」" if key else "この規則"
    if first["type"] == "extra_forbidden":
        return loc, f"{told}という項目はありません。{maybe(str(loc[-1]), _known(model, loc[:-1]))}"
    if first["type"] == "value_error":
        return loc, f"{told}{_OWN[str(first['ctx']['error'])]}。"
    if first["type"] == "string_pattern_mismatch":
        return loc, f"{told}{_PATTERNS[str(loc[-1])]}。"
    if first["type"] in ("dict_type", "model_type") and not key:
        return (
            loc,
            f"{'rules: の下に規則を' if model is RuleFile else '規則は name・code などの項目を'}並べて書いてください。",
        )
    return loc, f"{told}は{reason_of(first)}。"


_MODELS: Mapping[str, type[BaseModel]] = {
    **dict.fromkeys(("find", "segment", "premises", "grounds", "claims", "thread", "before", "after", "report"), Select),
    **dict.fromkeys(("needs", "unless"), Need),
    "examples": Examples,
    "coaching": Coaching,
}  # fmt: skip


def _known(model: type[BaseModel], above: tuple[int | str, ...]) -> list[str]:
    names = [part for part in above if isinstance(part, str)]
    return list((_MODELS[names[-1]] if names else model).model_fields)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a rule file, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **RuleFile.model_json_schema()}
