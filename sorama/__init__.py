"""営業日報の空・雨・傘を読むコーチングリンター.

    from sorama import Checker

    review = Checker().check("A社を訪問。予算は来期とのこと。受注は4月以降と見ている。12/10に概算見積を送る。")
    for comment in review.comments:
        print(comment.quote, comment.text)

Public names: `Checker` (reads reports), `Settings` (what it is set to), `load_settings` (from sorama.toml and SORAMA_*), and the values
that it answers with: `Review`, `ArgumentGraph`, `Report`, `Segment`, `Label`, `SupportEdge`, `Finding`, `Comment`, `Score`, `Severity`.
They are loaded on first use, so that `import sorama` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sorama.version import __version__

if TYPE_CHECKING:
    from sorama.app import Checker
    from sorama.config import load as load_settings
    from sorama.errors import ConfigError, InputError, SoramaError
    from sorama.model import ArgumentGraph, Comment, Finding, Label, Review, Score, Segment, Severity, SupportEdge
    from sorama.report import Report, Words
    from sorama.settings import Settings

_MODULES = {
    "sorama.app": ("Checker",),
    "sorama.config": ("load_settings",),
    "sorama.errors": ("ConfigError", "InputError", "SoramaError"),
    "sorama.model": (
        "ArgumentGraph",
        "Comment",
        "Finding",
        "Label",
        "Review",
        "Score",
        "Segment",
        "Severity",
        "SupportEdge",
    ),
    "sorama.report": ("Report", "Words"),
    "sorama.settings": ("Settings",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "ArgumentGraph",
    "Checker",
    "Comment",
    "ConfigError",
    "Finding",
    "InputError",
    "Label",
    "Report",
    "Review",
    "Score",
    "Segment",
    "Settings",
    "Severity",
    "SoramaError",
    "SupportEdge",
    "Words",
    "__version__",
    "load_settings",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'sorama' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), {"load_settings": "load"}.get(name, name))


def __dir__() -> list[str]:
    return __all__
