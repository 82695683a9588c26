"""What a publisher calls his own: of "our program takes two years" he himself is the institution."""

from __future__ import annotations

import re

from pipeline.extract.draft import Draft
from pipeline.extract.reading import Reading
from pipeline.extract.scene import Scene
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile, Property
from pipeline.records.mention import Mention


class Owners:
    """The words of one profile by which a publisher speaks of himself, by the qualifier that he is the value of."""

    def __init__(self, profile: Profile) -> None:
        owned = ((name, qualifier.own) for name, qualifier in profile.qualifiers.items() if qualifier.own)
        self._words = {name: re.compile(rf"\b{either(*words)}\b", re.I) for name, words in owned}

    def own(self, reading: Reading, scene: Scene, mention: Mention, prop: Property, draft: Draft) -> None:
        """Take the publisher for what the sentence of a figure calls his, where nobody else is named for it."""
        publisher = reading.source.publisher
        for name in prop.takes if publisher else ():
            words = self._words.get(name)
            said = [*words.finditer(reading.text, *scene.range)] if words and name not in draft.qualifiers else []
            if said and publisher:
                near = min(said, key=lambda each: scene.clauses.cost(mention, *each.span()))
                draft.qualifiers[name] = publisher
                draft.read(name, reading.text, *near.span(), "inferred")


owners = once(Owners)
