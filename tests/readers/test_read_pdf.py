"""How PDF files are read: reading order, parted words, running heads, and the place of every line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import kinds, sound, value
from pdfs import Put, column, pdf

from pipeline.errors import Unreadable
from pipeline.readers import read
from pipeline.records.document import Document

LEFT = """Harbour pilots bring ships into port. They are
paid by the ship, and in 2024 their medi-
an wage was $81,000 a year. A full-time pi-
lot works 24 hours on and 24 hours off; the
others, who are part-time, work less than
that. More is said in the second column."""
RIGHT = """The second column tells of jobs. About 5,100
pilots held jobs in 2024, and by 2034 their
number is expected to reach 5,400, which is
6 percent more. Now and then a pilot is full-
time, and most of the pilots like the work and
would not give it up for any other, even"""


def paper(*pages: list[Put]) -> Document:
    document = read(pdf(pages), "paper.pdf", "paper")
    sound(document)
    return document


def test_columns_are_read_one_after_another_under_a_title_across_both() -> None:
    document = paper([Put(60, 700, "Pilots and Their Pay", 20), *column(320, 660, RIGHT), *column(60, 660, LEFT)])
    assert [kind for kind, _ in kinds(document)] == ["heading1", "paragraph", "paragraph"]
    assert document.text.index("second column.") < document.text.index("The second column")
    assert document.title == "Pilots and Their Pay"


def test_words_parted_at_the_end_of_a_line_are_joined() -> None:
    document = paper([*column(60, 660, LEFT), *column(320, 660, RIGHT)])
    assert "their median wage was $81,000" in document.text
    assert "full-time pilot works" in document.text
    assert "is full-time, and" in document.text, "a hyphen that belongs to the word stays"


def test_a_range_of_years_keeps_its_hyphen() -> None:
    lines = "Jobs are projected to grow by six percent over 2024-\n34, which is about as fast as the average is."
    assert "2024-34, which" in paper(column(60, 700, lines)).text


def test_running_heads_and_page_numbers_are_tagged_and_part_no_paragraph() -> None:
    first = [Put(60, 760, "Port Journal 12"), *column(60, 660, LEFT), *column(320, 660, RIGHT), Put(300, 30, "Page 1")]
    second = [
        Put(60, 760, "Port Journal 12"),
        Put(60, 700, "if it were paid better. That is known."),
        Put(300, 30, "Page 2"),
    ]
    document = paper(first, second)
    assert "for any other, even if it were paid better" in document.text
    tagged = [(block.region, document.words(block)) for block in document.blocks if block.region != "main"]
    assert sorted(tagged) == [
        ("footer", "Page 1"),
        ("footer", "Page 2"),
        ("header", "Port Journal 12"),
        ("header", "Port Journal 12"),
    ]


def test_every_line_knows_its_page_and_box() -> None:
    document = paper(
        [Put(60, 700, "First page.")], [Put(60, 500, "The wage was $81,000 then."), Put(60, 300, "Far below.")]
    )
    at = document.text.index("$81,000")
    [page] = [page for page in document.pages if page.start <= at < page.end]
    [box] = [box for box in page.boxes if box[0] <= at < box[1]]
    assert page.number == 2
    assert document.text[box[0] : box[1]] == "The wage was $81,000 then."
    left, bottom, right, top = box[2:]
    assert round(left) == 60
    assert 170 < right < 200
    assert bottom < 500 < top < 515


def test_headings_lists_and_tables_are_told_from_their_look() -> None:
    document = paper(
        [
            Put(60, 740, "Pilots", 18),
            Put(60, 710, "This is a paragraph of running text about the pilots of the port."),
            Put(60, 680, "Pay by port", 10, bold=True),
            *(Put(left, 660, words) for left, words in ((60, "Port"), (260, "Median pay"), (400, "Change"))),
            *(Put(left, 645, words) for left, words in ((60, "Bremen"), (260, "$81,000"), (400, "3%"))),
            *(Put(left, 630, words) for left, words in ((60, "Kiel"), (260, "79,500"), (400, "1%"))),
            Put(60, 600, "They hold these papers:"),
            *(Put(70, 580 - 24 * i, "•") for i in range(2)),
            Put(90, 580, "Port licence (PL), which every pilot needs from the first"),
            Put(90, 568, "day on and must renew"),
            Put(90, 556, "River licence (RL)"),
        ]
    )
    assert kinds(document) == [
        ("heading1", "Pilots"),
        ("paragraph", "This is a paragraph of running text about the pilots of the port."),
        ("heading2", "Pay by port"),
        ("row", "Port\tMedian pay\tChange"),
        ("row", "Bremen\t$81,000\t3%"),
        ("row", "Kiel\t79,500\t1%"),
        ("paragraph", "They hold these papers:"),
        ("item1", "Port licence (PL), which every pilot needs from the first day on and must renew"),
        ("item1", "River licence (RL)"),
    ]
    assert value(document, "79,500") == (["Median pay"], ["Kiel"])
    assert document.section(document.blocks[-1]) == ("Pilots", "Pay by port")


def test_raised_digits_are_known_as_such_and_break_no_line() -> None:
    document = paper(
        [
            Put(60, 700, "Pilots of the harbour earned $81,000 in 2024."),
            Put(263, 704, "1", 6),
            Put(270, 700, "This was more than they had"),
            Put(60, 688, "earned in any of the ten years before, by a board"),
            Put(283, 692, "2", 6),
            Put(289, 688, "that counts them all."),
        ]
    )
    assert [document.text[start:end] for start, end in document.raised] == ["1", "2"]
    assert [kind for kind, _ in kinds(document)] == ["paragraph"]


def test_a_line_that_begins_with_one_letter_is_whole() -> None:
    lines = column(
        60, 700, "All pilots must hold papers.\nA school of the port gives them, and\nI know of no other that does so"
    )
    assert {kind for kind, _ in kinds(paper(lines))} == {"paragraph"}


@pytest.mark.parametrize("full", [0, 1, 2, 3])
def test_cells_that_nearly_touch_are_parted_in_line_with_the_rows_beside_them(full: int) -> None:
    labels = ["Port", "Kiel", "Bremen", "Emden"]
    labels[full] = "The port and its locks"
    rows = [(Put(60, 700 - 15 * i, label), Put(166, 700 - 15 * i, f"{81 - i},000")) for i, label in enumerate(labels)]
    document = paper(
        [Put(60, 760, "This line of text stands above a table of pilots and of their pay in a year"), *sum(rows, ())]
    )
    assert [words for kind, words in kinds(document) if kind == "row"] == [
        f"{label}\t{81 - i},000" for i, label in enumerate(labels)
    ]


ENCRYPTED = f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"
BAD = [
    pytest.param(pdf([[Put(60, 700, "secret")]], ENCRYPTED), "encrypted", id="encrypted"),
    pytest.param(b"%PDF-1.7 and then nothing of use", "broken", id="broken"),
    pytest.param(b"", "broken", id="empty"),
    pytest.param(pdf([[]]), "no text", id="only-pictures"),
]


@pytest.mark.parametrize(("data", "problem"), BAD)
def test_what_cannot_be_read_says_why(data: bytes, problem: str) -> None:
    with pytest.raises(Unreadable, match=problem):
        read(data, "paper.pdf", "paper")


PLACES = st.builds(
    Put,
    st.integers(0, 600),
    st.integers(0, 780),
    st.sampled_from(["word", "$5,000", "12", "A longer line of words that goes on", "half-", "• item", "(x)"]),
    st.sampled_from([6, 10, 10, 14]),
    st.booleans(),
)


@settings(deadline=None)
@given(st.lists(st.lists(PLACES, max_size=12), min_size=1, max_size=3))
def test_any_pages_give_sound_blocks_and_boxes(pages: list[list[Put]]) -> None:
    try:
        document = read(pdf(pages), "paper.pdf", "paper")
    except Unreadable:
        assert not any(pages)
        return
    sound(document)
    assert [page.number for page in document.pages] == list(range(1, len(pages) + 1))
    last = 0
    for page in document.pages:
        assert last == page.start <= page.end
        last = page.end
        at = page.start
        for start, end, *_ in page.boxes:
            assert at <= start < end <= page.end
            at = end
    assert last == len(document.text)
