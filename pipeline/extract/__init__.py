"""From documents to claims: scan finds mentions, context says what stands around them, claims are assembled."""

from __future__ import annotations

from pipeline.extract.account import account
from pipeline.extract.assemble import assemble
from pipeline.extract.credits import Credits
from pipeline.extract.dates import Dates
from pipeline.extract.levels import levels
from pipeline.extract.names import names as find_names
from pipeline.extract.prose import Prose
from pipeline.extract.prose.beside import beside
from pipeline.extract.prose.branched import branched
from pipeline.extract.prose.grades import graded
from pipeline.extract.reading import Reading
from pipeline.extract.reading.covering import covering
from pipeline.extract.reading.legible import starred
from pipeline.extract.shown import restored, shown
from pipeline.extract.tables import Tables
from pipeline.extract.whom import Whom
from pipeline.extract.whom.subjects import Declared, Subjects
from pipeline.profiles.model import Profile
from pipeline.records.claim import Extraction
from pipeline.records.document import Document, Source


def extract(
    document: Document, source: Source, profile: Profile, names: tuple[str, ...] = (), declared: Declared = ()
) -> Extraction:
    """Every claim of a document, with its words, and an account of every figure in it.

    `names` are the declared label and aliases of the source's subject, `declared` those of every subject. A figure
    that becomes no claim is never dropped in silence: it is context of one, ignored by a named rule, or listed with
    a reason.
    """
    sight = shown(document, source.locale)
    if sight is None:
        return _extracted(document, source, profile, names, declared)
    return restored(_extracted(sight[0], source, profile, names, declared), document, sight[1])


def _extracted(
    document: Document, source: Source, profile: Profile, names: tuple[str, ...], declared: Declared
) -> Extraction:
    reading = Reading(document, source, profile)
    subjects = Subjects(document, source, profile, names, declared)
    covered = covering(reading)
    credits, dates = Credits(reading, covered), Dates(reading, covered)
    whom = Whom(reading, subjects)
    tables = Tables(reading, subjects, whom, credits, dates)
    tables.read()
    taken = {draft.start for draft in tables.drafts}
    prose = Prose(reading, whom, credits, dates, taken, tables.elsewhere)
    for index in sorted(reading.figured()):
        if document.blocks[index].kind != "row" and document.blocks[index].region not in ("nav", "footer", "head"):
            prose.read(index)
    found = find_names(starred(document), profile, subjects.label, subjects.names, reading.cuts)
    required = levels(document, profile, subjects.label, subjects.names, reading.cuts)
    proper = [name for name in found if profile.names[name.property].proper]
    for draft in (*proper, *required):
        whom.attribute(draft)
    graded(reading, [*prose.drafts, *tables.drafts])
    branched(reading, subjects, found, [*prose.drafts, *tables.drafts])
    left = beside(prose, found, [*prose.left, *tables.left])
    claims = assemble(reading, subjects, [*prose.drafts, *tables.drafts, *found, *required])
    unclaimed, tally = account(reading, claims, left)
    return Extraction(document.source, claims, unclaimed, tally)


__all__ = ["extract"]
