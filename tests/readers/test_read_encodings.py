"""What is promised of bytes: the text is never wrong in silence, and what is no text is said to be none."""

from __future__ import annotations

import pytest

from pipeline.errors import Unreadable
from pipeline.readers import EXTENSIONS, read

SENTENCE = "The café's median wage – “typical” – was €48,000.\n"

WAYS = [
    pytest.param(SENTENCE.encode("utf-8"), "utf-8", False, id="utf-8"),
    pytest.param(SENTENCE.encode("utf-8-sig"), "utf-8", False, id="utf-8-with-mark"),
    pytest.param(SENTENCE.encode("utf-16"), "utf-16-le", False, id="utf-16"),
    pytest.param(b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16-be", False, id="utf-16-big-endian"),
    pytest.param(SENTENCE.encode("cp1252"), "cp1252", True, id="cp1252"),
]


@pytest.mark.parametrize(("data", "encoding", "said"), WAYS)
def test_the_text_is_the_decoded_file_without_its_mark(data: bytes, encoding: str, said: bool) -> None:
    document = read(data, "pay.txt", "pay")
    assert document.text == SENTENCE
    assert document.encoding == encoding
    assert bool(document.notes) is said


def test_what_cp1252_leaves_open_is_read_as_latin_1_and_said() -> None:
    document = read(b"caf\xe9 \x81 pays 5\n", "pay.txt", "pay")
    assert document.encoding == "latin-1"
    assert "Latin-1" in document.notes[0]


def test_one_broken_byte_does_not_spoil_a_file_in_utf_8() -> None:
    document = read(SENTENCE.encode() * 20 + b"\xff", "pay.txt", "pay")
    assert document.text.startswith(SENTENCE)
    assert document.encoding == "utf-8"
    assert document.notes


PAGES = [
    pytest.param(b'<meta charset="windows-1251"><p>\xcf\xeb\xe0\xf2\xe0 5', "Плата 5", id="declared-by-meta"),
    pytest.param(
        b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>\x93x\x94',
        "“x”",
        id="latin-1-means-cp1252",
    ),
    pytest.param(b'<meta charset="utf-8"><p>caf\xe9 \x96 5', "café – 5", id="declared-utf-8-but-not"),
    pytest.param('\ufeff<meta charset="koi8-r"><p>café'.encode(), "café", id="the-mark-decides"),
    pytest.param('<meta charset="no-such-thing"><p>café'.encode(), "café", id="unknown-name"),
    pytest.param('<meta charset="rot13"><p>café'.encode(), "café", id="no-encoding-of-text"),
]


@pytest.mark.parametrize(("data", "text"), PAGES)
def test_a_page_is_read_as_it_declares_itself(data: bytes, text: str) -> None:
    assert read(data, "page.html", "page").text == text


JUNK = [
    pytest.param(b"", "a.txt", "empty", id="empty"),
    pytest.param(b" \n\r\n\t", "a.txt", "empty", id="blank"),
    pytest.param(b"\xef\xbb\xbf\n", "a.txt", "empty", id="only-a-mark"),
    pytest.param(bytes(range(256)) * 40, "a.txt", "binary", id="bytes"),
    pytest.param(b"PK\x03\x04" + bytes(300), "a.md", "binary", id="zip-by-another-name"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(99), "a.html", "binary", id="picture"),
    pytest.param(b"<script>var a = 1</script>", "a.html", "no visible text", id="only-scripts"),
    pytest.param(b"x", "a.xyz", "no reader", id="unknown-extension"),
    pytest.param(b"x", "a", "without extension", id="no-extension"),
]


@pytest.mark.parametrize(("data", "name", "problem"), JUNK)
def test_what_cannot_be_read_is_one_line_that_names_the_file(data: bytes, name: str, problem: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, name, "a")
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert problem in message
    assert "\n" not in message
    assert caught.value.advice


def test_the_extension_picks_the_reader_whatever_its_case() -> None:
    assert read(b"<p>x", "A.HTM", "a").format == "html"
    assert {".txt", ".md", ".html", ".htm"} <= set(EXTENSIONS)
