"""What stands beside the figures of a table, and what it says of them: worked out once, asked by every cell."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from pipeline.extract.dates import Dates, When
from pipeline.extract.draft import Draft
from pipeline.extract.reading import Reading
from pipeline.extract.reading.figures import spent
from pipeline.extract.reading.sayings import Saying
from pipeline.profiles.model import Property
from pipeline.records.document import Range
from pipeline.records.mention import Mention, MentionKind

Unit = tuple[MentionKind, str | None]
Dated = Literal["as_of", "window", "target"] | None


class Heading(Struct, gc=False, eq=False):
    """A heading, label, caption or sentence beside figures: where it stands, what it says, and the figures in it.

    `tells` is whether a qualifier or a date of the figures may stand in it.
    """

    where: Range
    start: int
    end: int
    saying: Saying
    mentions: list[Mention]
    tells: bool
    whens: dict[str, When | None] = {}

    @property
    def spent(self) -> bool:
        """Whether a sentence above figures tells a figure of its own, of which it says what it says."""
        return spent(self.saying.words, self.mentions)


class Legend:
    """The headings of one document, each read when it is first asked for."""

    def __init__(self, reading: Reading, dates: Dates) -> None:
        self.reading, self.dates, self.text = reading, dates, reading.text
        self._headings: dict[Range, Heading] = {}

    def at(self, where: Range) -> Heading:
        """The heading that stands in a range of the text."""
        found = self._headings.get(where)
        if found is None:
            start, end = where
            saying, mentions = self.reading.sayings.of(self.text[start:end]), self.reading.mentions_in(start, end)
            found = Heading(where, start, end, saying, mentions, bool(mentions or saying.said))
            self._headings[where] = found
        return found

    def beside(self, where: Range, mentions: list[Mention]) -> Heading:
        """What stands in a cell beside its figures: nobody repeats that, so it is not remembered."""
        start, end = where
        saying = self.reading.sayings.read(self.text[start:end])
        return Heading(where, start, end, saying, mentions, bool(mentions or saying.said))

    def when(self, dates: Dated, heading: Heading) -> When | None:
        """The time that a heading gives the figures of a property, by what its dates are."""
        if dates is None or not heading.mentions:
            return None
        if dates not in heading.whens:
            match dates:
                case "as_of":
                    when = self.dates.date_in(heading.where)
                case "window":
                    when = self.dates.spanned(heading.where)
                case "target":
                    when = self.dates.target(heading.where)
            heading.whens[dates] = when
        return heading.whens[dates]


class Column(Struct, gc=False):
    """What holds for all figures of a kind below the same headings that have no words of their own beside them.

    `scaled` is what multiplies them; `filled` says, by the qualifiers that their rows give, all that their drafts say
    beside these and their values.
    """

    key: str
    prop: Property
    scaled: Heading | None
    filled: dict[tuple[bool | str, ...], Draft] = {}


class Bare(NamedTuple):
    """What some headings say of bare numbers: whether they are shares, years, or sums where they are large or anyway,
    and in which currency."""

    shares: bool
    years: bool
    priced: bool
    sums: bool
    currency: str | None


class Headings:
    """The headings that speak of some cells, innermost first, with what they were found to say."""

    __slots__ = ("asked", "bare", "columns", "own", "scaled", "scope")

    def __init__(self, own: list[Heading], around: list[Heading]) -> None:
        self.own = own
        self.scope = [*[each for each in own if each.tells], *around]
        """Where qualifiers and dates may be read."""
        self.asked: str | None = None
        """The property of the first one that asks for a level of a scale."""
        self.scaled: Heading | None = None
        """The first one that says what bare numbers are multiplied by."""
        for heading in own:
            self.asked = self.asked or heading.saying.level
            if self.scaled is None and heading.saying.scale:
                self.scaled = heading
        self.columns: dict[str, Column | None] = {}
        """By the kind of a figure, what holds for it; None where they do not say what it is."""
        self.bare: Bare | None = None
        """What they say of bare numbers, once that was asked."""
