import time

TOKEN = "a-token-for-tests-only"
BARE = "先方の気持ちは固まっている。すぐに契約を迫る。"
WHOLE = "A社を訪問。予算は来期に確保するとのこと。商談は4月以降になると見ている。そのため12/10に概算見積を送る。"


def until(holds, seconds=20):
    """Waits until something holds, not for ever."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "never came true"
        time.sleep(0.005)
