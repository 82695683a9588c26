"""Anything wrong with the data, as a value: rule, severity, message and place."""

from __future__ import annotations

from typing import Literal

from pipeline.values.exact import Exact

Severity = Literal["high", "medium", "low", "info"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low", "info")


class Finding(Exact, frozen=True, omit_defaults=True):
    """One thing a person should look at, with the rule that noticed it.

    `start` and `end` are code points in the document's text, where there is a place to point at.
    """

    rule: str
    """The name of the rule that noticed it."""
    severity: Severity
    """How grave it is."""
    message: str
    """What is wrong, in a sentence."""
    source: str | None = None
    """The id of the source it is about."""
    start: int | None = None
    """Where in that source's text it begins."""
    end: int | None = None
    """Where it ends."""
