"""The addresses of the review page, and what happens at each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from pipeline.errors import PipelineError
from pipeline.records.conflict import Conflict
from pipeline.review.answers import Said, answer_of
from pipeline.review.desk import Desk, OvertakenError
from pipeline.review.guard import Access, Guard, form_of
from pipeline.review.pages import Pages, static_file
from pipeline.review.queue import Filters, ordered, place
from pipeline.run.publishing import OutdatedError

NAME = "reconcile-reviewer"
_LONGEST_NAME = 120
_A_YEAR = 365 * 24 * 3600
_LOST = {
    404: "There is nothing at this address. The conflict it named may be gone, because its sources no longer disagree.",
    405: "There is nothing to open at this address.",
    413: "This is more than a form of this page can hold.",
}
Form = dict[str, str]
Handler = Callable[[Request, Form], Response]


def app(desk: Desk, access: Access, read_only: bool = False, by: str = "") -> ASGIApp:
    """The review page of a project; `by` is the reviewer's name where the command line gives one."""
    house = _House(desk, access, read_only, by)
    routes = [
        Route("/", _page(house.queue)),
        Route("/conflict/{id}", _page(house.conflict)),
        Route("/conflict/{id}/decide", house.posted(house.decide), methods=["POST"]),
        Route("/conflict/{id}/undo", house.posted(house.undo), methods=["POST"]),
        Route("/document", _page(house.document)),
        Route("/publish", _page(house.preview)),
        Route("/publish/now", house.posted(house.publish), methods=["POST"]),
        Route("/name", _page(house.ask_name)),
        Route("/name/set", house.posted(house.set_name), methods=["POST"]),
        Route("/again", house.posted(house.read_again), methods=["POST"]),
        Route("/static/{name}", _page(_static)),
    ]
    handlers = {HTTPException: house.lost, PipelineError: house.trouble}
    return Guard(Starlette(routes=routes, exception_handlers=handlers), access)  # type: ignore[arg-type]


def _page(show: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await run_in_threadpool(show, request)

    return answer


def _static(request: Request) -> Response:
    found = static_file(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return Response(found[0], media_type=found[1])


class _House:
    """The handlers, and what they share."""

    def __init__(self, desk: Desk, access: Access, read_only: bool, by: str) -> None:
        self._desk, self._access, self._read_only, self._by = desk, access, read_only, by
        self._pages = Pages(desk, access, read_only)

    # reading

    def queue(self, request: Request) -> Response:
        return self._pages.queue(self._who(request), Filters.read(request.query_params), _done(request))

    def conflict(self, request: Request) -> Response:
        filters = Filters.read(request.query_params)
        return self._pages.conflict(self._who(request), self._found(request), filters, _done(request))

    def document(self, request: Request) -> Response:
        source = self._desk.sources.get(request.query_params.get("source", ""))
        if source is None:
            raise HTTPException(404)
        return self._pages.document(self._who(request), source)

    def preview(self, request: Request) -> Response:
        return self._pages.publish(self._who(request), written="written" in request.query_params)

    def ask_name(self, request: Request) -> Response:
        return self._pages.name(self._who(request), _local(request.query_params.get("next", "/")))

    # writing

    def posted(self, handle: Handler) -> Callable[[Request], Awaitable[Response]]:
        """A handler of a form: only ours is read, and none in read-only mode."""

        async def answer(request: Request) -> Response:
            form = await form_of(request)
            if form is None:
                raise HTTPException(413)
            if not self._access.form_is_ours(form.get("token", "")):
                raise HTTPException(403, "This form is of another session. Go back, load the page again and repeat.")
            if self._read_only:
                raise HTTPException(403, "This page is read-only: start it without --read-only to settle conflicts.")
            return await run_in_threadpool(handle, request, form)

        return answer

    def decide(self, request: Request, form: Form) -> Response:
        return self._settled(request, form, answer_of(form))

    def undo(self, request: Request, form: Form) -> Response:
        return self._settled(request, form, Said(outcome="undo"))

    def _settled(self, request: Request, form: Form, said: Said) -> Response:
        found, filters, who = self._found(request), Filters.read(request.query_params), self._who(request)
        if not who:
            return RedirectResponse(f"/name?next={quote(request.url.path.rpartition('/')[0])}", 303)
        if said.problem:
            return self._pages.conflict(who, found, filters, said=said, problem=said.problem, status=422)
        queue = self._queue(filters)
        try:
            decision = self._desk.decide(found.id, said.by(who), form.get("seen", ""))
        except OvertakenError:
            return self._pages.conflict(who, self._found(request), filters, said=said, overtaken=True, status=409)
        except PipelineError as trouble:
            return self._pages.conflict(who, found, filters, said=said, problem=str(trouble), status=422)
        onward = found.id if said.outcome == "undo" else place(found, queue).onward
        path = f"/conflict/{onward}" if onward else "/"
        return RedirectResponse(path + filters.query(done=decision.id), 303)

    def publish(self, request: Request, form: Form) -> Response:
        try:
            self._desk.publish(form.get("seal", ""))
        except OutdatedError:
            problem = "The sheet has changed since you saw this page. Look at the changes once more, then publish."
            return self._pages.publish(self._who(request), problem=problem, status=409)
        except PipelineError as trouble:
            return self._pages.publish(self._who(request), problem=str(trouble), status=422)
        return RedirectResponse("/publish?written", 303)

    def read_again(self, request: Request, form: Form) -> Response:
        self._desk.read_again()
        return RedirectResponse(_local(form.get("next", "/")), 303)

    def set_name(self, request: Request, form: Form) -> Response:
        name, onward = _tidy(form.get("name", "")), _local(form.get("next", "/"))
        if not name:
            return self._pages.name("", onward, problem="Write your name, or what others call you.", status=422)
        answer = RedirectResponse(onward, 303)
        answer.set_cookie(NAME, quote(name), max_age=_A_YEAR, httponly=True, samesite="strict", path="/")
        return answer

    # shared

    def _who(self, request: Request) -> str:
        return _tidy(unquote(request.cookies.get(NAME, ""))) or self._by

    def _found(self, request: Request) -> Conflict:
        id = request.path_params["id"]
        found = next((each for each in self._desk.now().settlement.conflicts if each.id == id), None)
        if found is None:
            raise HTTPException(404)
        return found

    def _queue(self, filters: Filters) -> list[Conflict]:
        return [each for each in ordered(self._desk.now().settlement.conflicts) if filters.let_pass(each)]

    def lost(self, request: Request, trouble: HTTPException) -> Response:
        """Something that is not here, or may not be done."""
        words = _LOST.get(trouble.status_code, trouble.detail)
        return self._pages.notice(self._who(request), words, trouble.status_code)

    def trouble(self, request: Request, trouble: PipelineError) -> Response:
        """Something that a person has to change before the page can go on."""
        return self._pages.notice(self._who(request), str(trouble), 500)


def _done(request: Request) -> str:
    return request.query_params.get("done", "")


def _tidy(name: str) -> str:
    """A name on one line, without what cannot be printed."""
    return " ".join("".join(each if each.isprintable() else " " for each in name).split())[:_LONGEST_NAME]


def _local(address: str) -> str:
    """An address on this page; anything else leads to the queue."""
    plain = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if plain and address.isprintable() else "/"
