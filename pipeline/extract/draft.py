"""A claim in the making: what was read, before ids and evidence are settled."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from pipeline.profiles.model import Property
from pipeline.records.claim import Basis, Context, Qualifier
from pipeline.values import Bound, Value


class Who(Struct, frozen=True, gc=False):
    """Whom a figure is about. `subject` None is the document's own; `group` narrows it."""

    subject: str | None
    group: str | None = None
    start: int = -1
    end: int = -1


OWN = Who(None)


class Draft(Struct, gc=False):
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
    qualifiers: dict[str, Qualifier] = {}
    subject: str | None = None
    attribution: str | None = None
    contexts: list[Context] = []

    def read(self, of: str, text: str, start: int, end: int, basis: Basis = "stated") -> None:
        """Note where one part of the claim was read."""
        self.contexts.append(Context(of, basis, start, end, text[start:end]))

    def about(self, who: Who, text: str, prop: Property) -> None:
        """Note whom it is about, and which group of them where the property takes groups."""
        self.subject = who.subject
        if who.start >= 0:
            self.contexts.append(Context("subject", "stated", who.start, who.end, text[who.start : who.end]))
        if who.group and "group" in prop.takes:
            self.qualifiers["group"] = who.group
            self.read("group", text, who.start, who.end)

    def echo(self, other: Draft) -> None:
        """Say all that another draft says beside its value."""
        self.qualifiers.update(other.qualifiers)
        self.contexts += other.contexts
        self.attribution = other.attribution

    def assume(self, of: str) -> None:
        """Note that one part of the claim is assumed: no words say it."""
        self.contexts.append(_assumed(of))

    def share(self, of: str, other: Draft) -> None:
        """Note that one part of the claim was read with another claim before it."""
        context = next((each for each in other.contexts if each.of == of and each.start is not None), None)
        if context:
            self.contexts.append(Context(of, "inferred", context.start, context.end, context.quote))
        else:
            self.assume(of)


@cache
def _assumed(of: str) -> Context:
    return Context(of, "assumed")
