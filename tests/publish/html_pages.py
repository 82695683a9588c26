"""Reading a page of the report as a browser would, and checking the links of several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "input", "line", "path", "circle"}


class Page(HTMLParser):
    """The elements, ids, links and text of a page; complains about tags that do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        self.said = "".join(self.words)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        for name, value in attributes:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags[tag] += 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, words):
        self.words.append(words)


def leading_nowhere(pages: Mapping[str, str]) -> list[tuple[str, str]]:
    """The links between the pages, by page, that lead to no page or to no place on it."""
    ids = {name: Counter(re.findall(r'<[^>]* id="([^"]*)"', text)) for name, text in pages.items()}

    def lost() -> Iterator[tuple[str, str]]:
        for name, text in pages.items():
            assert max(ids[name].values()) == 1, name
            for link in set(re.findall(r'<[^>]* href="([^"]*)"', text)):
                there, _, id = link.partition("#")
                if not link.startswith(("data:", "https:")) and (
                    (there or name) not in ids or (id and id not in ids[there or name])
                ):
                    yield name, link

    return list(lost())
