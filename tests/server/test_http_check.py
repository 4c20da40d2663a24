"""POST /v1/check and /v1/team."""

import json
import threading
import time
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from http_texts import BARE, WHOLE, until

from sorama.app import Checker
from sorama.model import Severity
from sorama.render import wire
from sorama.rules import RULES
from sorama.server.openapi import SCHEMA
from sorama.settings import Settings

ROOT = Path(__file__).parents[2]


def without_utf16(value):
    if isinstance(value, dict):
        return {k: without_utf16(v) for k, v in value.items() if not k.endswith("_utf16")}
    return [without_utf16(v) for v in value] if isinstance(value, list) else value


def test_the_answer_is_that_of_the_library(check):
    found = check(WHOLE, date="2026-11-24", customer="A社", author="佐藤", id="7")
    review = Checker().check(WHOLE, date=date(2026, 11, 24), customer="A社", author="佐藤", id="7")
    body = json.loads(json.dumps(wire.body(review)))
    assert without_utf16({key: found[key] for key in body}) == body
    assert (found["id"], found["author"], found["date"], found["customer"]) == ("7", "佐藤", "2026-11-24", "A社")


def test_the_answer_fits_the_shipped_schema(check):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    report = {"$schema": schema["$schema"], "$ref": "#/$defs/report", "$defs": schema["$defs"]}
    jsonschema.validate(check(BARE), report, jsonschema.Draft202012Validator)


def test_offsets_in_utf16_beside_code_points(check):
    text = "𠮷野様😀を訪問。予算は来期とのこと。"
    found = check(text)
    places = [found["segments"], found["findings"], found["comments"], *(s["cues"] for s in found["segments"])]
    seen = 0
    for place in (p for several in places for p in several):
        for end in ("start", "end"):
            assert place[f"{end}_utf16"] == len(text[: place[end]].encode("utf-16-le")) // 2
            seen += place[f"{end}_utf16"] != place[end]
    assert seen


@pytest.mark.parametrize(("text", "wanted"), [(BARE, "hold"), (WHOLE, "pass"), ("", "pass")])
def test_decision(check, text, wanted):
    found = check(text, date="2026-11-24")
    worst = {f["severity"] for f in found["findings"]}
    assert (found["decision"], "error" in worst) == (wanted, wanted == "hold")


def test_decision_follows_fail_on(serve):
    client = serve(Settings(fail_on="never"))
    assert client.post("/v1/check", json={"text": BARE}).json()["decision"] == "pass"
    strict = client.post("/v1/check", json={"text": BARE, "options": {"fail_on": "error"}}).json()
    assert (strict["decision"], strict["fail_on"]) == ("hold", "error")


def test_team_severities_hold(serve):
    client = serve(Settings(severity={"action-without-fact": Severity.INFO}))
    found = client.post("/v1/check", json={"text": BARE}).json()
    assert {f["severity"] for f in found["findings"] if f["rule"] == "action-without-fact"} <= {"info"}


def test_draft_waits_for_the_rest(check):
    text = "A社を訪問。予算は来期に確保するとのこと。"
    submit, draft = check(text), check(text, phase="draft")
    assert "missing-action" in {f["rule"] for f in submit["findings"]}
    assert draft["findings"] == []
    assert draft["segments"] == submit["segments"]
    assert {r for c in draft["comments"] for r in c["rules"]}.isdisjoint({"missing-action", "missing-interpretation"})


def test_draft_is_silent_on_a_sentence_without_end(check):
    open_end = "予算は来期とのこと。目標が未達なので値引きして契約を取りたい"
    only = {"select": ["own-convenience-reason"]}
    assert "own-convenience-reason" in {f["rule"] for f in check(open_end, options=only)["findings"]}
    assert check(open_end, phase="draft", options=only)["findings"] == []
    for ended in (f"{open_end}。", f"{open_end}\n"):
        assert {f["rule"] for f in check(ended, phase="draft", options=only)["findings"]} == {"own-convenience-reason"}


def test_draft_asks_for_reasons_once_the_next_sentence_is_there(check):
    text = "予算は来期とのこと。カタログを送る。"
    waiting = {"action-without-interpretation", "action-without-deadline"}
    assert {f["rule"] for f in check(text)["findings"]} == waiting
    assert check(text, phase="draft")["findings"] == []
    further = check(f"{text}\nB社を訪問。社長は不在だった。", phase="draft")
    assert {f["rule"] for f in further["findings"]} == waiting


def test_options_of_one_request(check):
    assert check(BARE, options={"select": ["ST"]})["findings"] == []
    assert len(check(BARE, options={"max_points": 1})["comments"]) == 1
    gentle, direct = check(BARE), check(BARE, options={"tone": "direct"})
    assert gentle["findings"] == direct["findings"]
    assert [c["text"] for c in gentle["comments"]] != [c["text"] for c in direct["comments"]]


def test_suppressions_are_honoured_and_read_again(serve, tmp_path):
    file = tmp_path / "aside.json"
    client = serve(suppressions=file)
    before = client.post("/v1/check", json={"text": BARE}).json()
    assert before["decision"] == "hold"
    rows = [{"verb": "rule", "rule": f["rule"], "reason": "x"} for f in before["findings"]]
    file.write_text(json.dumps({"version": 1, "suppressions": rows}), encoding="utf-8")
    after = client.post("/v1/check", json={"text": BARE}).json()
    assert after["decision"] == "pass"
    assert {f["suppressed"] for f in after["findings"]} == {True}
    assert after["comments"] != before["comments"]


def test_a_team_s_own_rules(serve, tmp_path):
    good = tmp_path / "own.yaml"
    good.write_text((ROOT / "examples" / "team-rules.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    bad = tmp_path / "broken.yaml"
    bad.write_text("rules: [", encoding="utf-8")
    client = serve(Settings(custom_rules=(str(good), str(bad)), select=("SR", "ST", "XX", "rule-of-the-broken-file")))
    assert client.post("/v1/check", json={"text": WHOLE}).status_code == 200
    names = {r["name"] for r in client.get("/v1/rules").json()["rules"]}
    assert names > {r.name for r in RULES}
    assert any("broken.yaml" in problem for problem in client.app.state.sorama.desk.problems)


def test_half_an_emoji_is_read(client):
    raw = b'{"text": "A\\ud83d\\u793e\\u3092\\u8a2a\\u554f\\u3002"}'
    found = client.post("/v1/check", content=raw, headers={"Content-Type": "application/json"})
    assert found.status_code == 200
    assert found.json()["segments"][-1]["end"] == 7


def test_out_of_time_is_told(serve, monkeypatch):
    slow = Checker.review
    monkeypatch.setattr(Checker, "review", lambda *a, **k: (time.sleep(0.3), slow(*a, **k))[1])
    client = serve(time_limit_ms=100)
    client.post("/v1/check", json={"text": WHOLE})
    found = client.post("/v1/check", json={"text": BARE}).json()
    assert (found["incomplete"], found["decision"], found["findings"]) == (True, "pass", [])
    assert "sorama_incomplete_total 0" not in client.get("/metrics").text


def test_long_texts_do_not_hold_up_short_ones(serve, monkeypatch):
    client = serve(threads=1)
    gate, graph = threading.Event(), Checker.graph
    monkeypatch.setattr(
        Checker, "graph", lambda self, text, **k: (len(text) < 3000 or gate.wait(10), graph(self, text, **k))[1]
    )
    long = threading.Thread(target=client.post, args=("/v1/check",), kwargs={"json": {"text": "訪問した。\n" * 600}})
    long.start()
    until(lambda: "sorama_under_way 1" in client.get("/metrics").text)
    assert client.post("/v1/check", json={"text": BARE}).json()["incomplete"] is False
    gate.set()
    long.join()


def test_team_looks_across_reports(client):
    reports = [
        {"text": "A社に電話。別件の相談だった。", "date": "2026-12-10", "author": "佐藤"},
        {"text": "😀A社を訪問。12/1に見積を送る。", "date": "2026-11-24", "author": "佐藤"},
    ]
    found = client.post("/v1/team", json={"reports": reports}).json()
    [late] = [f for f in found["history"]["findings"] if f["rule"] == "overdue-promise"]
    assert late["places"][0] == {"report": 1, "start": 7, "end": 18, "start_utf16": 8, "end_utf16": 19}
    assert [r["date"] for r in found["reports"]] == ["2026-12-10", "2026-11-24"]
    assert found["summary"]["reports"] == 2
    assert found["incomplete"] is False
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(found, schema, jsonschema.Draft202012Validator)


def test_team_out_of_time_tells_which(serve, monkeypatch):
    graph = Checker.graph
    monkeypatch.setattr(
        Checker, "graph", lambda self, text, **k: (time.sleep(4 if text == BARE else 0), graph(self, text, **k))[1]
    )
    client = serve(time_limit_ms=2000)
    until(lambda: client.get("/readyz").status_code == 200)
    found = client.post("/v1/team", json={"reports": [{"text": WHOLE, "date": "2026-11-24"}, {"text": BARE}]}).json()
    assert found["incomplete"] is True
    assert [r["error"] and r["error"]["code"] for r in found["reports"]] == [None, "time"]
    assert [e["report"] for e in found["errors"]] == [1]


def test_team_without_dates_has_no_history(client):
    found = client.post("/v1/team", json={"reports": [{"text": WHOLE}]}).json()
    assert found["history"] == {"findings": [], "strengths": [], "failures": []}
    assert len(found["reports"]) == 1
