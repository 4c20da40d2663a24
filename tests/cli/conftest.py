import io
import json
import sys
from types import SimpleNamespace

import pytest

from sorama.cli import run


@pytest.fixture
def sorama(capsys, monkeypatch, tmp_path):
    """Runs the command line in this process, in an empty folder, without configuration from outside."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "SORAMA_CONFIG", "SORAMA_FAIL_ON", "SORAMA_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, stdin: str | bytes = b"", terminal: bool = False) -> SimpleNamespace:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        file = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
        monkeypatch.setattr(file, "isatty", lambda: terminal, raising=False)
        monkeypatch.setattr(sys, "stdin", file)
        code = run([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return SimpleNamespace(code=code, out=out, err=err, json=lambda: json.loads(out))

    return call


@pytest.fixture
def write(tmp_path):
    """Writes a file of the working folder."""

    def make(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return make
