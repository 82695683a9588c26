"""Spans prove themselves: in the text, and through the map, in the file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import sound
from turbohtml import TokenType, tokenize

from pipeline.errors import Unreadable
from pipeline.readers import read
from pipeline.records.document import Document

PAGES = sorted((Path(__file__).parents[2] / ".." / "shared" / "ooh" / "html").glob("*.html"))
UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|noscript|svg|template|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
NOSCRIPT = re.compile(r"<noscript>[^<]*(?:<(?!/noscript>)[^<]*)*</noscript>")
TAG = re.compile(r"<[^>]*>")
FIGURE = re.compile(r"\S*\d\S*")


def bare(raw: str) -> str:
    """What is left of a piece of a file without tags, references and runs of white space."""
    return " ".join(html.unescape(TAG.sub("", UNSEEN.sub("", raw))).split())


def proves(document: Document, file: str, start: int, end: int) -> bool:
    assert document.raw is not None
    low, high = document.raw.range(start, end)
    return bare(file[low:high]) == " ".join(document.text[start:end].split())


@pytest.mark.skipif(not PAGES, reason="the folder of handbook pages is not beside this checkout")
def test_every_figure_of_the_handbook_proves_itself_in_its_file() -> None:
    figures = 0
    for path in PAGES:
        data = path.read_bytes()
        document, file = read(data, path.name, path.stem), data.decode("utf-8")
        sound(document)
        spans = [found.span() for found in FIGURE.finditer(document.text)]
        assert [span for span in spans if not proves(document, file, *span)] == []
        figures += len(spans)
    assert figures > 50 * len(PAGES)


@pytest.mark.skipif(not PAGES, reason="the folder of handbook pages is not beside this checkout")
def test_every_paragraph_of_the_handbook_proves_itself_in_its_file() -> None:
    for path in PAGES[::5]:
        data = path.read_bytes()
        document, file = read(data, path.name, path.stem), data.decode("utf-8")
        lines = [b for b in document.blocks if b.kind != "row" and "\n" not in document.words(b)]
        assert [document.words(b) for b in lines if not proves(document, file, b.start, b.end)] == []


class Oracle(HTMLParser):
    """Where the standard library finds text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0]
        for line in page.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.found: list[tuple[int, str]] = []
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        self.found.append((self.lines[line - 1] + column, data))


def joined(pieces: Iterator[tuple[int, str]]) -> list[tuple[int, str]]:
    """Pieces that touch, as one."""
    found: list[tuple[int, str]] = []
    for at, words in pieces:
        if found and found[-1][0] + len(found[-1][1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + words)
        else:
            found.append((at, words))
    return [(at, words) for at, words in found if words.strip()]


@pytest.mark.parametrize("path", PAGES[::20] or [None], ids=lambda path: path.stem if path else "missing")
def test_the_tokenizer_and_the_standard_library_agree_where_text_stands(path: Path | None) -> None:
    if path is None:
        pytest.skip("the folder of handbook pages is not beside this checkout")
    # The standard library reads on inside <noscript>, a browser does not.
    page = NOSCRIPT.sub(lambda found: " " * len(found[0]), path.read_text(encoding="utf-8"))
    oracle = Oracle(page)
    tokens = (
        (oracle.lines[token.line - 1] + token.col, token.data or "")
        for token in tokenize(page, resolve_references=False)
        if token.type is TokenType.TEXT
    )
    assert joined(tokens) == joined(iter(oracle.found))


TAGS = [
    "p",
    "div",
    "b",
    "br",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "caption",
    "dl",
    "dt",
    "dd",
    "h2",
    "nav",
    "sup",
    "pre",
    "figure",
    "figcaption",
]
WORDS = [
    "word",
    " $5,000 ",
    "12",
    "\n",
    "  ",
    "\r\n",
    "é",
    "😀",
    "• ",
    "- ",
    "%",
    "\t",
    "&amp;",
    "&nbsp;",
    "&#36;",
    "&eacute;",
    "&notit;",
    "<!-- no -->",
]
OTHERS = ["<script>x</script>", "<svg>y</svg>", "<th rowspan=2>", "<td colspan=2>", '<div role="navigation">']
PIECES = st.sampled_from([*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), *WORDS, *OTHERS])


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markup_gives_sound_blocks_whose_words_prove_themselves(markup: str) -> None:
    try:
        document = read(markup.encode(), "page.html", "page")
    except Unreadable:
        return
    sound(document)
    for found in re.finditer(r"\S+", document.text):
        assert proves(document, markup, *found.span())
    covered = [document.words(block) for block in document.blocks]
    bullets = "•-"
    assert "".join("".join(covered).split()).translate(dict.fromkeys(map(ord, bullets))) == "".join(
        document.text.split()
    ).translate(dict.fromkeys(map(ord, bullets)))


@given(st.text(max_size=200))
def test_any_text_can_be_read_as_a_page(words: str) -> None:
    try:
        document = read(words.encode("utf-8", "replace"), "page.html", "page")
    except Unreadable:
        return
    sound(document)
