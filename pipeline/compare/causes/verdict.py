"""What a cause says of a pair: whether the texts state it, and a sentence that names both sides."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pipeline.records.finding import Severity


class Verdict(NamedTuple):
    """The basis and the sentence; a severity only where it is not the cause's usual one."""

    basis: Literal["stated", "inferred"]
    sentence: str
    severity: Severity | None = None
