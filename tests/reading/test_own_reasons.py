"""An act that carries its own reason inside, and one that points back to what stands before it."""

import pytest

from sorama.reading.clause import clause_of
from sorama.reading.wording_acts import gives_reason


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("費用の上限を超えるため、課長に相談する。", True),
        ("先方が返事を急いでいるから明日電話する。", True),
        ("そのため、来週配管の検査を手配する。", False),
        ("このため、在庫を確認する。", False),
        ("検査のため、金曜に伺う。", False),
        ("金曜に検査を手配する。", False),
    ],
)
def test_own_reason(text: str, *, own: bool) -> None:
    assert gives_reason(clause_of(text)) is own
