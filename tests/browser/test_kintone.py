"""A page shaped like kintone: events and answers as its documentation describes them."""

import json

import pytest
from browser_pages import CSP, GAP
from playwright.sync_api import expect

GOOD = "院長は「費用が知りたい」と話した。前向きだと思う。11月30日までに見積書を院長に届ける。"
EVENTS = (
    "app.record.create.submit",
    "app.record.edit.submit",
    "mobile.app.record.create.submit",
    "mobile.app.record.edit.submit",
)
FAKE = """
  const handlers = {};
  const proxy = async (url, method, headers, body) => {
    window.proxied.push({ url, method, headers, body });
    if (window.trouble === "reject") throw "proxy failed";
    if (window.trouble === "never") return new Promise(() => {});
    if (window.trouble) return ["busy", Number(window.trouble), {}];
    const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
    return [await answer.text(), answer.status, {}];
  };
  window.proxied = [];
  window.kintone = {
    events: { on: (events, handler) => [].concat(events).forEach((e) => (handlers[e] ??= []).push(handler)) },
    getLoginUser: () => ({ id: "1", code: "oki", name: "沖" }),
    proxy,
    plugin: { app: { proxy: (id, ...rest) => { window.plugin = id; return proxy(...rest); } } },
  };
  // As kintone does: the handler may return the event, false, or a promise of either; an error or a rejection cancels the save.
  window.save = async (type, record) => {
    const event = { type, appId: 7, record: structuredClone(record) };
    if (type.includes("edit")) event.recordId = 3;
    let result = event;
    try {
      for (const handler of handlers[type] ?? []) result = await handler(event);
    } catch (error) {
      return { saved: false, error: "rejected: " + error };
    }
    const fields = Object.fromEntries(Object.entries(event.record).filter(([, f]) => f.error).map(([c, f]) => [c, f.error]));
    const saved = result === event && !event.error && !Object.keys(fields).length;
    for (const [code, text] of Object.entries(fields)) {
      const line = document.createElement("p");
      line.textContent = `${code}: ${text}`;
      document.querySelector("main").append(line);
    }
    return { saved, error: event.error ?? null, fields };
  };
"""


@pytest.fixture
def kintone(tab):
    def start(*, csp=CSP, **config):
        fields = {"text": "報告内容", "author": "担当者", "date": "日付", "reason": "このまま出す理由"}
        config = {"endpoint": f"{tab.service}/v1/check", "fields": fields, **config}
        scripts = tab.script("fake.js", FAKE) + tab.script(
            "config.js", f"window.SORAMA_KINTONE = {json.dumps(config)};"
        )
        return tab.open("", scripts + '<script src="/assets/kintone.js"></script>', csp=csp)

    return start


def save(page, text, event=EVENTS[0], **more):
    record = {"報告内容": {"type": "MULTI_LINE_TEXT", "value": text}, **more}
    return page.evaluate("([event, record]) => save(event, record)", [event, record])


@pytest.mark.parametrize("event", EVENTS)
def test_a_held_report_gets_errors_on_screen_and_field(kintone, event):
    page = kintone()
    held = save(page, GAP, event)
    assert not held["saved"]
    assert "このまま出す理由" in held["error"]
    assert held["fields"]["報告内容"].startswith("・")
    assert save(page, GOOD, event) == {"saved": True, "error": None, "fields": {}}


def test_what_is_known_goes_along(kintone):
    page = kintone()
    person = {"type": "USER_SELECT", "value": [{"code": "hayami", "name": "早見"}]}
    save(page, GAP, 担当者=person, 日付={"type": "DATE", "value": "2026-11-24"})
    body = page.evaluate("proxied[0].body")
    assert body == {"text": GAP, "phase": "submit", "author": "早見", "date": "2026-11-24"}
    save(page, GAP, 日付={"type": "DATE", "value": None})
    assert page.evaluate("proxied[1].body.author") == "沖"  # who is logged in


def test_with_a_reason_it_is_saved(kintone):
    reason = {"type": "SINGLE_LINE_TEXT", "value": "院長が不在"}
    assert save(kintone(), GAP, このまま出す理由=reason)["saved"]


def test_several_fields_and_rich_text(kintone):
    page = kintone(
        csp=None, fields={"text": ["訪問内容", "所感", "無い欄"]}
    )  # nothing but the script itself to stop it
    rich = {
        "type": "RICH_TEXT",
        "value": "<div>院長が<b>「費用」</b>と話した。</div><div>次へ<br>進む。</div><img src=x onerror=alert(1)>",
    }
    page.evaluate(
        "([event, record]) => save(event, record)",
        [EVENTS[1], {"訪問内容": rich, "所感": {"type": "MULTI_LINE_TEXT", "value": "前向きだと思う。"}}],
    )
    text = page.evaluate("proxied[0].body.text")
    assert text == "訪問内容\n院長が「費用」と話した。\n次へ\n進む。\n\n所感\n前向きだと思う。"


@pytest.mark.parametrize("trouble", ["reject", "never", "503", "200"])
def test_it_fails_open(kintone, trouble):
    page = kintone(timeout=300)
    page.evaluate("t => { window.trouble = t }", trouble)
    assert save(page, GAP) == {"saved": True, "error": None, "fields": {}}


def test_coach_mode_and_empty_reports_never_stop(kintone):
    page = kintone(mode="coach")
    assert save(page, GAP)["saved"]
    assert save(page, "  ")["saved"]
    assert save(page, None)["saved"]
    assert page.evaluate("proxied.length") == 1


def test_the_token_stays_in_the_plug_in(kintone):
    page = kintone(pluginId="abcdef")
    save(page, GAP)
    assert page.evaluate("plugin") == "abcdef"
    assert "Authorization" not in page.evaluate("proxied[0].headers")


def test_markup_in_an_error_is_text(kintone):
    page = kintone()
    save(page, "<img src=x onerror=alert(1)>は乗り気だと思う。来週、見積書を送る。")
    expect(page.locator("main p").first).to_be_attached()
    assert page.locator("img").count() == 0
