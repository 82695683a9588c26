"""What carries a fact is told of a crowd of values as it is of a few: as if each source were left out in turn."""

from __future__ import annotations

import time

from by_hand import PROFILE, claim, run, usd
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records.claim import Claim
from pipeline.records.document import Source
from pipeline.records.settlement import Policy
from pipeline.settle import settle
from pipeline.settle.candidates import candidate, world
from pipeline.settle.cases import Case
from pipeline.settle.fragility import pivots
from pipeline.settle.leaving import Leaving
from pipeline.settle.rules import all_compatible

RULES = ["primary", "newest_edition", "most_origins", "preferred_origin"]
amounts = st.integers(100, 160).map(lambda number: number * 500)
crowds = st.lists(
    st.builds(
        lambda source, amount, by, bound, year, at: claim(
            f"s{source:02}", "wage", usd(amount), by, bound=bound, as_of=year, at=at
        ),
        st.integers(0, 40), amounts, st.sampled_from([None, None, "BLS", "Glassdoor", "Guild"]),
        st.sampled_from(["exact", "exact", "exact", "approximately", "more_than"]),
        st.sampled_from([None, "2022", "2023"]), st.integers(0, 9),
    ),
    min_size=30, max_size=70, unique_by=lambda one: one.id,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(crowds, st.permutations(RULES), st.sampled_from([(), ("Guild", "Glassdoor")]), st.integers(0, 3))
def test_a_crowd_without_a_source_is_settled_as_all_of_it_would_be(
    said: list[Claim], order: list[str], preferred: tuple[str, ...], kept: int
) -> None:
    sources = {one.source: Source(one.source, one.source, geography="US", subject="bakers") for one in said[::2]}
    comparison = run(said, *sources.values())
    group = max(comparison.groups, key=lambda one: len(one.values))
    policy = Policy(order=tuple(order[: kept + 1]), preferred_origins=preferred)  # type: ignore[arg-type]
    case = Case(group, None, None, policy, world(comparison, sources), PROFILE)
    found = case.candidates(list(range(len(group.values))))
    leaving = Leaving(found, case)
    for source in pivots(found, case) if len(found) > 1 else ():
        rest = [(one.index, tuple(each for each in one.claims if each.source != source)) for one in found]
        whole = [candidate(index, claims, group, case.known, False) for index, claims in rest if claims]
        left = leaving.without(source)
        assert bool(left) == bool(whole)
        if whole:
            assert case.choice(left).value == case.choice(whole).value
            assert (len(left) == 1) == (len(whole) == 1)
            assert all_compatible(left) == all_compatible(whole)


def test_a_thousand_values_of_a_thousand_sources_are_settled_in_a_moment() -> None:
    said = [
        claim(f"s{i:04}", "wage", usd(30_000 + 7 * i), ("BLS", None)[i % 2], as_of=str(2015 + i % 5))
        for i in range(1000)
    ]
    sources = {one.source: Source(one.source, one.source, geography="US") for one in said}
    comparison = run(said)
    start = time.process_time()
    (fact,) = settle(comparison, [], Policy(), sources, PROFILE).facts
    assert time.process_time() - start < 15
    assert len(fact.claims) == 1000
