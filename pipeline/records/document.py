"""A source as its manifest lists it, and its text as we read it: blocks over one string."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal, Protocol

from msgspec import Struct

from pipeline.values.exact import Exact

Range = tuple[int, int]
BlockKind = Literal["title", "heading", "paragraph", "item", "row", "caption"]
Region = Literal["main", "head", "nav", "header", "footer", "aside"]
Kind = Literal["primary", "secondary"]


class Source(Exact, frozen=True, omit_defaults=True):
    """A file with its publisher, date and kind. `subject` is a slug; `digest` the sha256 of the file's bytes."""

    id: str
    """The name it has everywhere else, unique among the sources."""
    file: str
    """The file, as the manifest names it."""
    title: str | None = None
    """What it is called."""
    publisher: str | None = None
    """Who published it; whose word its claims are where the text credits nobody."""
    kind: Kind = "secondary"
    """`primary` where its publisher measured the figures itself."""
    url: str | None = None
    """Where it was found."""
    published: str | None = None
    """The day, month or year in which it was published."""
    retrieved: str | None = None
    """The day, month or year in which it was fetched."""
    licence: str | None = None
    """Under what terms it may be used; how much of it is quoted follows from this."""
    subject: str | None = None
    """The id of whom or what it is about."""
    locale: str = "en-US"
    """How it writes numbers: `en-US`, `de-DE`."""
    geography: str | None = None
    """Where its figures hold if the text does not say."""
    digest: str | None = None
    """The sha256 of the file's bytes."""


class Cell(Struct, frozen=True, gc=False):
    """One cell of a table row.

    `heads` are the ranges of the column headings above it, outermost first; `row_heads` those of the
    headings of its row, outermost first (a group heading that spans the rows below it counts). A cell
    that is itself a heading has `head` set.
    """

    start: int
    end: int
    column: int
    head: bool = False
    heads: tuple[Range, ...] = ()
    row_heads: tuple[Range, ...] = ()


class Block(Struct, frozen=True, gc=False):
    """A stretch of the text that hangs together: a heading, a paragraph, a list item, a row of a table.

    - `level`: of a heading 1 to 6, of an item its depth (1 is outermost), else 0.
    - `path`: indexes of the heading blocks above this one, outermost first.
    - `lead`: index of the block that introduces this list or table (the paragraph, caption or heading
      just before it in the same region), else -1. All items of a list and all rows of a table share it.
    - `group`: number of the list or table this block belongs to, else -1.
    - `caption`: index of the table's caption block, else -1.
    - `cells`: of a row, left to right.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    region: Region = "main"
    path: tuple[int, ...] = ()
    lead: int = -1
    group: int = -1
    caption: int = -1
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class RawMap:
    """Where pieces of the text stand in the decoded file.

    Piece i covers text from `text_starts[i]`; it came from the file at `raw_starts[i]` up to `raw_ends[i]`.
    A `straight` piece has one code point of text for each of the file, so places inside it are exact;
    any other piece (a reference such as `&nbsp;`, folded white space) maps as a whole.
    """

    text_starts: tuple[int, ...]
    raw_starts: tuple[int, ...]
    raw_ends: tuple[int, ...]
    straight: tuple[bool, ...]

    def range(self, start: int, end: int) -> Range:
        """The range of the decoded file that holds text[start:end]; needs start < end."""
        starts = self.text_starts
        first = last = bisect_right(starts, start) - 1
        if last + 1 < len(starts) and starts[last + 1] < end:
            last = bisect_right(starts, end - 1, last) - 1
        low = self.raw_starts[first] + (start - starts[first] if self.straight[first] else 0)
        high = self.raw_starts[last] + (end - starts[last]) if self.straight[last] else self.raw_ends[last]
        return low, high


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF: the text it covers, and the box of each of its lines.

    `boxes`: (start, end, left, bottom, right, top) in points, by start.
    """

    number: int
    start: int
    end: int
    boxes: tuple[tuple[int, int, float, float, float, float], ...] = ()


class Worded(Protocol):
    """What has a text: a document, or as much of one as somebody needs who only quotes it."""

    @property
    def text(self) -> str:
        """The text that places count in."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a source as we read it. Blocks are in reading order and do not overlap.

    `digest` is the sha256 of the file's bytes, `text_digest` that of the text in UTF-8.
    `format` is txt, md, html, pdf or docx. `raw` is None where the text is the decoded file itself.
    `notes` say what a person should know of the reading ("read as CP1252: not valid UTF-8"). `raised` are the
    ranges printed as superscripts: a footnote digit there is no part of the figure before it. `hidden` are, in order,
    ranges that no reader of the finished page sees: comments, scripts, marks among the digits of a figure; `instead`
    are the signs that are seen at some places instead of those there ("&#36;" is a dollar sign, the rest of it hidden).
    """

    source: str
    text: str
    blocks: tuple[Block, ...]
    format: str
    digest: str
    text_digest: str
    encoding: str = "utf-8"
    title: str | None = None
    raw: RawMap | None = None
    pages: tuple[Page, ...] = field(default=())
    notes: tuple[str, ...] = ()
    raised: tuple[Range, ...] = ()
    hidden: tuple[Range, ...] = ()
    instead: tuple[tuple[int, str], ...] = ()

    def words(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]

    def seen(self, start: int, end: int) -> str:
        """A range of the text as the finished page shows it."""
        signs = list(self.text[start:end])
        for place, sign in self.instead[bisect_left(self.instead, (start, "")) : bisect_left(self.instead, (end, ""))]:
            signs[place - start] = sign
        for low, high in self.hidden[max(bisect_right(self.hidden, (start, start)) - 1, 0) :]:
            if low >= end:
                break
            for place in range(max(low, start), min(high, end)):
                signs[place - start] = ""
        return "".join(signs)

    def section(self, block: Block) -> tuple[str, ...]:
        """The headings above a block, outermost first."""
        return tuple(self.words(self.blocks[i]) for i in block.path)
