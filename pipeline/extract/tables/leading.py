"""Whether words above a table speak of it: a caption, or the sentence that leads to it."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.extract.reading import Reading
from pipeline.extract.tables.grids import Table
from pipeline.extract.tables.headings import Heading

SHORT = 60
"""A caption is no longer than this; what is longer is a sentence."""

_POINTING = re.compile(
    r":\s*$|\b(?:tables?|charts?|lists?|listed|below|following|follows|here|compares?|comparison)\b", re.I
)


def points(heading: Heading) -> bool:
    """Whether a caption or lead-in speaks of its table, and does not only end a paragraph above it."""
    return heading.end - heading.start <= SHORT or _POINTING.search(heading.saying.words) is not None


def pointed(reading: Reading, table: Table, sentences: Callable[[int], list[Heading]]) -> Heading | None:
    """The sentence that points to a table made of lines, where the line of its headings stands between the two."""
    blocks, above = reading.document.blocks, table.lead - 1
    if above < 0 or blocks[above].kind != "paragraph" or blocks[above].path != blocks[table.lead].path:
        return None
    last = sentences(above)[0]
    headed = not reading.text.endswith(".", 0, blocks[table.lead].end)
    return last if headed and _POINTING.search(last.saying.words) else None
