"""A small project under review: two documents that quote two editions of one figure, and visitors of its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from pipeline.files.project import open_project
from pipeline.review.app import app
from pipeline.review.desk import Desk
from pipeline.review.guard import Access
from pipeline.run.weigh import weigh

HOST = "127.0.0.1:8765"
NEWER = """\
What bakers earn

According to the Bureau of Labor Statistics (BLS), bakers earn a median annual wage of $36,650.
The ovens are lit at three in the morning. The BLS expects employment of bakers to grow 6 percent from 2022 to 2032.
"""
OLDER = """\
A baker's pay

The median annual wage for bakers was $34,950, according to the BLS.
The BLS projects that employment of bakers will grow 5 percent from 2021 to 2031.
"""
THIRD = """\
Bread and money

The median annual wage for bakers is $38,100, the BLS reports.
"""
MANIFEST = """\
subjects:
  bakers: {label: Bakers}
defaults: {subject: bakers, locale: en-US, geography: US, licence: CC0-1.0}
sources:
  - {id: newer, file: newer.txt, publisher: Trade Weekly (invented)}
  - {id: older, file: older.txt, publisher: The Oven Post (invented)}
"""
WAGE = "What do bakers earn?"


@dataclass
class Visitor:
    """Somebody with a browser that runs no script: follows links and sends the forms that are on a page."""

    client: TestClient
    page: Any = None
    answer: Any = None

    def open(self, address: str) -> Visitor:
        return self._took(self.client.get(address))

    def send(self, selector: str, button: str | None = None, **fields: str) -> Visitor:
        """Send a form of the page as it stands, some of its fields filled in."""
        (form,) = self.page.cssselect(selector)
        given = {each.name: each.value or "" for each in form.cssselect("input[name], textarea[name]")}
        if button is not None:
            given["answer"] = button
        action = form.get("action")
        headers = {"origin": f"http://{HOST}"}
        return self._took(self.client.post(action, data=given | fields, headers=headers))

    def called(self, name: str) -> Visitor:
        return self.open("/name").send("form.name", name=name)

    def at(self, question: str) -> Visitor:
        """Open the conflict that asks this."""
        rows = self.open("/").page.cssselect(".row a")
        return self.open(next(row.get("href") for row in rows if question in row.text_content()))

    def _took(self, answer: Any) -> Visitor:
        self.answer, self.page = answer, html.fromstring(answer.text) if answer.text else None
        return self

    @property
    def text(self) -> str:
        return " ".join(self.page.text_content().split())

    @property
    def headline(self) -> str:
        return " ".join(self.page.cssselect("h1")[0].text_content().split())


@dataclass
class House:
    """A project with its page."""

    root: Path
    desk: Desk
    access: Access
    application: Any

    def visitor(self, name: str = "Ada L.") -> Visitor:
        visitor = Visitor(TestClient(self.application, base_url=f"http://{HOST}"))
        visitor.open(f"/?token={self.access.token}")
        return visitor.called(name) if name else visitor

    @property
    def log(self) -> list[bytes]:
        path = self.root / "decisions.jsonl"
        return path.read_bytes().splitlines() if path.exists() else []


Build = Callable[..., House]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return bakers(tmp_path / "project")


def bakers(root: Path) -> Path:
    write(root, "newer.txt", NEWER)
    write(root, "older.txt", OLDER)
    write(root, "sources.yaml", MANIFEST)
    return root


def write(root: Path, name: str, text: str) -> None:
    (root / "sources").mkdir(parents=True, exist_ok=True)
    (root / "sources" / name).write_text(text, encoding="utf-8")


def add_evidence(root: Path) -> None:
    """A third document joins, with another figure for the same question."""
    write(root, "third.txt", THIRD)
    write(root, "sources.yaml", MANIFEST + "  - {id: third, file: third.txt, publisher: Crumb (invented)}\n")


@pytest.fixture
def build() -> Build:
    def build(root: Path, read_only: bool = False) -> House:
        project = open_project(root)
        desk, access = Desk(project, weigh(project)), Access(frozenset({HOST}))
        return House(root, desk, access, app(desk, access, read_only))

    return build


@pytest.fixture
def house(project: Path, build: Build) -> House:
    return build(project)
