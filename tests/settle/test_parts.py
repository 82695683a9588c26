"""Subject by subject gives what all at once gives: nothing said of one subject bears on another unseen."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import articles
import handbook
import pytest
from by_hand import PROFILE, claim, usd
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from parts import Result, all_at_once, by_subject, grouped, together
from test_properties import SOURCES, growths, jobs, levels, names, wages

from pipeline.extract import extract
from pipeline.files.manifest import read_sources
from pipeline.profiles import load
from pipeline.readers import EXTENSIONS, read
from pipeline.records.claim import Claim
from pipeline.records.conflict import CauseName
from pipeline.records.document import Source
from pipeline.settle import decide, idle

ROOT = Path(__file__).parents[2]
CASES = sorted(path for path in (ROOT / "tests" / "cases").iterdir() if path.is_dir())
SUBJECTS = ("bakers", "brewers", "butchers")
shared = pytest.mark.skipif(not articles.SEEDS.exists(), reason="the shared documents are not beside this checkout")

claims = st.builds(
    lambda one, subject: structs.replace(one, subject=subject, id=f"{one.id}-{subject}"),
    st.one_of(wages, growths, jobs, levels, names), st.sampled_from(SUBJECTS),
)  # fmt: skip
corpora = st.lists(claims, min_size=2, max_size=24, unique_by=lambda one: one.id)
manifests = st.tuples(*(
    st.builds(
        lambda kind, publisher, published, name=name: Source(
            name, name, geography="US", kind=kind, publisher=publisher, published=published
        ),
        st.sampled_from(["primary", "secondary"]), st.sampled_from([None, "BLS", "Glassdoor"]), st.sampled_from([None, "2023"]),
    )
    for name in SOURCES
)).map(lambda listed: {source.id: source for source in listed})  # fmt: skip
copies = st.dictionaries(st.sampled_from(SOURCES[2:]), st.sampled_from(SOURCES[:2]))


@settings(max_examples=50, deadline=None)
@given(corpora, manifests, copies, st.integers(0, 3))
def test_comparing_subject_by_subject_gives_what_comparing_all_gives(
    said: list[Claim], sources: dict[str, Source], documents: dict[str, str], decided: int
) -> None:
    comparison, _ = all_at_once(said, sources, PROFILE, documents)
    contested = {conflict.id for conflict in comparison.conflicts[:decided]}
    groups = [group for group in comparison.groups if group.id in contested]
    decisions = [decide(group, "choose", "Ada", value=group.values[0].value) for group in groups]
    decisions += [structs.replace(one, id=f"lost-{one.id}", conflict="gone") for one in decisions[:1]]
    whole = all_at_once(said, sources, PROFILE, documents, decisions)
    parts = by_subject(said, sources, PROFILE, documents, decisions)
    assert together([whole], decisions) == together(parts, decisions)


def test_a_window_quoted_for_another_subject_tells_the_edition() -> None:
    said = [
        claim("a", "wage", usd(101340), "BLS"),
        claim("b", "wage", usd(104830), "U.S. Bureau of Labor Statistics"),
        claim("a", "employment_growth", usd(28), "BLS", subject="brewers", window=(2021, 2031), at=9),
        claim("b", "employment_growth", usd(28), "the BLS", subject="brewers", window=(2022, 2032), at=9),
    ]
    sources = {name: Source(name, name, geography="US") for name in "ab"}
    bakers, _ = by_subject(said, sources, PROFILE)
    (conflict,) = bakers[1].conflicts
    assert (conflict.cause, conflict.disagreements[0].basis) == ("edition", "inferred")
    assert "2022–2032" in conflict.explanation


def test_a_publisher_who_measures_is_primary_where_only_others_quote_him() -> None:
    said = [
        claim("a", "wage", usd(50000), "Guild"),
        claim("b", "wage", usd(60000), "Glassdoor"),
        claim("c", "wage", usd(70000), subject="brewers"),
    ]
    sources = {name: Source(name, name, geography="US") for name in "ab"}
    sources["c"] = Source("c", "c", geography="US", kind="primary", publisher="Guild")
    bakers, _ = by_subject(said, sources, PROFILE)
    assert bakers[1].facts[0].rule == "primary"
    assert bakers[1].facts[0].value == usd(50000)


def test_a_decision_on_another_part_is_no_finding_and_on_none_is_one() -> None:
    said = [claim("a", "wage", usd(5)), claim("b", "wage", usd(6)), claim("a", "wage", usd(7), subject="brewers")]
    sources = {name: Source(name, name, geography="US") for name in "ab"}
    comparison, _ = all_at_once(said, sources, PROFILE)
    made = [decide(comparison.groups[0], "unsure", "Ada")]
    lost = [structs.replace(made[0], id="lost", conflict="gone")]
    assert [part[1].findings for part in by_subject(said, sources, PROFILE, decisions=made + lost)] == [(), ()]
    alive = {group.id for group in comparison.groups}
    assert idle(made, alive) == []
    assert [one.rule for one in idle(made + lost, alive)] == ["idle_decision"]
    assert all_at_once(said, sources, PROFILE, decisions=made + lost)[1].findings == tuple(idle(made + lost, alive))


def same(said: list[Claim], sources: dict[str, Source], profile: str = "occupation", **more: dict[str, str]) -> Result:
    """What all gives, which must be what the subjects give."""
    taught = load.load(profile)
    whole = all_at_once(said, sources, taught, **more)
    assert together([whole]) == together(by_subject(said, sources, taught, **more))
    return whole


@shared
def test_the_articles_come_out_subject_by_subject_as_all_at_once() -> None:
    comparison, _ = same(articles.claims(), articles.sources())
    assert sum(len(conflict.disagreements) for conflict in comparison.conflicts) >= 6


@shared
def test_the_handbook_comes_out_subject_by_subject_as_all_at_once() -> None:
    said = list(handbook.claims())
    sources = {
        one.source: Source(one.source, one.source, kind="primary", publisher="BLS", geography="US") for one in said
    }
    same(said, sources)
    assert len(grouped(said, "subject")) > 90


def extracted(folder: Path) -> tuple[list[Claim], dict[str, Source]]:
    """The claims of a folder of documents, and its sources."""
    profile = load.load("occupation")
    listed = read_sources(folder, EXTENSIONS)
    said: list[Claim] = []
    for source in listed.sources:
        path = listed.paths[source.id]
        said += extract(read(path.read_bytes(), path.name, source.id), source, profile).claims
    return said, {source.id: source for source in listed.sources}


def test_the_sample_comes_out_subject_by_subject_as_all_at_once() -> None:
    comparison, _ = same(*extracted(ROOT / "sources"))
    assert comparison.conflicts


def test_all_cases_as_one_corpus_come_out_subject_by_subject_as_all_at_once() -> None:
    """Each case is about another subject here, and documents of one name speak of many."""
    said: list[Claim] = []
    sources: dict[str, Source] = {}
    for case in CASES:
        more, listed = extracted(case / "sources")
        said += [structs.replace(one, id=f"{case.name} {one.id}", subject=f"{case.name} {one.subject}") for one in more]
        sources |= listed
    comparison, settlement = same(said, sources)
    assert len(grouped(said, "subject")) == len(CASES)
    assert {conflict.cause for conflict in comparison.conflicts} == set(get_args(CauseName))
    assert settlement.facts
