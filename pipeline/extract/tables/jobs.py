"""Tables whose rows are jobs: others than the document is about, or stages that are jobs by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.tables.headings import Heading
from pipeline.extract.whom.subjects import Subjects
from pipeline.extract.words.stems import head


def are_others(subjects: Subjects, labels: Sequence[Heading]) -> bool:
    """Whether the rows are jobs, as most say, none of which is the own subject at some level: "Salary by title"."""
    names = [each.saying.name for each in labels]
    titled = sum(map(subjects.may_be_titled, names))
    return 4 * titled >= 3 * len(names) and not any(map(subjects.overlaps, names))


def are_jobs(subjects: Subjects, labels: Sequence[Heading]) -> bool:
    """Whether most rows are jobs for sure, half of which are not the own subject at some stage."""
    names = [each.saying.name.partition(" (")[0] for each in labels]
    others = sum(not subjects.overlaps(each) and head(each) not in subjects.heads for each in names)
    return 4 * sum(map(subjects.is_titled, names)) >= 3 * len(names) and 2 * others >= len(names)
