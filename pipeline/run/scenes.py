"""What there is to draw of each subject."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import msgspec
from msgspec import structs

from pipeline.files.cache import code_digest, key_of
from pipeline.publish import Place, placed
from pipeline.publish.assemble import gaps
from pipeline.publish.wording import subject_words
from pipeline.records.finding import Finding
from pipeline.records.sheet import Gap, PublishedSource, Subject
from pipeline.run.fetching import Errand
from pipeline.run.gather import Gathered, errands
from pipeline.run.listing import outline_of, published
from pipeline.run.whole import Whole, by_place

CODE = ("publish", "records", "values", "run/drawing.py", "run/scenes.py")
_SHARE = msgspec.json.Decoder(tuple[str, msgspec.Raw])


class _About(msgspec.Struct):
    """Whom a fact or conflict is about."""

    subject: str


_ABOUT = msgspec.json.Decoder(_About)


def whom(element: bytes | msgspec.Raw) -> str:
    """Whom a fact or conflict is about, from its JSON, of which nothing else is made a record."""
    return _ABOUT.decode(element).subject


@dataclass(frozen=True)
class Scene:
    """One subject to draw: what concerns it that is not in its part, and where its part is kept.

    `own` are the sources at home there, with the names under which their claims lie; `shares` what their documents say
    of others, as JSON. `key` stands for everything on its pages.
    """

    subject: Subject
    key: bytes
    part: tuple[str, bytes] | None
    own: dict[str, tuple[str, bytes]]
    sources: tuple[PublishedSource, ...]
    errands: tuple[Errand, ...]
    places: dict[str, Place]
    shares: tuple[bytes, ...]
    gaps: tuple[Gap, ...]
    findings: tuple[Finding, ...]


class Stage:
    """What scenes are made of: the documents by their home, and by home what is said and found there."""

    def __init__(self, whole: Whole, paged: frozenset[str], draft: bool = True) -> None:
        self._whole, self.paged = whole, paged
        self._known = {subject.id: subject for subject in whole.subjects}
        self._read = {each.source.id: each for each in whole.corpus.read}
        self._errands = {errand.source.id: errand.afar() for errand in errands(whole.corpus.sources)}
        found = ((each.source.id, each.source.subject or "", _characters(each)) for each in whole.corpus.read)
        self._homes = placed(each for each in found if each[1] in paged)
        self._own: dict[str, list[str]] = defaultdict(list)
        for source, place in sorted(self._homes.items()):
            self._own[place.subject].append(source)
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        noticed = {each for each in whole.every_finding() if each.source in self._homes}
        for finding in sorted(noticed, key=by_place):
            self._findings[self._homes[finding.source or ""].subject].append(finding)
        self._shares: dict[str, list[bytes]] = defaultdict(list)
        self._linked: dict[str, set[str]] = defaultdict(set)
        for home, share in map(_SHARE.decode, whole.lines("abroad")):
            if home in paged:
                self._shares[home].append(bytes(share))
                self._linked[home].add(whom(share))
        self.outline = structs.replace(outline_of(whole, draft), subjects=(), sources=(), decisions=())
        code = code_digest(CODE, ("jinja2", "msgspec"))
        self._base = key_of(code, msgspec.json.encode(self.outline))

    def scenes(self) -> list[Scene]:
        """One scene for each subject that has a page, in order."""
        return [self._scene(self._known.get(id) or Subject(id, subject_words(id))) for id in sorted(self.paged)]

    def _scene(self, subject: Subject) -> Scene:
        parts, own = self._whole.parts, self._own[subject.id]
        place = parts.place_of(subject.id)
        listed = [self._read[source] for source in sorted({*own, *parts.sources_of(subject.id)})]
        declared = [subject] if subject.id in self._known else []
        scene = Scene(
            subject=subject,
            key=b"",
            part=None if place is None else parts.handle(place),
            own={source: (self._read[source].kept, self._read[source].key) for source in own},
            sources=tuple(map(published, listed)),
            errands=tuple(self._errands[each.source.id] for each in listed),
            places={each.source.id: self._homes[each.source.id] for each in listed if each.source.id in self._homes},
            shares=tuple(self._shares[subject.id]),
            gaps=tuple(gaps(declared, self._whole.stated, self._whole.project.profile)),
            findings=tuple(self._findings[subject.id]),
        )
        linked = sorted(self.paged & self._linked[subject.id])  # which other pages there are matters no further
        told = scene.subject, scene.own, scene.sources, scene.places, scene.gaps, scene.findings, linked
        shown = self._whole.shown.get(subject.id, b"")
        return replace(scene, key=key_of(self._base, msgspec.json.encode(told), *scene.shares, shown))


def _characters(gathered: Gathered) -> int:
    return gathered.head.characters if gathered.head else 0
