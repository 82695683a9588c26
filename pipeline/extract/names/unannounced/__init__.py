"""Names that nothing announces: what their place in a list, a table or a sentence says they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from pipeline.extract.names.announce import Announcer
from pipeline.extract.names.bodies import Defined
from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.own import Own
from pipeline.extract.names.searched import Met
from pipeline.extract.names.unannounced.branches import branches
from pipeline.extract.names.unannounced.cast import cast
from pipeline.extract.names.unannounced.items import items
from pipeline.extract.names.unannounced.lettered import lettered
from pipeline.extract.names.unannounced.nouns import Nouns
from pipeline.extract.names.unannounced.rounds import rounds
from pipeline.extract.names.unannounced.rows import rows
from pipeline.extract.names.unannounced.single import single
from pipeline.extract.names.unannounced.standing import Standing
from pipeline.extract.names.unannounced.view import View
from pipeline.extract.reading.sentences import Sentences
from pipeline.extract.words.forms import fold
from pipeline.records.document import Range

__all__ = ["spanned", "unannounced"]


def spanned(found: list[Found], text: str, own: Own) -> list[Found]:
    """The names, with those of a list that is announced in general words only as rungs where they climb."""
    standing = Standing(own)
    lists: dict[Range, list[Found]] = defaultdict(list)
    for each in found:
        if each.cue is not None and each.lexicon.naming.arrows and each.qualifiers == each.lexicon.naming.hinted:
            lists[each.cue].append(each)
    rungs: set[int] = set()
    for members in lists.values():
        lexicon = members[0].lexicon
        if standing.spans(lexicon, [fold(text[each.shape.first : each.shape.last]) for each in members]):
            rungs.update(map(id, members))
    return [replace(each, qualifiers=each.lexicon.naming.arrows) if id(each) in rungs else each for each in found]


def unannounced(
    announcer: Announcer,
    folded: str,
    own: Own,
    sentences: Sentences,
    lexicons: tuple[Lexicon, ...],
    found: Sequence[Found],
    defined: Defined,
    met: Met,
    first: Mapping[Lexicon, int],
) -> Iterator[Found]:
    """Every name that nothing announces, of the properties that say what such names are; `found` are the others,
    `defined` the bodies that the document introduces with their letters, `met` the words that were met: the nouns of a
    property are numbered from `first` on."""
    standing = Standing(own)
    for lexicon in lexicons:
        yield from lettered(announcer, folded, own, sentences, lexicon, defined)
        number = first.get(lexicon)
        if number is None:
            continue
        nouns = Nouns(lexicon, announcer.document, sentences.block_starts, met, number)
        if nouns.held:
            view = View(announcer, folded, sentences, standing, lexicon, nouns)
            begun = [*rounds(view, found)]
            yield from begun
            yield from rows(view)
            yield from items(view, [*found, *begun])
            yield from single(view)
            yield from branches(view)
            yield from cast(view)
