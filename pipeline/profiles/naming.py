"""The part of a profile that says how names are announced, what they look like, and what a level is required by.

All words are written in lower case and singular; plurals and capitals are recognised by themselves.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Words = tuple[Annotated[str, Field(min_length=1)], ...]


class NamingPart(BaseModel):
    """Base of every part that is about names."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Announcement(NamingPart):
    """Words of a heading, a lead-in or a sentence that announce names: "job titles", "certifications"."""

    nouns: Words = ()
    """Nouns that announce a list, as a heading or before `connectors` ("titles such as")."""
    phrases: Words = ()
    """Phrases directly before the names: "work as", "promoted to"."""
    beside: Words = ()
    """Where given, one of these must stand in the same heading or clause: "entry-level" beside "positions"."""
    unless: Words = ()
    """Where one of these stands in the same heading or clause, nothing is announced: "related" careers."""
    columns: Words = ()
    """Headings of the columns beside names in a table that make them such names: "years of experience"."""
    qualifiers: dict[str, str] = {}
    """What the names announced so are: role: career_step."""


class Epithets(NamingPart):
    """Phrases that give another name of the subject itself: "also known as"."""

    phrases: Words
    """Such phrases: also known as, sometimes called."""
    pronouns: Words = ()
    """Words that stand for the subject before such a phrase: they, these professionals."""
    qualifiers: dict[str, str] = {}
    """What a name given so is: role: alternative_name."""


class Issuers(NamingPart):
    """How a text says which body issues what is named, and what bodies are called."""

    nouns: Words = ()
    """Nouns in the names of bodies: association, board, college."""
    passive: Words = ()
    """Phrases before the body: "offered by"."""
    active: Words = ()
    """Verbs after the body: awards, offers, grants."""
    intrinsic: Words = ()
    """Openings of a name that say its body themselves: "fellow of"."""
    columns: Words = ()
    """Column headings of the body beside a column of names."""
    qualifier: str = "issuer"
    """The qualifier that holds the body."""


class Priced(NamingPart):
    """What a sum right beside a name is, where nothing else is said of it: "controller ($96,200)"."""

    property: str
    """The property that it is."""
    least: Decimal
    """A smaller sum may be anything."""


class Naming(NamingPart):
    """How names of one property are found: where they are announced, and what such a name looks like."""

    announced: tuple[Announcement, ...] = ()
    """The words that announce such names, and what they make of them."""
    connectors: Words = ()
    """Between an announcing noun and names in a sentence: such as, including."""
    silent: Words = ()
    """Nouns of headings and lead-ins whose items are never such names: skills, duties, employers."""
    hints: Words = ()
    """Words of a lead-in or heading with which a list counts as announced if every entry surely reads like a name."""
    hinted: dict[str, str] = {}
    """What names of such a list are."""
    arrows: dict[str, str] = {}
    """What names in a row parted by arrows are: rungs of a ladder. Empty: such rows are not read."""
    branches: dict[str, str] = {}
    """What names of a list are that nearly all end in the subject's own noun: specialties."""
    seniority: Words = ()
    """Words in a name that tell how senior one is: junior, senior. A list with some of them is a ladder."""
    beginners: Words = ()
    """Words that tell of the beginning: junior, apprentice. A list from there to those of `seniority` is a ladder."""
    qualities: Words = ()
    """Adjectives that make no kind of those they stand before: experienced, certified."""
    sought: Words = ()
    """Verbs right before such names, of those who need somebody: recruit, look for."""
    columns: Words = ()
    """Column headings over cells that hold such names."""
    rungs: Words = ()
    """Column headings over levels, whose cells are such names where they read like more than a level: career stage."""
    heads: Words = ()
    """Nouns a name ends in: manager, director. Those in capitals are abbreviations: CEO."""
    endings: Words = ()
    """Endings of such nouns: -er, -ist. Weaker than `heads`: only lists announced as names trust them."""
    not_heads: Words = ()
    """Nouns with such an ending that are none: center, career."""
    general: Words = ()
    """Heads that tell nothing alone, whatever row they stand in: manager, worker."""
    stops: Words = ()
    """Words that no such name holds, beside those of all texts: work, oversee."""
    priced: Priced | None = None
    """What a sum right beside such a name is."""
    verbs: Words = ()
    """Verbs behind such a name that tell a figure of it, and end the row: a captain *earns* …"""
    as_one: Words = ()
    """Words before a name in a row, beside articles: *a job as* a captain."""
    openers: Words = ()
    """Words a name begins with: certified, fellow of."""
    nouns: Words = ()
    """Nouns that make what stands before or inside them such a name: certification, credential, license."""
    plain: Words = ()
    """Words before one of `nouns` that tell what a name is like and are no name: valid, optional, state."""
    taught: Words = ()
    """Those of `nouns` that end a course of study as often: only an abbreviation or code tells a name: certificate."""
    near: Words = ()
    """Further words that speak of such names in the same sentence: certify, qualification."""
    abbreviations: bool = False
    """Whether an abbreviation alone may be such a name ("the FACHE")."""
    proper: bool = False
    """Whether any capitalised name will do where it is announced: customers of a company."""
    prose: bool = False
    """Whether a name beside one of `nouns` counts without announcement: "the CPHQ certification"."""
    own: bool = False
    """Whether the subject's own label may be such a name. A job's own name is no job title of it."""
    epithets: Epithets | None = None
    """Phrases that give the subject another name."""
    issuers: Issuers | None = None
    """How a text says who issues what is named."""
    canonical: Literal["name", "abbreviation"] = "name"
    """What items are told apart by where both are printed."""
    vocabulary: str | None = None
    """The vocabulary that knows synonyms of such names."""
    spelling: dict[str, str] = {}
    """Spellings taken for one: health care is healthcare."""


class Term(NamingPart):
    """One name that the profile knows, under its canonical form: how else it is written, and who issues it."""

    aliases: Words = ()
    """Other ways to write it."""
    qualifiers: dict[str, str] = {}
    """What is known of it: its issuer. Used to tell items and bodies apart; never claimed without words that say so."""


class Requirement(NamingPart):
    """How a text says that a step of a scale is required, preferred or typical."""

    forms: dict[str, Words] = {}
    """Further ways to write a step, by the step's name on the scale."""
    titles: dict[str, Words] = {}
    """Openings of spelled-out titles at a step: "bachelor of", "master of"."""
    initials: dict[str, Words] = {}
    """Abbreviations of titles at a step, written as printed: MBA, Ph.D."""
    shortened: dict[str, Words] = {}
    """How a step is called right before another one: "*associate* or bachelor's degree"."""
    required: Words = ()
    """Words that make a level required: must, is required. `<number>` stands for any number in digits."""
    preferred: Words = ()
    """Words that make it preferred: an advantage, ideally."""
    typical: Words = ()
    """Adverbs and phrases that make a need typical: typically, the usual."""
    usual: Words = ()
    """Phrases that make a level typical by themselves: "is the standard"."""
    holds: Words = ()
    """Verbs that make what most or all have typical: "most of them hold a …"."""
    needs: Words = ()
    """Verbs of needing that an adverb makes typical: need, require, have."""
    seekers: Words = ()
    """Nouns for those a requirement is about, beside the subject's own name: candidates, applicants, positions."""
    quantifiers: dict[str, Words] = {}
    """all, most, many, some: words that say for how many it holds."""
    bounds: dict[Literal["more_than", "less_than"], Words] = {}
    """Words right before a step that make it a half-line."""
    floor: Words = ()
    """Words that call a step the least that is enough: that is what a requirement means, so they add no bound."""
    listed: Words = ()
    """Lead-ins of bare lists: "common degrees include"."""
    courses: Words = ()
    """Plural nouns for what leads to a step: bachelor's *programs* are no bachelor's degree."""
    schools: Words = ()
    """Nouns for what one enters on the way to a step: a medical *school*, a *program*."""
    entering: Words = ()
    """Verbs and phrases before those, where a step opens them and no position: "to *enter* a program"."""
    besides: Words = ()
    """Words before a step that is not enough by itself: "*in addition to* a bachelor's degree"."""
    further: Words = ()
    """Words behind such a step: "a bachelor's degree *as well as* a degree from …"."""
    more: Words = ()
    """What such a step needs beside it: a further *degree*, a *law school*."""
    awards: Words = ()
    """Nouns for what is on no step, and as good as the step behind "or": "a *certificate* or an associate's degree"."""
    kinds: Words = ()
    """Plural nouns that announce steps in a row before a colon or "are": degrees, diplomas."""
    labels: Words = ()
    """Labels of a line whose value is a step: "Degree: bachelor's in …"."""
    accepted: Words = ()
    """Words that take a step for enough without asking for it: "happy with"."""
    active: Words = ()
    """Verbs that what they ask for follows: "seek", "require". Behind a step they speak of something else."""
    parts: dict[str, Words] = {}
    """Words behind "required for" that confine a statement to some: "posts in"."""
    grounds: Words = ()
    """Nouns of headings that tell of a step without naming which: "Finish college"."""
    steps: Words = ()
    """Verbs of headings that tell a step on the way: earn, obtain."""
    vetoes: Words = ()
    """Words of sentences about something else: how long a degree takes, what it costs, who offers it."""
    passing: Words = ()
    """Words that make a sentence about something beyond entry: advance, specialise, licence exams."""
