"""Check a sheet against the files it names, offline, trusting nothing it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count

from pipeline.publish.assemble import seal_of
from pipeline.publish.checks import claims, decisions, facts, files
from pipeline.publish.checks.files import ReadText
from pipeline.publish.diff import diff
from pipeline.publish.verdicts import Failure, QuoteVerdict, Verification
from pipeline.records.decision import Decision
from pipeline.records.document import Document
from pipeline.records.sheet import Fact, PublishedSource, Sheet, Standing

LookedUp = tuple[list[QuoteVerdict], list[Failure]]
"""What became of a claim in its file: a verdict where there is a file, and what does not hold."""


def verify(
    sheet: Sheet, read_text: ReadText, *, log: Sequence[Decision] | None = None, again: Sheet | None = None
) -> Verification:
    """Every quote looked up again, every value read again, every conclusion drawn again.

    Needs only the sheet and the files. What can be derived from them is derived: digests and quotes from the files,
    values from the quotes, ids from what claims say, counts and statuses from the claims. With the `log` of decisions
    each decision is checked too; and where the sheet is made `again` from the files, even a forgery that is sound in
    itself shows. One document is held at a time.
    """
    sources = {source.id: source for source in sheet.sources}
    failures, looked_up = against_files(sheet, read_text)
    verdicts: list[QuoteVerdict] = []
    for fact in everything(sheet):
        if fact.asserted_by is not None:
            verdicts.append(QuoteVerdict(fact.id, "asserted"))
        for standing in fact.claims:
            verdict, failed = next(looked_up)
            verdicts += verdict
            failures += [*files.citation(fact, standing, sources), *claims.identity(fact, standing), *failed]
    failures += whole(sheet)
    failures += conclusions(sheet, log)
    failures += reproduced(sheet, again)
    return Verification(tuple(verdicts), tuple(dict.fromkeys(failures)))


def everything(sheet: Sheet) -> tuple[Fact, ...]:
    """The facts of the sheet and those it merely mentions: both are published."""
    return (*sheet.facts, *sheet.mentioned)


def against_files(sheet: Sheet, read_text: ReadText) -> tuple[list[Failure], Iterator[LookedUp]]:
    """What is wrong with the files of a sheet, and what became of its claims there, fact after fact."""
    cited: dict[str, list[tuple[int, Fact, Standing]]] = {}
    each_claim = ((fact, standing) for fact in everything(sheet) for standing in fact.claims)
    for number, (fact, standing) in enumerate(each_claim):
        cited.setdefault(standing.source, []).append((number, fact, standing))
    failures: list[Failure] = []
    found: dict[int, LookedUp] = {}
    for source in sheet.sources:
        document, failed = files.read_again(source, read_text)
        failures += failed
        if document is not None:
            for number, fact, standing in cited.get(source.id, ()):
                found[number] = _claim(source, fact, standing, document)
    return failures, (found.get(number, ([], [])) for number in count())


def _claim(source: PublishedSource, fact: Fact, standing: Standing, document: Document) -> LookedUp:
    """One claim against its file."""
    verdict, failures = files.quote(fact, standing, document)
    if verdict.verdict == "exact":
        failures += files.surroundings(fact, standing, document)
    failures += claims.value(fact, standing, source, document)
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
