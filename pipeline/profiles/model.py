"""The shape of a profile: everything the pipeline knows about a domain.

Strict on purpose: an unknown key is a mistake, reported with its line and column by `profiles.load`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.profiles.arithmetic import TieOut
from pipeline.profiles.naming import Naming, Requirement, Term
from pipeline.profiles.speech import Setting, Speech
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity

ValueKind = Literal["money", "percent", "count", "year", "duration", "name", "level"]
Cues = tuple[Annotated[str, Field(min_length=1)], ...]


class Part(BaseModel):
    """Base of every part of a profile."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Organisation(Part):
    """A body that measures or publishes, under its canonical name; `primary` ones settle before `secondary`."""

    aliases: Cues = ()
    """Other names of the body."""
    publications: Cues = ()
    """Works that stand for the body when it is not named beside them."""
    kind: Literal["primary", "secondary"] = "secondary"
    """`primary` where it measures the figures itself."""


class EditionStep(Part):
    """The credible change from one edition to the next, as shares a year."""

    rise: Decimal
    """The largest credible rise a year, as a share: 0.10 for a tenth."""
    fall: Decimal
    """The largest credible fall a year, as a share."""


class Everyone(Part):
    """The subject that averages of everybody belong to, and the words that name it."""

    subject: str
    """The id of that subject."""
    label: str
    """What people call it."""
    cues: Cues = ()
    """Words that name it: all occupations, all workers."""


class Ranks(Part):
    """Adjectives that make a share a percentile: the *top* 10 percent is p90, the *lowest* 10 percent p10."""

    high: Cues = ()
    """Adjectives of the upper end: top, highest."""
    low: Cues = ()
    """Adjectives of the lower end: lowest, bottom."""


class Qualifier(Part):
    """What narrows a property: the words for each of its values, and the headings that announce it."""

    values: dict[str, Cues] = {}
    """The words for each of its values."""
    labels: Cues = ()
    """Words in a column heading, caption or lead-in that say what the rows of a table are."""
    spans: Cues = ()
    """Words behind a length of time that make it a value: five years *of experience*."""
    ranks: Ranks | None = None
    """Adjectives that make a share of people a percentile."""
    scale: str | None = None
    """The ordered scale whose steps are its values."""
    spelling: dict[str, str] = {}
    """How a step of the scale is written as this qualifier, where it differs."""
    carried: tuple[Literal["lead", "heading", "alike"], ...] = ("lead", "heading")
    """From where a figure takes it that has none beside it: the `lead`-in of its list, a `heading` above, or the figure
    before it, where that is `alike`."""
    own: Cues = ()
    """Words by which a publisher speaks of himself, so that he is its value: *our* program."""
    setting: Setting | None = None
    """How running text names one of its values, where they are too many to list; one qualifier may say so."""

    def canonical(self, printed: str) -> str:
        """The value that a word stands for, or the word itself where it is none of those listed."""
        word = printed.casefold()
        spelled = (value for value, cues in self.values.items() if word == value.casefold() or word in cues)
        return next(spelled, printed)


class Small(Part):
    """What a missing qualifier is assumed to be for figures under a value."""

    value: str
    """What it is assumed to be."""
    under: Decimal
    """The value that no such figure reaches."""


class Step(Part):
    """One step of an ordered scale (a level of education), lowest first in its list."""

    name: str
    """What the step is called on the sheet."""
    cues: Cues = ()
    """The words for it."""


class Property(Part):
    """What may be said of a subject, how it is recognised, and how two statements of it compare."""

    label: str
    """What people call it."""
    question: str
    """With `{subject}` and the identity qualifiers as placeholders: "What do {subject} earn?" """
    kind: ValueKind
    """What its values are."""
    cardinality: Literal["one", "set"] = "one"
    """`one`: two values may conflict; `set`: items add up."""

    # recognising
    cues: Cues = ()
    """Words that make a figure of the right kind near them this property."""
    needs: tuple[str, ...] = ()
    """Markers of which one must stand in the same sentence or heading: a property may need several."""
    refuses: tuple[str, ...] = ()
    """Markers that rule the property out when they stand nearer than its cue's own clause ends."""
    takes: tuple[str, ...] = ()
    """Qualifiers read for it, beside its dates."""
    dates: Literal["as_of", "window", "target"] | None = None
    """Which time it is about: when it was measured, from when to when, or a year to come."""
    falls: tuple[str, ...] = ()
    """Markers whose words turn its figure negative: decline, drop."""
    zero: Cues = ()
    """Phrases that state the value nought in words: little or no change."""
    units: Cues = ()
    """Units of measure, written as printed, of which one must stand behind its number: 254 *m*, 536 *km²*."""
    unsigned: bool = False
    """Whether prose may print its sums without a sign: a salary of 48,940."""
    least: Decimal | None = None
    """A smaller figure is no such value (a salary of $5): it is left unclaimed."""
    most: Decimal | None = None
    """A larger figure is no such value (a salary of $4.9 million)."""
    later: str | None = None
    """The property that a figure for a year still to come is."""
    share: bool = False
    """Whether it is a share of a whole, so that "of" may follow its figure: 41 percent of them."""
    base: Cues = ()
    """What its percentage is one of, where it is no share for all that: a margin of 10 percent of *sales*."""
    of_subject: bool = False
    """Whether a number right before the subject's name is this property: 292,500 nurse practitioners."""
    implied: tuple[str, ...] = ()
    """Qualifiers that make a figure this property where nothing else is said: a median in dollars is pay."""
    bare: bool = True
    """Whether a figure may be claimed when only a heading or the sentence before holds the cue."""

    # comparing
    identity: tuple[str, ...] = ()
    """Qualifiers that part groups."""
    defaults: dict[str, str] = {}
    """What a missing identity qualifier is assumed to be. "manifest" stands for the source's own (geography)."""
    below: dict[str, Small] = {}
    """What one of those is assumed to be instead where the figure is small: a wage of $12 is paid by the hour."""
    optional: tuple[str, ...] = ()
    """Identity qualifiers whose absence is a group of its own (industry, group): none is assumed, none missing."""
    senses: tuple[str, ...] = ()
    """Qualifiers that part no groups but say which of several things is meant: founded, or incorporated."""
    edition_step: EditionStep | None = None
    """The credible change from one edition to the next."""
    printed_unit: Decimal | None = None
    """The unit its publisher rounds to (wages in tens); for the arithmetic checks only."""
    scale: str | None = None
    """The ordered scale a `level` property is measured on."""
    severities: dict[CauseName, Severity] = {}
    """How grave a cause is for this property, where it is not as usual."""


class Profile(Part):
    """A domain: its organisations, scales, qualifiers and properties."""

    name: str
    """The profile's own name."""
    label: str
    """What people call it."""
    about: str
    """What a subject is, in one noun: occupation, company."""
    currency: str = "USD"
    """What a bare dollar sign stands for, as an ISO 4217 code."""
    everyone: Everyone | None = None
    """The subject that averages of everybody belong to."""
    organisations: dict[str, Organisation] = {}
    """The bodies that texts credit, by their canonical names."""
    scales: dict[str, tuple[Step, ...]] = {}
    """Ordered scales, lowest step first."""
    qualifiers: dict[str, Qualifier] = {}
    """What may narrow a property."""
    markers: dict[str, Cues] = {}
    """Groups of words that properties need or refuse: yearly, falling, future."""
    asides: dict[str, Cues] = {}
    """Words of figures that belong to no property, by the reason given for leaving them unclaimed."""
    others: Cues = ()
    """Words of a heading or lead-in that say the rows of a table are other subjects: similar occupations."""
    hidden: Cues = ()
    """Phrases in which no cue counts: "faster than the average for all occupations"."""
    generic: Cues = ()
    """Words that stand for the document's own subject: this role, the field."""
    named: tuple[str, ...] = ()
    """Markers that the name of a subject stands for: who names an occupation speaks of work."""
    nouns: Cues = ()
    """Last words or endings of a subject's name (nurse, -ist), or the first of one in capitals (lake-): they tell
    another subject when one is named."""
    speech: Speech = Speech()
    """How texts of the domain talk: words around figures that no property owns."""
    horizon: int | None = None
    """Years that a projection spans when only its end, or only "the decade", is named."""
    properties: dict[str, Property]
    """What may be said of a subject."""
    names: dict[str, Naming] = {}
    """How the names of each `name` property are announced and what they look like."""
    vocabularies: dict[str, dict[str, Term]] = {}
    """Names the domain knows, by vocabulary and canonical form: they tell synonyms apart, and claim nothing."""
    arithmetic: tuple[TieOut, ...] = ()
    """Which figures must tie out."""
    requirements: dict[str, Requirement] = {}
    """How prose says that a step of a `level` property's scale is required, preferred or typical."""
