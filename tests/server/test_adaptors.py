"""Slack and the plain webhook against the shapes that the platforms document."""

import hashlib
import hmac
import json
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from http_texts import BARE, WHOLE, until

from sorama.app import Checker
from sorama.server.options import Secrets
from sorama.server.schemas import ReportIn
from sorama.server.webhook import WebhookAnswer

SECRET = b"8f742231b10e8888abcd99yyyzzz85a5"
SWAGGER = Path(__file__).parents[2] / "docs" / "adaptors" / "swagger2.json"


def payload(text, *, reason=None, block="report", kind="view_submission", day="2026-11-24"):
    """As in Slack's reference of view_submission payloads."""
    values = {
        "title": {"a1": {"type": "plain_text_input", "value": "題"}},
        block: {"a2": {"type": "plain_text_input", "value": text}},
        "day": {"a3": {"type": "datepicker", "selected_date": day}},
        "kind": {"a4": {"type": "static_select", "selected_option": {"text": {"text": "訪問"}, "value": "visit"}}},
    }
    if reason is not None:
        values["sorama_reason"] = {"a5": {"type": "plain_text_input", "value": reason}}
    return {
        "type": kind,
        "team": {"id": "T1", "domain": "example"},
        "user": {"id": "U1", "username": "sato", "name": "sato", "team_id": "T1"},
        "api_app_id": "A1",
        "trigger_id": "1.2.3",
        "view": {"id": "V1", "type": "modal", "callback_id": "nippo", "state": {"values": values}, "hash": "1.a"},
        "response_urls": [],
    }


def send(client, sent, *, secret=SECRET, at=None, body=None, signature=None):
    body = urlencode({"payload": json.dumps(sent)}).encode() if body is None else body
    told = str(int(time.time()) if at is None else at)
    made = "v0=" + hmac.new(secret, f"v0:{told}:".encode() + body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": told,
        "X-Slack-Signature": made if signature is None else signature,
    }
    return client.post("/slack/view_submission", content=body, headers=headers)


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """A busy machine may take longer than Slack would wait."""
    monkeypatch.setattr("sorama.server.slack._IN_TIME", 60)


@pytest.fixture
def slack(serve):
    return serve(secrets=Secrets((b"a-token-that-slack-does-not-know",), SECRET))


def test_slack_holds_with_the_comment_on_the_field(slack):
    answer = send(slack, payload(BARE))
    assert answer.status_code == 200
    found = answer.json()
    assert found["response_action"] == "errors"
    assert list(found["errors"]) == ["report"]
    assert 10 < len(found["errors"]["report"]) <= 1500


@pytest.mark.parametrize(
    "sent",
    [
        payload(WHOLE),
        payload(BARE, reason="客先で急ぎ"),
        payload(None),
        payload(BARE, kind="view_closed"),
        payload(BARE, kind="block_actions"),
        {"type": "view_submission", "view": {"state": {"values": {}}}},
    ],
)
def test_slack_lets_pass_with_an_empty_answer(slack, sent):
    if sent["view"]["state"]["values"].get("report", {}).get("a2", {}).get("value") is None:
        sent["view"]["state"]["values"].pop("title", None)
    answer = send(slack, sent)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("trouble", ["broken", "busy", "slow"])
def test_slack_lets_pass_whatever_breaks(serve, monkeypatch, caplog, trouble):
    client = serve(secrets=Secrets((), SECRET))
    state = client.app.state.sorama
    until(lambda: state.ready)

    def broken(self, text, **_):
        raise ValueError(text)

    if trouble == "broken":
        monkeypatch.setattr(Checker, "graph", broken)
    elif trouble == "busy":
        monkeypatch.setattr(state.pool, "_most", 0)
    else:
        monkeypatch.setattr("sorama.server.slack._IN_TIME", 0)
    answer = send(client, payload(BARE))
    assert (answer.status_code, answer.content) == (200, b"")
    assert BARE not in caplog.text
    assert ("ValueError" in caplog.text) is (trouble == "broken")


def test_slack_reads_the_named_block(serve):
    client = serve(secrets=Secrets((), SECRET), slack_block="memo")
    assert send(client, payload(BARE, block="memo")).json()["errors"].keys() == {"memo"}
    assert send(client, payload(BARE)).content == b""


def test_slack_without_a_reason_where_the_team_allows_none(serve):
    client = serve(secrets=Secrets((), SECRET), submit_anyway="no")
    assert send(client, payload(BARE, reason="急ぎ")).json()["response_action"] == "errors"


@pytest.mark.parametrize(
    "forged",
    [
        {"secret": b"another"},
        {"at": time.time() - 301},
        {"at": time.time() + 400},
        {"signature": ""},
        {"signature": "v0=あ".encode()},
        {"at": "1e3"},
    ],
)
def test_slack_refuses_what_is_not_signed(slack, forged):
    forged = {"at": forged["at"] if isinstance(forged["at"], str) else int(forged["at"])} if "at" in forged else forged
    assert send(slack, payload(BARE), **forged).status_code == 403


@pytest.mark.parametrize("body", [b"", b"payload=%7B", b"payload=[]x", b"\xff", b"payload=" + b"1" * 70_000])
def test_slack_with_a_broken_payload(slack, body):
    assert send(slack, None, body=body).status_code in (400, 413)
    odd = payload(BARE)
    odd["view"]["state"]["values"]["report"] = 3
    assert send(slack, odd).status_code == 400


def test_slack_without_a_secret_is_closed(client):
    assert send(client, payload(BARE)).status_code == 403


def test_webhook_gives_a_text_to_send(client):
    found = client.post("/webhook", json={"text": BARE, "author": "佐藤"}).json()
    assert found["decision"] == "hold"
    assert found["findings"] == len(client.post("/v1/check", json={"text": BARE}).json()["findings"])
    assert found["questions"]
    for question in found["questions"]:
        assert question in found["message"]
    assert client.post("/webhook", json={"text": WHOLE, "date": "2026-11-24"}).json()["decision"] == "pass"


def test_swagger2_says_what_the_webhook_does(client):
    assert SWAGGER.stat().st_size < 1_000_000
    document = json.loads(SWAGGER.read_text(encoding="utf-8"))
    assert document["swagger"] == "2.0"
    assert list(document["paths"]) == ["/webhook"]
    operation = document["paths"]["/webhook"]["post"]
    [body] = operation["parameters"]
    sent, told = body["schema"], operation["responses"]["200"]["schema"]
    model = ReportIn.model_json_schema()
    assert sent["properties"].keys() == model["properties"].keys()
    assert sent["required"] == model["required"]
    answer = WebhookAnswer.model_json_schema()
    assert told["properties"].keys() == answer["properties"].keys()
    for name, field in answer["properties"].items():
        assert told["properties"][name]["type"] == field["type"]
    real = client.post("/webhook", json={"text": BARE}).json()
    assert real.keys() == told["properties"].keys()
    assert {"400", "401", "413", "422", "429", "503"} < operation["responses"].keys()
    assert document["securityDefinitions"]["token"] == {"type": "apiKey", "in": "header", "name": "Authorization"}
