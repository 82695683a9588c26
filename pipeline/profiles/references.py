"""Names within a profile that point at nothing: a marker nobody defined, a scale that is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from string import Formatter
from typing import NamedTuple

from pipeline.profiles.model import Profile, Property

Route = tuple[str | int, ...]


class Loose(NamedTuple):
    """A name that points at nothing: where it stands, what to change, and whether it is a key or a value."""

    route: Route
    words: str
    about_key: bool = False


def loose_ends(profile: Profile) -> Iterator[Loose]:
    """Every name that points at nothing: the route to it, and what to change."""
    for name, each in profile.properties.items():
        yield from _of_property(("properties", name), each, profile)
    for name, naming in profile.names.items():
        yield from _property_named(("names", name), name, "name", profile)
        if naming.vocabulary is not None:
            yield from _known(("names", name, "vocabulary"), naming.vocabulary, "vocabulary", profile.vocabularies)
    for name, requirement in profile.requirements.items():
        yield from _property_named(("requirements", name), name, "level", profile)
        yield from _steps(("requirements", name), requirement.forms, name, profile)
    for name, qualifier in profile.qualifiers.items():
        if qualifier.scale is not None:
            yield from _known(("qualifiers", name, "scale"), qualifier.scale, "scale", profile.scales)
    settings = [name for name, qualifier in profile.qualifiers.items() if qualifier.setting is not None]
    for name in settings[1:]:
        words = f"“{settings[0]}” has a `setting` already, and only one qualifier may; take one of the two out"
        yield Loose(("qualifiers", name, "setting"), words, about_key=True)


def _of_property(route: Route, each: Property, profile: Profile) -> Iterator[Loose]:
    for field in ("needs", "refuses", "falls"):
        yield from _all_known((*route, field), getattr(each, field), "marker", profile.markers)
    yield from _all_known((*route, "takes"), each.takes, "qualifier", profile.qualifiers)
    for field in ("defaults", "below", "optional"):
        yield from _among_identity((*route, field), getattr(each, field), each)
    for name, small in each.below.items():
        known = profile.qualifiers[name].values if name in profile.qualifiers else {}
        if name not in each.defaults:
            yield Loose(
                (*route, "below", name),
                f"only what has a default has another one for small figures; put “{name}” into `defaults`",
                about_key=True,
            )
        elif known:
            yield from _known((*route, "below", name, "value"), small.value, f"value of {name}", known)
    if each.units and each.kind != "count":
        words = f"only properties of kind count have `units`, and this one is of kind {each.kind}; take them out"
        yield Loose((*route, "units"), words, about_key=True)
    if each.scale is not None:
        yield from _known((*route, "scale"), each.scale, "scale", profile.scales)
    elif each.kind == "level":
        yield Loose(route, "a property of kind level needs a `scale`; name one of `scales`")
    yield from _placeholders((*route, "question"), each)


def _among_identity(route: Route, names: Iterable[str], each: Property) -> Iterator[Loose]:
    for n, name in enumerate(names):
        if name not in each.identity:
            listed = route[-1] == "optional"
            words = f"“{name}” is not among the `identity` of this property; add it there or take it out here"
            yield Loose((*route, n if listed else name), words, about_key=not listed)


def _placeholders(route: Route, each: Property) -> Iterator[Loose]:
    try:
        asked = {name for _, name, _, _ in Formatter().parse(each.question) if name is not None}
    except ValueError as trouble:
        yield Loose(route, f"the question cannot be filled in ({trouble}); write placeholders as {{subject}}")
        return
    for name in sorted(asked - {"subject", *each.identity}):
        yield Loose(route, f"nothing fills {{{name}}} in the question; use {{subject}} or a qualifier of `identity`")


def _property_named(route: Route, name: str, kind: str, profile: Profile) -> Iterator[Loose]:
    found = profile.properties.get(name)
    if found is None:
        yield from _known(route, name, "property", profile.properties, about_key=True)
    elif found.kind != kind:
        words = f"“{name}” is of kind {found.kind}; only properties of kind {kind} belong here"
        yield Loose(route, words, about_key=True)


def _steps(route: Route, forms: Iterable[str], name: str, profile: Profile) -> Iterator[Loose]:
    scale = profile.properties[name].scale if name in profile.properties else None
    steps = [step.name for step in profile.scales.get(scale or "", ())]
    for form in forms if steps else ():
        yield from _known((*route, "forms", form), form, "step of the scale", steps, about_key=True)


def _all_known(route: Route, names: Iterable[str], what: str, known: Collection[str]) -> Iterator[Loose]:
    for n, name in enumerate(names):
        yield from _known((*route, n), name, what, known)


def _known(route: Route, name: str, what: str, known: Collection[str], about_key: bool = False) -> Iterator[Loose]:
    if name not in known:
        near = get_close_matches(name, sorted(known), n=1)
        named = f"choose one of {', '.join(sorted(known))}" if known else "there are none yet, so make it first"
        advice = f"did you mean “{near[0]}”?" if near else named
        yield Loose(route, f"there is no {what} “{name}”; {advice}", about_key)
