"""Check a sheet against the files it names, offline, trusting nothing it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.publish.assemble import seal_of
from pipeline.publish.checks import claims, decisions, facts, files
from pipeline.publish.checks.files import ReadText
from pipeline.publish.diff import diff
from pipeline.publish.verdicts import Failure, QuoteVerdict, Verification
from pipeline.records.decision import Decision
from pipeline.records.document import Document
from pipeline.records.sheet import Fact, PublishedSource, Sheet, Standing


def verify(
    sheet: Sheet, read_text: ReadText, *, log: Sequence[Decision] | None = None, again: Sheet | None = None
) -> Verification:
    """Every quote looked up again, every value read again, every conclusion drawn again.

    Needs only the sheet and the files. What can be derived from them is derived: digests and quotes from the files,
    values from the quotes, ids from what claims say, counts and statuses from the claims. With the `log` of decisions
    each decision is checked too; and where the sheet is made `again` from the files, even a forgery that is sound in
    itself shows.
    """
    sources = {source.id: source for source in sheet.sources}
    documents, failures = files.read_again(sheet, read_text)
    verdicts: list[QuoteVerdict] = []
    for fact in everything(sheet):
        if fact.asserted_by is not None:
            verdicts.append(QuoteVerdict(fact.id, "asserted"))
        for standing in fact.claims:
            verdict, failed = _claim(sources, fact, standing, documents)
            verdicts += verdict
            failures += failed
    failures += whole(sheet)
    failures += conclusions(sheet, log)
    failures += reproduced(sheet, again)
    return Verification(tuple(verdicts), tuple(dict.fromkeys(failures)))


def everything(sheet: Sheet) -> tuple[Fact, ...]:
    """The facts of the sheet and those it merely mentions: both are published."""
    return (*sheet.facts, *sheet.mentioned)


def _claim(
    sources: Mapping[str, PublishedSource], fact: Fact, standing: Standing, documents: Mapping[str, Document]
) -> tuple[list[QuoteVerdict], list[Failure]]:
    """One claim against its own words, its id and its file."""
    failures = [*files.citation(fact, standing, sources), *claims.identity(fact, standing)]
    document = documents.get(standing.source)
    if document is None:
        return [], failures
    verdict, failed = files.quote(fact, standing, document)
    failures += failed
    if verdict.verdict == "exact":
        failures += files.surroundings(fact, standing, document)
    failures += claims.value(fact, standing, sources[standing.source], document)
    return [verdict], failures


def whole(sheet: Sheet) -> Iterator[Failure]:
    """Whether the sheet is as it was written: its seal, and one fact to an id."""
    if sheet.seal != seal_of(sheet):
        yield Failure("seal", "the sheet was edited after it was written")
    for fact, times in Counter(each.id for each in everything(sheet)).items():
        if times > 1:
            yield Failure("duplicate_id", f"{times} facts carry the id {fact}", fact=fact)


def conclusions(sheet: Sheet, log: Sequence[Decision] | None) -> Iterator[Failure]:
    """Whether what is published follows from claims, rules and decisions."""
    conflicts = {conflict.id: conflict for conflict in sheet.conflicts}
    decided = {decision.id: decision for decision in sheet.decisions}
    for fact in everything(sheet):
        yield from facts.published(sheet, fact)
        yield from facts.counted(sheet, fact)
        yield from facts.status_follows(sheet, fact, conflicts)
        yield from facts.identity(sheet, fact)
        yield from facts.narrowed(sheet, fact)
        yield from facts.standings(sheet, fact)
        yield from facts.conflict_value(sheet, fact, conflicts)
        yield from decisions.relied_on(sheet, fact, decided)
    yield from facts.conflict_claims(sheet)
    for decision in sheet.decisions:
        yield from decisions.identity(decision)
    yield from decisions.weighed(sheet, conflicts)
    yield from decisions.logged(sheet, log)


def reproduced(sheet: Sheet, again: Sheet | None) -> Iterator[Failure]:
    """Whether the sheet made again from the files says the same."""
    if again is None or again.seal == sheet.seal == seal_of(sheet):
        return
    for change in diff(sheet, again).changes:
        yield Failure("not_reproduced", f"{change.about}: {change.told()}", fact=change.fact)
