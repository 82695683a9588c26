"""How web pages are read: blocks, regions, lists and tables."""

from __future__ import annotations

from time import process_time

import pytest
from outlines import kinds, rows, sound, value

from pipeline.readers import read
from pipeline.records.document import Document


def page(markup: str) -> Document:
    document = read(markup.encode(), "page.html", "page")
    sound(document)
    return document


TEXTS = [
    pytest.param("<p>A\n  <b>b</b> &amp;&nbsp;c</p>", "A b & c", id="white-space-folds-references-resolve"),
    pytest.param("<p>one<br>two<p>three", "one\ntwo\nthree", id="breaks"),
    pytest.param("<div>one<div>two</div>three</div>", "one\ntwo\nthree", id="blocks-break"),
    pytest.param("<p><span>2018</span><span>$118,370</span>", "2018$118,370", id="inline-neighbours-fuse-as-shown"),
    pytest.param("<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table>", "a\tb\nc", id="cells-by-tab"),
    pytest.param(
        "a<script>if (1 < 2) x('<p>')</script>b<style>p{}</style><template><p>t</p></template>c",
        "abc",
        id="scripts-are-no-text",
    ),
    pytest.param(
        "a<svg><title>icon</title><path/></svg>b<textarea>&lt;p></textarea>c",
        "abc",
        id="pictures-and-inputs-are-no-text",
    ),
    pytest.param('<div style="display:none">hidden tab</div>', "hidden tab", id="hidden-tabs-stay"),
    pytest.param(
        '<td><span class="k" style="color:red; DISPLAY : none">0047000<span>♠</span></span>$47,000 <span hidden>x</span>',
        "$47,000",
        id="keys-to-sort-by-go",
    ),
    pytest.param("<p>a <span hidden>b<p>c", "a\nc", id="hidden-words-end-with-their-block"),
    pytest.param(
        "<pre>a <span>b</span>\n<span hidden>x</span>c</pre>", "a b\nc", id="hidden-words-in-preformatted-text"
    ),
    pytest.param("a<!-- <p>no</p> -->b &lt;c&gt; 1 < 2", "ab <c> 1 < 2", id="comments-go-signs-stay"),
    pytest.param("was <s>$9</s> $8, <del>not <b>7</b></del>6", "was $8, 6", id="struck-out-words-go"),
    pytest.param("<p>a <s>b<script>c</script></p><p>d</p>", "a\nd", id="an-unclosed-stroke-ends-with-its-block"),
    pytest.param("<s><p>a</p></s>b", "a\nb", id="a-stroke-around-blocks-is-passed-over"),
    pytest.param("<pre>a\n b\nc</pre>", "a\nb\nc", id="preformatted-lines"),
    pytest.param("a\r\nb\rc", "a b c", id="any-line-end"),
    pytest.param("<svg><p>out of the picture</p>", "out of the picture", id="a-block-ends-a-picture"),
]


@pytest.mark.parametrize(("markup", "text"), TEXTS)
def test_the_text_is_what_a_reader_sees(markup: str, text: str) -> None:
    assert page(markup).text == text


BLOCKS = [
    pytest.param(
        "<title>T</title><h1>H <span>1</span></h1><p>a<h3>b</h3>c",
        [("title", "T"), ("heading1", "H 1"), ("paragraph", "a"), ("heading3", "b"), ("paragraph", "c")],
        id="headings",
    ),
    pytest.param("<h2><div>a</div></h2><p>b", [("heading2", "a"), ("paragraph", "b")], id="a-block-inside-a-heading"),
    pytest.param("<h2>a<p>b", [("heading2", "a"), ("paragraph", "b")], id="an-unclosed-heading-ends-at-the-next-block"),
    pytest.param(
        "<ul><li>a<ul><li>b</ul><li>c<p>d</p></ul>e",
        [("item1", "a"), ("item2", "b"), ("item1", "c\nd"), ("paragraph", "e")],
        id="nested-lists",
    ),
    pytest.param("<li>a<li>b", [("item1", "a"), ("item1", "b")], id="items-without-a-list"),
    pytest.param(
        "<p>Titles:<br>• one<br>• two</p><p>• three</p>",
        [("paragraph", "Titles:"), ("item1", "one"), ("item1", "two"), ("item1", "three")],
        id="drawn-lists",
    ),
    pytest.param(
        "<p>3 <br>- 2</p><p>-5%</p>",
        [("paragraph", "3"), ("item1", "2"), ("paragraph", "-5%")],
        id="a-minus-is-no-bullet",
    ),
    pytest.param("<figure><img><figcaption>c</figcaption></figure>", [("caption", "c")], id="captions-of-figures"),
    pytest.param(
        "<h2>a</h2><p><b>Pay</b><p>b<p><strong>Jobs</strong> are <b>few</b><p><b>It pays $5</b>",
        [
            ("heading2", "a"),
            ("heading3", "Pay"),
            ("paragraph", "b"),
            ("paragraph", "Jobs are few"),
            ("paragraph", "It pays $5"),
        ],
        id="a-bold-line-alone-is-a-heading",
    ),
    pytest.param("a<br>b<br> <br>c", [("paragraph", "a\nb"), ("paragraph", "c")], id="two-breaks-part-paragraphs"),
    pytest.param("<ul><li><h3>a</h3><p>b</p></ul>", [("heading3", "a"), ("item1", "b")], id="headings-in-items"),
]


@pytest.mark.parametrize(("markup", "expected"), BLOCKS)
def test_blocks_follow_the_markup(markup: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(page(markup)) == expected


REGIONS = [
    pytest.param("<nav>x</nav>", "nav", id="nav"),
    pytest.param("<header>x</header>", "header", id="header"),
    pytest.param("<article><header>x</header></article>", "main", id="header-of-an-article"),
    pytest.param("<footer>x</footer>", "footer", id="footer"),
    pytest.param("<aside>x</aside>", "aside", id="aside"),
    pytest.param('<div role="navigation"><div>y</div>x</div>', "nav", id="role"),
    pytest.param('<div role="contentinfo"><div>y</div></div>x', "main", id="after-role"),
    pytest.param("<p>y<select><option>z<option>x</select>", "nav", id="choice"),
    pytest.param("<select><option>y<option>z</select>x", "main", id="after-a-choice"),
    pytest.param("<table><tr><td>x<select><option>y</select></td></tr></table>", "main", id="choice-in-a-cell"),
    pytest.param("<nav><ul><li>y</nav>x", "main", id="end-tag-closes-what-is-open-inside"),
    pytest.param("</nav></header>x", "main", id="stray-end-tags"),
    pytest.param("<nav><table><tr><td>y</nav>x</table></nav>", "nav", id="a-cell-keeps-its-end-tags"),
]


@pytest.mark.parametrize(("markup", "region"), REGIONS)
def test_parts_of_the_page_are_tagged_never_cut(markup: str, region: str) -> None:
    document = page(markup)
    assert next(b.region for b in document.blocks if "x" in document.words(b)) == region


def test_headings_of_navigation_stand_above_nothing_else() -> None:
    document = page("<nav><h2>Menu</h2><a>x</a></nav><h1>Pay</h1><p>y<footer><h2>About</h2></footer><p>z")
    assert [document.section(b) for b in document.blocks] == [(), ("Menu",), (), ("Pay",), (), ("Pay",)]


def test_a_definition_list_is_a_table_of_its_terms() -> None:
    document = page("<p>Median wages, May 2024<dl><dt>Pilots<dd><div><p><span>$81,000</span></p></div><dt> <dd></dl>")
    assert kinds(document)[-1] == ("row", "Pilots\t$81,000")
    assert value(document, "$81,000") == ([], ["Pilots"])
    assert document.words(document.blocks[document.blocks[-1].lead]) == "Median wages, May 2024"


def test_each_definition_of_one_term_is_a_row_of_it() -> None:
    document = page("<dl><dt>Pay<dd>$5 an hour<dd>$900 a month<dt>Jobs<dd>7</dl>")
    assert value(document, "$900 a month") == ([], ["Pay"])
    assert value(document, "7") == ([], ["Jobs"])


HEAD = "<thead><tr><th rowspan=2>Job<th rowspan=2>2024<th colspan=2>Change<tr><th>Percent<th>Number</thead>"
CELLS = [
    pytest.param(f"{HEAD}<tr><th>Pilots<td>$1<td>$2<td>$3", ["Change", "Number"], ["Pilots"], id="two-rows-of-headings"),
    pytest.param(f"{HEAD}<tr><td>Pilots<td>$1<td>$2<td>$3", ["Change", "Number"], ["Pilots"], id="plain-cell-as-heading-of-its-row"),
    pytest.param("<tr><td>Hospitals<td>$3<tr><td>Schools<td>4", [], ["Hospitals"], id="no-headings-at-all"),
    pytest.param("<tr><td>Industry<td>Pay<tr><td>Schools<td>$3", ["Pay"], ["Schools"], id="plain-first-row-of-headings"),
    pytest.param("<tr><td>Port<td>2023<td>2024<tr><td>Kiel<td>$2<td>$3", ["2024"], ["Kiel"], id="years-as-headings"),
    pytest.param("<tr><td><td>2023<td>2024<tr><th>Kiel<td>$2<td>$3", ["2024"], ["Kiel"], id="marked-rows-plain-columns"),
    pytest.param("<tr><td>Rank<td>Port<td>Pay<tr><td>1<td>Kiel<td>$3", ["Pay"], ["Kiel"], id="a-rank-names-no-row"),
    pytest.param("<tr><th>Year<th>Pay<tr><td>2019<td>$3", ["Pay"], ["2019"], id="a-year-names-its-row"),
    pytest.param("<tr><td>10th percentile<td>$3<tr><td>90th percentile<td>$4", [], ["10th percentile"], id="an-ordinal-names-its-row"),
    pytest.param("<tr><th>Job<th>Pay<tr><th colspan=2>Ports<tr><td>Pilots<td>$3", ["Pay"], ["Ports", "Pilots"], id="a-row-over-a-group"),
    pytest.param("<tr><th>Job<th>Pay<tr><td colspan=2>Ports<tr><td>Pilots<td>$3", ["Pay"], ["Ports", "Pilots"], id="a-plain-row-over-a-group"),
    pytest.param("<tr><th rowspan=2>Men<td>Young<td>$5<tr><td>Old<td>$3", [], ["Men", "Old"], id="a-heading-over-two-rows"),
    pytest.param("<tr><th colspan=2>Quick facts<tr><th>Pay<td>$3", ["Quick facts"], ["Pay"], id="a-title-row"),
    pytest.param("<tr><td id=a>Pay<td id=b>x<tr><th id=c scope=row>Kiel<td headers='c b'>$3", ["x"], ["Kiel"], id="headers-by-id"),
    pytest.param("<tr><th>Job<th>Pay<tbody><tr><td>Pilots<td>$1<tr><th>Job<th>Bonus<tr><td>Pilots<td>$3", ["Bonus"], ["Pilots"], id="headings-again-further-down"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "heads", "before"), CELLS)
def test_a_cell_knows_the_headings_of_its_column_and_row(markup: str, heads: list[str], before: list[str]) -> None:
    assert value(page(f"<table>{markup}</table>"), "$3") == (heads, before)


def test_a_note_across_the_table_stands_under_no_column() -> None:
    document = page(
        f"<table>{HEAD}<tfoot><tr><td colspan=4>Source: port office.</tfoot><tr><td>Pilots<td>1<td>2<td>3</table>"
    )
    assert value(document, "Source: port office.") == ([], [])


def test_a_table_has_its_caption_and_what_introduces_it() -> None:
    document = page("<h2>Pay</h2><p>By port:<table><caption>Pay, 2024</caption><tr><td>Kiel<td>5</table>")
    row = document.blocks[-1]
    assert document.words(document.blocks[row.caption]) == "Pay, 2024"
    assert document.words(document.blocks[row.lead]) == "By port:"
    assert document.section(row) == ("Pay",)


def test_a_caption_under_a_table_belongs_to_it_within_one_figure() -> None:
    document = page(
        "<figure><table><tr><td>Kiel<td>5</table><figcaption>Pay</figcaption></figure><figure><figcaption>x</figcaption></figure>"
    )
    assert document.words(document.blocks[document.blocks[0].caption]) == "Pay"


def test_tables_that_only_lay_a_page_out_are_read_as_a_page() -> None:
    document = page("<table><tr><td>menu<td><h1>Pay</h1><p>text<table><tr><td>Kiel<td>$5</table>after</table>end")
    assert kinds(document) == [
        ("paragraph", "menu"),
        ("heading1", "Pay"),
        ("paragraph", "text"),
        ("row", "Kiel\t$5"),
        ("paragraph", "after"),
        ("paragraph", "end"),
    ]
    assert value(document, "$5") == ([], ["Kiel"])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_table_drawn_in_preformatted_text_is_one(newline: str) -> None:
    drawn = "<h2>Pay</h2><pre>\nBy port:\n\n  Port            Pay\n  Kiel            <b>$4</b>\n  Bremen &amp; Emden  $5\n</pre><p>x</p>"
    document = page(drawn.replace("\n", newline))
    assert kinds(document) == [
        ("heading2", "Pay"),
        ("paragraph", "By port:"),
        ("row", "Port            Pay"),
        ("row", "Kiel            $4"),
        ("row", "Bremen & Emden  $5"),
        ("paragraph", "x"),
    ]
    assert value(document, "$5") == (["Pay"], ["Bremen & Emden"])
    assert document.words(document.blocks[document.blocks[-2].lead]) == "By port:"


def test_a_line_of_preformatted_text_breaks_only_where_its_file_does() -> None:
    assert kinds(page("<pre>It was $4<b>8</b>,940 &amp; more\nthen.</pre>")) == [
        ("paragraph", "It was $48,940 & more\nthen.")
    ]


def test_one_column_is_no_table() -> None:
    assert kinds(page("<table><tr><td>a<tr><td>b</table>")) == [("paragraph", "a"), ("paragraph", "b")]


def test_a_raised_digit_is_known_as_such() -> None:
    document = page("<p>$104,830<sup>1</sup> a year</p>")
    assert document.text == "$104,8301 a year"
    assert [document.text[start:end] for start, end in document.raised] == ["1"]


def test_the_title_names_the_document() -> None:
    assert page("<title>Pay &amp; more</title><h1>x").title == "Pay & more"
    assert page("<h1>x</h1>").title == "x"


def test_a_page_cut_off_inside_a_script_says_so() -> None:
    assert "unclosed <script>" in page("<p>a<script>b").notes[0]


def test_a_page_that_ends_within_a_comment_says_so() -> None:
    assert "unclosed <!-->" in page("<p>a</p><!-- b <p>c</p>").notes[0]
    assert page("<p>a</p><!-- b --><!-- c -->").notes == ()
    assert page("<p>a</p><!DOCTYPE x").notes == ()


MANY = 10_000
HOSTILE = [
    pytest.param("<div>" * 5 * MANY + "x", id="nested-blocks"),
    pytest.param("<nav>" * MANY + "x" + "</header>" * MANY, id="end-tags-of-nothing"),
    pytest.param("<ul><li>a" * MANY, id="nested-lists"),
    pytest.param("<table><tr><td>a" * MANY, id="nested-tables"),
    pytest.param("<table><tr>" + "<td colspan=1000 rowspan=65000>1" * MANY, id="wide-cells"),
    pytest.param("<table><tr>" + "<th>h" * MANY + "<tr>" + "<td>1" * MANY, id="many-columns"),
    pytest.param("<table>" + "<tr><th>a<th>b" * MANY, id="only-headings"),
    pytest.param("<dl><dt>a" + "<dd>b" * MANY, id="one-term"),
    pytest.param("<" * 50 * MANY + "x", id="signs"),
    pytest.param('<p a="' + "x" * 100 * MANY + '">y', id="one-attribute"),
    pytest.param("x&" * 25 * MANY, id="ampersands"),
    pytest.param("x " * 100 * MANY, id="one-line"),
    pytest.param("x" + " " * 100 * MANY + "y", id="blanks"),
    pytest.param("x<h1>" * MANY, id="headings"),
    pytest.param("<div role=navigation>" * MANY + "x" + "</div>" * MANY, id="roles"),
    pytest.param("<p>" + "- x<br>" * MANY, id="breaks"),
    pytest.param("a\0b" + "text " * MANY, id="nul"),
]  # fmt: skip


@pytest.mark.parametrize("markup", HOSTILE)
def test_hostile_pages_cost_what_their_length_costs(markup: str) -> None:
    started = process_time()
    page(markup)
    # Far above what any of these takes, far below what anything quadratic would.
    assert process_time() - started < 20


def test_rows_come_out_in_the_order_of_the_file() -> None:
    document = page("<table><tr><th>a<th>b<tfoot><tr><td>t<td>3</tfoot><tbody><tr><td>r<td>1</table>")
    assert [[cell for cell, _, _ in row] for row in rows(document)] == [["a", "b"], ["t", "3"], ["r", "1"]]
