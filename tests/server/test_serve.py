"""`sorama serve` as a process, and what it refuses to start with."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from http_texts import BARE, TOKEN

from sorama.cli import run
from sorama.errors import ConfigError
from sorama.server import run as serving
from sorama.server.options import Options, Secrets, is_local, options_of, secrets_of
from sorama.server.run import Wishes

ROOT = Path(__file__).parents[2]


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "sorama.example.jp"])
def test_an_open_door_needs_a_token(host, capsys, monkeypatch):
    monkeypatch.delenv("SORAMA_SERVER_TOKEN", raising=False)
    assert run(["serve", "--host", host, "--isolated"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("エラー: 外から届くアドレス")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("[::1]", True), ("localhost", True), ("0.0.0.0", False)],
)
def test_what_is_local(host, local):
    assert is_local(host) is local


@pytest.mark.parametrize("content", ["", "short", None])
def test_a_token_file_that_will_not_do(tmp_path, content, capsys):
    path = tmp_path / "token"
    if content is not None:
        path.write_text(content)
    assert run(["serve", "--host", "0.0.0.0", "--token-file", str(path), "--isolated"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "short" not in said


def test_tokens_of_file_and_environment(tmp_path):
    path = tmp_path / "token"
    path.write_text(f"{TOKEN}\n\nthe-next-token-of-the-rotation\n")
    found = secrets_of(Options(token_file=str(path)), {"SORAMA_SERVER_TOKEN": "one-from-the-environment"})
    assert found.tokens == (TOKEN.encode(), b"the-next-token-of-the-rotation", b"one-from-the-environment")
    assert TOKEN not in repr(found)


def test_the_table_of_the_configuration(tmp_path):
    file = tmp_path / "sorama.toml"
    file.write_text('fail_on = "warning"\n[server]\nport = 9000\nrate = 5\norigins = ["https://a.example"]\n')
    config, options = Wishes({}, {"port": 9001}, str(file)).read()
    assert (config.settings.fail_on, options.port, options.rate) == ("warning", 9001, 5.0)
    assert options.origins == ["https://a.example"]


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"prot": 1}, "port"),
        ({"port": 0}, "port"),
        ({"origins": ["*"]}, "origins.0"),
        ({"origins": ["https://a.example/path"]}, "origins.0"),
        ({"submit_anyway": "maybe"}, "submit_anyway"),
    ],
)
def test_a_wrong_table_names_the_key(values, named):
    with pytest.raises(ConfigError, match=named):
        options_of(values)


def test_without_the_extra_it_says_how_to_get_it(capsys, monkeypatch):
    import sorama.cli.serve

    monkeypatch.setattr(sorama.cli.serve, "find_spec", lambda name: None)
    assert run(["serve"]) == 2
    assert "sorama[server]" in capsys.readouterr().err


def test_demo_opens_the_page_when_ready(monkeypatch, capsys):
    import webbrowser

    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(
        serving.threading, "Thread", lambda target, args, daemon: type("T", (), {"start": lambda s: target(*args)})()
    )
    monkeypatch.setattr(serving.uvicorn, "run", lambda app, **given: opened.append(given["port"]))

    class Ready:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    monkeypatch.setattr("urllib.request.urlopen", lambda url, timeout: opened.append(url) or Ready())
    assert run(["serve", "--demo", "--isolated", "--port", "8123"]) == 0
    assert opened == ["http://127.0.0.1:8123/readyz", "http://127.0.0.1:8123/", 8123]
    assert "http://127.0.0.1:8123/" in capsys.readouterr().err


@pytest.mark.parametrize("workers", [1, 2])
def test_a_real_process(tmp_path, workers):
    token, port = tmp_path / "token", free_port()
    token.write_text(TOKEN)
    command = [sys.executable, "-m", "sorama", "serve", "--port", str(port), "--workers", str(workers)]
    command += ["--token-file", str(token), "--isolated"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True
    )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(1200):
            try:
                with urlopen(f"{url}/readyz", timeout=5):
                    break
            except OSError:
                assert process.poll() is None
                time.sleep(0.05)
        body = json.dumps({"text": BARE}).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {TOKEN}"}
        with urlopen(Request(f"{url}/v1/check", body, headers), timeout=10) as answer:
            assert json.load(answer)["decision"] == "hold"
            assert "server" not in answer.headers
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(f"{url}/v1/check", body, {"Content-Type": "application/json"}), timeout=10)
        assert refused.value.code == 401
        refused.value.close()
        again = (
            subprocess.run(
                command,
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=False,
                timeout=90,
            )
            if workers == 1
            else None
        )
        if again is not None:
            assert again.returncode == 2
            assert "待ち受けられません" in again.stderr
            assert "Traceback" not in again.stderr
    finally:
        process.terminate()
        _, said = process.communicate(timeout=60)
    assert process.returncode in (0, -15)
    assert TOKEN not in said
    assert "Traceback" not in said


def test_secrets_show_nothing():
    assert repr(Secrets((TOKEN.encode(),), b"x")) == "Secrets(tokens=1, slack=True)"
