"""The draft sheet of a whole corpus: its outline at hand, its long lists an element at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import structs

from pipeline.files.jsonlines import proved
from pipeline.files.streamed import Bundle
from pipeline.publish.assemble import gaps, outline, publish_source
from pipeline.records.finding import Finding
from pipeline.records.sheet import PublishedSource, Sheet
from pipeline.run.gather import Gathered
from pipeline.run.whole import Whole
from pipeline.settle import explained


def outline_of(whole: Whole, draft: bool = True) -> Sheet:
    """The draft sheet, or the final one, without its long lists."""
    decisions, profile = whole.log.decisions, whole.project.profile
    return outline(whole.subjects, (), profile, draft, decisions, whole.used, explained(whole.project.policy))


def published(gathered: Gathered) -> PublishedSource:
    """A source as the sheet lists it."""
    head = gathered.head
    assert head is not None
    return structs.replace(publish_source(gathered.source, None), text_digest=head.text_digest, format=head.format)


def lists_of(whole: Whole) -> dict[str, Iterator[bytes] | Iterator[Bundle]]:
    """The long lists of the sheet."""
    stated = gaps(whole.subjects, whole.stated, whole.project.profile)
    return {
        "sources": proved(map(published, whole.corpus.read), PublishedSource),
        "facts": whole.bundles("facts"),
        "gaps": map(msgspec.json.encode, stated),
        "mentioned": whole.bundles("mentioned"),
        "conflicts": whole.bundles("conflicts"),
        "tie_outs": encoded(whole.across),
        "findings": encoded(whole.settled),
    }


def encoded(findings: Iterable[Finding]) -> Iterator[bytes]:
    """Findings as the sheet lists them."""
    return iter(sorted(map(msgspec.json.encode, findings)))
