"""The report for people: one page that needs no script and no network, or several where one would be too large."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from pipeline.publish.naming import short_names
from pipeline.publish.views import ConflictView, SubjectView, subject_views
from pipeline.publish.wording import SHORT_STATUSES, STANDINGS, count_of, listed
from pipeline.publish.wording import upper_first as upper_first
from pipeline.records.claim import Unclaimed, fingerprint
from pipeline.records.document import Document
from pipeline.records.finding import SEVERITIES, Finding
from pipeline.records.sheet import Sheet

if TYPE_CHECKING:
    from jinja2 import Environment

LARGEST = 4_500_000
"""A page of more bytes than this is split by subject."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where facts, claims and conflicts are, seen from one page; None for what the report does not show."""

    page: str
    facts: Mapping[str, str]
    claims: Mapping[str, str]
    conflicts: Mapping[str, str]

    def fact(self, id: str) -> str | None:
        """The card of a fact."""
        return self._to(self.facts.get(id), f"f-{id}")

    def claim(self, id: str) -> str | None:
        """The words of a claim in its document."""
        return self._to(self.claims.get(id), f"c-{id}")

    def conflict(self, id: str) -> str | None:
        """The card of a conflict."""
        return self._to(self.conflicts.get(id), f"x-{id}")

    def _to(self, page: str | None, anchor: str) -> str | None:
        if page is None:
            return None
        return f"#{anchor}" if page == self.page else f"{page}#{anchor}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One subject in the index, and where it leads from this page."""

    view: SubjectView
    href: str
    current: bool


def report(
    sheet: Sheet,
    documents: Mapping[str, Document],
    unclaimed: Iterable[Unclaimed] = (),
    *,
    name: str = "report.html",
    largest: int = LARGEST,
) -> dict[str, str]:
    """The pages of the report by file name; the first is the one to open.

    One page holds everything while it stays small; beyond that `name` is an index, and each subject has a page of its
    own beside it.
    """
    views = [replace(view, page=name) for view in subject_views(sheet, documents, unclaimed)]
    if len(views) < 2 or _least_size(sheet, views) <= largest:
        whole = _page(sheet, views, _links(views, name), shown=views)
        if len(views) < 2 or len(whole.encode()) <= largest:
            return {name: whole}
    stem = name.removesuffix(".html")
    placed = [replace(view, page=f"{stem}-{anchor(view.subject.id)}.html") for view in views]
    links = _links(placed, name)
    pages = {name: _page(sheet, placed, links, shown=[])}
    for view in placed:
        pages[view.page] = _page(sheet, placed, replace(links, page=view.page), shown=[view], home=name)
    return pages


def _least_size(sheet: Sheet, views: Sequence[SubjectView]) -> int:
    """Fewer bytes than one page for everything could ever take: what need not be tried is not tried."""
    claims = sum(len(fact.claims) for fact in (*sheet.facts, *sheet.mentioned))
    return 1000 * claims + sum(document.size() for view in views for document in view.documents)


def _page(
    sheet: Sheet, views: Sequence[SubjectView], links: Links, shown: Sequence[SubjectView], home: str | None = None
) -> str:
    """One page: the whole report, its index, or one subject."""
    counted = shown or views
    template = _environment().get_template("page.j2")
    return template.render(
        sheet=sheet,
        subjects=shown,
        index=[_entry(view, links.page) for view in views],
        home=home,
        overview=not shown and bool(views),
        title=_title(sheet, counted),
        lead=_lead(sheet, counted),
        tally=_tally(counted),
        conflicts=[conflict for view in shown for conflict in view.conflicts],
        notes=[] if home else _notes(sheet),
        names=short_names(sheet),
        links=links,
    )


def _entry(view: SubjectView, page: str) -> Entry:
    here = view.page == page
    return Entry(view, f"{'' if here else view.page}#s-{anchor(view.subject.id)}", here)


def _links(views: Sequence[SubjectView], page: str) -> Links:
    """Where everything is."""
    return Links(
        page,
        facts={one.fact.id: view.page for view in views for each in view.properties for one in each.facts},
        claims={claim: view.page for view in views for document in view.documents for claim in document.marked()},
        conflicts={each.conflict.id: view.page for view in views for each in view.conflicts},
    )


def _title(sheet: Sheet, views: Sequence[SubjectView]) -> str:
    subjects = [view.subject.label for view in views if view.subject in sheet.subjects]
    return subjects[0] if len(subjects) == 1 else "Fact sheet"


def _lead(sheet: Sheet, views: Sequence[SubjectView]) -> str:
    """What the page is, in a sentence or two."""
    facts = sum(sum(view.counts.values()) for view in views)
    subjects = sum(view.subject in sheet.subjects for view in views)
    about = f" on {count_of(subjects, sheet.profile.about if sheet.profile else 'subject')}" if subjects > 1 else ""
    read = count_of(sum(len(view.documents) for view in views), "document")
    state = "This is a draft: what is open may still change. " if sheet.draft else ""
    return f"{state}{count_of(facts, 'fact')}{about}, drawn from {read}. Each leads to its words."


def _tally(views: Sequence[SubjectView]) -> list[tuple[str, int, bool]]:
    """How many facts there are of each status, and what is missing."""
    counts: Counter[str] = Counter()
    for view in views:
        counts.update(view.counts)
    rows = [(told, counts[name], name == "disputed" and counts[name] > 0) for name, told in SHORT_STATUSES.items()]
    return [*rows, ("Not stated", sum(len(view.gaps) for view in views), False)]


def _notes(sheet: Sheet) -> list[Finding]:
    """What does not tie out and whatever else a person should look at, the gravest first."""
    found = dict.fromkeys((*sheet.tie_outs, *sheet.findings))
    return sorted(found, key=lambda each: SEVERITIES.index(each.severity))


def conflicts_told(conflicts: Sequence[ConflictView]) -> str:
    """How many conflicts are open and how many are settled."""
    waiting = sum(each.conflict.status in ("open", "stale") for each in conflicts)
    return f"{waiting} open, {len(conflicts) - waiting} settled"


def anchor(id: str) -> str:
    """An id as it may stand in an address or a file name; what is odd is replaced by a hash."""
    return id if id.isascii() and id.replace("-", "").isalnum() and len(id) < 100 else fingerprint(id)


def lowered(labels: Sequence[str]) -> str:
    """Labels within a sentence."""
    return listed([label[:1].lower() + label[1:] for label in labels])


@cache
def _environment() -> Environment:
    """The templates. Everything that comes from a record is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # late: checking a sheet needs no templates
    from markupsafe import Markup

    loader = PackageLoader("pipeline.publish")
    environment = Environment(
        loader=PackageLoader("pipeline.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = (loader.get_source(environment, each)[0] for each in ("style.css", "script.js"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    environment.globals |= {"style": Markup(style), "script": Markup(script), "script_digest": digest}
    environment.globals |= {
        "standings": STANDINGS,
        "short_statuses": SHORT_STATUSES,
        "count_of": count_of,
        "listed": listed,
    }
    environment.globals |= {
        "anchor": anchor,
        "lowered": lowered,
        "upper_first": upper_first,
        "conflicts_told": conflicts_told,
    }
    return environment
