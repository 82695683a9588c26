"""Keeps strangers out of the review page: other machines, other users, other web pages, and what a document says.

The address that the terminal prints holds a random token; opening it leaves a cookie that no script can read and no
other site can use. Host and Origin must be our own, and every answer forbids scripts, styles and frames that we did
not ship.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # "no-referrer" would make browsers send `Origin: null` with our own forms
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
LARGEST = 64 * 1024
"""No form of ours is larger, so nothing larger is read."""


# a page that leads on, not a redirect: a browser that came from elsewhere would follow that without its strict cookie
_WELCOME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={0}">
<link rel="icon" href="data:,"><title>Review</title></head>
<body><p><a href="{0}">To the review page</a></p></body></html>
"""


@dataclass(frozen=True)
class Access:
    """Who may come in: the names under which this page answers, and the word that opens it."""

    hosts: frozenset[str]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def cookie(self) -> str:
        """The name of our cookie; ports of one machine share their cookies, so it names ours."""
        return "reconcile-" + hashlib.sha256("".join(sorted(self.hosts)).encode()).hexdigest()[:8]

    @property
    def form_token(self) -> str:
        """What every form carries, so that no other page can send one."""
        return hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()

    def knows(self, token: str) -> bool:
        """Whether this is our word."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def form_is_ours(self, token: str) -> bool:
        """Whether a form was made by us."""
        return hmac.compare_digest(token.encode(), self.form_token.encode())


class Guard:
    """Stands before the application and lets in only what belongs here."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope)
        answer = self._answer(request)
        await (answer or self._app)(scope, receive, _with_headers(send))

    def _answer(self, request: Request) -> Response | None:
        """What to say instead of the page; None where the request may pass."""
        host = request.headers.get("host", "").lower()
        if host not in self._access.hosts:
            return _refused(421, "This page answers only under the address that the terminal printed.")
        if request.method == "POST" and request.headers.get("origin") != f"http://{host}":
            return _refused(403, "This form was not sent from this page.")
        if request.url.path.startswith("/static/"):
            return None
        if request.method == "GET" and "token" in request.query_params:
            return self._welcome(request)
        if self._access.knows(request.cookies.get(self._access.cookie, "")):
            return None
        return _refused(403, "Open the address that the terminal printed; it lets this browser in.")

    def _welcome(self, request: Request) -> Response:
        if not self._access.knows(request.query_params["token"]):
            return _refused(403, "This address is of an earlier session; open the one that the terminal printed last.")
        kept = [(name, value) for name, value in parse_qsl(request.url.query) if name != "token"]
        answer = HTMLResponse(_WELCOME.format(escape(f"/?{urlencode(kept)}" if kept else "/")))
        answer.set_cookie(self._access.cookie, self._access.token, httponly=True, samesite="strict", path="/")
        return answer


def _refused(status: int, words: str) -> Response:
    return Response(f"{words}\n", status, media_type="text/plain")


def _with_headers(send: Send) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            message["headers"] = [*message.get("headers", []), *given]
        await send(message)

    return answer


async def form_of(request: Request) -> dict[str, str] | None:
    """The fields of a form; None where it is larger than any of ours or not a form."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=40, errors="strict")
    except ValueError:
        return None
    return dict(pairs)
