"""What never changes a result: the order of claims and sources, the names of sources, a second copy of a document."""

from __future__ import annotations

import random

import msgspec
from by_hand import PROFILE, claim, count, level, name, pct, usd
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from pipeline.compare import compare
from pipeline.records.claim import Claim
from pipeline.records.comparison import Comparison
from pipeline.records.document import Source
from pipeline.records.settlement import Policy, Settlement
from pipeline.settle import settle

SOURCES = ("alpha", "beta", "delta", "gamma")
CREDITS = st.sampled_from([None, "BLS", "U.S. Bureau of Labor Statistics", "Glassdoor"])
YEARS = st.sampled_from([None, "2022", "2023", "2023-05"])
AMOUNTS = st.sampled_from([72000, 101340, 104380, 104830, 105000, 160000])
BOUNDS = st.sampled_from(["exact", "approximately", "more_than"])
WINDOWS = st.sampled_from([None, (2021, 2031), (2022, 2032)])
STEPS = st.sampled_from(["High school diploma or equivalent", "Bachelor's degree", "Master's degree"])
NAMES = st.sampled_from(
    [name("Certified Medical Manager", "CMM"), name("CMM"), name("CPHQ"), name("Guild of Managers")]
)

wages = st.builds(
    lambda source, amount, by, bound, year, statistic, at: claim(
        source, "wage", usd(amount), by, bound=bound, as_of=year, statistic=statistic, at=at
    ),
    st.sampled_from(SOURCES), AMOUNTS, CREDITS, BOUNDS, YEARS, st.sampled_from(["median", "p90", None]), st.integers(0, 5),
)  # fmt: skip
growths = st.builds(
    lambda source, rate, by, span: claim(source, "employment_growth", pct(rate), by, window=span, at=50),
    st.sampled_from(SOURCES), st.sampled_from([28, 29]), CREDITS, WINDOWS,
)  # fmt: skip
jobs = st.builds(
    lambda source, number, bound: claim(source, "employment", count(number), bound=bound, at=60),
    st.sampled_from(SOURCES), st.sampled_from([12000, 15300, 15347]), BOUNDS,
)  # fmt: skip
levels = st.builds(
    lambda source, step, strength, at: claim(source, "education", level(step), strength=strength, at=at),
    st.sampled_from(SOURCES), STEPS, st.sampled_from(["required", "preferred", None]), st.integers(70, 73),
)  # fmt: skip
names = st.builds(
    lambda source, value, issuer, at: claim(source, "certification", value, issuer=issuer, at=at),
    st.sampled_from(SOURCES), NAMES, st.sampled_from([None, "Guild of Managers"]), st.integers(80, 83),
)  # fmt: skip
corpora = st.lists(
    st.one_of(wages, growths, jobs, levels, names), min_size=1, max_size=14, unique_by=lambda one: one.id
)


def through(claims: list[Claim], names: tuple[str, ...] = SOURCES, **more: object) -> tuple[Comparison, Settlement]:
    """Compare and settle."""
    sources = {source: Source(source, source, geography="US") for source in names}
    comparison = compare(claims, sources, PROFILE, **more)  # type: ignore[arg-type]
    return comparison, settle(comparison, [], Policy(), sources, PROFILE)


def written(result: tuple[Comparison, Settlement]) -> bytes:
    """Everything that is found, as bytes."""
    return msgspec.json.encode(result)


@settings(max_examples=60, deadline=None)
@given(corpora, st.randoms())
def test_the_order_of_claims_and_sources_never_changes_a_byte(claims: list[Claim], chance: random.Random) -> None:
    shuffled, names = list(claims), list(SOURCES)
    chance.shuffle(shuffled)
    chance.shuffle(names)
    assert written(through(claims)) == written(through(shuffled, tuple(names)))


@settings(max_examples=60, deadline=None)
@given(corpora, st.permutations(["one", "two", "three", "four"]))
def test_renaming_sources_changes_nothing_but_their_names(claims: list[Claim], new: list[str]) -> None:
    renamed = dict(zip(SOURCES, new, strict=True))
    others = [structs.replace(one, source=renamed[one.source]) for one in claims]
    assert shape(through(claims), {name: name for name in SOURCES}) == shape(
        through(others, tuple(new)), {after: before for before, after in renamed.items()}
    )


def shape(result: tuple[Comparison, Settlement], back: dict[str, str]) -> object:
    """What is found, whatever the sources are called and in whatever order they are listed."""
    comparison, settlement = result
    conflicts = [
        (one.id, one.cause, one.severity, one.status, [value.value for value in one.values],
         [(each.between, each.cause, each.basis, each.severity) for each in one.disagreements],
         one.suggestion and (one.suggestion.value, one.suggestion.rule))
        for one in settlement.conflicts
    ]  # fmt: skip
    facts = [
        (
            one.id,
            one.status,
            one.origins,
            one.sources,
            str(one.value),
            one.rule,
            sorted(back[name] for name in one.fragility),
        )
        for one in settlement.facts
    ]
    related = sorted((one.claim, one.qualifier, one.group) for one in comparison.related)
    return conflicts, facts, related, [one.rule for one in settlement.findings]


@settings(max_examples=60, deadline=None)
@given(corpora, st.sampled_from(SOURCES))
def test_a_duplicate_of_a_source_changes_no_status(claims: list[Claim], source: str) -> None:
    copies = [structs.replace(one, source="copy", id=f"copy-{one.id}") for one in claims if one.source == source]
    before = through(claims)
    after = through([*claims, *copies], (*SOURCES, "copy"), documents={"copy": source})
    assert [(one.id, one.status, one.severity) for one in after[1].conflicts] == [
        (one.id, one.status, one.severity) for one in before[1].conflicts
    ]
    assert [(one.id, one.status, one.origins) for one in after[1].facts] == [
        (one.id, one.status, one.origins) for one in before[1].facts
    ]


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_every_claim_stands_on_a_fact_once_or_is_listed_as_related(claims: list[Claim]) -> None:
    comparison, settlement = through(claims)
    standing = [one.claim for fact in settlement.facts for one in fact.claims]
    left_out = [one.claim for one in comparison.related if one.qualifier != "unit"]
    assert sorted([*standing, *left_out]) == sorted(one.id for one in claims)


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_a_fact_counts_the_origins_and_sources_of_the_claims_that_carry_it(claims: list[Claim]) -> None:
    for fact in through(claims)[1].facts:
        carrying = [one for one in fact.claims if one.standing in ("preferred", "supporting")]
        if carrying:
            assert fact.origins == len({one.origin for one in carrying})
            assert fact.sources == len({one.source for one in carrying})
        if fact.status == "agreed":
            assert fact.origins > 1
