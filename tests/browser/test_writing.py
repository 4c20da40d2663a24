"""While one writes: drafts, input methods, marks, hints."""

import pytest
from browser_pages import FORM, GAP, HOLD, SLOWLY, VAGUE, until
from playwright.sync_api import expect

PANEL = "sorama-panel"
MARKS = "sorama-marks .text span"


def test_coaching_appears_and_the_text_stays_as_it_is(tab):
    page = tab.open(FORM, SLOWLY)
    page.locator("#report").press_sequentially(VAGUE, delay=2)
    expect(page.locator(f"{PANEL} [role=status]")).to_contain_text("考えてみたいこと")
    assert tab.phases() == ["draft"]  # one question for all those letters
    assert page.input_value("#report") == VAGUE
    labels = [m.get_attribute("class").split()[0] for m in page.locator(MARKS).all()]
    assert labels == ["fact", "fact", "interpretation", "action"]
    assert page.locator("sorama-marks .text").inner_text().strip("\u200b") == VAGUE
    assert page.locator(f"{MARKS}.warning").inner_text() == "しっかりフォローしていく。"
    assert tab.submitted == []


def test_hints_come_one_by_one_and_lead_by_keyboard(tab):
    page = tab.open(FORM)
    page.fill("#report", VAGUE)
    more = page.locator(f"{PANEL} button.hint")
    expect(more).to_have_text("ヒントを見る")
    more.focus()
    for count in (1, 2, 3):
        page.keyboard.press("Enter")
        expect(page.locator(f"{PANEL} .hints li")).to_have_count(count)
    expect(more).to_be_hidden()
    expect(page.locator(f"{PANEL} .hints li:last-child")).to_be_focused()


def test_a_comment_leads_to_its_place(tab):
    page = tab.open(FORM)
    page.fill("#report", VAGUE)
    page.locator(f"{PANEL} .question .quote").first.click()
    expect(page.locator("#report")).to_be_focused()
    start, end = page.evaluate("[document.activeElement.selectionStart, document.activeElement.selectionEnd]")
    assert "フォロー" in VAGUE[start:end]


def test_nothing_is_sent_while_a_composition_is_open(tab):
    page = tab.open(FORM)
    page.focus("#report")
    devtools = page.context.new_cdp_session(page)
    for letters in ("い", "いん", "いんちょ", "いんちょう", "院長"):
        devtools.send("Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": 0})
        page.wait_for_timeout(200)  # longer than the delay
    assert tab.asked == []
    devtools.send("Input.insertText", {"text": "院長は乗り気だと思う。"})
    expect(page.locator(MARKS)).to_have_count(1)
    assert [body["text"] for body in tab.asked] == ["院長は乗り気だと思う。"]


def test_a_composition_opened_again_drops_the_question_under_way(tab):
    held = tab.waiting()
    page = tab.open(FORM)
    page.fill("#report", "院長は乗り気だと思う。")
    until(page, lambda: len(held) == 1)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "ら", "selectionStart": 1, "selectionEnd": 1})
    page.wait_for_timeout(300)
    assert len(held) == 1
    expect(page.locator(MARKS)).to_have_count(0)


def test_stale_answers_are_dropped(tab):
    held = tab.waiting()
    page = tab.open(FORM)
    page.fill("#report", "先方から電話があった。")
    until(page, lambda: len(held) == 1)
    page.fill("#report", "院長は乗り気だと思う。")
    until(page, lambda: len(held) == 2)
    assert [r.request.post_data_json["text"] for r in held] == ["先方から電話があった。", "院長は乗り気だと思う。"]
    held[1].continue_()
    expect(page.locator(MARKS)).to_have_class(["interpretation  first"])
    held[0].abort()
    page.wait_for_timeout(100)
    expect(page.locator(MARKS)).to_have_class(["interpretation  first"])


def test_marks_move_with_the_letters_before_the_next_answer(tab):
    page = tab.open(FORM)
    page.fill("#report", VAGUE)
    expect(page.locator(MARKS)).to_have_count(4)
    tab.waiting()
    page.keyboard.press("Control+Home")
    page.keyboard.type("本日、")
    assert page.locator(f"{MARKS}.warning").inner_text() == "しっかりフォローしていく。"


def test_marks_lie_on_the_letters(tab):
    page = tab.open(FORM + "<p>" + "長い" * 40 + "</p>")
    page.fill("#report", VAGUE + "\n" + "\n".join(VAGUE for _ in range(6)))
    expect(page.locator(MARKS).first).to_be_attached()
    field, marks = page.locator("#report").bounding_box(), page.locator("sorama-marks .marks").bounding_box()
    assert abs(field["x"] + 1 - marks["x"]) < 2
    assert abs(field["y"] + 1 - marks["y"]) < 2
    page.locator("#report").evaluate("e => { e.scrollTop = 60 }")
    text = page.locator("sorama-marks .text")
    expect(text).to_have_css("transform", "matrix(1, 0, 0, 1, 0, -60)")
    assert text.evaluate("e => e.offsetHeight") == pytest.approx(
        page.locator("#report").evaluate("e => e.scrollHeight"), abs=4
    )


def test_surrogate_pairs_and_line_ends(tab):
    page = tab.open(FORM)
    page.fill("#report", "𠮷野様を訪問した。😀\n院長は乗り気だと思う。")
    expect(page.locator(f"{MARKS}.interpretation")).to_have_text("院長は乗り気だと思う。")


def test_contenteditable_is_marked_without_being_touched(tab):
    body = '<form action="/submitted"><div id="report" contenteditable role="textbox" aria-label="日報"></div></form>'
    page = tab.open(body)
    page.focus("#report")
    page.keyboard.type("先方から電話があった。")
    page.keyboard.press("Enter")
    page.keyboard.type("院長は乗り気だと思う。")
    expect(page.locator(f"{PANEL} .legend")).to_contain_text("解釈 1")
    assert tab.asked[-1]["text"] == "先方から電話があった。\n院長は乗り気だと思う。"
    marked = page.locator("#report").evaluate(
        "() => [...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(r => r.toString()).join()])"
    )
    assert ["sorama-interpretation", "院長は乗り気だと思う。"] in marked
    assert page.locator("#report span").count() == 0


def test_meta_comes_from_other_fields(tab):
    body = FORM.replace("<label", '<input id="who" value="沖"><input id="day" type="date" value="2026-11-24"><label', 1)
    script = HOLD.replace("data-mode", 'data-author="#who" data-date="#day" data-customer="大峰ベアリング" data-mode')
    page = tab.open(body, script)
    page.fill("#report", GAP)
    expect(page.locator(MARKS).first).to_be_attached()
    sent = tab.asked[-1]
    assert (sent["author"], sent["date"], sent["customer"]) == ("沖", "2026-11-24", "大峰ベアリング")


def test_a_silent_service_says_so_and_writing_goes_on(tab):
    tab.down()
    page = tab.open(FORM)
    page.fill("#report", GAP)
    expect(page.locator(f"{PANEL} [role=status]")).to_contain_text("いまは確かめられません")
    page.fill("#report", "")
    expect(page.locator(f"{PANEL} .panel")).to_be_hidden()
