"""A claim: who says what about whom, and the exact characters it was read from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import Struct

from pipeline.values import Bound, Value

Basis = Literal["stated", "inferred", "assumed"]
Qualifier = str | tuple[int, int]
"""A qualifier is a word (`median`, `2023-04`), or for `window` a pair of years."""


class Evidence(Struct, frozen=True, omit_defaults=True):
    """The words a claim was read from: `document.text[start:end] == quote`, always.

    `sentence` is the range of the sentence or table row around it, `section` the headings above it. `raw` is the
    range in the decoded file where the text is not the file itself; `page` and `box` (left, bottom, right,
    top, in points) say where it stands in a PDF.
    """

    start: int
    end: int
    quote: str
    sentence: tuple[int, int]
    section: tuple[str, ...] = ()
    raw: tuple[int, int] | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


class Context(Struct, frozen=True, omit_defaults=True, rename={"of": "for"}):
    """Where a qualifier, the subject or the attribution was read. Assumed ones have no span."""

    of: str
    basis: Basis
    start: int | None = None
    end: int | None = None
    quote: str | None = None


class Claim(Struct, frozen=True):
    """Subject + property + value + bound + qualifiers + attribution + evidence."""

    id: str
    source: str
    subject: str
    property: str
    value: Value
    bound: Bound
    qualifiers: dict[str, Qualifier]
    attribution: str | None
    evidence: Evidence
    context: tuple[Context, ...] = ()


def fingerprint(*parts: object) -> str:
    """Sixteen hexadecimal digits that follow from the parts alone: never from chance, order or the clock."""
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()[:16]


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
    """The id of a claim: the hash of what it says and how many times its source has said so before.

    Spans stay out of it, so a typo mended elsewhere in the document changes no id.
    """
    return fingerprint(source, subject, property, dict(qualifiers), value, bound, attribution, occurrence)


class Unclaimed(Struct, frozen=True, omit_defaults=True):
    """A figure that no claim took, with the reason."""

    source: str
    start: int
    end: int
    quote: str
    reason: str
    sentence: tuple[int, int] | None = None
    kind: str | None = None


class Account(Struct, frozen=True):
    """Every figure of a document accounted for: `figures` = claims + context + ignored + unclaimed."""

    source: str
    figures: int
    claims: int
    context: int
    ignored: dict[str, int]
    unclaimed: int


class Extraction(Struct, frozen=True):
    """What one document gave: its claims by place, the figures nobody took, and the account of them all."""

    source: str
    claims: tuple[Claim, ...]
    unclaimed: tuple[Unclaimed, ...]
    account: Account
