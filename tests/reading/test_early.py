"""Work that begins while the order is told, close by, to be still to come."""

import pytest

from sorama.app import Checker
from sorama.model import EventKind


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("契約書はまだ交わしていない。職人を3人割り当てた。", True),
        ("金型の加工を始めた。注文書はまだ届いていない。", True),
        ("注文書を受け取った。職人を3人割り当てた。", False),
        ("契約書はまだ交わしていない。職人は割り当てていない。", False),
        ("契約書はまだ交わしていない。先方は職人を3人割り当てた。", False),
        ("契約書はまだ交わしていない。見積書の作成を始めた。", False),
    ],
)
def test_early_work(text: str, begins: bool) -> None:
    graph = Checker().graph(text)
    assert any(True for _ in graph.having(EventKind.EARLY_WORK)) is begins
