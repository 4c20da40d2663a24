"""What the service is set to: `[server]` of sorama.toml, flags over it, tokens from a file or the environment."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from sorama.config_schema import sentence_of
from sorama.errors import ConfigError

TOKEN = "SORAMA_SERVER_TOKEN"  # noqa: S105 - the name of a variable
_SHORTEST = 16
Text = Annotated[str, StringConstraints(min_length=1)]
Origin = Annotated[str, StringConstraints(pattern=r"^https?://[^/\s*]+$")]


class Options(BaseModel):
    """`[server]` of sorama.toml."""

    model_config = ConfigDict(extra="forbid", title="[server]", frozen=True)

    host: Text = Field(default="127.0.0.1", description="待ち受けるアドレス。外から届くものには合言葉が要る")
    port: int = Field(default=8765, ge=1, le=65535, description="待ち受けるポート")
    workers: int = Field(default=1, ge=1, le=64, description="プロセスの数。一つが CPU 一つを使い切れる")
    threads: int = Field(default=2, ge=1, le=16, description="一つのプロセスで同時に読む日報の数")
    token_file: Text | None = Field(default=None, description="合言葉のファイル。一行に一つ(入れ替えのとき二つ書ける)")
    origins: list[Origin] = Field(default=[], description="別のサイトの画面から呼んでよいもの(CORS)。https://… の形")
    proxies: list[Text] = Field(default=["127.0.0.1"], description="X-Forwarded-For を信じる中継サーバー")
    body_limit: int = Field(default=65_536, ge=1024, le=2**24, description="本体の大きさの上限(バイト)")
    team_body_limit: int = Field(default=2**20, ge=1024, le=2**26, description="/v1/team の本体の上限(バイト)")
    text_limit: int = Field(default=10_000, ge=100, le=1_000_000, description="一件の本文の上限(文字)")
    reports_limit: int = Field(default=200, ge=1, le=10_000, description="/v1/team の日報の数の上限")
    queue_limit: int = Field(default=64, ge=0, le=10_000, description="待たせる要求の数。これを超えたら 503")
    time_limit_ms: int = Field(default=2500, ge=50, le=60_000, description="一件にかける時間。過ぎたら途中までの答え")
    rate: float = Field(
        default=20.0, ge=0, le=10_000, description="一つの相手から一秒に受ける数(ならして)。0 は制限なし"
    )
    burst: int = Field(default=200, ge=1, le=100_000, description="一つの相手から続けて受ける数")
    submit_anyway: Literal["yes", "reason", "no"] = Field(
        default="reason", description="止めた日報をそのまま出せるか: yes・reason(理由を書けば)・no"
    )
    slack_secret_file: Text | None = Field(default=None, description="Slack の Signing Secret のファイル")
    slack_block: Text | None = Field(default=None, description="日報の本文を書く欄の block_id(既定: いちばん長い欄)")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must not be shown: kept apart from the options."""

    tokens: tuple[bytes, ...] = ()
    slack: bytes | None = None

    def __repr__(self) -> str:
        return f"Secrets(tokens={len(self.tokens)}, slack={self.slack is not None})"


def options_of(values: Mapping[str, Any], overrides: Mapping[str, Any] | None = None) -> Options:
    """The options of a configuration's table, flags over it. Raises ConfigError, naming the key."""
    try:
        return Options.model_validate({**values, **(overrides or {})})
    except ValidationError as error:
        raise ConfigError(sentence_of(error, "[server]", Options)) from None


def secrets_of(options: Options, environment: Mapping[str, str] | None = None) -> Secrets:
    """Tokens and signing secret. Raises ConfigError for a file that cannot be read or a token that is too short."""
    tokens = _lines(options.token_file, "合言葉のファイル") if options.token_file else ()
    told = (os.environ if environment is None else environment).get(TOKEN, "").strip()
    tokens = (*tokens, told) if told else tokens
    if options.token_file and not tokens:
        raise ConfigError(f"合言葉のファイル {options.token_file} が空です。")
    if any(len(token) < _SHORTEST for token in tokens):
        raise ConfigError(f"合言葉が短すぎます。{_SHORTEST} 文字以上にしてください(例: openssl rand -hex 32)。")
    slack = _lines(options.slack_secret_file, "Slack の秘密のファイル") if options.slack_secret_file else ()
    return Secrets(tuple(t.encode() for t in tokens), slack[0].encode() if slack else None)


def refuse_open_door(options: Options, secrets: Secrets) -> None:
    """Raises ConfigError for an address that others can reach and no token."""
    if not is_local(options.host) and not secrets.tokens:
        raise ConfigError(
            f"外から届くアドレス({options.host})で待ち受けるには合言葉が要ります。--token-file で合言葉のファイルを渡してください。"
        )


def is_local(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _lines(path: str, what: str) -> tuple[str, ...]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        raise ConfigError(f"{what} {path} を読めません。場所と権限を確かめてください。") from None
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def plain(options: Options) -> dict[str, Any]:
    """The options as JSON values."""
    return options.model_dump(mode="json")
