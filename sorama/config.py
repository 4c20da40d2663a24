"""Files, environment and flags → Settings. Precedence: command line > SORAMA_* > file > preset > default.

`sorama.toml` or `[tool.sorama]` in pyproject.toml, the nearest upward; `extend` names a file whose values lie below.
Without a file and without SORAMA_* nothing here needs pydantic: a flag has been checked by the command line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from sorama.errors import ConfigError
from sorama.model import Severity
from sorama.nearest import maybe, nearest
from sorama.report import Words
from sorama.settings import DEFAULTS, Settings

Values = Mapping[str, Any]
TABLES = ("severity", "rules", "words", "stages", "input", "server")  # merged key by key, all else is replaced
PRESETS: Mapping[str, Values] = {
    "trainee": {},
    "strict": {"fail_on": "warning", "max_points": 5, "tone": "direct"},
    "form": {"fail_on": "error", "max_points": 2, "min_confidence": 0.7, "hints": 1},
}
_ENVIRONMENT = (
    *("select", "ignore", "fail_on", "max_points", "tone", "min_confidence"),
    *("preset", "preview", "hints", "syntax", "messages", "suppressions"),
)
_LISTS = ("select", "ignore")
_MAX_EXTEND = 10


class Layer(NamedTuple):
    """Values from one source, with the name that a user knows it by."""

    name: str
    values: Values


class Config(NamedTuple):
    """The settings, the layers that made them (lowest first), and the tables that belong to other commands."""

    settings: Settings
    layers: tuple[Layer, ...]
    input: Values
    server: Values


def load(
    overrides: Values | None = None,
    *,
    file: str | None = None,
    isolated: bool = False,
    start: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """The settings for a run. Raises ConfigError, naming the key."""
    return read(overrides, file=file, isolated=isolated, start=start, environment=environment).settings


def read(
    overrides: Values | None = None,
    *,
    file: str | None = None,
    isolated: bool = False,
    start: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Config:
    """The settings and where each of them came from. `overrides` are keys as in the file, already of the right type."""
    surroundings = os.environ if environment is None else environment
    env = () if isolated else tuple(_environment(surroundings))
    wanted = file or (None if isolated else surroundings.get("SORAMA_CONFIG"))
    path = Path(wanted) if wanted else None if isolated else find(start or Path.cwd())
    files = tuple(_files(path)) if path is not None else ()
    flags = (Layer("コマンドライン", overrides),) if overrides else ()
    given = (*files, *env)
    if given:
        from sorama.config_schema import validate

        given = tuple(Layer(layer.name, validate(layer.values, layer.name)) for layer in given)
    layers = (*_preset((*given, *flags)), *given, *flags)
    merged = merge(layers)
    settings = _settings(merged)
    if any(key in merged for key in ("select", "ignore", "severity", "rules")):
        _check_names(settings)
    return Config(settings, layers, merged.get("input", {}), merged.get("server", {}))


def find(start: Path) -> Path | None:
    """The nearest sorama.toml, or pyproject.toml with [tool.sorama], from `start` upward."""
    for folder in (start.absolute(), *start.absolute().parents):
        own = folder / "sorama.toml"
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and b"tool.sorama" in project.read_bytes():
            return project
    return None


def merge(layers: Iterable[Layer]) -> dict[str, Any]:
    """One mapping from all layers; a later layer wins, tables key by key."""
    merged: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.values.items():
            merged[key] = {**merged.get(key, {}), **value} if key in TABLES else value
    return merged


def _files(path: Path, depth: int = 0) -> Iterable[Layer]:
    values = dict(_toml(path))
    above = values.pop("extend", None)
    if above is not None:
        if depth >= _MAX_EXTEND:
            raise ConfigError(f"{path.name} の extend が輪になっています。")
        yield from _files(path.parent / str(above), depth + 1)
    for key in ("custom_rules", "messages", "suppressions"):
        values.update({key: _beside(path, values[key])} if key in values else {})
    yield Layer(path.name, values)


def _beside(path: Path, value: Any) -> Any:
    """Paths in a file are meant from that file on."""
    if isinstance(value, str):
        return str(path.parent / value)
    return [_beside(path, v) for v in value] if isinstance(value, list) else value


def _toml(path: Path) -> Values:
    import tomllib

    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(f"設定ファイル {path} が見つかりません。") from None
    except (OSError, UnicodeError):
        raise ConfigError(f"設定ファイル {path} を読めません(UTF-8 で保存してください)。") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = f" の {line[1]} 行目" if line else ""
        raise ConfigError(f"設定ファイル {path}{place}が TOML として読めません。") from None
    if path.name == "pyproject.toml":
        tools = whole.get("tool", {})
        whole = tools.get("sorama", {}) if isinstance(tools, dict) else {}
    if not isinstance(whole, dict):
        raise ConfigError(f"{path.name} の tool.sorama は表 [tool.sorama] にしてください。")
    return MappingProxyType(whole)


def _environment(surroundings: Mapping[str, str]) -> Iterable[Layer]:
    for name in sorted(surroundings):
        if not name.startswith("SORAMA_") or name == "SORAMA_CONFIG":
            continue
        key = name.removeprefix("SORAMA_").lower()
        if key in _ENVIRONMENT:
            raw = surroundings[name]
            value = [v.strip() for v in raw.split(",") if v.strip()] if key in _LISTS else raw
            yield Layer(f"環境変数 {name}", {key: value})
        elif near := nearest(key, _ENVIRONMENT, cutoff=0.8):
            raise ConfigError(f"環境変数 {name} はありません。もしかして SORAMA_{near.upper()} ですか。")


def _preset(given: Sequence[Layer]) -> tuple[Layer, ...]:
    name = next((layer.values["preset"] for layer in reversed(given) if "preset" in layer.values), "trainee")
    if name not in PRESETS:
        raise ConfigError(f"プリセット「{name}」はありません。{maybe(name, PRESETS)}")
    return (Layer(f"プリセット {name}", PRESETS[name]),)


def _settings(values: Values) -> Settings:
    """Plain values → Settings; lists become tuples, names of levels become levels."""
    plain = {f.name: values[f.name] for f in fields(Settings) if f.name in values and f.name not in TABLES}
    made: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in plain.items()}
    if "severity" in values:
        made["severity"] = MappingProxyType({name: Severity(level) for name, level in values["severity"].items()})
    if "rules" in values:
        made["rule_options"] = MappingProxyType({name: dict(options) for name, options in values["rules"].items()})
    if "words" in values:
        made["words"] = Words(**{key: tuple(words) for key, words in values["words"].items()})
    if "stages" in values:
        made["stages"] = MappingProxyType({stage: tuple(todos) for stage, todos in values["stages"].items()})
    return replace(DEFAULTS, **made)


def _check_names(settings: Settings) -> None:
    """Every rule that is named must exist, unless it may be one of a file that cannot be read: that is told elsewhere."""
    from sorama.custom import rule_book
    from sorama.rules.selection import find_rule, select

    book = rule_book(settings.custom_rules, settings.words)
    settings = book.fit(settings)
    select(book.rules, settings)
    if settings.rule_options:
        from sorama.config_schema import validate_options

        for word, options in settings.rule_options.items():
            validate_options(find_rule(book.rules, word), options)
