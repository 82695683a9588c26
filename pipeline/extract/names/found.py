"""A name that was found, before it becomes a claim."""

from __future__ import annotations

from msgspec import Struct, field

from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.shapes import Shape
from pipeline.records.document import Range


class Found(Struct, frozen=True):
    """A name with its place, the words that announced it, and where its issuer may be told.

    `before` and `after` are the stretches that may name the issuer, `closing` one that may name it for all
    names of a list, `issuer` one that a table gives.
    `rank` says how much to trust it: of two that overlap the lower stands, or the one in a `row` of several titles.
    """

    lexicon: Lexicon
    shape: Shape
    block: int
    rank: int
    qualifiers: dict[str, str] = field(default_factory=dict)
    cue: Range | None = None
    before: Range | None = None
    after: Range | None = None
    issuer: Range | None = None
    closing: Range | None = None
    row: bool = False
