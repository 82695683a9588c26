"""A claim in the making: what was read, before ids and evidence are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.records.claim import Basis, Context, Qualifier
from pipeline.values import Bound, Value


@dataclass(slots=True)
class Draft:
    """What the extractors found at text[start:end]; `extract.assemble` makes it a claim.

    `contexts` says where each qualifier, the subject and the attribution was read. `subject` None
    stands for the document's own subject.
    """

    property: str
    value: Value
    start: int
    end: int
    block: int
    bound: Bound = "exact"
    qualifiers: dict[str, Qualifier] = field(default_factory=dict)
    subject: str | None = None
    attribution: str | None = None
    contexts: list[Context] = field(default_factory=list)

    def read(self, of: str, text: str, start: int, end: int, basis: Basis = "stated") -> None:
        """Note where one part of the claim was read."""
        self.contexts.append(Context(of, basis, start, end, text[start:end]))

    def assume(self, of: str) -> None:
        """Note that one part of the claim is assumed: no words say it."""
        self.contexts.append(Context(of, "assumed"))
