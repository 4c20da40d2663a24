"""The page at /: examples, the picture, the revision, a service with a token."""

import pytest
from browser_pages import GAP, VAGUE
from playwright.sync_api import expect

GOOD = "院長は「費用が知りたい」と話した。前向きだと思う。11月30日までに見積書を院長に届ける。"


@pytest.fixture
def page(tab):
    tab.page.goto(tab.service)
    tab.page.locator("#example optgroup").first.wait_for(state="attached")
    return tab.page


def test_an_example_becomes_a_picture(page, tab):
    page.select_option("#example", label="業務ソフト(文章)")
    expect(page.locator(".box.action")).to_have_count(1)
    assert tab.phases() == ["draft"]
    answer = page.evaluate("text => fetch('/v1/check', {method: 'POST', headers: {'Content-Type': 'application/json'},"
                           " body: JSON.stringify({text})}).then(r => r.json())", page.input_value("#report"))  # fmt: skip
    assert answer["supports"]
    assert page.locator(".arrows path.tip").count() == len(answer["supports"])
    assert page.locator(".box .grounds").count() == len({e["claim"] for e in answer["supports"]})


@pytest.mark.parametrize("width", [390, 1280])
def test_arrows_lead_from_box_to_box(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.fill("#report", GOOD)
    expect(page.locator(".arrows path.tip")).to_have_count(2)
    page.wait_for_timeout(100)
    for tip in page.locator(".arrows path.tip").all():
        claim = page.locator(".box").nth(int(tip.get_attribute("data-ends").split()[1]))
        point, box = tip.bounding_box(), claim.bounding_box()
        assert abs(point["x"] + point["width"] - box["x"]) < 4
        assert box["y"] < point["y"] + point["height"] / 2 < box["y"] + box["height"]


def test_a_box_leads_to_its_place(page):
    page.fill("#report", GOOD)
    page.locator(".box.interpretation button").press("Enter")
    expect(page.locator("#report")).to_be_focused()
    start, end = page.locator("#report").evaluate("e => [e.selectionStart, e.selectionEnd]")
    assert GOOD[start:end] == "前向きだと思う。"


def test_what_is_missing_is_seen(page):
    page.fill("#report", GAP)
    expect(page.locator(".column .none")).to_have_text("ありません")
    page.click("text=提出前の点検をする")
    expect(page.locator("#coach sorama-panel .held h2")).to_be_focused()
    assert page.get_by_role("button", name="このまま提出する").count() == 0  # there is nowhere to send it from here
    expect(page.locator(".grade")).to_be_visible()


def test_a_revision_is_compared_with_the_version_before(page):
    page.fill("#report", VAGUE)
    page.click("text=提出前の点検をする")
    expect(page.locator("#keep")).to_be_visible()
    expect(page.locator("#compare")).to_be_hidden()
    page.fill("#report", VAGUE.replace("しっかりフォローしていく。", "11月30日までに見積書を院長に届ける。"))
    expect(page.locator(".outcome.resolved li")).to_have_count(1)
    expect(page.locator(".versions td.action")).to_have_count(2)
    page.click("#keep")
    expect(page.locator("#compare")).to_be_hidden()


def test_clearing_starts_anew(page):
    page.select_option("#example", label="書き直しの前と後")
    expect(page.locator("#compare")).to_be_visible()
    page.click("text=消す")
    expect(page.locator("#guide")).to_be_visible()
    for gone in ("#compare", "#result", "#points", "sorama-panel .panel"):
        expect(page.locator(gone)).to_be_hidden()
    assert page.input_value("#report") == ""


def test_what_was_cleared_comes_back(page):
    page.fill("#report", GOOD)
    page.click("text=消す")
    page.click("#undo")
    assert page.input_value("#report") == GOOD
    expect(page.locator("#undo")).to_be_hidden()
    expect(page.locator(".box")).to_have_count(3)


def test_an_example_does_not_cost_ones_own_text(page):
    page.fill("#report", GOOD)
    page.locator("#example").focus()
    page.select_option("#example", label="書き直しの前と後")
    expect(page.locator("#example")).to_be_focused()  # with arrow keys one goes on to the next
    page.click("#undo")
    assert page.input_value("#report") == GOOD
    assert page.input_value("#example") == ""
    expect(page.locator("#keep")).to_be_hidden()
    page.fill("#report", "")
    page.select_option("#example", label="書き直しの前と後")
    page.select_option("#example", label="広告(チャット)")
    expect(page.locator("#undo")).to_be_hidden()


def test_a_text_deleted_by_hand_leaves_nothing_behind(page):
    page.fill("#report", GOOD)
    page.click("text=提出前の点検をする")
    expect(page.locator(".grade")).to_be_visible()
    page.fill("#report", "")
    expect(page.locator("#guide")).to_be_visible()
    for gone in ("#compare", "#result", "#points", "sorama-panel .panel"):
        expect(page.locator(gone)).to_be_hidden()


def test_arrows_fade_only_while_a_box_is_pointed_at(page):
    page.fill("#report", f"A社を訪問。\n{GOOD}")
    expect(page.locator(".arrows path.lit")).to_have_count(0)
    page.locator(".box.interpretation").hover()
    expect(page.locator(".arrows.dim path.lit")).not_to_have_count(0)
    page.fill("#report", GOOD)
    expect(page.locator(".box")).to_have_count(3)
    page.locator("h1").hover()
    expect(page.locator(".arrows.dim")).to_have_count(0)


def test_a_service_with_a_token_asks_for_it(page, tab):
    sent = []

    def guard(route):
        sent.append(route.request.headers.get("authorization"))
        route.continue_() if sent[-1] == "Bearer himitsu" else route.fulfill(status=401, body="{}")

    page.route("**/v1/check", guard)
    page.fill("#report", GOOD)
    page.click("text=提出前の点検をする")
    expect(page.locator("sorama-panel [role=status]")).to_contain_text("合言葉")
    page.fill("#token", "himitsu")
    page.click("text=提出前の点検をする")
    expect(page.locator(".grade")).to_be_visible()


def test_nothing_comes_from_elsewhere(tab):
    asked = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.page.goto(tab.service)
    tab.page.fill("#report", GOOD)
    expect(tab.page.locator(".box").first).to_be_visible()
    assert asked
    assert all(url.startswith(f"{tab.service}/") for url in asked)
