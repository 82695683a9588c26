"""Names that are headings: of a round that says so itself, below a lead-in, or behind a heading that announces them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.extract.names.announce import Announced, Announcer
from pipeline.extract.names.entries import consistent
from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.outline import Entry
from pipeline.extract.names.shapes import capitalised, credential_like, reads_as_name
from pipeline.extract.names.short import opening
from pipeline.extract.words.forms import fold
from pipeline.records.document import Document


def headed(document: Document, announcer: Announcer) -> Iterator[Found]:
    """The names that are headings."""
    yield from _telling_headings(document, announcer)
    yield from _led_headings(document, announcer)


def _telling_headings(document: Document, announcer: Announcer) -> Iterator[Found]:
    """Names that are headings of one round, which need no announcement where most say themselves what they are."""
    lexicons = [each for each in announcer.lexicons if each.naming.openers]
    for (path, _), entries in announcer.outline.rounds.items():
        for lexicon in lexicons if len(path) > 1 and len(entries) > 1 else ():
            own = [each for each in entries if _tells(document.text, announcer.text, each, lexicon)]
            if len(own) > 1 and 2 * len(own) > len(entries):
                said = Announced(lexicon, {}, own[0][1], own[0][2], True)
                yield from consistent(document, said, entries)


def _tells(text: str, folded: str, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether an entry says by a word of its kind that it is such a name: "AWS Certified Developer"."""
    if lexicon.opener.search(folded[entry[1] : entry[2]]) is None:
        return False
    parsed = opening(text, entry[1], entry[2], lexicon)
    if parsed is None or not credential_like(text, parsed[0], lexicon):
        return False
    return lexicon.opener.search(fold(text[parsed[0].first : parsed[0].last])) is not None


def _led_headings(document: Document, announcer: Announcer) -> Iterator[Found]:
    """Names that are the headings right below a lead-in: "A typical ladder looks like this:".

    Where headings are of one rank, as in plain text, the round ends with the first that is no name; below the
    heading that announces it, it begins with the next one, as long as no list stands between.
    """
    blocks = document.blocks
    for index in sorted(announcer.cued):
        first = index + 1
        if blocks[index].kind == "heading":
            yield from _flat_round(document, announcer, index)
        if blocks[index].kind != "paragraph" or first >= len(blocks) or blocks[first].kind != "heading":
            continue
        if not document.words(blocks[index]).rstrip(" *_").endswith(":"):
            continue
        titles = _of_one_rank(document, first)
        for announced in announcer.lead_in(index)[0] if len(titles) > 1 else []:
            found = [*consistent(document, announced, titles)]
            yield from found or consistent(document, announced, _while_names(document, announced, titles))


def _of_one_rank(document: Document, first: int) -> list[Entry]:
    """The headings of one section and rank, from one of them on."""
    blocks = document.blocks
    path, level = blocks[first].path, blocks[first].level
    return [
        (each, blocks[each].start, blocks[each].end)
        for each in range(first, len(blocks))
        if blocks[each].kind == "heading" and blocks[each].path == path and blocks[each].level == level
    ]


def _while_names(document: Document, announced: Announced, titles: Iterable[Entry]) -> list[Entry]:
    """The headings up to the first that does not read like a name, the last of which surely does."""
    text, lexicon = document.text, announced.lexicon
    found: list[Entry] = []
    sure: list[int] = []
    for entry in titles:
        parsed = opening(text, entry[1], entry[2], lexicon)
        if parsed is None or parsed[1] < entry[2] or not capitalised(text[parsed[0].first : parsed[0].last]):
            break
        if not reads_as_name(text, parsed[0], lexicon):
            break
        found.append(entry)
        if reads_as_name(text, parsed[0], lexicon, sure=True):
            sure.append(len(found))
    found = found[: sure[-1]] if sure else []
    return found if 1 < len(found) <= 2 * len(sure) else []


def _flat_round(document: Document, announcer: Announcer, index: int) -> Iterator[Found]:
    """Names that are the headings behind an announcing one, with nothing but prose between them.

    In plain text their ranks tell little: the first of them stands below the announcing one, the next beside it.
    """
    blocks = document.blocks
    said = [each for each in announcer.heading(index) if each.sure]
    if not said:
        return
    first = next((each for each in range(index + 1, len(blocks)) if blocks[each].kind != "paragraph"), len(blocks))
    for announced in said if first < len(blocks) and blocks[first].kind == "heading" else ():
        titles = (
            (each, blocks[each].start, blocks[each].end)
            for each in range(first, len(blocks))
            if blocks[each].kind == "heading" and blocks[each].region == "main"
        )
        yield from consistent(document, announced, _while_names(document, announced, titles))
