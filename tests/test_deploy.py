"""What stands around the package says what the package does."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import yaml

from sorama.cli.group import COMMANDS
from sorama.server.options import Options

ROOT = Path(__file__).parents[1]


def test_every_option_of_the_service_is_written_down():
    page = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")
    rows = {
        key: row
        for row in page.splitlines()
        if row.startswith("| `")
        for key in re.findall(r"`(\w+)`", row.split("|")[1])
    }
    for name, field in Options.model_fields.items():
        assert name in rows, name
        if isinstance(field.default, int) and not isinstance(field.default, bool):
            assert f"`{field.default}`" in rows[name], name


def test_the_pre_commit_hook_holds_a_weak_report(tmp_path):
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = hook["entry"].split()
    assert program == "sorama"
    assert arguments[0] in COMMANDS
    assert re.search(hook["files"], "reports/2026-11-24_佐藤.txt")
    assert not re.search(hook["files"], "src/main.py")
    (tmp_path / "good.txt").write_text(
        "A社を訪問。予算は来期とのこと。商談は4月以降と見ている。そのため12/10に概算見積を送る。", encoding="utf-8"
    )
    (tmp_path / "weak.txt").write_text("先方の気持ちは固まっている。すぐに契約を迫る。", encoding="utf-8")
    for names, code in ((["good.txt"], 0), (["good.txt", "weak.txt"], 1)):
        command = [sys.executable, str(ROOT / "cli.py"), *arguments, "--isolated", *names]
        assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == code


def test_the_container_asks_for_what_there_is():
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    extras = set(re.search(r'"\.\[([a-z,]+)\]"', lines)[1].split(","))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert extras <= project["optional-dependencies"].keys()
    assert "USER sorama" in lines
    assert "HEALTHCHECK" in lines
    for name in re.search(r"COPY (constraints.*) \./", lines)[1].split():
        assert (ROOT / name).is_file()
        assert f"!{name}" in (ROOT / ".dockerignore").read_text()
    assert f":{Options().port}" in lines


def test_nginx_and_the_service_have_the_same_limits():
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    options = Options()
    sizes = [
        int(n) * {"k": 1024, "m": 1024**2}[unit] for n, unit in re.findall(r"client_max_body_size (\d+)([km]);", text)
    ]
    assert sizes == [options.body_limit, options.team_body_limit]
    assert f"rate={options.rate:.0f}r/s" in text
    assert f"burst={options.burst} " in text
    assert text.count(f"http://127.0.0.1:{options.port}") == 2
