"""Debian's Chromium, the real service in this process, and pages that a test lays out itself."""

import importlib.util
import socket
import threading
import time
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from browser_pages import CSP, HOLD
from playwright.sync_api import expect, sync_playwright

from sorama.server.app import create_app
from sorama.server.options import Options

expect.set_options(timeout=20_000)  # other work may share the machine
ROOT = Path(__file__).parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium():
    spec = importlib.util.spec_from_file_location("browser", ROOT / "tools" / "browser.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.find()
    assert found, "Chromium がありません: python3 tools/browser.py"
    return found


@pytest.fixture(scope="session")
def service():
    """The address of a service of our own."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(create_app(options=Options(rate=0, time_limit_ms=60_000)), log_level="critical", lifespan="on")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    port = listener.getsockname()[1]
    until = time.monotonic() + 60
    while not (server.started and server.config.app.state.sorama.ready):
        assert time.monotonic() < until, "the service did not get ready"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    listener.close()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield launched
        launched.close()


class Tab:
    """A page with notes of what it sent and what went wrong in it."""

    def __init__(self, page, service):
        self.page, self.service = page, service
        self.asked, self.submitted, self.errors = [], [], []
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if "Content Security Policy" in m.text else None)
        page.on("dialog", lambda dialog: (self.errors.append("dialog"), dialog.dismiss()))
        page.on("request", lambda r: self.asked.append(r.post_data_json) if r.url.endswith("/v1/check") else None)
        page.route("**/submitted", self._take)

    def _take(self, route):
        self.submitted.append(parse_qs(route.request.post_data or "", keep_blank_values=True))
        route.fulfill(body="<!DOCTYPE html><title>ok</title><p>received</p>", content_type="text/html; charset=utf-8")

    def open(self, body, script=HOLD, *, csp=CSP, head=""):
        """A page of the service's origin, as a site would write it."""
        html = (
            f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>日報</title>{head}</head>'
            f"<body><main><h1>日報</h1>{body}</main>{script}</body></html>"
        )
        headers = {"Content-Security-Policy": csp} if csp else {}
        self.page.route(
            "**/site/form",
            lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers),
        )
        self.page.goto(f"{self.service}/site/form")
        return self.page

    def script(self, name, source):
        """A script file of the site itself."""
        kind = "text/javascript; charset=utf-8"
        self.page.route(f"**/site/{name}", lambda route: route.fulfill(body=source, content_type=kind))
        return f'<script src="/site/{name}"></script>'

    def refuse(self, status):
        """From now on, /v1/check answers with an error."""
        self.page.route("**/v1/check", lambda route: route.fulfill(status=status, body="{}"))

    def down(self):
        """From now on, /v1/check cannot be reached."""
        self.page.route("**/v1/check", lambda route: route.abort("connectionrefused"))

    def waiting(self):
        """From now on, /v1/check does not answer; the list holds what was asked, to be let through later."""
        held = []

        def hold(route):  # Playwright hangs a note on it, so it cannot be the list's own method
            held.append(route)

        self.page.route("**/v1/check", hold)
        return held

    def phases(self):
        return [body["phase"] for body in self.asked]

    def received(self):
        self.page.wait_for_url("**/submitted")
        return self.submitted[-1]


@pytest.fixture
def tab(browser, service):
    context = browser.new_context(locale="ja-JP", reduced_motion="reduce")
    made = Tab(context.new_page(), service)
    yield made
    context.close()
    assert made.errors == []


@pytest.fixture(scope="session")
def accessible():
    axe = Axe()

    def check(page):
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = axe.run(page, options={"runOnly": tags, "resultTypes": ["violations"]}).response["violations"]
        return [(v["id"], [n["target"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")]

    return check
