"""How the pages of a report are drawn: the templates, and the words and functions they use."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.publish.places import anchor
from pipeline.publish.views import ConflictView
from pipeline.publish.wording import SHORT_STATUSES, STANDINGS, count_of, listed, some, upper_first

if TYPE_CHECKING:
    from jinja2 import Environment


def drawn(template: str, **shown: object) -> str:
    """A page. Everything that comes from a record is escaped."""
    return _environment().get_template(template).render(shown)


def tallied(counts: Mapping[str, int], gaps: int) -> list[tuple[str, int, bool]]:
    """How many facts there are of each status, and what is missing."""
    rows = [
        (told, counts.get(name, 0), name == "disputed" and counts.get(name, 0) > 0)
        for name, told in SHORT_STATUSES.items()
    ]
    return [*rows, ("Not stated", gaps, False)]


def lead(draft: bool, facts: int, documents: int, about: str = "") -> str:
    """What a page is, in a sentence or two."""
    state = "This is a draft: what is open may still change. " if draft else ""
    read = count_of(documents, "document")
    return f"{state}{count_of(facts, 'fact')}{about}, drawn from {read}. Each leads to its words."


def conflicts_told(conflicts: Sequence[ConflictView]) -> str:
    """How many conflicts are open and how many are settled."""
    waiting = sum(each.conflict.status in ("open", "stale") for each in conflicts)
    return f"{waiting} open, {len(conflicts) - waiting} settled"


def lowered(labels: Sequence[str]) -> str:
    """Labels within a sentence."""
    return listed([label[:1].lower() + label[1:] for label in labels])


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # late: checking a sheet needs no templates
    from markupsafe import Markup

    loader = PackageLoader("pipeline.publish")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    for name in ("style.css", "index.css", "script.js", "index.js"):
        source = loader.get_source(environment, name)[0]
        plain = name.replace(".", "_")
        environment.globals[plain] = Markup(source)
        environment.globals[f"{plain}_digest"] = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    environment.globals |= {"standings": STANDINGS, "short_statuses": SHORT_STATUSES}
    functions = (count_of, listed, some, anchor, lowered, upper_first, conflicts_told)
    environment.globals |= {function.__name__: function for function in functions}
    return environment
