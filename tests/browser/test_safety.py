"""Markup and script in every field, other people's style, WCAG 2.2 AA by axe-core."""

import pytest
from browser_pages import FORM, GAP, HOLD, VAGUE
from playwright.sync_api import expect

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</textarea><iframe srcdoc='<script>parent.alert(1)</script>'>",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
)
REPORT = "".join(f"院長は「{a}」と話した。{a}は乗り気だと思う。しっかり{a}をフォローしていく。\n" for a in ATTACKS)


def everything(page):
    """Elements that only markup of the report could have made, in the page and in all shadow trees."""
    return page.evaluate(
        """() => {
          const found = [];
          const walk = (root) => {
            for (const e of root.querySelectorAll("*")) {
              if (["IFRAME", "IMG"].includes(e.tagName) || (e.tagName === "SCRIPT" && !e.src)) found.push(e.outerHTML);
              if ([...e.attributes].some((a) => a.name.startsWith("on"))) found.push(e.outerHTML);
              if (e.shadowRoot) walk(e.shadowRoot);
            }
          };
          walk(document);
          return found;
        }"""
    )


@pytest.mark.parametrize("csp", [True, False])
def test_markup_in_a_form_is_text(tab, csp):
    body = FORM.replace("<label", '<input id="who"><input id="where"><label', 1)
    script = HOLD.replace("data-mode", 'data-author="#who" data-customer="#where" data-mode')
    page = tab.open(body, script, csp=None) if not csp else tab.open(body, script)
    page.fill("#who", ATTACKS[1])
    page.fill("#where", ATTACKS[2])
    page.fill("#report", REPORT)
    expect(page.locator("sorama-panel li").first).to_be_visible()
    for more in page.locator("sorama-panel button.hint").all():
        more.click()
    page.wait_for_timeout(200)
    assert everything(page) == []
    assert ATTACKS[0] in page.locator("sorama-marks .text").inner_text()


def test_markup_in_an_answer_is_text(tab):
    """Even from a service that was taken over."""
    evil = "<img src=x onerror=alert(1)>"
    span = {"start_utf16": 0, "end_utf16": 4}
    finding = {
        **span,
        "rule": evil,
        "code": evil,
        "severity": "error",
        "message": evil,
        "segment": 0,
        "suppressed": False,
    }
    answer = {
        "decision": "hold",
        "fail_on": "error",
        "submit_anyway": "reason",
        "segments": [{**span, "label": "fact", "thread": 0}],
        "supports": [],
        "findings": [finding],
        "strengths": [],
        "comments": [{**span, "kind": "question", "rules": [], "quote": evil, "text": evil, "hints": [evil]}],
        "hidden_points": 0,
    }
    page = tab.open(FORM, csp=None)
    page.route("**/v1/check", lambda route: route.fulfill(json=answer))
    page.fill("#report", "本文です。")
    page.click("form button[name=go]")
    page.click("sorama-panel button.hint")
    expect(page.locator("sorama-panel .hints li")).to_have_text(evil)
    page.wait_for_timeout(200)
    assert everything(page) == []


def test_the_page_shows_markup_as_text(tab):
    page = tab.page
    page.goto(tab.service)
    page.click("text=日付・報告者・お客様を入れる")
    page.fill("#author", ATTACKS[0])
    page.fill("#customer", ATTACKS[1])
    page.fill("#report", REPORT)
    expect(page.locator(".box").first).to_be_visible()
    page.click("text=提出前の点検をする")
    expect(page.locator(".grade")).to_be_visible()
    page.fill("#report", REPORT + "来週、見積書を送る。")
    expect(page.locator("#versions .scores")).to_be_visible()
    page.wait_for_timeout(200)
    assert everything(page) == []
    assert ATTACKS[0] in page.locator("#map").inner_text()


def test_a_page_whose_style_is_loud_does_not_reach_in(tab):
    loud = tab.page
    loud.route("**/site/loud.css", lambda r: r.fulfill(body="* { color: red !important }", content_type="text/css"))
    page = tab.open(FORM, head='<link rel="stylesheet" href="/site/loud.css">')
    page.fill("#report", VAGUE)
    item = page.locator("sorama-panel .question p").first
    expect(item).to_be_visible()
    assert item.evaluate("e => getComputedStyle(e).color") != "rgb(255, 0, 0)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_held_form_is_accessible(tab, accessible, scheme):
    tab.page.emulate_media(color_scheme=scheme)
    page = tab.open(FORM, head='<meta name="color-scheme" content="light dark">')
    page.fill("#report", GAP)
    page.click("form button[name=go]")
    expect(page.locator("sorama-panel .held")).to_be_visible()
    page.get_by_role("button", name="このまま提出する").click()
    page.locator("sorama-panel button.hint").first.click()
    assert accessible(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_accessible(tab, accessible, scheme, width):
    page = tab.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(tab.service)
    page.locator("#example optgroup").first.wait_for(state="attached")
    assert accessible(page) == []
    page.select_option("#example", label="書き直しの前と後")
    expect(page.locator("#versions .scores")).to_be_visible()
    page.click("text=提出前の点検をする")
    expect(page.locator(".grade")).to_be_visible()
    assert accessible(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
