"""The garbage collector of a process that is sorama's own."""

import gc
import subprocess
import sys

from sorama.app import Checker


def test_the_command_line_collects_rarely_and_the_library_leaves_it_alone():
    code = "import gc, sorama.app; before = gc.get_threshold(); from sorama.cli import run; run(['--version']); print(before == gc.get_threshold())"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "False"


def test_a_report_leaves_no_cycles_behind():
    """Else memory would grow until it is looked through."""
    checker = Checker()
    texts = [f"A社を訪問し{i}回目の見積を渡した。予算が厳しいと思う。来週、再度電話する。" for i in range(40)]
    checker.check(texts[0])
    gc.collect()
    gc.disable()
    try:
        for text in texts[1:]:
            checker.check(text)
        left = gc.collect()
    finally:
        gc.enable()
    assert left < len(texts)
