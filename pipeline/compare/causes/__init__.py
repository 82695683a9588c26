"""Why two values differ: one small module for each cause, tried in the order the modules give themselves.

A cause module has `NAME`, `ORDER`, `SEVERITY` and `explain`, which looks at a pair and gives a verdict or None; its
docstring is the explanation that readers see. Put a module here and it takes part.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from pipeline.compare.causes.verdict import Verdict
from pipeline.compare.pairs import Pair
from pipeline.records.conflict import CauseName
from pipeline.records.finding import Severity


class Cause(Protocol):
    """What every module of this folder offers."""

    NAME: CauseName
    ORDER: int
    SEVERITY: Severity
    __doc__: str

    @staticmethod
    def explain(pair: Pair) -> Verdict | None:
        """The verdict on a pair, or None where this is not what tells its values apart."""


@cache
def causes() -> tuple[Cause, ...]:
    """All causes in the order in which they are tried."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__) if found.name != "verdict"]
    return tuple(sorted((cast(Cause, module) for module in modules), key=lambda cause: cause.ORDER))


@cache
def ranks() -> dict[CauseName, int]:
    """The place of each cause in the order; one that is tried twice has its first place."""
    found: dict[CauseName, int] = {}
    for place, cause in enumerate(causes()):
        found.setdefault(cause.NAME, place)
    return found


def judge(pair: Pair) -> tuple[CauseName, Severity, Verdict] | None:
    """The first cause that explains a pair, with its severity; None where there is nothing to explain."""
    for cause in causes():
        verdict = cause.explain(pair)
        if verdict is not None:
            usual = verdict.severity or pair.prop.severities.get(cause.NAME, cause.SEVERITY)
            return cause.NAME, usual, verdict
    return None


def explanations() -> dict[CauseName, str]:
    """What each cause means, for readers: the words of its module, one paragraph a rule."""
    found: dict[CauseName, str] = {}
    for cause in causes():
        words = " ".join(cause.__doc__.split())
        found[cause.NAME] = f"{found[cause.NAME]} {words}" if cause.NAME in found else words
    return found
