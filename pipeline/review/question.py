"""The question that a conflict is about, in a sentence, and the words for what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter

from pipeline.profiles.model import Profile
from pipeline.publish.assemble import everyone_with_a_page, profile_used, publish_source
from pipeline.publish.views import short_names
from pipeline.publish.wording import label_of, qualifier, qualifiers, subject_of
from pipeline.records.conflict import Conflict
from pipeline.records.sheet import Sheet, Subject
from pipeline.run.weigh import Weighed


@dataclass(frozen=True)
class Wording:
    """What subjects, properties and sources are called."""

    outline: Sheet
    profile: Profile
    names: dict[str, str]

    def subject(self, conflict: Conflict) -> str:
        """Whom a conflict is about."""
        return subject_of(self.outline, conflict.subject)

    def property(self, name: str) -> str:
        """What the profile calls a property."""
        return label_of(self.outline, name)

    def source(self, id: str) -> str:
        """A short name for a source."""
        return self.names.get(id, id)

    def scale(self, property: str) -> tuple[str, ...]:
        """The ordered steps that a property is measured on, lowest first; none for figures and names."""
        name = self.profile.properties[property].scale
        return tuple(step.name for step in self.profile.scales[name]) if name else ()

    def question(self, conflict: Conflict) -> str:
        """What the values answer: "What do bakers earn?" """
        known = {name: qualifier(name, value) for name, value in conflict.qualifiers.items()}
        asked = self.profile.properties[conflict.property].question
        return asked.format_map(_Blanks(known | {"subject": self._within(self.subject(conflict))}))

    def narrowed(self, conflict: Conflict) -> str:
        """The qualifiers that the question does not name itself: "median, a year, US"."""
        asked = {name for _, name, _, _ in Formatter().parse(self.profile.properties[conflict.property].question)}
        return qualifiers({name: value for name, value in conflict.qualifiers.items() if name not in asked})

    def _within(self, label: str) -> str:
        """A label inside a sentence: lower case where its last word is a common noun that the profile knows."""
        words = label.split()
        plain = len(words) > 0 and all(word == word.lower() for word in words[1:])
        return label[:1].lower() + label[1:] if plain and _is_noun(words[-1], self.profile.nouns) else label


class _Blanks(dict[str, str]):
    """Fills what a conflict does not narrow with nothing in particular."""

    def __missing__(self, name: str) -> str:
        return f"any {name.replace('_', ' ')}"


def _is_noun(word: str, nouns: Sequence[str]) -> bool:
    low = word.lower()
    return any(low.endswith(each[1:]) if each.startswith("-") else low in (each, f"{each}s") for each in nouns)


def wording(weighed: Weighed) -> Wording:
    """The words for everything that was weighed; they do not change with decisions."""
    sources = sorted((each.source for each in weighed.gathered if each.head), key=lambda source: source.id)
    declared = [Subject(each.id, each.label) for each in weighed.sources.subjects]
    outline = Sheet(
        schema="",
        format_version="",
        draft=True,
        subjects=everyone_with_a_page(declared, sources),
        sources=tuple(publish_source(each, None) for each in sources),
        facts=(),
        gaps=(),
        mentioned=(),
        profile=profile_used(weighed.project.profile),
    )
    return Wording(outline, weighed.project.profile, short_names(outline))
