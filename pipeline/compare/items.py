"""Items of a `set` property: which names mean one credential or title, and which name the body behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.compare.names import PARENTHESIS, fold, forms, is_abbreviation, respell
from pipeline.profiles.model import Profile
from pipeline.profiles.naming import Term
from pipeline.records.claim import Claim
from pipeline.values import Name

Form = tuple[str, str]
"""A kind of form, "name" or "abbreviation", and the form itself."""


def canonical_items(claims: Sequence[Claim], profile: Profile) -> dict[str, tuple[str, str]]:
    """For each claim of one subject and `set` property the item it belongs to, and the item it names itself.

    Full name and abbreviation are one item where a text prints them together, or where the
    profile's vocabulary says so. A name that is the issuer of another item stands with that item,
    so that the two are looked at together; everywhere else both items are the same.
    """
    naming = profile.names.get(claims[0].property)
    spelling = naming.spelling if naming else {}
    vocabulary = profile.vocabularies.get(naming.vocabulary or "", {}) if naming else {}
    written = {claim.id: written_forms(claim, spelling) for claim in claims}
    families = unite([*written.values(), *known_forms(vocabulary, spelling)])
    item = {claim.id: families[written[claim.id][0]] for claim in claims if written[claim.id]}
    bodies = issuers(claims, item, vocabulary, families, spelling)
    return {claim: (with_credential(claim, own, written, bodies), own) for claim, own in item.items()}


def with_credential(claim: str, own: str, written: Mapping[str, list[Form]], bodies: Mapping[str, set[str]]) -> str:
    """The item a name belongs to: another one, where the name is the body that issues that other one."""
    issued = {item for _, form in written[claim] for item in bodies.get(form, ())} - {own}
    return min(issued) if issued else own


def written_forms(claim: Claim, spelling: Mapping[str, str]) -> list[Form]:
    """All forms in which a claim gives its name."""
    value = claim.value
    if not isinstance(value, Name):
        return []
    inside = PARENTHESIS.search(value.text)
    names = [PARENTHESIS.sub("", value.text) or value.text, value.canonical, value.abbreviation]
    if inside and is_abbreviation(inside.group(1)):
        names.append(inside.group(1))
    return [form_of(name, spelling) for name in names if name]


def form_of(name: str, spelling: Mapping[str, str]) -> Form:
    """A name in the form it is told apart by, and whether it is an abbreviation."""
    if is_abbreviation(name):
        return "abbreviation", name.strip().replace(".", "").casefold()
    return "name", respell(fold(name), spelling)


def known_forms(vocabulary: Mapping[str, Term], spelling: Mapping[str, str]) -> Iterator[list[Form]]:
    """The forms that the vocabulary knows to be one item."""
    for name, term in vocabulary.items():
        yield [form_of(form, spelling) for form in (name, *(with_capitals(alias) for alias in term.aliases))]


def with_capitals(alias: str) -> str:
    """An alias as it would be printed: vocabularies are in lower case, one word of few letters is an abbreviation."""
    return alias.upper() if " " not in alias and len(alias) <= 6 else alias


def unite(families: Iterable[Sequence[Form]]) -> dict[Form, str]:
    """For each form the canonical form of its item: a full name where there is one, else the abbreviation."""
    beside: dict[Form, set[Form]] = defaultdict(set)
    for family in families:
        for form in family:
            beside[form].update(family)
    ambiguous = {form for form in beside if form[0] == "abbreviation" and unlike(beside[form])}
    canonical: dict[Form, str] = {}
    for form in sorted(beside):
        if form not in canonical:
            members = reachable(form, beside, ambiguous)
            full = sorted(text for kind, text in members if kind == "name")
            canonical.update(dict.fromkeys(members, full[0] if full else form[1]))
    return canonical


def reachable(start: Form, beside: Mapping[Form, set[Form]], ambiguous: set[Form]) -> set[Form]:
    """All forms of the item a form belongs to; an abbreviation of several things leads nowhere."""
    members, ahead = {start}, [start]
    while ahead:
        form = ahead.pop()
        for other in beside[form] - members if form not in ambiguous else ():
            if other not in ambiguous:
                members.add(other)
                ahead.append(other)
    return members


def unlike(family: set[Form]) -> bool:
    """Whether an abbreviation stands for full names that share less than half of their words."""
    names = [set(text.split()) for kind, text in family if kind == "name"]
    return any(2 * len(one & other) <= len(one | other) for one in names for other in names)


def issuers(
    claims: Sequence[Claim],
    item: Mapping[str, str],
    vocabulary: Mapping[str, Term],
    families: Mapping[Form, str],
    spelling: Mapping[str, str],
) -> dict[str, set[str]]:
    """For each way a body may be called the items it issues, as the corpus and the vocabulary say."""
    bodies: dict[str, set[str]] = defaultdict(set)
    said = [(claim.qualifiers.get("issuer"), item.get(claim.id)) for claim in claims]
    known = [(term.qualifiers.get("issuer"), families[form_of(name, spelling)]) for name, term in vocabulary.items()]
    for body, issued in [*said, *known]:
        if isinstance(body, str) and issued is not None:
            for form in forms(body):
                bodies[respell(form, spelling)].add(issued)
    return bodies
