"""Short names for sources, as a plot or a list has room for."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.records.sheet import PublishedSource, Sheet

_HEAD = re.compile(r"\s*:\s|\s[|–—-]\s")


def name_of(source: PublishedSource) -> str:
    """What to call a source in few words."""
    return source.publisher or source.title or source.id


def short_names(sheet: Sheet) -> dict[str, str]:
    """A short name for each source, told apart by its id where a publisher has several."""
    candidates = {source.id: _names(source) for source in sheet.sources}
    often = Counter(name for names in candidates.values() for name in set(names))
    return {
        id: next(name for name in (*names, id) if name == id or often[name] == 1) for id, names in candidates.items()
    }


def _names(source: PublishedSource) -> list[str]:
    """What a source may be called, the best first: its publisher, the head of its title, the whole title."""
    title = source.title or ""
    head = _HEAD.split(title, maxsplit=1)[0].strip()
    return [name for name in (source.publisher, head, title) if name]
