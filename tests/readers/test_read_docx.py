"""How Word files are read: blocks by style and numbering, tables, notes, tracked changes."""

from __future__ import annotations

import io
import zipfile

import pytest
from docxs import docx, p, table
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import kinds, sound, value

from pipeline.errors import Unreadable
from pipeline.readers import read
from pipeline.records.document import Document


def word(*body: str, **parts: str) -> Document:
    document = read(docx(*body, **parts), "note.docx", "note")
    sound(document)
    return document


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


BLOCKS = [
    pytest.param(
        [p("On pilots", "T"), p("Pay", "H1"), p("text"), p("Jobs", "Mine")],
        [("title", "On pilots"), ("heading1", "Pay"), ("paragraph", "text"), ("heading2", "Jobs")],
        id="headings-by-style",
    ),
    pytest.param(
        [p("Titles:"), p("a", number=3), p("b", number=3, depth=1), p("c", "L"), p("d")],
        [("paragraph", "Titles:"), ("item1", "a"), ("item2", "b"), ("item1", "c"), ("paragraph", "d")],
        id="lists-by-numbering-and-style",
    ),
    pytest.param([p(""), p("  a  "), p(" ")], [("paragraph", "a")], id="empty-paragraphs-are-none"),
    pytest.param([p(run("$81,") + run("000") + "<w:r><w:br/></w:r>" + run("a year"))], [("paragraph", "$81,000\na year")], id="runs-join"),
    pytest.param(
        [p(f"<w:del>{'<w:r><w:delText>$1</w:delText></w:r>'}</w:del><w:ins>{run('$2')}</w:ins><w:moveFrom>{run('x')}</w:moveFrom>")],
        [("paragraph", "$2")],
        id="deleted-text-is-left-out",
    ),
    pytest.param(
        [p(run("$1 ", "<w:vanish/>") + run("$2 ", "<w:strike/>") + run("$3 ", '<w:dstrike w:val="1"/>') + run("$4", '<w:strike w:val="0"/>'))],
        [("paragraph", "$4")],
        id="hidden-and-struck-out-text-is-left-out",
    ),
    pytest.param(
        [f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{"9" * 5000}"/><w:numId w:val="1"/></w:numPr></w:pPr>{run("a")}</w:p>'],
        [("item1", "a")],
        id="a-depth-beyond-all-numbers",
    ),
    pytest.param(
        [table(['<w:tcPr><w:gridSpan w:val="²"/></w:tcPr>' + p("a"), p("$5")])], [("row", "a\t$5")], id="a-width-that-is-no-number"
    ),
    pytest.param([p("<w:r><w:instrText>PAGE 5</w:instrText></w:r>" + run("7"))], [("paragraph", "7")], id="fields-show-their-result"),
    pytest.param(
        [
            p(
                "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
                + p("boxed")
                + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
                + p("boxed")
                + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
                + run("around")
            )
        ],
        [("paragraph", "boxed"), ("paragraph", "around")],
        id="text-boxes-once",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BLOCKS)
def test_blocks_follow_styles_and_numbering(body: list[str], expected: list[tuple[str, str]]) -> None:
    assert kinds(word(*body)) == expected


def test_cells_know_their_headings() -> None:
    document = word(p("Pay by port", "C"), table(["Port", "Pay"], ["Kiel", "$5"], ["Bremen", "6"], head=True))
    assert value(document, "6") == (["Pay"], ["Bremen"])
    row = document.blocks[-1]
    assert document.words(document.blocks[row.caption]) == "Pay by port"
    assert document.words(row) == "Bremen\t6"


def test_merged_cells_reach_over_what_they_cover() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("Pay")
    tall = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("Ports")
    rest = "<w:tcPr><w:vMerge/></w:tcPr>" + p("")
    document = word(
        table(["", "", wide], ["", "", "Median", "Mean"], [tall, "Kiel", "$5", "$6"], [rest, "Bremen", "$7", "$8"])
    )
    assert value(document, "$8")[1] == ["Ports", "Bremen"]
    headed = word(table(["", wide], ["Kiel", "$5", "$6"], head=True))
    assert value(headed, "$6") == (["Pay"], ["Kiel"])


def test_a_table_in_a_cell_stays_in_it() -> None:
    document = word(table(["Pilots", p("see") + table(["a", "b"]) + p("end")]))
    assert kinds(document) == [("row", "Pilots\tsee\na\tb\nend")]


def test_notes_follow_the_text_and_page_heads_are_tagged() -> None:
    document = word(
        p("text"), footnotes=p("A note."), endnotes=p("The last note."), header1=p("Port Journal"), footer2=p("Page 5")
    )
    assert [(block.region, document.words(block)) for block in document.blocks] == [
        ("header", "Port Journal"),
        ("footer", "Page 5"),
        ("main", "text"),
        ("main", "A note."),
        ("main", "The last note."),
    ]


def test_a_raised_digit_is_known_as_such() -> None:
    document = word(p(run(" $104,830") + run("1", '<w:vertAlign w:val="superscript"/>') + run(" a year")))
    assert [document.text[start:end] for start, end in document.raised] == ["1"]
    assert document.text == "$104,8301 a year"


def test_a_file_saved_as_strict_open_xml_is_read_alike() -> None:
    usual = docx(p("Pay", "H1"), p("text"))
    with zipfile.ZipFile(io.BytesIO(usual)) as package:
        parts = {name.split("/")[1][:-4]: package.read(name) for name in package.namelist()}
    strict = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, part in parts.items()
    }
    assert strict != parts
    assert kinds(read(zipped(**strict), "note.docx", "note")) == [("heading1", "Pay"), ("paragraph", "text")]


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(f"word/{name}.xml", data)
    return out.getvalue()


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></x>'
BAD = [
    pytest.param(b"PK\x03\x04 and no more", "broken", id="broken-zip"),
    pytest.param(b"", "broken", id="empty"),
    pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted", id="encrypted-or-old"),
    pytest.param(zipped(other=b"<x/>"), "no Word document", id="another-zip"),
    pytest.param(zipped(document=b"<w:document"), "word/document.xml is broken", id="broken-xml"),
    pytest.param(docx(p(" ")), "no text", id="no-text"),
    pytest.param(zipped(document=b"<x>" + b" " * 30_000_000 + b"</x>"), "unpacks to", id="a-bomb"),
    pytest.param(zipped(document=LAUGHS), "no text", id="entities-are-not-resolved"),
    pytest.param(zipped(document=b"<x>" * 100_000), "is broken", id="nested-without-end"),
]


@pytest.mark.parametrize(("data", "problem"), BAD)
def test_what_cannot_be_read_says_why(data: bytes, problem: str) -> None:
    with pytest.raises(Unreadable, match=problem):
        read(data, "note.docx", "note")


WHOLE = docx(p("On pilots", "T"), p("Pay", "H1"), p("text " * 50), p("a", number=3), table(["x", "y"], ["z", "5"]))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_named_never_a_crash(damage: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in damage:
        data[place] = byte
    try:
        document = read(bytes(data), "note.docx", "note")
    except Unreadable:
        return
    sound(document)
