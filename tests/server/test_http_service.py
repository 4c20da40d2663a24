"""Everything around the checks: rules, limits, health, problems, tokens, pages."""

import asyncio
import threading

import pytest
from http_texts import BARE, TOKEN, WHOLE, until

from sorama.app import Checker
from sorama.server import guard
from sorama.server.options import Secrets
from sorama.server.pages import STATIC
from sorama.server.rate import Rate


def post(client, body, **headers):
    return client.post("/v1/check", content=body, headers={"Content-Type": "application/json", **headers})


def problem(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert found["status"] == status
    assert found["title"]
    return found


@pytest.mark.parametrize("body", ["{", "", "[]", '"a"', "null", "あ"])
def test_400_for_what_is_no_object(client, body):
    problem(post(client, body.encode()), 400)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"text": 1}, "text"),
        ({"date": "2026-13-01"}, "date"),
        ({"date": 0}, "date"),
        ({"date": "2026-11-24T00:00:00"}, "date"),
        ({"phase": "later"}, "phase"),
        ({"author": "あ" * 201}, "author"),
        ({"colour": "red"}, "colour"),
        ({"options": {"max_points": 21}}, "options.max_points"),
        ({"options": {"max_points": "3"}}, "options.max_points"),
        ({"options": {"max_points": 2.5}}, "options.max_points"),
        ({"options": {"min_confidence": 2}}, "options.min_confidence"),
        ({"options": {"select": ["vague-actoin"]}}, "options"),
    ],
)
def test_422_names_the_field_in_japanese(client, more, field):
    found = problem(client.post("/v1/check", json={"text": "訪問。", **more}), 422)
    assert found["errors"][0]["field"] == field
    assert any("\u3040" < letter < "\u30ff" for letter in found["errors"][0]["reason"])


def test_422_for_a_missing_text(client):
    found = problem(client.post("/v1/check", json={}), 422)
    assert found["errors"] == [{"field": "text", "reason": "必要です"}]


def test_unknown_rule_gets_the_nearest_name(client):
    found = problem(client.post("/v1/check", json={"text": "", "options": {"ignore": ["vague-actoin"]}}), 422)
    assert "vague-action" in found["detail"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "multipart/form-data"])
def test_415_for_other_content(client, kind):
    problem(client.post("/v1/check", content=b'{"text": ""}', headers={"Content-Type": kind}), 415)


def test_413_for_a_long_text(client):
    found = problem(client.post("/v1/check", json={"text": "あ" * 10_001}), 413)
    assert (found["limit"], found["actual"]) == (10_000, 10_001)


def test_413_before_the_body_is_read(client):
    found = problem(post(client, b"{}", **{"Content-Length": "70000"}), 413)
    assert (found["limit"], found["actual"]) == (65_536, 70_000)


def test_413_for_a_body_without_a_length(client):
    read = []

    def parts():
        for n in range(100):
            read.append(n)
            yield b" " * 4096

    found = problem(post(client, parts()), 413)
    assert found["actual"] > found["limit"] == 65_536


def test_413_for_too_many_reports(serve):
    client = serve(reports_limit=2)
    found = problem(client.post("/v1/team", json={"reports": [{"text": "訪問。"}] * 3}), 413)
    assert (found["limit"], found["actual"]) == (2, 3)


def test_404_and_405(client):
    problem(client.get("/nothing"), 404)
    problem(client.get("/v1/check"), 405)
    problem(client.get("/v1/rules/nothing"), 404)


def test_429_tells_when(serve):
    client = serve(rate=0.5, burst=2)
    assert [client.post("/v1/check", json={"text": ""}).status_code for _ in range(3)] == [200, 200, 429]
    answer = client.get("/v1/limits")
    problem(answer, 429)
    assert 1 <= int(answer.headers["retry-after"]) <= 2
    assert client.get("/healthz").status_code == 200


def test_rate_gives_back_over_time_and_forgets_the_oldest():
    now = [0.0]
    rate = Rate(2.0, 1, lambda: now[0])
    assert (rate.wait("a"), rate.wait("a"), rate.wait("b")) == (0, 1, 0)
    now[0] = 0.5
    assert rate.wait("a") == 0
    for n in range(10_001):
        rate.wait(f"c{n}")
    assert len(rate._left) == 10_000


def test_503_when_too_many_wait(serve, monkeypatch):
    client = serve(threads=1, queue_limit=1)
    until(lambda: client.get("/readyz").status_code == 200)
    gate, entered, graph = threading.Event(), threading.Event(), Checker.graph
    monkeypatch.setattr(Checker, "graph", lambda *a, **k: (entered.set(), gate.wait(10), graph(*a, **k))[2])
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(client.post("/v1/check", json={"text": WHOLE}).status_code))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    entered.wait(10)
    until(lambda: "sorama_under_way 2" in client.get("/metrics").text)
    answer = client.post("/v1/check", json={"text": WHOLE})
    problem(answer, 503)
    assert int(answer.headers["retry-after"]) >= 1
    problem(client.post("/v1/team", json={"reports": [{"text": WHOLE}]}), 503)
    gate.set()
    for thread in threads:
        thread.join()
    assert answers == [200, 200]


def test_readyz_waits_for_the_model(serve, monkeypatch):
    gate, graph = threading.Event(), Checker.graph
    monkeypatch.setattr(Checker, "graph", lambda *a, **k: (gate.wait(10), graph(*a, **k))[1])
    client = serve()
    assert client.get("/healthz").json() == {"status": "ok"}
    answer = client.get("/readyz")
    problem(answer, 503)
    assert answer.headers["retry-after"] == "1"
    gate.set()
    until(lambda: client.get("/readyz").status_code == 200)
    assert client.get("/readyz").json() == {"status": "ready"}


def test_token(serve):
    client = serve(secrets=Secrets((b"another-one-that-holds", TOKEN.encode())))
    for given in (None, "Bearer wrong", f"Basic {TOKEN}", "Bearer", "Bearer あ".encode()):
        headers = {} if given is None else {"Authorization": given}
        answer = client.post("/v1/check", json={"text": ""}, headers=headers)
        problem(answer, 401)
        assert answer.headers["www-authenticate"] == "Bearer"
    for path in ("/v1/rules", "/v1/limits", "/metrics", "/nothing"):
        problem(client.get(path), 401)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    assert client.post("/v1/check", json={"text": ""}, headers=headers).status_code == 200
    assert [client.get(path).status_code for path in ("/healthz", "/openapi.json")] == [200, 200]


def test_cors_for_the_allowed_only(serve):
    client = serve(origins=["https://example.cybozu.com"])
    ask = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    for origin, wanted in (("https://example.cybozu.com", True), ("https://evil.example", False), ("null", False)):
        preflight = client.options("/v1/check", headers={"Origin": origin, **ask})
        assert (preflight.status_code == 200) is wanted
        answer = client.post("/v1/check", json={"text": ""}, headers={"Origin": origin})
        assert answer.headers.get("access-control-allow-origin") == (origin if wanted else None)


def test_no_cors_by_default(client):
    answer = client.post("/v1/check", json={"text": ""}, headers={"Origin": "https://a.example"})
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/v1/limits", "/nothing", "/openapi.json"])
def test_security_headers(client, path):
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_assets_stay_in_their_folder(client):
    for name in ("../../settings.py", "%2e%2e/%2e%2e/options.py", "..%2foptions.py", "/etc/passwd", "", "x.css"):
        assert client.get(f"/assets/{name}").status_code == 404
    assert STATIC.is_dir()


def test_rules_and_limits(client):
    rules = client.get("/v1/rules").json()["rules"]
    by_code = {r["code"]: r for r in rules}
    assert by_code["SR402"]["name"] == "vague-action"
    assert by_code["SR402"]["enabled"] is True
    assert {r["status"]: r["enabled"] for r in rules}["preview"] is False
    assert client.get("/v1/rules/SR402").json() == client.get("/v1/rules/vague-action").json() == by_code["SR402"]
    limits = client.get("/v1/limits").json()
    assert (limits["text"], limits["body_bytes"], limits["submit_anyway"]) == (10_000, 65_536, "reason")


def test_metrics_count(client):
    client.post("/v1/check", json={"text": BARE})
    text = client.get("/metrics").text
    assert 'sorama_requests_total{route="/v1/check",status="200"}' in text
    assert 'sorama_findings_total{rule="missing-fact"}' in text
    assert 'sorama_decisions_total{decision="hold"}' in text
    for line in text.splitlines():
        assert line.startswith("# TYPE ") or float(line.rsplit(" ", 1)[1]) >= 0


def test_408_for_a_body_that_does_not_come(client, monkeypatch):
    monkeypatch.setattr(guard, "_SLOWEST", 0.02)
    sent = []

    async def receive():
        await asyncio.sleep(5)

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/v1/check", "headers": [(b"content-type", b"application/json")]}
    scope |= {"query_string": b"", "client": ("127.0.0.1", 1), "root_path": "", "http_version": "1.1"}
    asyncio.run(client.app(scope, receive, send))
    assert sent[0]["status"] == 408
