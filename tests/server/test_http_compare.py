"""POST /v1/compare: two versions of one report."""

import json
import threading
from datetime import date

import pytest
from http_texts import BARE, TOKEN, WHOLE, until

from sorama.app import Checker
from sorama.render.changes import as_object
from sorama.revision import compare
from sorama.server.answers import report
from sorama.server.openapi import SCHEMA
from sorama.server.options import Secrets

MARK = "ひみつの印ABC123"


def post(client, before=BARE, after=WHOLE, **more):
    return client.post("/v1/compare", json={"before": before, "after": after, **more})


def test_the_answer_is_that_of_the_library(client):
    answer = post(client, date="2026-11-24", author="佐藤")
    assert answer.status_code == 200
    found = answer.json()
    checker = Checker()
    old, new = (checker.check(t, date=date(2026, 11, 24), author="佐藤") for t in (BARE, WHOLE))
    wanted = {"before": report(old), "after": report(new), "revision": as_object(compare(old, new, checker.told))}
    assert {key: found[key] for key in wanted} == json.loads(json.dumps(wanted))
    assert (
        found["schema_version"]
        == json.loads(SCHEMA.read_text(encoding="utf-8"))["properties"]["schema_version"]["const"]
    )


def test_what_became_of_the_findings_and_which_sentence_is_which(client):
    found = post(client, BARE, BARE).json()
    assert {c["outcome"] for c in found["revision"]["changes"]} == {"remaining"}
    assert found["revision"]["pairs"] == [[n, n] for n in range(len(found["before"]["segments"]))]
    better = post(client).json()
    assert "remaining" not in {c["outcome"] for c in better["revision"]["changes"]}
    assert better["after"]["score"] > better["before"]["score"]


def test_offsets_in_utf16_on_both_sides(client):
    found = post(client, f"😀{BARE}", f"😀😀{BARE}").json()
    for side, emoji in (("before", 1), ("after", 2)):
        last = found[side]["segments"][-1]
        assert last["end_utf16"] == last["end"] + emoji


@pytest.mark.parametrize("side", ["before", "after"])
def test_either_side_may_be_empty_but_not_too_long(client, side):
    assert post(client, **{side: ""}).status_code == 200
    answer = post(client, **{side: "あ" * 10_001})
    assert answer.status_code == 413
    assert (answer.json()["limit"], answer.json()["actual"]) == (10_000, 10_001)


def test_what_is_refused(client):
    assert client.post("/v1/compare", json={"before": BARE}).json()["errors"][0]["field"] == "after"
    assert post(client, colour="red").status_code == 422
    assert post(client, options={"select": ["vague-actoin"]}).status_code == 422
    assert client.post("/v1/compare", content=b"{}", headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/v1/compare", content=b"[]", headers={"Content-Type": "application/json"}).status_code == 400


def test_options_count_for_both_sides(client):
    found = post(client, BARE, BARE, options={"select": ["ST"]}).json()
    assert [found[side]["findings"] for side in ("before", "after")] == [[], []]
    assert found["revision"]["changes"] == []


def test_it_asks_for_the_token(serve):
    client = serve(secrets=Secrets((TOKEN.encode(),)))
    assert post(client).status_code == 401


def test_out_of_time_is_told_and_the_second_version_is_not_begun(serve, monkeypatch):
    client = serve(time_limit_ms=50)
    until(lambda: client.get("/readyz").status_code == 200)
    gate, check, begun = threading.Event(), Checker.check, []

    def slow(self, text, **more):
        begun.append(text)
        gate.wait(10)
        return check(self, text, **more)

    monkeypatch.setattr(Checker, "check", slow)
    answer = post(client)
    gate.set()
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    until(lambda: "sorama_under_way 0" in client.get("/metrics").text)
    assert begun == [BARE]


def test_no_text_in_errors_logs_or_metrics(serve, monkeypatch, caplog):
    client = serve()
    until(lambda: client.get("/readyz").status_code == 200)
    told = [
        post(client, [MARK]).text,
        post(client, MARK * 9000).text,
        post(client, date=MARK, options={"select": [MARK]}).text,
    ]

    def broken(self, text, **_):
        raise ValueError(text)

    monkeypatch.setattr(Checker, "check", broken)
    answer = post(client, MARK)
    assert answer.status_code == 500
    for text in (*told, answer.text, caplog.text, client.get("/metrics").text):
        assert MARK not in text
