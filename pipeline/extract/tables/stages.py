"""Columns of a table that are stages of a career: "Entry level", "Mid-career (5–8 years)", "Senior"."""

from __future__ import annotations

import re

from pipeline.extract.tables.grids import Table
from pipeline.extract.tables.headings import Heading, Legend
from pipeline.extract.words.forms import any_of, fold
from pipeline.extract.words.worded import NOTHING, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Range

_ROWS = 3
"""Rows that are looked at: those below them have the same columns."""


@once
def _beginners(profile: Profile) -> re.Pattern[str]:
    """The words for those at the first of them."""
    return any_of(word for naming in profile.names.values() for word in naming.beginners) or NOTHING


def stages(profile: Profile, legend: Legend, table: Table) -> dict[Range, Heading]:
    """The headings of columns that are such stages: they say nothing of figures, and one beside them tells of
    beginners."""
    heads = {head for row in table.rows[:_ROWS] for each in row.answers for head in each.heads[-1:]}
    if len(heads) < 2:
        return {}
    named = [legend.at(head) for head in sorted(heads)]
    begun = any(_beginners(profile).search(fold(each.saying.words)) for each in named)
    return {each.where: each for each in named if _tells_nothing(each)} if begun else {}


def _tells_nothing(heading: Heading) -> bool:
    """Whether a heading has a name, and says nothing of figures."""
    saying = heading.saying
    return bool(saying.name) and not (saying.properties or saying.said or saying.aside)
