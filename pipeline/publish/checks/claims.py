"""Against the claims themselves: does each value follow from its quote, and each id from what the claim says?"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.publish.checks.reread import says
from pipeline.publish.verdicts import Failure
from pipeline.records.claim import numbered, testimony
from pipeline.records.document import Document
from pipeline.records.sheet import Fact, PublishedSource, Standing
from pipeline.values.wording import say

MOST_REPEATS = 500
"""A source that says one thing this often is checked no further."""


def value(fact: Fact, standing: Standing, source: PublishedSource, document: Document) -> Iterator[Failure]:
    """Whether the quote, read again, says the value."""
    evidence = standing.evidence
    quote = evidence.quote
    if standing.target is not None and standing.target.quote_digest is not None:
        quote = document.text[evidence.start : evidence.end]
    if not says(quote, standing.value, document, evidence, source.locale):
        yield Failure(
            "value_from_quote",
            f"“{quote}” does not say {say(standing.value)}",
            fact=fact.id,
            claim=standing.claim,
            source=standing.source,
        )


def identity(fact: Fact, standing: Standing) -> Iterator[Failure]:
    """Whether the id is the hash of source, subject, property, qualifiers, value, bound and attribution."""
    parts = (standing.source, fact.subject, fact.property, standing.qualifiers, standing.value, standing.bound)
    said = testimony(*parts, standing.attribution)
    if not any(numbered(said, occurrence) == standing.claim for occurrence in range(MOST_REPEATS)):
        yield Failure(
            "claim_id",
            f"{standing.claim} is not the id of what {standing.source} is said to claim",
            fact=fact.id,
            claim=standing.claim,
            source=standing.source,
        )
