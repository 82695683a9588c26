"""Small words that link a number to what it counts: nothing but they may stand between the two."""

from __future__ import annotations

from pipeline.extract.words.lexicon import lexicon
from pipeline.extract.words.worded import once
from pipeline.profiles.model import Profile

LINKS = frozenset(
    "in by from and or a an per each as to for on at with over between during is are was were will this that of "
    "nationwide annually yearly total nationally across the through until up down next last every which who since "
    "while but if than about".split()
)
_LINKING = LINKS | frozenset(
    "approximately around roughly nearly almost some more less stand stands stood reached totaled totalled rise rose "
    "fell grow grew increase increased expected projected held be have had it of there they only just over under least "
    "most estimated people persons today now currently still rising reach itself themselves climb "
    "climbs climbed climbing growing falling track poised set slated due likely forecast anticipated predicted should "
    "could may swell jump drop fall decline shrink edge inch go goes move number numbers numbered totals well even "
    "again once".split()
)


@once
def linking(profile: Profile) -> frozenset[str]:
    """All such words of texts in a profile's domain; those of its cues are among them."""
    return _LINKING | lexicon(profile).words | {*profile.speech.follows}
