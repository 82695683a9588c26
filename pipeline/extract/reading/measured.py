"""Units of measure behind a number: 254 *m* deep, 536 *km²*. Which unit a property is measured in, its profile says."""

from __future__ import annotations

from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.mention import Mention
from pipeline.values.patterns import later

_BEHIND = r"[\s-]{0,2}%s(?![\w²³])"


class Units:
    """Tells by the unit behind a number which properties it can be."""

    def __init__(self, profile: Profile) -> None:
        units = {key: prop.units for key, prop in profile.properties.items() if prop.units}
        self._own = {key: later(_BEHIND % either(*words)) for key, words in units.items()}
        self._any = later(_BEHIND % either(*(each for words in units.values() for each in words)))

    def measures(self, text: str, mention: Mention, key: str) -> bool:
        """Whether a number has the unit that a property is measured in."""
        return key in self._own and self._own[key].match(text, mention.end) is not None

    def behind(self, text: str, mention: Mention) -> int:
        """Where the next word begins behind a number's unit; -1 where it has none."""
        found = self._any.match(text, mention.end) if self._own and mention.kind == "count" else None
        return found.end() + 1 if found else -1

    def allows(self, text: str, mention: Mention, key: str) -> bool:
        """Whether a number may be a property: with its unit where it has one, else without anybody's."""
        if mention.kind != "count" or not self._own:
            return True
        if key in self._own:
            return self._own[key].match(text, mention.end) is not None
        return self._any.match(text, mention.end) is None

    def contradicts(self, text: str, mention: Mention, key: str) -> bool:
        """Whether a unit of other properties alone stands behind a number: no unit need stand in a table's cell."""
        if mention.kind != "count" or not self._own or self._any.match(text, mention.end) is None:
            return False
        return not self.allows(text, mention, key)


units = once(Units)
