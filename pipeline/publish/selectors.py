"""Where a quote stands, in a form that outlives us: W3C selectors, and looking them up again in a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Literal, NamedTuple

from msgspec import structs

from pipeline.publish.rights import ALLOWANCES
from pipeline.records.claim import Evidence
from pipeline.records.document import Document
from pipeline.records.sheet import Rights, Target, TextPositionSelector, TextQuoteSelector

Verdict = Literal["exact", "moved", "ambiguous", "missing", "altered", "asserted"]

_LEAST_FRAME = 6
"""Fewer characters of context than this frame nothing: they occur everywhere."""
_ALTERED_BY = 64
"""How much longer than the quote its replacement may be to be recognised between the same neighbours."""


class Place(NamedTuple):
    """What became of a quote: the verdict, where it stands now, and what stands in its place if it was altered."""

    verdict: Verdict
    start: int | None = None
    end: int | None = None
    reads: str | None = None


def digest_of(text: str) -> str:
    """The sha256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def cite(document: Document, evidence: Evidence, rights: Rights) -> tuple[Evidence, Target]:
    """The evidence as it may be published, and the target that lets anyone find it without us."""
    allowed = ALLOWANCES[rights]
    start, end, quote = evidence.start, evidence.end, evidence.quote
    whole = allowed.quote is None or len(quote) <= allowed.quote
    exact = quote if whole else quote[: allowed.quote]
    before = document.text[max(0, start - allowed.around) : start]
    after = document.text[end : end + allowed.around] if whole else ""
    target = Target(
        source=f"urn:sha256:{document.text_digest}",
        selector=(TextQuoteSelector(exact, before, after), TextPositionSelector(start, end)),
        quote_digest=None if whole else digest_of(quote),
    )
    return structs.replace(evidence, quote=exact), target


def words_of(target: Target) -> TextQuoteSelector | None:
    """The selector that quotes."""
    return next((each for each in target.selector if isinstance(each, TextQuoteSelector)), None)


def position_of(target: Target) -> TextPositionSelector | None:
    """The selector that counts code points."""
    return next((each for each in target.selector if isinstance(each, TextPositionSelector)), None)


def occurrences(text: str, words: str) -> Iterator[int]:
    """Every place where the words start, overlapping ones too."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def locate(text: str, evidence: Evidence, target: Target | None) -> Place:
    """Find a published quote in a text.

    - exact: it stands where the sheet says, between the same neighbours
    - moved: it stands somewhere else, once
    - ambiguous: it stands somewhere else, more than once, and nothing tells which is meant
    - altered: its neighbours are there, and something else stands between them
    - missing: none of that
    """
    quote = words_of(target) if target is not None else None
    frame = quote or TextQuoteSelector(evidence.quote)
    length = evidence.end - evidence.start
    if _stands(text, evidence.start, length, frame, target):
        return Place("exact", evidence.start, evidence.end)
    found = [at for at in occurrences(text, frame.exact) if _is_whole(text, at, length, target)]
    framed = [at for at in found if _is_framed(text, at, length, frame)]
    if len(framed) > 1:
        return Place("ambiguous")
    if framed:
        return Place("moved", framed[0], framed[0] + length)
    instead = _between(text, frame, length)
    if instead is not None:
        return Place("altered", *instead, reads=text[slice(*instead)])
    if len(found) == 1 and found[0] != evidence.start:
        return Place("moved", found[0], found[0] + length)
    if evidence.start in found:
        return Place("altered", evidence.start, evidence.end, reads=text[evidence.start : evidence.end])
    return Place("ambiguous" if found else "missing")


def _stands(text: str, at: int, length: int, frame: TextQuoteSelector, target: Target | None) -> bool:
    """Whether the quote stands at this very place."""
    here = at >= 0 and length > 0 and text.startswith(frame.exact, at)
    return here and _is_whole(text, at, length, target) and _is_framed(text, at, length, frame)


def _is_whole(text: str, at: int, length: int, target: Target | None) -> bool:
    """A shortened quote is only found where the digest of the whole agrees."""
    wanted = target.quote_digest if target is not None else None
    return wanted is None or digest_of(text[at : at + length]) == wanted


def _is_framed(text: str, at: int, length: int, frame: TextQuoteSelector) -> bool:
    return text.endswith(frame.prefix, 0, at) and text.startswith(frame.suffix, at + length)


def _between(text: str, frame: TextQuoteSelector, length: int) -> tuple[int, int] | None:
    """The one stretch that stands where the quote stood: after the same words and before the same words."""
    if len(frame.prefix) < _LEAST_FRAME and len(frame.suffix) < _LEAST_FRAME:
        return None
    stretches = list(_stretches(text, frame, length + _ALTERED_BY))
    return stretches[0] if len(stretches) == 1 else None


def _stretches(text: str, frame: TextQuoteSelector, reach: int) -> Iterator[tuple[int, int]]:
    if not frame.prefix:
        end = text.find(frame.suffix, 0, reach + len(frame.suffix))
        if end > 0:
            yield 0, end
    for at in occurrences(text, frame.prefix):
        start = at + len(frame.prefix)
        end = len(text) if not frame.suffix else text.find(frame.suffix, start, start + reach + len(frame.suffix))
        if start <= end <= start + reach:
            yield start, end
