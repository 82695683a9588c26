"""Against the files: is each still the file that was read, and does it still say what is quoted?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pipeline.errors import PipelineError
from pipeline.publish.selectors import Place, digest_of, locate, position_of, words_of
from pipeline.publish.verdicts import Failure, QuoteVerdict
from pipeline.publish.wording import listed
from pipeline.records.document import Document
from pipeline.records.sheet import Fact, PublishedSource, Standing

ReadText = Callable[[PublishedSource], Document]
"""Reads a source again, as it is now; raises `PipelineError` or `OSError` where it cannot."""


def read_again(source: PublishedSource, read_text: ReadText) -> tuple[Document | None, list[Failure]]:
    """A source as its file reads now, if it can be read, and what no longer fits."""
    try:
        document = read_text(source)
    except (PipelineError, OSError) as error:
        return None, [Failure("source_unreadable", f"{source.file}: {error}", source=source.id)]
    return document, list(digests(source, document))


def digests(source: PublishedSource, document: Document) -> Iterator[Failure]:
    """Whether file and text are those that were read."""
    if source.digest != document.digest:
        message = f"{source.file} has the sha256 {document.digest}, not {source.digest}"
        yield Failure("source_digest", message, source=source.id)
    if source.text_digest != digest_of(document.text):
        message = f"the text of {source.file} has the sha256 {digest_of(document.text)}, not {source.text_digest}"
        yield Failure("text_digest", message, source=source.id)


def quote(fact: Fact, standing: Standing, document: Document) -> tuple[QuoteVerdict, list[Failure]]:
    """What became of one claim's quote in the file as it is now."""
    place = locate(document.text, standing.evidence, standing.target)
    verdict = QuoteVerdict(fact.id, place.verdict, standing.claim, standing.source, place.start, place.end, place.reads)
    if place.verdict == "exact":
        return verdict, []
    failure = Failure(
        f"quote_{place.verdict}", _told(standing, place), fact=fact.id, claim=standing.claim, source=standing.source
    )
    return verdict, [failure]


def surroundings(fact: Fact, standing: Standing, document: Document) -> Iterator[Failure]:
    """Whether the headings above a claim, its page and its range in the raw file are those of its span."""
    evidence = standing.evidence
    start, end = evidence.start, evidence.end
    if not 0 <= start < end <= len(document.text):
        return
    block = next((each for each in document.blocks if each.start <= start < each.end), None)
    page = next((each.number for each in document.pages if each.start <= start < each.end), None)
    derived = {
        "section": document.section(block) if block is not None else (),
        "raw": document.raw.range(start, end) if document.raw is not None else None,
        "page": page,
    }
    stated = {"section": evidence.section, "raw": evidence.raw, "page": evidence.page}
    wrong = [name for name in derived if derived[name] != stated[name]]
    if wrong:
        message = f"{standing.source}: the {listed(wrong)} of “{evidence.quote}” is another in the file"
        yield Failure("place", message, fact=fact.id, claim=standing.claim, source=standing.source)


def _told(standing: Standing, place: Place) -> str:
    said = f"{standing.source}: “{standing.evidence.quote}” at {standing.evidence.start}–{standing.evidence.end}"
    match place.verdict:
        case "moved":
            return f"{said} now stands at {place.start}–{place.end}"
        case "ambiguous":
            return f"{said} is gone, and the same words stand in several other places"
        case "altered":
            return f"{said} now reads “{place.reads}”, or other words stand around it"
        case "exact" | "missing" | "asserted":
            return f"{said} is nowhere in the file"


def citation(fact: Fact, standing: Standing, sources: Mapping[str, PublishedSource]) -> Iterator[Failure]:
    """Whether a claim's evidence describes one place, in the text its source names."""
    source, evidence, target = sources.get(standing.source), standing.evidence, standing.target
    at = {"fact": fact.id, "claim": standing.claim, "source": standing.source}
    if source is None:
        yield Failure("source_unlisted", f"{standing.source} is no source of this sheet", **at)
        return
    if target is None:
        yield Failure("span", f"claim {standing.claim} has no target to look its quote up by", **at)
        return
    if target.source != f"urn:sha256:{source.text_digest}":
        yield Failure("target_digest", f"{target.source} is not the text of {standing.source}", **at)
    position, words = position_of(target), words_of(target)
    same_place = position is not None and (position.start, position.end) == (evidence.start, evidence.end)
    whole = target.quote_digest is not None or len(evidence.quote) == evidence.end - evidence.start
    if not same_place or not whole or words is None or words.exact != evidence.quote:
        message = f"{evidence.start}–{evidence.end} and “{evidence.quote}” do not describe one place"
        yield Failure("span", message, **at)
