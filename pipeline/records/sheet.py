"""The fact sheet: a view over claims, decisions and a policy."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from pipeline.records.claim import Evidence, Qualifier
from pipeline.records.conflict import Conflict
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.finding import Finding
from pipeline.values import Bound, Value
from pipeline.values.exact import Exact

StandingName = Literal["preferred", "supporting", "superseded", "rejected", "out_of_scope"]
FactStatus = Literal["agreed", "single_origin", "resolved", "disputed"]
Rights = Literal["open", "restricted", "unstated"]


class TextQuoteSelector(Exact, frozen=True, omit_defaults=True, tag="TextQuoteSelector", tag_field="type"):
    """The words themselves, with a little of what stands before and after (W3C Web Annotation)."""

    exact: str
    """The words."""
    prefix: str = ""
    """What stands just before them."""
    suffix: str = ""
    """What stands just after them."""


class TextPositionSelector(Exact, frozen=True, tag="TextPositionSelector", tag_field="type"):
    """Where the words stand: half-open, in code points of the text (W3C Web Annotation)."""

    start: int
    """Where they begin, counted from 0."""
    end: int
    """Where they end; the character at this place is no part of them."""


Selector = TextQuoteSelector | TextPositionSelector


class Target(Exact, frozen=True, omit_defaults=True):
    """Where to look a quote up without trusting us: the text, by its digest, and two selectors in it.

    `source` is `urn:sha256:` and the digest of the text. Where the source's rights make us shorten a long quote,
    `exact` holds its beginning and `quote_digest` the sha256 of the whole, so that it can still be checked.
    """

    source: str
    """`urn:sha256:` and the digest of the text."""
    selector: tuple[Selector, ...]
    """The words, and where they stand."""
    quote_digest: str | None = None
    """The sha256 of the whole quote, where `exact` holds its beginning only."""


class Standing(Exact, frozen=True, omit_defaults=True, gc=False):
    """How one claim stands on the sheet, and why."""

    claim: str
    """The id of the claim."""
    source: str
    """The id of the source that says it."""
    standing: StandingName
    """What became of it: published, in support, replaced by a newer one, not chosen, or about something else."""
    reason: str
    """Why, in a sentence."""
    value: Value
    """What it states."""
    bound: Bound
    """How it hedges."""
    evidence: Evidence
    """The words it was read from."""
    origin: str | None = None
    """Whose word it is."""
    attribution: str | None = None
    """Whom the text credits, as printed."""
    qualifiers: dict[str, Qualifier] = field(default_factory=dict)
    """What narrows it."""
    assumed: tuple[str, ...] = ()
    """The qualifiers nobody wrote: the profile or the manifest supplied them."""
    target: Target | None = None
    """The same place as `evidence`, as the Web Annotation model says it."""


class Fact(Exact, frozen=True, omit_defaults=True, gc=False):
    """The published value of one group, with its status and the standing of every claim."""

    id: str
    """Follows from the question it answers, and from window or value where one question has several facts."""
    subject: str
    """The id of whom or what it is about."""
    property: str
    """What is said of the subject, as the profile names it."""
    qualifiers: dict[str, Qualifier]
    """What narrows it."""
    value: Value
    """What is published."""
    status: FactStatus
    """`agreed` by two origins or more, `single_origin`, `resolved` by a rule or person, or `disputed`."""
    origins: int
    """How many independent origins stand behind the value."""
    claims: tuple[Standing, ...]
    """Every claim of the group, and how it stands."""
    bound: Bound = "exact"
    """How the value is hedged."""
    sources: int = 0
    """How many sources stand behind the value."""
    conflict: str | None = None
    """The id of the conflict it comes from."""
    rule: str | None = None
    """The rule of the policy that chose the value."""
    decision: str | None = None
    """The id of the decision that chose it."""
    asserted_by: str | None = None
    """Who asserted it, where no source states it."""
    aliases: tuple[str, ...] = ()
    """Other names of the same item."""
    fragility: tuple[str, ...] = ()
    """The sources any one of which, left out, would change this value or its status."""


class Subject(Exact, frozen=True):
    """Whom facts are about."""

    id: str
    """The id used everywhere else."""
    label: str
    """What people call it."""


class Gap(Exact, frozen=True):
    """A property that no source states of a subject."""

    subject: str
    """The id of the subject."""
    property: str
    """The property that nothing is said of."""


class PublishedSource(Source, frozen=True, omit_defaults=True):
    """A source with what is needed to check it: the digest of its text, its format, and how it may be quoted."""

    text_digest: str | None = None
    """The sha256 of its text in UTF-8."""
    format: str | None = None
    """What it was read as: txt, md, html, pdf or docx."""
    rights: Rights = "unstated"
    """How much of it may be quoted, as concluded from its licence."""


class PropertyUsed(Exact, frozen=True, omit_defaults=True):
    """What a property is called and asks, so that the sheet can be read without the profile."""

    id: str
    """The name used everywhere else."""
    label: str
    """What people call it."""
    question: str
    """The question that its facts answer."""
    kind: str
    """The kind of value it has."""
    cardinality: str = "one"
    """`one`: two values may conflict; `set`: items add up."""
    scale: tuple[str, ...] = ()
    """Of levels: the steps, lowest first."""


class ProfileUsed(Exact, frozen=True, omit_defaults=True):
    """The profile that made the sheet, as far as a reader of the sheet needs it."""

    name: str
    """The profile's name."""
    label: str
    """What people call it."""
    about: str
    """What its subjects are."""
    properties: tuple[PropertyUsed, ...] = ()
    """The properties it knows."""


class PolicyRule(Exact, frozen=True, omit_defaults=True):
    """One rule of the policy: its name, what it says to a reader, and whether it may settle or only suggest."""

    name: str
    """The rule's name."""
    explanation: str
    """What it says, for a reader."""
    settles: bool = False
    """Whether it may settle a conflict by itself; otherwise it suggests."""


class Sheet(Exact, frozen=True, rename={"schema": "$schema", "format_version": "formatVersion"}):
    """The whole sheet, draft or published: enough to read it, and with the files enough to check it.

    `seal` is the sha256 of everything else on the sheet, so that an edit by hand shows.
    """

    schema: str
    """The id of the schema it follows."""
    format_version: str
    """The version of this format; its first number changes when older readers would misunderstand it."""
    draft: bool
    """True for the draft that a run writes, false for the published sheet."""
    subjects: tuple[Subject, ...]
    """Whom the facts are about."""
    sources: tuple[PublishedSource, ...]
    """Every source, with its digests."""
    facts: tuple[Fact, ...]
    """What is published of the subjects."""
    gaps: tuple[Gap, ...]
    """What no source says of them."""
    mentioned: tuple[Fact, ...]
    """Facts about anybody else."""
    conflicts: tuple[Conflict, ...] = ()
    """Every conflict, with its values, causes and status."""
    decisions: tuple[Decision, ...] = ()
    """The decisions that the facts rely on."""
    tie_outs: tuple[Finding, ...] = ()
    """Arithmetic that does not come out."""
    findings: tuple[Finding, ...] = ()
    """What else a person should look at."""
    policy: tuple[PolicyRule, ...] = ()
    """The rules that chose between values, in the order they were asked."""
    profile: ProfileUsed | None = None
    """What the properties are called and ask."""
    seal: str | None = None
    """The sha256 of everything else."""
