"""What does not tie out on the sheet, where figures of several documents stand side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import structs

from pipeline.profiles.model import Profile
from pipeline.profiles.tieouts import checked
from pipeline.records.claim import Claim
from pipeline.records.finding import Finding
from pipeline.records.sheet import Fact


def tie_outs(
    facts: Iterable[Fact], claims: Mapping[str, Claim], profile: Profile, told: Collection[Finding]
) -> list[Finding]:
    """The arithmetic of the published values, but for what is already `told` of a document; `claims` by id.

    Figures of different origins are held together on purpose: on a sheet they are read together.
    """
    leads = (next((claims[one.claim] for one in fact.claims if one.standing == "preferred"), None) for fact in facts)
    findings = checked(((lead, None) for lead in leads if lead is not None), profile)
    return [structs.replace(one, message=f"on the sheet: {one.message}") for one in findings if one not in told]
