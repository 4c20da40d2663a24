"""Pages and texts that several tests use."""

CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'"
GAP = "院長は乗り気だと思う。来週、見積書を送る。"  # no fact: held at the submit, nothing to say while one writes
VAGUE = "緑ヶ丘歯科の院長を訪問した。院長は「費用が知りたい」と話した。前向きだと思う。しっかりフォローしていく。"
FORM = (
    '<form action="/submitted" method="post"><label for="report">日報</label>'
    '<textarea id="report" name="text" rows="6" cols="40"></textarea>'
    '<button name="go" value="send">提出</button></form>'
)
HOLD = '<script src="/hook.js" data-field="#report" data-mode="hold" data-delay="150" data-timeout="20000"></script>'
SLOWLY = HOLD.replace('"150"', '"1500"')  # for what must not depend on how fast a busy machine types


def until(page, holds):
    """Waits until something holds outside of the page, not for ever."""
    for _ in range(400):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("never came true")
