import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from texts import BAD, GOOD

ROOT = Path(__file__).parents[2]


def test_exit_0_on_a_good_report_and_1_on_a_bad_one(sorama, write):
    assert sorama("check", write("good.txt", GOOD)).code == 0
    found = sorama("check", write("bad.txt", BAD))
    assert found.code == 1
    assert "要対応" in found.out
    assert found.err == ""


@pytest.mark.parametrize(("level", "code"), [("never", 0), ("error", 1), ("warning", 1), ("info", 1)])
def test_fail_on_decides_the_exit_code_only(sorama, write, level, code):
    path = write("bad.txt", BAD)
    found = sorama("check", path, "--fail-on", level)
    assert found.code == code
    assert found.out == sorama("check", path).out


def test_pipe_dash_and_file_give_the_same_answer(sorama, write):
    answers = [
        sorama("check", "--format", "json", write("a.txt", BAD)).json(),
        sorama("check", "--format", "json", "-", stdin=BAD).json(),
        sorama("check", "--format", "json", stdin=BAD).json(),
    ]
    for answer in answers:
        answer["reports"][0].pop("path")
        answer["summary"].pop("elapsed_ms")
    assert answers[0] == answers[1] == answers[2]


def test_a_terminal_is_invited_to_paste_on_stderr(sorama):
    found = sorama("check", stdin=GOOD, terminal=True)
    assert "貼り付けて" in found.err
    assert "貼り付けて" not in found.out
    assert "貼り付けて" not in sorama("check", stdin=GOOD).err


@pytest.mark.parametrize("text", ["", " \n\u3000\n"])
def test_nothing_is_answered_kindly(sorama, text):
    found = sorama("check", stdin=text)
    assert found.code == 0
    assert "本文がまだありません" in found.out


def test_one_bad_path_among_many_is_2_and_the_others_are_answered(sorama, write):
    write("日報/2026-11-20_佐藤.txt", GOOD)
    write("日報/2026-11-21_田中.md", BAD)
    found = sorama("check", "--format", "json", "nothing.txt", "日報")
    assert found.code == 2
    reports = found.json()["reports"]
    assert [r["error"] is None for r in reports] == [False, True, True]
    assert [r.get("author") for r in reports[1:]] == ["佐藤", "田中"]
    assert "findings" not in reports[0]
    assert "nothing.txt" in found.err


@pytest.mark.parametrize("codec", ["cp932", "utf-16", "euc_jp", "iso2022_jp"])
def test_encodings(sorama, write, codec):
    found = sorama("check", "--format", "json", write("a.txt", GOOD.encode(codec))).json()
    assert found == {**sorama("check", "--format", "json", write("a.txt", GOOD)).json(), "summary": found["summary"]}


BAD_INPUT = {
    "binary": (b"PK\x03\x04" + bytes(200), 2),
    "control letters": (bytes(range(1, 32)) * 50, 2),
    "unknown encoding": (b"\xff\xff\xff\x81" * 9, 2),
    "only emoji": ("😀👨‍👩‍👧🇯🇵⚠️\n🎉🎉".encode(), 0),
    "English": (b"Visited ACME today. They said the budget is fixed. I will send a quote by Friday.", None),
    "headings only": ("【訪問先】\n【内容】\n【所感】\n".encode(), 0),
    "NUL": ("A社を訪問。\x00予算は来期とのこと。\n".encode(), None),
    "surrogate in UTF-16": ("A社を訪問。".encode("utf-16") + b"\x00\xd8", 2),
    "one mark": ("。".encode(), 0),
    "right to left": ("\u202e訪問した\u202c。".encode(), None),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_gets_an_answer(sorama, write, name):
    data, code = BAD_INPUT[name]
    found = sorama("check", write("x.txt", data), write("good.txt", GOOD))
    assert found.code == code if code is not None else found.code in (0, 1)
    assert "Traceback" not in found.out + found.err
    assert "空・雨・傘" in found.out or "丸山製作所" in found.out
    assert not re.search("[\x00\x1b\u202e\ud800-\udfff]", found.out)


def test_lone_surrogates_in_the_library_and_in_json():
    from sorama.app import Checker
    from sorama.render import Answer, render

    answer = Answer(None, Checker().check("A社を訪問。\ud800予算は来期とのこと。"))
    for form in ("json", "full", "html", "sarif", "junit", "markdown"):
        assert render(form, answer).encode()


@pytest.mark.parametrize("name", ["only emoji", "English", "headings only", "one mark"])
def test_a_text_that_tells_nothing_is_told_so(sorama, write, name):
    found = sorama("check", write("x.txt", BAD_INPUT[name][0]))
    assert found.code == 0
    assert "文がまだありません" in found.out
    assert "点数" not in found.out


@pytest.mark.parametrize("text", ["本日は訪問しました。", "あ"], ids=["sentences", "one line of one letter"])
def test_a_long_line_ends(sorama, write, text):
    start = time.monotonic()
    found = sorama("check", "--format", "json", write("long.txt", text * (100_000 // len(text))))
    assert found.code in (0, 1)
    assert found.json()["reports"][0]["segments"][-1]["end"] == 100_000
    assert time.monotonic() - start < 20


def test_output_file_never_changes_the_exit_code_and_appears_whole(sorama, write, tmp_path):
    found = sorama("check", write("bad.txt", BAD), "-o", "out.json", "--format", "json")
    assert (found.code, found.out) == (1, "")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["summary"]["reports"] == 1
    assert sorama("check", "bad.txt", "-o", "no/such/place.txt").code == 2
    assert not list(tmp_path.glob("*.part"))


def test_colour_follows_the_environment(sorama, write, monkeypatch):
    path = write("bad.txt", BAD)
    assert "\x1b[" not in sorama("check", path).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in sorama("check", path).out
    assert "\x1b[" not in sorama("check", path, "--no-color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in sorama("check", path).out


def test_jobs_give_the_same_output_in_the_same_order(sorama, write):
    for i in range(120):
        write(f"r/{i:03}.txt", BAD if i % 3 else GOOD)
    one, two = (sorama("check", "r", "--format", "jsonl", "--jobs", n) for n in ("1", "2"))
    assert one.out == two.out
    assert one.code == two.code == 1
    assert len(one.out.splitlines()) == 120


def test_timings_and_statistics_stay_apart_from_results(sorama, write):
    found = sorama("check", write("bad.txt", BAD), "--format", "json", "--timings", "--statistics")
    assert found.json()
    assert {"label", "rules", "render"} <= set(re.findall(r"[a-z]+", found.err))
    assert re.search(r"\d+ +[a-z-]+", sorama("check", "bad.txt", "--statistics").out)


def test_quiet_on_many_files_has_no_lines_but_findings_and_problems(sorama, write):
    run = sorama("check", write("good.txt", GOOD), write("bad.txt", BAD), "missing.txt", "-q", "--fingerprints")
    lines = run.out.splitlines()
    assert run.code == 2
    assert all(
        re.match(r"(?:bad\.txt:\d+:\d+: .*\[[0-9a-f]{16}\]|missing\.txt: .*見つかりません。.*)$", line)
        for line in lines
    )
    assert len(lines) >= 2


def test_quiet_is_one_line_a_finding(sorama, write):
    out = sorama("check", write("bad.txt", BAD), "--quiet").out
    assert all(re.match(r"bad\.txt:\d+:\d+: ", line) for line in out.splitlines())


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("2026年10月7日(水) 営業日報 森", "2026-10-07"),
        ("日付：2026/10/7", "2026-10-07"),
        ("令和8年10月7日 日報", "2026-10-07"),
        ("10/7 日報", None),
        ("2026年10月7日に工場を移ると聞いた。", None),
    ],
)
def test_the_day_stands_in_the_head_of_a_report(sorama, write, head, day):
    text = f"{head}\n{GOOD}"
    report = sorama("check", "--format", "json", stdin=text).json()["reports"][0]
    assert report["date"] == day
    label = sorama("label", "--format", "json", stdin=text).json()["reports"][0]
    assert [s["label"] for s in label["segments"]] == [s["label"] for s in report["segments"]]
    told = sorama("check", write("2026-09-01.txt", text), "--format", "json", "--date", "2026-08-01").json()["reports"][
        0
    ]
    assert told["date"] == "2026-08-01"
    assert sorama("check", "2026-09-01.txt", "--format", "json").json()["reports"][0]["date"] == "2026-09-01"


def test_no_report_is_written_over(sorama, write):
    write("2026/bad.txt", BAD)
    for given in ("2026/bad.txt", "2026"):
        found = sorama("check", given, "-o", "./2026/bad.txt")
        assert (found.code, "日報そのもの" in found.err) == (2, True)
    assert Path("2026/bad.txt").read_text(encoding="utf-8") == BAD


def test_a_broken_stage_is_3_and_quotes_nothing(sorama, write, monkeypatch):
    from sorama import linker

    def broken(*_: object) -> object:
        raise ValueError("丸山製作所")

    monkeypatch.setattr(linker, "argue", broken)
    found = sorama("check", "--format", "json", write("a.txt", GOOD))
    assert found.code == 3
    assert found.json()["reports"][0]["error"]["code"] == "internal"
    assert "丸山製作所" not in found.out + found.err


@pytest.mark.parametrize("how", [("-q",), ("--format", "concise"), ("--format", "github"), ("-o", "out.txt"), ()])
def test_a_broken_rule_is_3_and_named(sorama, write, monkeypatch, how):
    from sorama.rules.vague_action import VagueAction

    def broken(*_: object) -> object:
        raise ValueError("丸山製作所")

    monkeypatch.setattr(VagueAction, "check", broken)
    found = sorama("check", write("a.txt", BAD), "a.txt", *how)
    assert found.code == 3
    assert "vague-action が止まりました(ValueError" in (found.err if how else found.out)
    assert found.err.count("止まりました") == (1 if how else 0)
    assert "丸山製作所" not in found.out + found.err


def test_python_m_and_launcher_run(tmp_path):
    for command in (["-m", "sorama"], [str(ROOT / "cli.py")]):
        found = subprocess.run(
            [sys.executable, *command, "check", "-", "--format", "concise"],
            input=BAD.encode(),
            capture_output=True,
            cwd=ROOT,
            check=False,
        )
        assert (found.returncode, found.stderr) == (1, b"")


def test_a_closed_pipe_is_no_error(tmp_path):
    (tmp_path / "a.txt").write_text(BAD * 300, encoding="utf-8")
    shell = f"{sys.executable} -m sorama check {tmp_path}/a.txt | head -1"
    found = subprocess.run(["bash", "-c", shell], capture_output=True, cwd=ROOT, check=False)
    assert b"Traceback" not in found.stderr
    assert b"Exception" not in found.stderr
