"""What the styles and numberings of a Word file make of a paragraph: a heading, a list item, or neither."""

from __future__ import annotations

import re

from pipeline.readers.docx.package import Package
from pipeline.records.document import BlockKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*([1-9])", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,6}")
_KINDS: dict[str, BlockKind] = {"title": "title", "caption": "caption"}


def whole(value: str | None) -> int:
    """The whole number that a property states; 0 for anything else, however odd."""
    return int(value) if value and _WHOLE.fullmatch(value) else 0


class Styles:
    """By style id: the level of a heading, the numbering and depth of a list item, else what kind of block it is."""

    def __init__(self, package: Package) -> None:
        self.levels: dict[str, int] = {}
        self.lists: dict[str, tuple[str, int]] = {}
        self.kinds: dict[str, BlockKind] = {}
        self._based: dict[str, str] = {}
        for path in package.named("styles"):
            self._read(package, path)
        for style in list(self._based):
            self._inherit(style)

    def _read(self, package: Package, path: str) -> None:
        style = ""
        number, depth = "", 0
        for event, element in package.events(path):
            tag = element.tag
            value = element.get(W + "val") or ""
            if event == "start" and tag == W + "style":
                style, number, depth = element.get(W + "styleId") or "", "", 0
            elif event == "end" and tag == W + "style":
                if number:
                    self.lists[style] = (number, depth)
            elif event == "end" and style:
                if tag == W + "name":
                    self._name(style, value.lower())
                elif tag == W + "basedOn":
                    self._based[style] = value
                elif tag == W + "outlineLvl" and _WHOLE.fullmatch(value) and whole(value) < 9:
                    self.levels.setdefault(style, int(value) + 1)
                elif tag == W + "numId":
                    number = value
                elif tag == W + "ilvl":
                    depth = whole(value)

    def _name(self, style: str, name: str) -> None:
        found = _HEADING.match(name)
        if found:
            self.levels[style] = int(found[1])
        elif name in _KINDS:
            self.kinds[style] = _KINDS[name]

    def _inherit(self, style: str) -> None:
        above, seen = self._based.get(style), {style}
        while above and above not in seen:
            seen.add(above)
            if above in self.levels:
                self.levels.setdefault(style, self.levels[above])
            if above in self.lists:
                self.lists.setdefault(style, self.lists[above])
            above = self._based.get(above)
