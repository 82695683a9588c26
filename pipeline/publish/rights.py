"""How much of a document may be quoted, which follows from the licence that the manifest states.

| rights | licence in the manifest | a quote in full up to | words kept on either side |
|---|---|---|---|
| open | public domain, CC0, CC BY, CC BY-SA, open government or open source licences | any length | 64 characters |
| unstated | none | 160 characters | 32 characters |
| restricted | anything else, such as "all rights reserved" or CC BY-NC | 80 characters | 16 characters |

A longer quote keeps its beginning and the digest of the whole, so it can still be checked against the file.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.records.sheet import Rights

_RESTRICTED = re.compile(r"\b(nc|nd|noncommercial|non|noderivatives|no|not|except|proprietary|reserved|permission)\b")
_OPEN = re.compile(
    r"\b(cc0|public ?domain|pddl|odbl|odc by|ogl|open government licen[cs]e|mit|apache|bsd|isc|unlicense"
    r"|(cc|creative ?commons)\b.*\b(by|zero)|us government work|work of the us government|17 u ?s ?c)\b"
)
_OTHER_THAN_WORDS = re.compile(r"[^a-z0-9]+")


class Allowance(NamedTuple):
    """How long a quote may be before it is shortened, and how much of its surroundings may go with it."""

    quote: int | None
    around: int


ALLOWANCES: dict[Rights, Allowance] = {
    "open": Allowance(None, 64),
    "unstated": Allowance(160, 32),
    "restricted": Allowance(80, 16),
}


def rights_of(licence: str | None) -> Rights:
    """What a licence, as the manifest words it, lets us quote. What we do not recognise counts as restricted."""
    words = _OTHER_THAN_WORDS.sub(" ", (licence or "").lower()).strip()
    if not words:
        return "unstated"
    if _RESTRICTED.search(words) or not _OPEN.search(words):
        return "restricted"
    return "open"
