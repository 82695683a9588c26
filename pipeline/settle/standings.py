"""How each claim stands beside the published value, and why."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from pipeline.records.claim import Claim
from pipeline.records.sheet import Standing, StandingName
from pipeline.records.times import apart, as_of, newest
from pipeline.settle.candidates import Candidate, is_percentile, is_primary
from pipeline.settle.cases import Case
from pipeline.settle.rules import newer
from pipeline.values import Level
from pipeline.values.relation import reading, relate
from pipeline.values.wording import say


@dataclass(frozen=True, slots=True)
class Published:
    """What a fact publishes: the leading claim (None where a person asserted the value), its value, and why."""

    lead: Claim | None
    chosen: Candidate | None
    why: str
    settled: bool


def leading(one: Candidate, case: Case, bound: str | None = None) -> Claim:
    """The claim whose words are published: in the wording that stands for all, a primary source's, dated, credited.

    Claims are in the order of their sources and places, and the first of equals leads.
    """
    stated = case.group.values[one.index]
    wanted = stated.bound if bound is None else bound
    left: Sequence[Claim] = one.claims
    left = [claim for claim in left if claim.bound == wanted] or left
    left = [claim for claim in left if claim.value == stated.value] or left
    left = [claim for claim in left if "window" in claim.qualifiers] or left
    left = [claim for claim in left if is_primary(claim, case.known.sources)] or left
    newest_date = newest(as_of(claim) for claim in left)
    left = [claim for claim in left if as_of(claim) == newest_date]
    return next((claim for claim in left if case.known.origins[claim.id].basis == "credited"), left[0])


def standing(claim: Claim, name: StandingName, reason: str, case: Case) -> Standing:
    """One claim on the sheet."""
    return Standing(
        claim=claim.id,
        source=claim.source,
        standing=name,
        reason=reason,
        value=claim.value,
        bound=claim.bound,
        evidence=claim.evidence,
        origin=case.known.origins[claim.id].name,
        attribution=claim.attribution,
        qualifiers=claim.qualifiers,
    )


def standings(claims: Iterable[Claim], others: Sequence[Candidate], published: Published, case: Case) -> list[Standing]:
    """Every claim of a fact beside what is published."""
    value_of = {claim.id: one for one in others for claim in one.claims}
    older_ones = older_editions(others, published.chosen, case)
    return [
        standing(claim, *stand(claim, value_of.get(claim.id), published, older_ones, case), case) for claim in claims
    ]


def stand(
    claim: Claim, value: Candidate | None, published: Published, older_ones: Container[int], case: Case
) -> tuple[StandingName, str]:
    """How one claim stands, and the reason in words. `older_ones` are the indexes of older editions."""
    lead, chosen = published.lead, published.chosen
    if lead is None:
        return "rejected", published.why
    if claim is lead:
        return "preferred", published.why
    if chosen is not None and value is chosen:
        return older(claim, lead, case) or ("supporting", f"states the same as {lead.source}")
    if value is None:
        return "out_of_scope", "names a level, but does not call it the least that is enough"
    if agrees(claim, lead, case):
        return older(claim, lead, case) or ("supporting", f"fits {words(lead)} within the digits that are printed")
    if value.index in older_ones:
        told = "an older edition" if published.settled else "probably an older edition, which nobody has settled"
        return "superseded", f"{told}: {words(lead)} is newer"
    verb = "not chosen" if published.settled else "not settled; shown for now is the other value"
    return "rejected", f"{verb}: {published.why}"


def older_editions(others: Sequence[Candidate], chosen: Candidate | None, case: Case) -> set[int]:
    """The values that the same origin stated before the chosen one: older editions, or older entries of a series."""
    if chosen is None or len(others) < 2:
        return set()
    found = case.conflict.disagreements if case.conflict is not None else ()
    otherwise = {
        index for one in found if one.cause != "edition" and chosen.index in one.between for index in one.between
    }
    return {one.index for one in others if one.index not in otherwise and newer(chosen, one)}


def older(claim: Claim, lead: Claim, case: Case) -> tuple[StandingName, str] | None:
    """A claim that says the same of an earlier date, by the same origin, is superseded all the same."""
    if not apart(claim, lead) or case.known.origins[claim.id].name != case.known.origins[lead.id].name:
        return None
    return "superseded", f"says so as of {as_of(claim)}; {lead.source} is as of {as_of(lead)}"


def agrees(claim: Claim, lead: Claim, case: Case) -> bool:
    """Whether a claim can be the same value as the published one, as both are printed."""
    if isinstance(claim.value, Level) and isinstance(lead.value, Level):
        return claim.value.canonical == lead.value.canonical and claim.bound == lead.bound
    threshold = is_percentile(case.group)
    one = reading(claim.value, claim.bound, claim.evidence.quote, threshold)
    other = reading(lead.value, lead.bound, lead.evidence.quote, threshold)
    return one is not None and other is not None and relate(one, other)[0] in ("same", "compatible")


def words(claim: Claim) -> str:
    """A claim's value and where it stands."""
    return f"{say(claim.value, claim.bound)} ({claim.source})"
