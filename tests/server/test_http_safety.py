"""No letter of a report leaves by a log, an error or the metrics."""

import logging

import pytest
from http_texts import WHOLE, until

from sorama.app import Checker
from sorama.server.guard import Seal

MARK = "ひみつの印ABC123"


@pytest.fixture
def logs(caplog, capfd):
    caplog.set_level(logging.DEBUG)

    def read():
        out, err = capfd.readouterr()
        return f"{caplog.text}\n{out}\n{err}"

    return read


def everywhere(client):
    """Requests with the mark in every place that a client can fill; the texts of all answers that are no success."""
    json = {"Content-Type": "application/json"}
    told = [
        client.post("/v1/check", json={"text": f"{MARK}を訪問。", "author": MARK, "customer": MARK}),
        client.post("/v1/check", json={"text": f"{WHOLE}{MARK}", "stage": MARK, "id": MARK, "phase": "draft"}),
        client.post("/v1/check", json={"text": [MARK]}),
        client.post("/v1/check", json={"text": MARK, "date": MARK}),
        client.post("/v1/check", json={"text": "", "phase": MARK}),
        client.post("/v1/check", json={"text": "", "options": {"tone": MARK, "max_points": MARK}}),
        client.post("/v1/check", json={"text": "", "options": {"select": [MARK]}}),
        client.post("/v1/check", content=f'{{"text": "{MARK}'.encode(), headers=json),
        client.post("/v1/check", content=MARK.encode(), headers={"Content-Type": "text/plain"}),
        client.post("/v1/check", json={"text": MARK * 2000}),
        client.post("/v1/check", json={"text": MARK * 9000}),
        client.post("/v1/team", json={"reports": [{"text": MARK, "author": MARK}], "as_of": MARK}),
        client.post("/v1/team", json={"reports": [{"text": MARK, "author": MARK, "date": "2026-11-24"}]}),
        client.get(f"/v1/rules/{MARK}"),
        client.get(f"/{MARK}", params={"q": MARK}),
        client.get(f"/assets/{MARK}.js"),
    ]
    return [answer.text for answer in told if answer.status_code != 200]


def test_no_text_in_logs_errors_or_metrics(serve, logs):
    client = serve()
    errors = everywhere(client)
    assert len(errors) > 8
    for text in (*errors, client.get("/metrics").text, logs()):
        assert MARK not in text
        assert MARK.encode("unicode_escape").decode() not in text


@pytest.mark.parametrize("stage", ["graph", "review"])
def test_no_text_when_something_breaks(serve, logs, monkeypatch, stage):
    client = serve()
    until(lambda: client.get("/readyz").status_code == 200)

    def broken(self, text, **_):
        raise ValueError(f"cannot read {MARK} {text}")

    monkeypatch.setattr(Checker, stage, broken)
    answer = client.post("/v1/check", json={"text": MARK})
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    said = logs()
    assert "ValueError (broken" in said
    for text in (answer.text, said, client.get("/metrics").text):
        assert MARK not in text


def test_one_report_that_breaks_spares_the_others(serve, logs, monkeypatch):
    graph = Checker.graph

    def broken(self, text, **more):
        if text == MARK:
            raise ValueError(text)
        return graph(self, text, **more)

    monkeypatch.setattr(Checker, "graph", broken)
    found = serve().post("/v1/team", json={"reports": [{"text": MARK}, {"text": WHOLE}]})
    assert found.status_code == 200
    assert [e["code"] for e in found.json()["errors"]] == ["internal"]
    assert found.json()["reports"][1]["segments"]
    said = logs()
    assert "ValueError (broken" in said
    assert MARK not in said


def test_an_error_after_the_start_of_an_answer_is_not_hidden(serve):
    client = serve()
    app = client.app

    async def half(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError(MARK)

    sent = []

    async def send(message):
        sent.append(message)

    import asyncio

    asyncio.run(Seal(half, app.state.sorama)({"type": "http"}, None, send))
    assert [m["type"] for m in sent] == ["http.response.start"]
