"""The sheet as Markdown, for a wiki or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.publish.carried import carrying, is_superseded
from pipeline.publish.links import web_address
from pipeline.publish.wording import count_of, headline, label_of, listed, stated, subject_of
from pipeline.records.conflict import Conflict
from pipeline.records.sheet import Fact, PublishedSource, Sheet, Subject
from pipeline.values.wording import say

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$&#])|^(\s*)([-+]|\d+(?=[.)]))")
_SPACE = re.compile(r"\s+")
_IN_LINKS = {ord(sign): f"%{ord(sign):02X}" for sign in "()<>[]|\\ \"'`"}
_MARKS = {"agreed": "agreed", "single_origin": "one origin", "resolved": "resolved", "disputed": "**disputed**"}


def escape(words: str) -> str:
    """Words from a document as plain text: no markup in them takes effect, and they stay on one line."""
    line = _SPACE.sub(" ", words).strip()
    return _SPECIAL.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def to_markdown(sheet: Sheet) -> str:
    """The whole sheet: a table of facts for each subject, then conflicts, gaps and sources."""
    lines = ["# Fact sheet", ""]
    if sheet.draft:
        lines += ["*Draft: conflicts may be open.*", ""]
    for subject in sheet.subjects:
        lines += _subject(sheet, subject)
    if sheet.mentioned:
        lines += ["## Also mentioned", "", *_table(sheet, sheet.mentioned, with_subject=True), ""]
    lines += _conflicts(sheet)
    lines += ["## Sources", "", *(_source(source) for source in sheet.sources), ""]
    return "\n".join(lines)


def _subject(sheet: Sheet, subject: Subject) -> Iterator[str]:
    facts = [fact for fact in sheet.facts if fact.subject == subject.id]
    yield from (f"## {escape(subject.label)}", "")
    if facts:
        yield from (*_table(sheet, facts), "")
    missing = [escape(label_of(sheet, gap.property)) for gap in sheet.gaps if gap.subject == subject.id]
    if missing:
        yield from (f"No source states: {listed(missing)}.", "")


def _table(sheet: Sheet, facts: Iterable[Fact], with_subject: bool = False) -> Iterator[str]:
    yield "| fact | value | status | rests on |"
    yield "|---|---|---|---|"
    for fact in facts:
        about = f"{subject_of(sheet, fact.subject)}: {headline(sheet, fact)}" if with_subject else headline(sheet, fact)
        said = say(fact.value, fact.bound)
        mark = "superseded" if is_superseded(fact) else _MARKS[fact.status]
        yield f"| {escape(about)} | {escape(said)} | {mark} | {_rests_on(sheet, fact)} |"


def _rests_on(sheet: Sheet, fact: Fact) -> str:
    """The sources behind a fact, linked where they are on the web, and how many origins they are."""
    if fact.asserted_by is not None:
        return f"asserted by {escape(fact.asserted_by)}"
    behind = {each.source for each in carrying(fact)}
    names = [_link(source) for source in sheet.sources if source.id in behind]
    return f"{', '.join(names)} ({count_of(fact.origins, 'origin')})"


def _link(source: PublishedSource) -> str:
    address = web_address(source.url)
    name = escape(source.publisher or source.title or source.id)
    return name if address is None else f"[{name}]({address.translate(_IN_LINKS)})"


def _conflicts(sheet: Sheet) -> Iterator[str]:
    if not sheet.conflicts:
        return
    yield from ("## Conflicts", "", "| about | values | cause | status |", "|---|---|---|---|")
    for conflict in sheet.conflicts:
        cells = _about(sheet, conflict), _values(conflict), f"{conflict.cause}, {conflict.severity}", conflict.status
        yield f"| {' | '.join(cells)} |"
    yield ""


def _about(sheet: Sheet, conflict: Conflict) -> str:
    return escape(f"{subject_of(sheet, conflict.subject)}: {label_of(sheet, conflict.property)}")


def _values(conflict: Conflict) -> str:
    return "; ".join(f"{escape(stated(each))} ({escape(', '.join(each.sources))})" for each in conflict.values)


def _source(source: PublishedSource) -> str:
    title = f" “{escape(source.title)}”," if source.title else ""
    digest = f", sha256 `{source.digest}`" if source.digest else ""
    return f"- {_link(source)},{title} {source.kind}, file {escape(source.file)}{digest}"
