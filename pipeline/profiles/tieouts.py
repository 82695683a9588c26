"""The arithmetic an auditor would do, with the slack that rounding allows: of one document, or of the whole sheet.

Each check says what was compared and how far apart rounding alone could have moved it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import NamedTuple

from pipeline.profiles.arithmetic import Ascending, Growth, Scaled, Shares, TieOut, Total
from pipeline.profiles.model import Profile
from pipeline.records.claim import Claim, Qualifier
from pipeline.records.finding import Finding
from pipeline.records.times import as_of, overlap, window
from pipeline.values import figure
from pipeline.values.precision import half_unit, place
from pipeline.values.wording import number, say

HUNDRED = Decimal(100)
TIMES = ("as_of", "window")
POINTS = ("exact", "approximately")


class Entry(NamedTuple):
    """One claim to be checked: its figure, how far rounding may have moved it, and whose word it is."""

    claim: Claim
    number: Decimal
    slack: Decimal
    origin: str | None

    @property
    def year(self) -> str | None:
        """The year it is dated to."""
        date = as_of(self.claim)
        return None if date is None else date[:4]

    @property
    def words(self) -> str:
        """The figure as a check names it."""
        period = self.claim.qualifiers.get("pay_period")
        each = f" {article(period)} {period}" if isinstance(period, str) else ""
        return f"{say(self.claim.value, self.claim.bound)}{each} ({self.claim.property.replace('_', ' ')})"


Stated = tuple[Claim, str | None]
"""A claim, and the origin it is credited to if that may part it from others."""
Used = Mapping[str, Sequence[Stated]]


def article(word: str) -> str:
    """The indefinite article before a period of pay."""
    return "an" if word == "hour" else "a"


def entry(stated: Stated, profile: Profile) -> Entry | None:
    """A claim with its figure; None for ranges, half-lines and what is no figure.

    It was rounded to the last printed digit, or to the unit its publisher prints in where that is greater. A
    figure stated in words alone ("little or no change") is good to one whole unit.
    """
    claim, origin = stated
    numbers = figure(claim.value)
    if numbers is None or numbers[0] != numbers[1]:
        return None
    if claim.bound not in POINTS and not is_percentile(claim.qualifiers.get("statistic")):
        return None
    number, unit = numbers[0], profile.properties[claim.property].printed_unit
    quote = claim.evidence.quote
    half = half_unit(place(quote, number, claim.bound == "approximately"))
    if not any(letter.isdigit() for letter in quote):
        half *= 2
    if unit is not None and number % unit == 0:
        half = max(half, unit / 2)
    return Entry(claim, number, half, origin)


def is_percentile(statistic: object) -> bool:
    """Whether a statistic is a percentile, beside which a bound is a threshold."""
    return isinstance(statistic, str) and statistic[:1] == "p" and statistic[1:].isdigit()


def checked(claims: Iterable[Stated], profile: Profile) -> list[Finding]:
    """Everything among some claims that does not tie out. They are one document's, or one sheet's."""
    subjects: dict[str, dict[str, list[Stated]]] = {}
    for stated in claims:
        subjects.setdefault(stated[0].subject, {}).setdefault(stated[0].property, []).append(stated)
    rules = [(rule, concerned(rule)) for rule in profile.arithmetic]
    for_one = [(rule, properties) for rule, properties in rules if isinstance(rule, Shares)]
    findings: set[Finding] = set()
    for used in subjects.values():
        alone = len(used) == 1 and all(len(said) == 1 for said in used.values())
        for rule, properties in for_one if alone else rules:
            if properties <= used.keys():
                findings.update(check(rule, used, profile))
    return sorted(findings, key=lambda one: (one.source or "", one.start or 0, one.rule, one.message))


def concerned(rule: TieOut) -> frozenset[str]:
    """The properties without which there is nothing to check."""
    match rule:
        case Ascending() | Scaled() | Shares():
            return frozenset({rule.property})
        case Growth():
            return frozenset({rule.base, rule.rate, rule.change})
        case Total():
            return frozenset({rule.base, rule.change, rule.whole})


def check(rule: TieOut, used: Used, profile: Profile) -> Iterator[Finding]:
    """What one rule finds among the claims about one subject."""
    match rule:
        case Ascending():
            return ascending(rule, used, profile)
        case Growth():
            return growth(rule, used, profile)
        case Total():
            return total(rule, used, profile)
        case Scaled():
            return scaled(rule, used, profile)
        case Shares():
            return shares(rule, used, profile)


def alike(claims: Iterable[Stated], profile: Profile, *leaving: str) -> list[list[Entry]]:
    """Entries in sets that are about the same, but for times and the qualifiers left out; each figure once."""
    sets: dict[tuple[object, ...], dict[tuple[object, ...], Entry]] = {}
    for stated in claims:
        found = entry(stated, profile)
        if found is not None:
            said = found.claim.qualifiers
            kept = tuple((name, said[name]) for name in sorted(said) if name not in TIMES and name not in leaving)
            rest = tuple(said.get(name) for name in (*TIMES, *leaving))
            sets.setdefault(kept, {}).setdefault((found.claim.property, found.number, found.origin, *rest), found)
    return [list(found.values()) for found in sets.values()]


def several(claims: Sequence[Stated], name: str) -> bool:
    """Whether a qualifier has several values among some claims, so that there is something to compare."""
    return len(claims) > 1 and len({claim.qualifiers.get(name) for claim, _ in claims}) > 1


def one_voice(*entries: Entry) -> bool:
    """Whether no two of the figures are credited to different origins."""
    return len({entry.origin for entry in entries if entry.origin is not None}) < 2


def one_time(*entries: Entry) -> bool:
    """Whether no two of the figures are dated differently."""
    given = [date for entry in entries if (date := as_of(entry.claim)) is not None]
    return all(overlap(one, other) for one, other in combinations(given, 2))


def ascending(rule: Ascending, used: Used, profile: Profile) -> Iterator[Finding]:
    """Percentiles may not fall: who earns more than nine in ten earns more than who stands in the middle."""
    claims = used.get(rule.property, ())
    for entries in alike(claims, profile, rule.qualifier) if several(claims, rule.qualifier) else ():
        ranked = [entry for entry in entries if entry.claim.qualifiers.get(rule.qualifier) in rule.order]
        for low, high in product(ranked, repeat=2):
            names = [str(one.claim.qualifiers[rule.qualifier]) for one in (low, high)]
            ordered = rule.order.index(names[0]) < rule.order.index(names[1])
            slack = low.slack + high.slack
            if ordered and one_voice(low, high) and one_time(low, high) and low.number - high.number > slack:
                yield broken("ascending", f"{names[0]} {low.words} is above {names[1]} {high.words}", slack, high)


def growth(rule: Growth, used: Used, profile: Profile) -> Iterator[Finding]:
    """A number times its growth is its change."""
    for base, rate, change in triples(used, profile, rule.base, rule.rate, rule.change):
        if window(rate.claim) != window(change.claim) or not starts(base, change):
            continue
        share = rate.number / HUNDRED
        loose = rate.slack / HUNDRED
        slack = abs(base.number) * loose + base.slack * (abs(share) + loose) + change.slack
        result = base.number * share
        if abs(result - change.number) > slack:
            said = f"{base.words} × {rate.words} is {number(result)}, but the change is given as {change.words}"
            yield broken("growth", said, slack, change)


def total(rule: Total, used: Used, profile: Profile) -> Iterator[Finding]:
    """A number and its change make the number it arrives at."""
    for base, change, whole in triples(used, profile, rule.base, rule.change, rule.whole):
        if not starts(base, change) or not ends(whole, change):
            continue
        slack = base.slack + change.slack + whole.slack
        result = base.number + change.number
        if abs(result - whole.number) > slack:
            said = f"{base.words} and a change of {change.words} make {number(result)}, but {whole.words} is given"
            yield broken("total", said, slack, whole)


def scaled(rule: Scaled, used: Used, profile: Profile) -> Iterator[Finding]:
    """One figure in two units: a year's pay is that of an hour times the hours of a year.

    Only figures dated alike are one figure: a page may give the pay of a broad group by the hour as of May, and
    of an occupation that bears the group's name by the year.
    """
    claims = used.get(rule.property, ())
    for entries in alike(claims, profile, rule.qualifier) if several(claims, rule.qualifier) else ():
        by_unit = {
            unit: [entry for entry in entries if entry.claim.qualifiers.get(rule.qualifier) == unit]
            for unit in (rule.small, rule.large)
        }
        for small, large in product(by_unit[rule.small], by_unit[rule.large]):
            slack = small.slack * rule.factor + large.slack
            result = small.number * rule.factor
            alike_dated = as_of(small.claim) == as_of(large.claim)
            if one_voice(small, large) and alike_dated and abs(result - large.number) > slack:
                said = f"{small.words} × {number(rule.factor)} is {number(result)}, but {large.words} is given"
                yield broken("scaled", said, slack, large)


def shares(rule: Shares, used: Used, profile: Profile) -> Iterator[Finding]:
    """Parts of one whole are together no more than the whole.

    A hedged share ("about half work in offices") is said in passing, and may overlap with the others.
    """
    listed = [stated for stated in used.get(rule.property, ()) if stated[0].bound == "exact"]
    for entries in alike(listed, profile, rule.over):
        parts: dict[Qualifier, Entry] = {}
        for entry in sorted(entries, key=lambda one: one.number):
            parts.setdefault(entry.claim.qualifiers.get(rule.over, ""), entry)
        whole = list(parts.values())
        if not (one_voice(*whole) and one_time(*whole)):
            continue
        together = sum((entry.number for entry in whole), Decimal())
        slack = sum((entry.slack for entry in whole), Decimal())
        if together - rule.most > slack:
            said = f"the shares {', '.join(entry.words for entry in whole)} make {number(together)}%"
            yield broken("shares", said, slack, whole[-1])


def triples(used: Used, profile: Profile, *names: str) -> Iterator[tuple[Entry, Entry, Entry]]:
    """Figures of three properties that are about the same and credited to the same."""
    for entries in alike((stated for name in names for stated in used[name]), profile):
        by_name = [[entry for entry in entries if entry.claim.property == name] for name in names]
        for first, second, third in product(*by_name):
            if one_voice(first, second, third):
                yield first, second, third


def starts(base: Entry, change: Entry) -> bool:
    """Whether a change sets out from a figure."""
    years = window(change.claim)
    return years is not None and base.year == str(years[0])


def ends(whole: Entry, change: Entry) -> bool:
    """Whether a change arrives at a figure."""
    years, own = window(change.claim), window(whole.claim)
    year = whole.year or (str(own[1]) if own else None)
    return years is not None and year == str(years[1])


def broken(check: str, said: str, slack: Decimal, at: Entry) -> Finding:
    """A finding that says what was compared and how much rounding explains."""
    allowed = f"rounding explains {number(slack)} at most"
    words = at.claim.evidence
    return Finding(f"tie_out_{check}", "medium", f"{said}; {allowed}", at.claim.source, words.start, words.end)
