from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorama.errors import InputError
from sorama.inputs import MAX_LETTERS, Source, decode, from_name, sources

TEXT = "本日は㈱髙橋商店を訪問した。①見積を提出、②納期は来月〜。ﾊﾝｶｸも少し。\n次回は11/27に伺う。\n"
EUC_TEXT = "本日は山田商店を訪問した。見積を提出し、納期を確認。\n次回は来週うかがう。\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_files(codec):
    assert decode((TEXT + "𠮷野様😀").encode(codec)) == TEXT + "𠮷野様😀"


def test_cp932_file_with_letters_that_shift_jis_lacks():
    text = TEXT.replace("〜", "~")
    assert decode(text.encode("cp932")) == text


def test_iso_2022_jp_and_euc_jp_files():
    assert decode(EUC_TEXT.encode("iso2022_jp")) == EUC_TEXT
    assert decode(EUC_TEXT.encode("euc_jp")) == EUC_TEXT


@pytest.mark.parametrize("text", ["ｶｼｺﾏﾘﾏｼﾀ ﾐﾂﾓﾘｦｵｸﾙ", "ﾊﾝｶｸｶﾅ､ﾃﾞﾝﾜﾃﾞﾚﾝﾗｸ｡", "訪問", "見積提出済"])
def test_short_cp932_is_not_taken_for_euc(text):
    assert decode(text.encode("cp932")) == text


@pytest.mark.parametrize("text", ["きょうは訪問しました", "メールを送付", "うかがいます。"])
def test_short_euc_with_kana(text):
    assert decode(text.encode("euc_jp")) == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_always_wins(text):
    data = text.encode()
    if not data.startswith((b"PK", b"%PDF", b"GIF8", b"\xef\xbb\xbf")):
        assert decode(data) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_sentence(data):
    told = None
    try:
        text = decode(data, name="x.txt")
    except InputError as error:
        text, told = "", (str(error)[-1], error.code)
    assert isinstance(text, str)
    assert told in (None, ("。", "binary"), ("。", "encoding"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04rest", "binary"),
        (b"%PDF-1.7", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (bytes(range(32)) * 20, "binary"),
        (b"\xff\xff\xff\x81", "encoding"),
    ],
)
def test_what_is_no_text(data, code):
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.code == code


def test_a_nul_or_two_do_no_harm():
    assert decode("訪問した。\x00次回は電話。".encode()) == "訪問した。\x00次回は電話。"


def test_given_encoding_is_obeyed_and_checked():
    assert decode("訪問".encode("euc_jp"), "euc_jp") == "訪問"
    with pytest.raises(InputError, match="utf-8 として読めません"):
        decode("訪問".encode("cp932"), "utf-8")
    with pytest.raises(InputError, match="使えません"):
        decode(b"", "klingon")


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("2026-11-20_佐藤", (date(2026, 11, 20), "佐藤")),
        ("20261120_佐藤太郎", (date(2026, 11, 20), "佐藤太郎")),
        ("佐藤 2026年11月2日 日報", (date(2026, 11, 2), "佐藤")),
        ("日報_20261120", (date(2026, 11, 20), None)),
        ("2026-11-20", (date(2026, 11, 20), None)),
        ("2026-13-45_佐藤", (None, None)),
        ("good_report", (None, None)),
        ("2026-02-30_佐藤", (None, None)),
    ],
)
def test_names_that_tell_date_and_author(stem, told):
    assert from_name(stem) == told


def test_folders_give_their_texts_in_order(tmp_path):
    for name in ("b.txt", "a.md", "note.csv", ".hidden.txt", "佐藤/2026-11-20.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("訪問", encoding="utf-8")
    found = list(sources([str(tmp_path)]))
    assert [s.path.removeprefix(str(tmp_path)) for s in found] == ["/a.md", "/b.txt", "/佐藤/2026-11-20.txt"]
    assert (found[2].author, found[2].date) == ("佐藤", date(2026, 11, 20))


def test_an_empty_folder_is_a_problem(tmp_path):
    (source,) = sources([str(tmp_path)])
    with pytest.raises(InputError, match="日報"):
        source.read()


@pytest.mark.parametrize("path", ["no/such/file.txt", "bad\0name.txt", "x" * 5000])
def test_paths_that_cannot_be_read(path):
    with pytest.raises(InputError) as caught:
        Source(path).read()
    assert caught.value.code == "unreadable"


def test_too_long_is_said_before_it_is_read(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("あ" * (MAX_LETTERS + 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Source(str(path)).read()
    assert caught.value.code == "too-large"


def test_a_problem_survives_a_process_boundary():
    import pickle

    error = pickle.loads(pickle.dumps(InputError("読めません。", "binary")))
    assert (str(error), error.code) == ("読めません。", "binary")
