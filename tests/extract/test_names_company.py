"""Another domain needs other YAML and nothing else: the customers, plants and ratings of a company."""

from __future__ import annotations

import pytest
from reading_names import drafts, told

from pipeline.profiles.load import parse
from pipeline.profiles.model import Profile

COMPANY = """
name: firms
label: Firms
about: company
scales:
  rating:
    - {name: Bronze, cues: [bronze]}
    - {name: Silver, cues: [silver]}
    - {name: Gold, cues: [gold]}
properties:
  customer: {label: customer, question: "Who buys from {subject}?", kind: name, cardinality: set}
  award: {label: award, question: "Which awards has {subject} won?", kind: name, cardinality: set}
  rating: {label: rating, question: "Which rating do suppliers of {subject} need?", kind: level, scale: rating}
names:
  customer:
    proper: true
    connectors: [such as, including, include, includes, are]
    columns: [customer, client]
    silent: [supplier, competitor, product]
    announced:
      - {nouns: [customer, client, customer of the company]}
      - {phrases: [counts, counting], beside: [among its customers, among its clients]}
  award:
    proper: true
    connectors: [such as, including, include]
    announced:
      - {nouns: [award, prize]}
    issuers:
      nouns: [chamber, association]
      passive: [given by, from]
      active: [gives, awards]
      columns: [given by]
requirements:
  rating:
    required: [must hold, requires, required]
    preferred: [prefers, preferred]
    seekers: [supplier, vendor]
    quantifiers: {all: [all, every], most: [most]}
    bounds: {more_than: [better than]}
"""


@pytest.fixture(scope="module")
def firms() -> Profile:
    return parse(COMPANY, "firms.yaml")


@pytest.mark.parametrize(
    ("text", "extension", "expected"),
    [
        pytest.param(
            "Customers such as Elm Dairy, Oak & Sons and Fir Hotels renewed early.",
            "txt",
            ["Elm Dairy", "Oak & Sons", "Fir Hotels"],
            id="enumeration",
        ),
        pytest.param(
            "Its customers include Elm Dairy (31%), Oak & Sons (12%) and Fir Hotels (9%).",
            "txt",
            ["Elm Dairy", "Oak & Sons", "Fir Hotels"],
            id="figures-in-brackets",
        ),
        pytest.param(
            "Its customers include Elm Dairy in 2023, Oak & Sons with 31 percent and Fir Hotels in 12 countries.",
            "txt",
            ["Elm Dairy", "Oak & Sons", "Fir Hotels"],
            id="figures-behind-names",
        ),
        pytest.param(
            "Lark Tools counts City of Ulm and Birch Bank among its customers.",
            "txt",
            ["City of Ulm", "Birch Bank"],
            id="words-on-both-sides",
        ),
        pytest.param(
            "<h2>Customers</h2><ul><li>Elm Dairy</li><li>Birch Bank: since 2019</li></ul>",
            "html",
            ["Elm Dairy", "Birch Bank"],
            id="list-under-heading",
        ),
        pytest.param(
            "<table><tr><th>Customer</th><th>Since</th></tr><tr><td>Elm Dairy</td><td>2019</td></tr></table>",
            "html",
            ["Elm Dairy"],
            id="column",
        ),
        pytest.param(
            "<h2>Suppliers</h2><ul><li>Zinc Works</li></ul><p>We buy from Iron Mill and meet customers daily.</p>",
            "html",
            [],
            id="suppliers-are-no-customers",
        ),
    ],
)
def test_customers_are_read_where_a_text_says_so(firms, text, extension, expected) -> None:
    assert [name for (name,) in told(drafts(text, "Lark Tools", extension, firms), "customer")] == expected


def test_a_body_that_gives_an_award_is_its_issuer(firms) -> None:
    text = "Awards include the Green Ribbon, given by the Chamber of Trade, and the Copper Cup."
    assert told(drafts(text, "Lark Tools", "txt", firms), "award") == [
        ("Green Ribbon", "Chamber of Trade"),
        ("Copper Cup",),
    ]


@pytest.mark.parametrize(
    ("text", "expected", "bound"),
    [
        pytest.param("All suppliers must hold a silver rating.", [("Silver", "required", "all")], "exact", id="all"),
        pytest.param("Lark Tools prefers vendors with gold.", [("Gold", "preferred")], "exact", id="preferred"),
        pytest.param(
            "Most vendors must hold better than a bronze rating.",
            [("Bronze", "required", "most")],
            "more_than",
            id="half-line",
        ),
        pytest.param("Its cups are silver and its doors bronze.", [], "exact", id="no-requirement"),
    ],
)
def test_any_ordered_scale_may_be_required(firms, text, expected, bound) -> None:
    found = drafts(text, "Lark Tools", "txt", firms)
    assert told(found, "rating") == expected
    assert all(each.bound == bound for each in found)


def test_a_profile_without_names_finds_none() -> None:
    bare = parse("name: bare\nlabel: Bare\nabout: company\nproperties: {}\n", "bare.yaml")
    assert drafts("Customers include Elm Dairy and Birch Bank.", "Lark Tools", "txt", bare) == []
