"""How plain text is read: structure from the way lines stand."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import kinds, rows, sound, value

from pipeline.errors import Unreadable
from pipeline.readers import read
from pipeline.records.document import Document

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"
CLOSE = "They work in all ports and on all rivers, and their pay depends on the port, on the season and on the guild:"
PROSE = "Harbour pilots bring ships into port, and they are paid well for it in most years and most ports."


def text(words: str) -> Document:
    return read(words.encode(), "note.txt", "note")


STRUCTURES = [
    pytest.param(
        f"How pilots work\n\n{PROSE}\n\nPay\n\n$51,000\n\n(national median, May 2023)\n\nOpenings\n\n16,500\n\neach year (guild)\n",
        [
            *(("heading1", "How pilots work"), ("paragraph", PROSE)),
            *(("heading2", "Pay"), ("paragraph", "$51,000"), ("paragraph", "(national median, May 2023)")),
            *(("heading2", "Openings"), ("paragraph", "16,500"), ("paragraph", "each year (guild)")),
        ],
        id="what-adds-to-the-line-before-is-no-heading",
    ),
    pytest.param(
        f"How pilots work\n\n{PROSE}\n\nPay\n\n{PROSE}\n",
        [("heading1", "How pilots work"), ("paragraph", PROSE), ("heading2", "Pay"), ("paragraph", PROSE)],
        id="short-lines-alone-are-headings",
    ),
    pytest.param(
        f"Guide\n\nTheir titles include:\n\nPort pilot\n\nRiver pilot\n\nAnd lock pilot\n\nPay\n\n{PROSE}\n",
        [
            ("heading1", "Guide"),
            ("heading2", "Their titles include:"),
            ("item1", "Port pilot"),
            ("item1", "River pilot"),
            ("item1", "And lock pilot"),
            ("heading2", "Pay"),
            ("paragraph", PROSE),
        ],
        id="short-lines-below-a-lead-in-are-its-items",
    ),
    pytest.param(
        f"Guide\n\nPay\n\nBonuses\n\n{PROSE}\n\nOutlook\n\n{PROSE}\n",
        [
            ("heading1", "Guide"),
            ("heading2", "Pay"),
            ("heading3", "Bonuses"),
            ("paragraph", PROSE),
            ("heading2", "Outlook"),
            ("paragraph", PROSE),
        ],
        id="a-heading-right-after-one-nests",
    ),
    pytest.param(
        f"GUIDE\n\nPAY AND OUTLOOK\n{PROSE}\n\nWHERE THEY WORK\n{PROSE}\n",
        [
            ("heading1", "GUIDE"),
            ("heading2", "PAY AND OUTLOOK"),
            ("paragraph", PROSE),
            ("heading2", "WHERE THEY WORK"),
            ("paragraph", PROSE),
        ],
        id="capitals-right-above-prose-are-a-heading",
    ),
    pytest.param(
        "Guide\n\nTheir titles include:\n\n  • Port pilot\n  • River pilot\n",
        [
            ("heading1", "Guide"),
            ("paragraph", "Their titles include:"),
            ("item1", "Port pilot"),
            ("item1", "River pilot"),
        ],
        id="a-line-with-a-colon-leads-its-list",
    ),
    pytest.param(
        f"Guide\n\n{PROSE}\n\nCertificates\n  • Port pilot\n  • River pilot\n",
        [
            ("heading1", "Guide"),
            ("paragraph", PROSE),
            ("heading2", "Certificates"),
            ("item1", "Port pilot"),
            ("item1", "River pilot"),
        ],
        id="a-heading-right-above-a-list",
    ),
    pytest.param(
        f"Guide\n\nMoney matters:\n\n{PROSE}\n",
        [("heading1", "Guide"), ("heading2", "Money matters:"), ("paragraph", PROSE)],
        id="a-title-with-a-colon-above-prose",
    ),
    pytest.param(
        f"Guide\n=====\n\nPay\n---\n{PROSE}\n",
        [("heading1", "Guide"), ("heading2", "Pay"), ("paragraph", PROSE)],
        id="underlined",
    ),
    pytest.param(
        "- one\n  and more\n  - inner\n- two\n",
        [("item1", "one\n  and more"), ("item2", "inner"), ("item1", "two")],
        id="depth-by-indentation",
    ),
    pytest.param(
        "1. first\n2) second\n(3) third\na) fourth\n",
        [("item1", "first"), ("item1", "second"), ("item1", "third"), ("item1", "fourth")],
        id="numbers-and-letters",
    ),
    pytest.param(
        f"Guide\n\n1. Learn the port\n\n{PROSE}\n\n2. Pass the test\n\n{PROSE}\n",
        [
            ("heading1", "Guide"),
            ("heading2", "Learn the port"),
            ("paragraph", PROSE),
            ("heading2", "Pass the test"),
            ("paragraph", PROSE),
        ],
        id="numbered-headings",
    ),
    pytest.param(
        f"Guide\n\nBefore you sign\n\n{PROSE}\n\n1. Learn the port\n{PROSE}\n\n2. Pass the test\n{PROSE}\n\nAt last\n\n{PROSE}\n",
        [
            ("heading1", "Guide"),
            ("heading2", "Before you sign"),
            ("paragraph", PROSE),
            ("heading3", "Learn the port"),
            ("paragraph", PROSE),
            ("heading3", "Pass the test"),
            ("paragraph", PROSE),
            ("heading2", "At last"),
            ("paragraph", PROSE),
        ],
        id="numbered-headings-right-above-prose",
    ),
    pytest.param(
        "The pilots of the river are paid by the ship and not by\nthe hour, and a good year brings them more than a bad one\nbrings their colleagues at sea.\n",
        [
            (
                "paragraph",
                "The pilots of the river are paid by the ship and not by\nthe hour, and a good year brings them more than a"
                " bad one\nbrings their colleagues at sea.",
            )
        ],
        id="wrapped-lines-are-one-paragraph",
    ),
    pytest.param(
        "Median pay\n$81,000 a year\nJobs in 2024\n5,100\n",
        [
            ("paragraph", "Median pay"),
            ("paragraph", "$81,000 a year"),
            ("paragraph", "Jobs in 2024"),
            ("paragraph", "5,100"),
        ],
        id="short-lines-stay-apart",
    ),
    pytest.param("-5 percent last year\n", [("paragraph", "-5 percent last year")], id="a-minus-is-no-bullet"),
    pytest.param("$81,000\n\n", [("paragraph", "$81,000")], id="an-amount-is-no-heading"),
    pytest.param(
        "One\r\n\r\nTwo words that end here.\r\n",
        [("heading1", "One"), ("paragraph", "Two words that end here.")],
        id="crlf",
    ),
]


@pytest.mark.parametrize(("words", "expected"), STRUCTURES)
def test_structure_is_read_from_how_lines_stand(words: str, expected: list[tuple[str, str]]) -> None:
    document = text(words)
    assert kinds(document) == expected
    assert document.text == words


SOLID = [
    pytest.param(
        f"Harbour Pilots (HP)\nA Career Guide\nOverview\nWhat Is a Harbour Pilot?\n{PROSE}\nTraining\nHow Long It Takes\n{PROSE}\n",
        [
            ("heading1", "Harbour Pilots (HP)"),
            ("heading2", "A Career Guide"),
            ("heading3", "Overview"),
            ("heading4", "What Is a Harbour Pilot?"),
            ("paragraph", PROSE),
            ("heading2", "Training"),
            ("heading3", "How Long It Takes"),
            ("paragraph", PROSE),
        ],
        id="short-lines-above-prose-are-headings",
    ),
    pytest.param(
        f"Harbour pilots\nWhat they do:\n{PROSE}\nWhere they work:\nPorts\nRivers\nLocks and canals\nOutlook:\n{PROSE}\n",
        [
            ("heading1", "Harbour pilots"),
            ("heading2", "What they do:"),
            ("paragraph", PROSE),
            ("heading2", "Where they work:"),
            ("paragraph", "Ports"),
            ("paragraph", "Rivers"),
            ("paragraph", "Locks and canals"),
            ("heading2", "Outlook:"),
            ("paragraph", PROSE),
        ],
        id="labels-with-a-colon-are-headings",
    ),
    pytest.param(
        f"Harbour pilots by coast\n{PROSE}\nMaine\nEmployed: 120\nPay: $61,000\nOregon\nEmployed: 90\nPay: $58,000\n",
        [
            ("heading1", "Harbour pilots by coast"),
            ("paragraph", PROSE),
            ("heading2", "Maine"),
            ("paragraph", "Employed: 120"),
            ("paragraph", "Pay: $61,000"),
            ("heading2", "Oregon"),
            ("paragraph", "Employed: 90"),
            ("paragraph", "Pay: $58,000"),
        ],
        id="names-of-records-above-fields-of-one-label-are-headings",
    ),
    pytest.param(
        f"Harbour pilots\n{CLOSE}\nPorts\nRivers\nLocks\n{PROSE}\n{PROSE}\n",
        [
            ("heading1", "Harbour pilots"),
            ("paragraph", CLOSE),
            ("paragraph", "Ports"),
            ("paragraph", "Rivers"),
            ("paragraph", "Locks"),
            ("paragraph", PROSE),
            ("paragraph", PROSE),
        ],
        id="several-short-lines-are-items-of-a-list",
    ),
    pytest.param(
        f"Harbour pilots\n{PROSE}\nTitles to look for\nPort pilot\nRiver pilot\nLock keeper\nDock master\n{PROSE}\n",
        [
            ("heading1", "Harbour pilots"),
            ("paragraph", PROSE),
            ("heading2", "Titles to look for"),
            ("paragraph", "Port pilot"),
            ("paragraph", "River pilot"),
            ("paragraph", "Lock keeper"),
            ("paragraph", "Dock master"),
            ("paragraph", PROSE),
        ],
        id="the-first-of-several-short-lines-below-prose-heads-the-others",
    ),
    pytest.param(
        f"Harbour pilots\n{PROSE}\nApprentice (Year 1)\n$18 to $24/hr\nRiver pilot\n$30 to $50/hr\nDock master\n$61,000/yr\n",
        [
            ("heading1", "Harbour pilots"),
            ("paragraph", PROSE),
            ("heading2", "Apprentice (Year 1)"),
            ("paragraph", "$18 to $24/hr"),
            ("heading2", "River pilot"),
            ("paragraph", "$30 to $50/hr"),
            ("heading2", "Dock master"),
            ("paragraph", "$61,000/yr"),
        ],
        id="names-above-their-figures-are-headings",
    ),
    pytest.param(
        f"Harbour pilots\n{PROSE}\nAt a glance\n$61,000\nMedian pay\n4%\nJob growth\n{PROSE}\n",
        [
            ("heading1", "Harbour pilots"),
            ("paragraph", PROSE),
            ("paragraph", "At a glance"),
            ("paragraph", "$61,000"),
            ("paragraph", "Median pay"),
            ("paragraph", "4%"),
            ("paragraph", "Job growth"),
            ("paragraph", PROSE),
        ],
        id="names-below-their-figures-are-none",
    ),
]


@pytest.mark.parametrize(("words", "expected"), SOLID)
def test_a_text_without_empty_lines_has_its_headings(words: str, expected: list[tuple[str, str]]) -> None:
    document = text(words)
    assert kinds(document) == expected
    sound(document)


NO_HEADINGS = [
    "By Ann Miller",
    "October 3, 2023",
    "Friday, 10 January 2025",
    "Updated May 2024",
    "www.example.org/pay",
    "Write to pay@example.org",
    "Median pay: $81,000",
    "It ends here.",
]


@pytest.mark.parametrize("words", NO_HEADINGS)
def test_bylines_dates_addresses_and_amounts_are_no_headings(words: str) -> None:
    assert kinds(text(f"Guide\n\n{words}\n\n{PROSE}\n"))[1] == ("paragraph", words)


def test_a_heading_may_hold_a_year_and_begin_with_by() -> None:
    assert kinds(text(f"Guide\n\nBy the numbers\n\n{PROSE}\n\nSalaries 2026\n\n{PROSE}\n"))[1::2] == [
        ("heading2", "By the numbers"),
        ("heading2", "Salaries 2026"),
    ]


TABLES = [
    pytest.param(
        "| Port | Pay | Change |\n|------|----:|---|\n| Bremen | $81,000 | 3% |\n| Kiel | 79,500 | |\n", id="pipes"
    ),
    pytest.param("Port | Pay | Change\nBremen | $81,000 | 3%\nKiel | 79,500 |\n", id="pipes-without-edges"),
    pytest.param("Port\tPay\tChange\nBremen\t$81,000\t3%\nKiel\t79,500\t\n", id="tabs"),
    pytest.param("Port       Pay       Change\nBremen     $81,000   3%\nKiel       79,500    1%\n", id="spaces"),
    pytest.param(
        "Port           Pay   Change\n-------  ---------   ------\nBremen     $81,000       3%\nKiel        79,500       1%\n",
        id="right-aligned",
    ),
    pytest.param(
        "+------+---+---+\n| Port | Pay | Change |\n+------+---+---+\n| Bremen | $81,000 | 3% |\n| Kiel | 79,500 | 1% |\n",
        id="drawn",
    ),
    pytest.param(
        "------------------------\nPort        Pay   Change\n------  -------  -------\nBremen  $81,000  3%\n\n"
        "Kiel     79,500  1%\n------------------------\n",
        id="framed",
    ),
]


@pytest.mark.parametrize("words", TABLES)
def test_cells_of_a_drawn_table_know_their_headings(words: str) -> None:
    document = text(f"Pay by port:\n\n{words}")
    assert value(document, "79,500") == (["Pay"], ["Kiel"])
    assert value(document, "3%") == (["Change"], ["Bremen"])
    lead = document.blocks[next(b.lead for b in document.blocks if b.kind == "row")]
    assert document.words(lead) == "Pay by port:"
    sound(document)


def test_two_spaces_after_a_full_stop_make_no_table() -> None:
    document = text("Pay rose.  It fell later.\nJobs rose.  They fell later.\n")
    assert rows(document) == []


def test_every_item_of_a_list_shares_its_lead_and_group() -> None:
    document = text("Guide\n\nTitles:\n\n- a\n- b\n\nOther titles:\n\n- c\n")
    items = [block for block in document.blocks if block.kind == "item"]
    assert [document.words(document.blocks[item.lead]) for item in items] == ["Titles:", "Titles:", "Other titles:"]
    assert items[0].group == items[1].group != items[2].group


def test_blocks_know_the_headings_above_them() -> None:
    document = text(f"Guide\n\nPay\n\nBonuses\n\n{PROSE}\n")
    assert document.section(document.blocks[-1]) == ("Guide", "Pay", "Bonuses")
    assert document.title == "Guide"


def test_a_long_heading_among_those_that_open_a_text_is_its_title() -> None:
    document = text(f"Read more\n\nHow to become a harbour pilot\n\nFor beginners\n\n{PROSE}\n\nPay\n\n{PROSE}\n")
    assert document.title == "How to become a harbour pilot"
    assert document.section(document.blocks[-1]) == ("How to become a harbour pilot", "Pay")
    assert document.section(document.blocks[3]) == ("How to become a harbour pilot", "For beginners")


LINES = st.text(alphabet=st.sampled_from("ab .:-•*|\t1$=%\r\n  "), max_size=300)


@given(LINES)
def test_any_text_gives_sound_blocks_that_leave_no_letter_out(words: str) -> None:
    try:
        document = text(words)
    except Unreadable:
        assert not words.strip()
        return
    sound(document)
    covered = "".join(document.words(block) for block in document.blocks)
    assert [c for c in covered if c == "b"] == [c for c in words if c == "b"]


LONG = 10_000
HOSTILE = [
    pytest.param("word " * 100 * LONG, id="one-line"),
    pytest.param("x\n" * 5 * LONG, id="short-lines"),
    pytest.param("".join("|" * (i % 7 + 1) + "x\n" for i in range(LONG)), id="pipes"),
    pytest.param("• a\tb\n" * LONG, id="tabs-in-a-list"),
    pytest.param("Pay\n\n" * LONG, id="headings"),
    pytest.param("a  b\n" + "  - c\n" * LONG, id="items"),
    pytest.param("a  b  c\na  b\n" * LONG, id="columns"),
    pytest.param(": a\n<!--\n---\n" * LONG, id="marks"),
    pytest.param("| --- |\n" * LONG, id="lines-of-dashes"),
    pytest.param("5 years\nA\n5 years\nA\nB\n" * LONG, id="names-and-figures"),
    pytest.param("Titles include:\n\n" + "Aa\n\n" * LONG, id="lines-below-a-lead-in"),
]


@pytest.mark.parametrize("name", ["note.txt", "note.md"])
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_cost_what_their_length_costs(words: str, name: str) -> None:
    started = process_time()
    document = read(words.encode(), name, "note")
    sound(document)
    # Far above what any of these takes, far below what anything quadratic would.
    assert process_time() - started < 20


@pytest.mark.parametrize(
    "path", sorted(SEEDS.glob("0*.txt")) or [pytest.param(None, id="missing")], ids=lambda p: p and p.stem[:3]
)
def test_real_articles_come_apart_into_headings_lists_and_paragraphs(path: Path | None) -> None:
    if path is None:
        pytest.skip("the folder of real articles is not beside this checkout")
    document = read(path.read_bytes(), path.name, path.stem)
    sound(document)
    assert document.text == path.read_bytes().decode("utf-8")
    bullets = sum(line.strip().startswith("•") for line in document.text.split("\n"))
    assert sum(block.kind == "item" for block in document.blocks) == bullets
    assert all("•" not in document.words(block) for block in document.blocks)
    assert sum(block.kind == "heading" for block in document.blocks) >= 5


def test_columns_that_single_spaces_part_are_a_table() -> None:
    document = text(
        "Pilot pay\n\nPort Hourly wage Yearly wage\nOslo Harbour $23.10 $48,050\nBergen $22.40 $46,590 - $51,000\n"
        "Stavanger (5+ yrs) $21.90 $45,550\n\nPilots like it.\n"
    )
    assert value(document, "$46,590 - $51,000") == (["Yearly wage"], ["Bergen"])
    assert value(document, "$21.90") == (["Hourly wage"], ["Stavanger (5+ yrs)"])
    assert rows(text("Pay\n\nPort Hourly Yearly\nOslo 23% $48,050\nBergen 22% $46,590\n"))[1][2][1] == ["Yearly"]


@pytest.mark.parametrize(
    "words",
    [
        "Ports of pilots and their pay\nOslo Harbour $23.10 $48,050\nBergen $22.40 $46,590\n",
        "Port Hourly Yearly\nOslo Harbour $23.10 $48,050\nBergen $22.40\n",
        "Port Hourly Yearly\nOslo Harbour pays $23.10 and $48,050\nBergen pays $22.40 and $46,590\n",
        "Port Hourly Yearly\nOslo Harbour $23.10 $48,050\n",
    ],
    ids=["headings-that-do-not-part", "rows-of-other-lengths", "words-between", "one-row"],
)
def test_lines_that_are_no_such_table_stay_lines(words: str) -> None:
    assert rows(text(f"Pilot pay\n\n{words}")) == []
