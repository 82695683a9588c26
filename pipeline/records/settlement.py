"""What settling gives: conflicts with their final status, facts, and the policy that was asked."""

from __future__ import annotations

from typing import Literal

from pipeline.records.conflict import Conflict
from pipeline.records.finding import Finding
from pipeline.records.sheet import Fact
from pipeline.values.exact import Exact

RuleName = Literal["primary", "newest_edition", "most_origins", "preferred_origin"]
Gate = Literal["high", "medium", "low", "info", "never"]


class Policy(Exact, frozen=True, omit_defaults=True):
    """What decides between values where nobody has decided.

    - `order`: the rules, asked one after another until one value is left.
    - `preferred_origins`: canonical names, best first, for the rule `preferred_origin`.
    - `settles`: the causes it may settle by itself, as "window" or with a basis as in "edition stated". For every other
      cause it only suggests, and the conflict stays open.
    - `gate`: open conflicts of this severity or a graver one stop `publish`.
    """

    order: tuple[RuleName, ...] = ("primary", "newest_edition", "most_origins", "preferred_origin")
    preferred_origins: tuple[str, ...] = ()
    settles: tuple[str, ...] = ("edition stated", "rounding", "window")
    gate: Gate = "high"


class Settlement(Exact, frozen=True):
    """All conflicts with their status and suggestion, all facts, and what settling adds for a person to look at."""

    conflicts: tuple[Conflict, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
