"""The fact sheet: a view over claims, decisions and a policy."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from pipeline.records.claim import Evidence, Qualifier
from pipeline.records.conflict import Conflict
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.finding import Finding
from pipeline.values import Bound, Value

StandingName = Literal["preferred", "supporting", "superseded", "rejected", "out_of_scope"]
FactStatus = Literal["agreed", "single_origin", "resolved", "disputed"]
Rights = Literal["open", "restricted", "unstated"]


class TextQuoteSelector(Struct, frozen=True, omit_defaults=True, tag="TextQuoteSelector", tag_field="type"):
    """The words themselves, with a little of what stands before and after (W3C Web Annotation)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class TextPositionSelector(Struct, frozen=True, tag="TextPositionSelector", tag_field="type"):
    """Where the words stand: half-open, in code points of the text (W3C Web Annotation)."""

    start: int
    end: int


Selector = TextQuoteSelector | TextPositionSelector


class Target(Struct, frozen=True, omit_defaults=True):
    """Where to look a quote up without trusting us: the text, by its digest, and two selectors in it.

    `source` is `urn:sha256:` and the digest of the text. Where the source's rights make us shorten a long quote,
    `exact` holds its beginning and `quote_digest` the sha256 of the whole, so that it can still be checked.
    """

    source: str
    selector: tuple[Selector, ...]
    quote_digest: str | None = None


class Standing(Struct, frozen=True, omit_defaults=True):
    """How one claim stands on the sheet, and why."""

    claim: str
    source: str
    standing: StandingName
    reason: str
    value: Value
    bound: Bound
    evidence: Evidence
    origin: str | None = None
    attribution: str | None = None
    qualifiers: dict[str, Qualifier] = {}
    assumed: tuple[str, ...] = ()
    """The qualifiers nobody wrote: the profile or the manifest supplied them."""
    target: Target | None = None


class Fact(Struct, frozen=True, omit_defaults=True):
    """The published value of one group, with its status and the standing of every claim."""

    id: str
    subject: str
    property: str
    qualifiers: dict[str, Qualifier]
    value: Value
    status: FactStatus
    origins: int
    claims: tuple[Standing, ...]
    bound: Bound = "exact"
    sources: int = 0
    conflict: str | None = None
    rule: str | None = None
    decision: str | None = None
    asserted_by: str | None = None
    aliases: tuple[str, ...] = ()
    fragility: tuple[str, ...] = ()
    """The sources any one of which, left out, would change this value or its status."""


class Subject(Struct, frozen=True):
    """Whom facts are about."""

    id: str
    label: str


class Gap(Struct, frozen=True):
    """A property that no source states of a subject."""

    subject: str
    property: str


class PublishedSource(Source, frozen=True, omit_defaults=True):
    """A source with what is needed to check it: the digest of its text, its format, and how it may be quoted."""

    text_digest: str | None = None
    format: str | None = None
    rights: Rights = "unstated"


class PropertyUsed(Struct, frozen=True, omit_defaults=True):
    """What a property is called and asks, so that the sheet can be read without the profile."""

    id: str
    label: str
    question: str
    kind: str
    cardinality: str = "one"
    scale: tuple[str, ...] = ()
    """Of levels: the steps, lowest first."""


class ProfileUsed(Struct, frozen=True, omit_defaults=True):
    """The profile that made the sheet, as far as a reader of the sheet needs it."""

    name: str
    label: str
    about: str
    properties: tuple[PropertyUsed, ...] = ()


class PolicyRule(Struct, frozen=True, omit_defaults=True):
    """One rule of the policy: its name, what it says to a reader, and whether it may settle or only suggest."""

    name: str
    explanation: str
    settles: bool = False


class Sheet(Struct, frozen=True, rename={"schema": "$schema", "format_version": "formatVersion"}):
    """The whole sheet, draft or published: enough to read it, and with the files enough to check it.

    `seal` is the sha256 of everything else on the sheet, so that an edit by hand shows.
    """

    schema: str
    format_version: str
    draft: bool
    subjects: tuple[Subject, ...]
    sources: tuple[PublishedSource, ...]
    facts: tuple[Fact, ...]
    gaps: tuple[Gap, ...]
    mentioned: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...] = ()
    decisions: tuple[Decision, ...] = ()
    tie_outs: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    policy: tuple[PolicyRule, ...] = ()
    profile: ProfileUsed | None = None
    seal: str | None = None
