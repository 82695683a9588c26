"""Names that nothing announces: what their place in a list, a table or a sentence says they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.names.announce import Announcer
from pipeline.extract.names.bodies import Defined
from pipeline.extract.names.found import Found
from pipeline.extract.names.lexicon import Lexicon
from pipeline.extract.names.own import Own
from pipeline.extract.names.sentence import Sentences
from pipeline.extract.names.unannounced.branches import branches
from pipeline.extract.names.unannounced.cast import cast
from pipeline.extract.names.unannounced.lettered import lettered
from pipeline.extract.names.unannounced.nouns import Nouns
from pipeline.extract.names.unannounced.rounds import rounds
from pipeline.extract.names.unannounced.rows import rows
from pipeline.extract.names.unannounced.single import single
from pipeline.extract.names.unannounced.standing import Standing
from pipeline.extract.names.unannounced.view import View

__all__ = ["unannounced"]


def unannounced(
    announcer: Announcer,
    folded: str,
    own: Own,
    sentences: Sentences,
    lexicons: tuple[Lexicon, ...],
    found: Sequence[Found],
    defined: Defined,
) -> Iterator[Found]:
    """Every name that nothing announces, of the properties that say what such names are; `found` are the others,
    `defined` the bodies that the document introduces with their letters."""
    standing = Standing(own)
    for lexicon in lexicons:
        yield from lettered(announcer, folded, own, sentences, lexicon, defined)
        nouns = Nouns(lexicon, announcer.document.text) if lexicon.naming.hinted else None
        if nouns is not None and nouns.starts:
            view = View(announcer, folded, sentences, standing, lexicon, nouns)
            yield from rounds(view, found)
            yield from rows(view)
            yield from single(view)
            yield from branches(view)
            yield from cast(view)
