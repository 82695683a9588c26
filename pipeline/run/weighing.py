"""One part of a corpus: compare and settle what is said of a few subjects, and keep the outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from pipeline.compare import compare
from pipeline.files.cache import key_of
from pipeline.files.jsonlines import proved
from pipeline.publish import Place, abroad
from pipeline.publish.assemble import published_facts
from pipeline.records.claim import Evidence
from pipeline.records.comparison import Comparison
from pipeline.records.conflict import Conflict, Related
from pipeline.records.settlement import Settlement
from pipeline.records.sheet import Fact, Standing, Target
from pipeline.run.part import Contested, Outcome, Part, counts_of
from pipeline.run.reuse import Memory, Said
from pipeline.run.scales import Scales, bearing_on, digest_of
from pipeline.settle import settle


def weigh(part: Part, scales: Scales) -> bytes:
    """Compare and settle one part, and keep what it adds to each file. The answer is a packed `Outcome`."""
    said, quoted = spoken(part, scales.memory)
    sources = {each.id: each for each in (*(voice.source for voice in part.voices), *part.others)}
    profile = scales.memory.profile
    claims = [each.claim for each in said]
    comparison = compare(claims, sources, profile, part.repeats, quoted, scales.primary)
    bearing = bearing_on({group.id for group in comparison.groups}, scales.decisions)
    settlement = settle(comparison, bearing, scales.policy, sources, profile, whole=False)
    cited = {each.claim.id: (each.evidence, each.target) for each in said}

    def cite(standing: Standing) -> tuple[Evidence, Target] | None:
        return cited.get(standing.claim)

    facts = published_facts(settlement.facts, {claim.id: claim for claim in claims}, cite, profile)
    lists = keep_lists(part, scales, facts, comparison, settlement)
    outcome = in_short(facts, comparison, settlement, digest_of(bearing), lists)
    packed = msgspec.msgpack.encode(outcome)
    scales.memory.must(scales.shelf.put(part.name, part.key, packed))
    return packed


def spoken(part: Part, memory: Memory) -> tuple[list[Said], dict[str, dict[str, tuple[int, int]]]]:
    """What is said of the subjects of a part, and the newest windows that its sources quote."""
    said: list[Said] = []
    quoted = {}
    for voice in part.voices:
        harvest = memory.harvest(voice.kept, voice.key)
        said += harvest.said(part.subjects)
        quoted[voice.source.id] = harvest.quoted
    return said, quoted


def keep_lists(
    part: Part, scales: Scales, facts: Sequence[Fact], comparison: Comparison, settlement: Settlement
) -> dict[str, bytes]:
    """Keep what a part adds to the lists of the files, each element proved to be what its schema says.

    These are facts, facts about others, conflicts as the sheet lists them and as the report does, claims compared with
    nothing, and shares of facts that pages of other subjects mark. What comes back are digests by list.
    """
    homes = {voice.source.id: Place(voice.source.subject or "") for voice in part.voices}
    listed = sorted(settlement.conflicts, key=lambda conflict: (conflict.subject, conflict.id))
    shares = (share for fact in facts for share in abroad(fact, homes))
    elements = {
        "facts": proved((fact for fact in facts if fact.subject in part.paged), Fact),
        "mentioned": proved((fact for fact in facts if fact.subject not in part.paged), Fact),
        "conflicts": proved(listed, Conflict),
        "reported": proved(settlement.conflicts, Conflict),
        "related": proved(comparison.related, Related),
        "abroad": (msgspec.json.encode(share) for share in shares),
    }
    kept = {name: scales.keep(part, name, lines) for name, lines in elements.items()}
    return {name: digest for name, digest in kept.items() if digest}


def in_short(
    facts: Sequence[Fact], comparison: Comparison, settlement: Settlement, decided: bytes, lists: dict[str, bytes]
) -> Outcome:
    """What is told of a part without its lists."""
    conflicts = settlement.conflicts
    statuses: dict[str, Counter[str]] = {}
    stated: dict[str, set[str]] = {}
    for fact in facts:
        statuses.setdefault(fact.subject, Counter())[fact.status] += 1
        stated.setdefault(fact.subject, set()).add(fact.property)
    shown: dict[str, list[bytes]] = {}
    for fact in facts:
        shown.setdefault(fact.subject, []).append(msgspec.json.encode(fact))
    for conflict in conflicts:
        shown.setdefault(conflict.subject, []).append(msgspec.json.encode(conflict))
    used = {fact.decision for fact in facts} | {conflict.decision for conflict in conflicts}
    return Outcome(
        groups="".join(sorted(group.id for group in comparison.groups)).encode(),
        decided=decided,
        facts={subject: dict(sorted(count.items())) for subject, count in sorted(statuses.items())},
        stated={subject: sorted(names) for subject, names in sorted(stated.items())},
        lists=lists,
        counts=counts_of(conflicts),
        contested=[Contested(each.id, each.severity, each.status, each.subject) for each in conflicts],
        shown={subject: key_of(*elements)[:16] for subject, elements in shown.items()},
        used=sorted(each for each in used if each is not None),
        compared=list(comparison.findings),
        settled=list(settlement.findings),
    )
