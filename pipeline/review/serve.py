"""Opens the review page on this machine, and closes it when the reviewer is done."""

from __future__ import annotations

import ipaddress
import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

import uvicorn

from pipeline.errors import UsageError
from pipeline.files.project import Project
from pipeline.review.app import app
from pipeline.review.desk import Desk
from pipeline.review.guard import Access
from pipeline.run.corpus import OnEach
from pipeline.run.weigh import weigh

_ENTRY = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={0}"><title>Review</title></head>
<body><p><a href="{0}">To the review page</a></p></body></html>
"""


@dataclass(frozen=True)
class Door:
    """Where the page is to be found. `private` says that only this machine can reach it."""

    address: str
    private: bool


def serve(
    project: Project,
    host: str,
    port: int,
    *,
    read_only: bool,
    by: str,
    on_each: OnEach,
    on_open: Callable[[Door], None],
) -> None:
    """Read the project, then answer until somebody stops it. `on_open` is told the address, once it answers."""
    listening = _listen(host, port)
    with listening:
        desk = Desk(project, weigh(project, on_each))
        at = listening.getsockname()[1]
        access = Access(_names(host, at))
        config = uvicorn.Config(
            app(desk, access, read_only, by),
            log_level="warning",
            access_log=False,  # it would write the token down
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=2,
        )
        on_open(Door(f"http://{_shown(host)}:{at}/?token={access.token}", _is_loopback(host)))
        uvicorn.Server(config).run(sockets=[listening])


@contextmanager
def entry(address: str) -> Iterator[Path]:
    """A file that only its owner can read, and that leads to the address.

    A browser is started with the file: what stands on its command line, every user of the machine can see.
    """
    handle, name = tempfile.mkstemp(prefix="reconcile-review-", suffix=".html")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(_ENTRY.format(escape(address)))
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that takes callers already, so that the address works as soon as it is told."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
        listening.listen(64)
    except OSError as trouble:
        reason = trouble.strerror or trouble
        raise UsageError(f"{host}:{port} cannot be opened ({reason}); choose another by --host or --port") from trouble
    return listening


def _names(host: str, port: int) -> frozenset[str]:
    """The names this page answers to: what was asked for and, where that is this machine, its usual names."""
    names = {_shown(host)}
    if _is_loopback(host):
        names |= {"127.0.0.1", "localhost", "[::1]"}
    return frozenset(f"{name.lower()}:{port}" for name in names)


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
