"""A claim: who says what about whom, and the exact characters it was read from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

import msgspec

from pipeline.values import Bound, Value
from pipeline.values.exact import Exact

Basis = Literal["stated", "inferred", "assumed"]
Qualifier = str | tuple[int, int]
"""A qualifier is a word (`median`, `2023-04`), or for `window` a pair of years."""


class Evidence(Exact, frozen=True, gc=False, omit_defaults=True):
    """The words a claim was read from: `document.text[start:end] == quote`, always.

    `sentence` is the range of the sentence or table row around it, `section` the headings above it. `raw` is the
    range in the decoded file where the text is not the file itself; `page` and `box` (left, bottom, right,
    top, in points) say where it stands in a PDF.
    """

    start: int
    """Where the words begin: code points of the document's text, counted from 0."""
    end: int
    """Where they end; the character at this place is no part of them."""
    quote: str
    """The words themselves."""
    sentence: tuple[int, int]
    """The range of the sentence or table row around them."""
    section: tuple[str, ...] = ()
    """The headings above them, outermost first."""
    raw: tuple[int, int] | None = None
    """Their range in the decoded file, where the text is not the file itself (HTML)."""
    page: int | None = None
    """The page of a PDF, counted from 1."""
    box: tuple[float, float, float, float] | None = None
    """Where on that page: left, bottom, right and top, in points."""


class Context(Exact, frozen=True, gc=False, omit_defaults=True, rename={"of": "for"}):
    """Where a qualifier, the subject or the attribution was read. Assumed ones have no span."""

    of: str
    """What was read here: the name of a qualifier, `subject`, `attribution`, or `scale` ("in thousands")."""
    basis: Basis
    """`stated` by the text, `inferred` from it, or `assumed` from the profile or the manifest."""
    start: int | None = None
    """Where the words begin, as in `Evidence`."""
    end: int | None = None
    """Where they end."""
    quote: str | None = None
    """The words it was read from."""


class Claim(Exact, frozen=True, gc=False):
    """Subject + property + value + bound + qualifiers + attribution + evidence."""

    id: str
    """Follows from what the claim says and how often its source has said so before; never from its place."""
    source: str
    """The id of the source that says it."""
    subject: str
    """The id of whom or what it is about."""
    property: str
    """What is said of the subject, as the profile names it."""
    value: Value
    """What the text states, as precisely as it is printed."""
    bound: Bound
    """How the text hedges the value."""
    qualifiers: dict[str, Qualifier]
    """What narrows the claim, by name; a window is a pair of years, everything else words."""
    attribution: str | None
    """The organisation that the text credits, as printed; null where it credits nobody."""
    evidence: Evidence
    """The words the value was read from."""
    context: tuple[Context, ...] = ()
    """Where each qualifier, the subject and the attribution were read."""


_ENCODE = msgspec.json.Encoder(order="deterministic").encode


def fingerprint(*parts: object) -> str:
    """Sixteen hexadecimal digits that follow from the parts alone: never from chance, order or the clock."""
    return hashlib.sha256(_ENCODE(parts)).hexdigest()[:16]


def testimony(
    source: str,
    subject: str,
    property: str,
    qualifiers: Mapping[str, Qualifier],
    value: Value,
    bound: Bound,
    attribution: str | None,
) -> bytes:
    """What a claim says, in bytes: two claims say the same if theirs are equal.

    Spans stay out of it, so a typo mended elsewhere in the document changes nothing.
    """
    return _ENCODE((source, subject, property, qualifiers, value, bound, attribution))


def numbered(said: bytes, occurrence: int) -> str:
    """The id of a claim by what it says and how many times its source has said so before."""
    return hashlib.sha256(b"%b,%d]" % (said[:-1], occurrence)).hexdigest()[:16]


def claim_id(
    source: str,
    subject: str,
    property: str,
    qualifiers: Mapping[str, Qualifier],
    value: Value,
    bound: Bound,
    attribution: str | None,
    occurrence: int,
) -> str:
    """The id of a claim: the hash of what it says and how many times its source has said so before."""
    return numbered(testimony(source, subject, property, qualifiers, value, bound, attribution), occurrence)


class Unclaimed(Exact, frozen=True, gc=False, omit_defaults=True):
    """A figure that no claim took, with the reason."""

    source: str
    """The id of the source that holds the figure."""
    start: int
    """Where the figure begins: code points of the document's text, counted from 0."""
    end: int
    """Where it ends; the character at this place is no part of it."""
    quote: str
    """The figure as printed."""
    reason: str
    """Why no claim took it."""
    sentence: tuple[int, int] | None = None
    """The range of the sentence or table row around it."""
    kind: str | None = None
    """What sort of figure it was read as, where that much could be told."""


class Account(Exact, frozen=True, gc=False):
    """Every figure of a document accounted for: `figures` = claims + context + ignored + unclaimed."""

    source: str
    figures: int
    claims: int
    context: int
    ignored: dict[str, int]
    unclaimed: int


class Extraction(Exact, frozen=True, gc=False):
    """What one document gave: its claims by place, the figures nobody took, and the account of them all."""

    source: str
    claims: tuple[Claim, ...]
    unclaimed: tuple[Unclaimed, ...]
    account: Account
