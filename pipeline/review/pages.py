"""The pages as HTML. Whatever comes from a document, a file name or a person is escaped."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from pipeline.publish.links import web_address
from pipeline.publish.report import anchor
from pipeline.publish.wording import STANDINGS, count_of, listed, upper_first
from pipeline.records.conflict import Conflict
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.review.answers import Said
from pipeline.review.cards import conflict_page, dated
from pipeline.review.desk import Desk
from pipeline.review.documents import document_page
from pipeline.review.guard import Access
from pipeline.review.history import retold
from pipeline.review.question import Wording, wording
from pipeline.review.queue import PAGE, WAITING, Filters, facets, ordered, place
from pipeline.run.weigh import Weighed

_TYPES = {"css": "text/css", "js": "text/javascript"}


@dataclass(frozen=True)
class Flash:
    """What has just been put on disk, and the form that takes it back."""

    decision: Decision
    told: str
    question: str
    undoable: bool
    seen: str


@dataclass
class Progress:
    """How far the work is, and what still stops `publish`."""

    settled: int
    all: int
    stale: int
    blocking: tuple[Conflict, ...]
    gate: str


@dataclass
class _Words:
    """The wording of what was weighed last; it is made anew only when the sources were read again."""

    gathered: int = 0
    wording: Wording | None = field(default=None)


class Pages:
    """Draws each page for whoever looks at it."""

    def __init__(self, desk: Desk, access: Access, read_only: bool) -> None:
        self._desk, self._access, self._read_only = desk, access, read_only
        self._words = _Words()

    def queue(self, who: str, filters: Filters, done: str = "") -> Response:
        """All conflicts, what waits first."""
        weighed = self._desk.now()
        every = ordered(weighed.settlement.conflicts)
        found = [each for each in every if filters.let_pass(each)]
        shown = found[(filters.page - 1) * PAGE : filters.page * PAGE]
        return self._drawn(
            "queue.j2",
            who,
            done=self._flash(done),
            filters=filters,
            facets=facets(every, filters),
            found=found,
            waiting=[each for each in shown if each.status in WAITING],
            settled=[each for each in shown if each.status not in WAITING],
            pages=-(-len(found) // PAGE),
        )

    def conflict(
        self,
        who: str,
        conflict: Conflict,
        filters: Filters,
        done: str = "",
        said: Said | None = None,
        problem: str = "",
        overtaken: bool = False,
        status: int = 200,
    ) -> Response:
        """One conflict with everything that bears on it; `said` is an answer that could not be taken."""
        weighed = self._desk.now()
        queue = [each for each in ordered(weighed.settlement.conflicts) if filters.let_pass(each)]
        return self._drawn(
            "conflict.j2",
            who,
            status,
            page=conflict_page(self._desk, weighed, self.words(weighed), conflict),
            place=place(conflict, queue),
            filters=filters,
            done=self._flash(done),
            said=said or Said(),
            problem=problem,
            overtaken=overtaken,
        )

    def document(self, who: str, source: Source) -> Response:
        """A whole document."""
        weighed = self._desk.now()
        page = document_page(self._desk, weighed, self.words(weighed), source)
        return self._drawn("document.j2", who, page=page, address=web_address(source.url), links=_Links())

    def publish(self, who: str, written: bool = False, problem: str = "", status: int = 200) -> Response:
        """What publishing would change, and the button that does it."""
        path = self._desk.project.output / "fact-sheet.json"
        return self._drawn(
            "publish.j2", who, status, preview=self._desk.preview(), written=written, problem=problem, path=str(path)
        )

    def name(self, who: str, onward: str, problem: str = "", status: int = 200) -> Response:
        """Who is looking."""
        return self._drawn("name.j2", who, status, onward=onward, problem=problem)

    def notice(self, who: str, words: str, status: int) -> Response:
        """A page that says one thing, and draws on nothing that may be the trouble itself."""
        template = _environment().get_template("notice.j2")
        return HTMLResponse(template.render(words=words, who=who, status=status), status)

    def words(self, weighed: Weighed) -> Wording:
        """What everything is called."""
        if self._words.wording is None or self._words.gathered != id(weighed.gathered):
            self._words = _Words(id(weighed.gathered), wording(weighed))
        assert self._words.wording is not None
        return self._words.wording

    def _drawn(self, template: str, who: str, status: int = 200, **shown: Any) -> Response:
        weighed = self._desk.now()
        words = self.words(weighed)
        text = (
            _environment()
            .get_template(template)
            .render(
                who=who,
                words=words,
                names=words.names,
                token=self._access.form_token,
                read_only=self._read_only,
                progress=self._progress(weighed),
                outdated=self._desk.sources_changed(),
                findings=[each for each in weighed.log.findings if each.severity == "high"],
                **shown,
            )
        )
        return HTMLResponse(text, status)

    def _progress(self, weighed: Weighed) -> Progress:
        statuses = [each.status for each in weighed.settlement.conflicts]
        settled = sum(each not in WAITING for each in statuses)
        gate = self._desk.project.policy.gate
        return Progress(settled, len(statuses), statuses.count("stale"), self._desk.blocking(), gate)

    def _flash(self, id: str) -> Flash | None:
        """What the log says of a decision: nothing is told that is not on disk."""
        weighed = self._desk.now()
        found = next((each for each in weighed.log.decisions if each.id == id), None) if id else None
        conflict = next((each for each in weighed.settlement.conflicts if found and each.id == found.conflict), None)
        if found is None or conflict is None:
            return None
        words = self.words(weighed)
        page = self._desk.seen(conflict.id)
        return Flash(found, retold(found), words.question(conflict), conflict.decision == found.id, page)


class _Links:
    """In a document of this page a mark holds its own address."""

    def fact(self, address: str, subject: str) -> str:
        """Where a mark leads."""
        return address


def static_file(name: str) -> tuple[str, str] | None:
    """A style or script that we ship, with its type; the report's own style is among them."""
    shipped = {"report.css": ("pipeline.publish", "style.css")}
    package, file = shipped.get(name, ("pipeline.review", name))
    kind = _TYPES.get(name.rpartition(".")[2])
    if kind is None or not name.replace(".", "").isalpha():
        return None
    loader = PackageLoader(package, "templates")
    if file not in loader.list_templates():
        return None
    return loader.get_source(_environment(), file)[0], kind


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("pipeline.review"), PackageLoader("pipeline.publish")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"standings": STANDINGS, "count_of": count_of, "listed": listed, "dated": dated}
    environment.globals |= {"anchor": anchor, "upper_first": upper_first}
    return environment
