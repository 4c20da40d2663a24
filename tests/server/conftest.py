import pytest
from fastapi.testclient import TestClient

from sorama.server.app import create_app
from sorama.server.options import Options, Secrets
from sorama.settings import DEFAULTS


@pytest.fixture
def serve():
    """Starts the application in this process and gives a client; several may run in one test."""
    clients = []

    def start(settings=DEFAULTS, secrets=None, *, suppressions=None, **options):
        options = {"rate": 0, "time_limit_ms": 60_000, **options}
        app = create_app(settings, Options(**options), secrets or Secrets(), suppressions=suppressions)
        client = TestClient(app, raise_server_exceptions=False)
        clients.append(client.__enter__())
        return clients[-1]

    yield start
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture(scope="module")
def client():
    """A client of an application with default settings and no rate limit."""
    with TestClient(create_app(options=Options(rate=0, time_limit_ms=60_000)), raise_server_exceptions=False) as found:
        yield found


@pytest.fixture
def check(client):
    """Posts a text and gives the answer."""

    def post(text, **more):
        answer = client.post("/v1/check", json={"text": text, **more})
        assert answer.status_code == 200, answer.text
        return answer.json()

    return post
