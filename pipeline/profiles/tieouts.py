"""The arithmetic an auditor would do, with the slack that rounding allows: of one document, or of the whole sheet.

Each check says what was compared and how far apart rounding alone could have moved it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import NamedTuple

from pipeline.profiles.arithmetic import Ascending, Growth, Scaled, Shares, Total
from pipeline.profiles.model import Profile
from pipeline.records.claim import Qualifier
from pipeline.records.finding import Finding
from pipeline.values import Bound, Value, figure
from pipeline.values.precision import half_unit, place
from pipeline.values.wording import number, say

HUNDRED = Decimal(100)
TIMES = ("as_of", "window")


class Entry(NamedTuple):
    """One figure to be checked: what it is about, its number, how far rounding may have moved it, and where it is."""

    prop: str
    subject: str
    qualifiers: Mapping[str, Qualifier]
    number: Decimal
    slack: Decimal
    words: str
    origin: str | None
    source: str
    start: int
    end: int

    @property
    def year(self) -> str | None:
        """The year it is dated to."""
        date = self.qualifiers.get("as_of")
        return date[:4] if isinstance(date, str) else None

    @property
    def window(self) -> tuple[int, int] | None:
        """The years it spans."""
        years = self.qualifiers.get("window")
        return None if years is None or isinstance(years, str) else (years[0], years[1])


def slack_of(value: Value, bound: Bound, quote: str, unit: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """A single figure and half of the unit it was rounded to; None for ranges and what is no figure.

    The unit is that of the last printed digit, or the one its publisher prints in where that is greater. A figure
    stated in words alone ("little or no change") is good to one whole unit.
    """
    numbers = figure(value)
    if numbers is None or numbers[0] != numbers[1]:
        return None
    stated = numbers[0]
    half = half_unit(place(quote, stated, bound == "approximately"))
    if not any(letter.isdigit() for letter in quote):
        half *= 2
    if unit is not None and stated % unit == 0:
        half = max(half, unit / 2)
    return stated, half


def checked(entries: Iterable[Entry], profile: Profile) -> list[Finding]:
    """Everything among some figures that does not tie out. They are one document's, or one sheet's."""
    used = defaultdict(list)
    for entry in entries:
        used[entry.prop].append(entry)
    findings: list[Finding] = []
    for rule in profile.arithmetic:
        match rule:
            case Ascending():
                findings += ascending(rule, used)
            case Growth():
                findings += growth(rule, used)
            case Total():
                findings += total(rule, used)
            case Scaled():
                findings += scaled(rule, used)
            case Shares():
                findings += shares(rule, used)
    return sorted(set(findings), key=lambda one: (one.source or "", one.start or 0, one.rule, one.message))


Used = Mapping[str, Sequence[Entry]]


def alike(entries: Iterable[Entry], *leaving: str) -> list[list[Entry]]:
    """Entries in sets that are about the same, but for times and the qualifiers left out; each figure once."""
    sets: dict[tuple[object, ...], dict[tuple[object, ...], Entry]] = defaultdict(dict)
    for entry in entries:
        kept = [(name, said) for name, said in sorted(entry.qualifiers.items()) if name not in (*TIMES, *leaving)]
        rest = tuple((name, entry.qualifiers.get(name)) for name in (*TIMES, *leaving))
        sets[entry.subject, *kept].setdefault((entry.prop, entry.number, entry.origin, *rest), entry)
    return [list(found.values()) for found in sets.values()]


def one_voice(*entries: Entry) -> bool:
    """Whether no two of the figures are credited to different origins."""
    return len({entry.origin for entry in entries if entry.origin is not None}) < 2


def one_time(*entries: Entry) -> bool:
    """Whether no two of the figures are dated differently."""
    dates = [entry.qualifiers.get("as_of") for entry in entries]
    given = [date for date in dates if isinstance(date, str)]
    return all(one.startswith(other) or other.startswith(one) for one, other in combinations(given, 2))


def ascending(rule: Ascending, used: Used) -> Iterator[Finding]:
    """Percentiles may not fall: who earns more than nine in ten earns more than who stands in the middle."""
    for entries in alike(used.get(rule.property, ()), rule.qualifier):
        ranked = [entry for entry in entries if entry.qualifiers.get(rule.qualifier) in rule.order]
        for low, high in product(ranked, repeat=2):
            names = str(low.qualifiers[rule.qualifier]), str(high.qualifiers[rule.qualifier])
            ordered = rule.order.index(names[0]) < rule.order.index(names[1])
            slack = low.slack + high.slack
            if ordered and one_voice(low, high) and one_time(low, high) and low.number - high.number > slack:
                yield broken("ascending", f"{names[0]} {low.words} is above {names[1]} {high.words}", slack, high)


def growth(rule: Growth, used: Used) -> Iterator[Finding]:
    """A number times its growth is its change."""
    for base, rate, change in triples(used, rule.base, rule.rate, rule.change):
        if rate.window != change.window or not starts(base, change):
            continue
        share = rate.number / HUNDRED
        loose = rate.slack / HUNDRED
        slack = abs(base.number) * loose + base.slack * (abs(share) + loose) + change.slack
        result = base.number * share
        if abs(result - change.number) > slack:
            said = f"{base.words} × {rate.words} is {number(result)}, but the change is given as {change.words}"
            yield broken("growth", said, slack, change)


def total(rule: Total, used: Used) -> Iterator[Finding]:
    """A number and its change make the number it arrives at."""
    for base, change, whole in triples(used, rule.base, rule.change, rule.whole):
        if not starts(base, change) or not ends(whole, change):
            continue
        slack = base.slack + change.slack + whole.slack
        result = base.number + change.number
        if abs(result - whole.number) > slack:
            said = f"{base.words} and a change of {change.words} make {number(result)}, but {whole.words} is given"
            yield broken("total", said, slack, whole)


def scaled(rule: Scaled, used: Used) -> Iterator[Finding]:
    """One figure in two units: a year's pay is that of an hour times the hours of a year."""
    for entries in alike(used.get(rule.property, ()), rule.qualifier):
        by_unit = {
            unit: [entry for entry in entries if entry.qualifiers.get(rule.qualifier) == unit]
            for unit in (rule.small, rule.large)
        }
        for small, large in product(by_unit[rule.small], by_unit[rule.large]):
            slack = small.slack * rule.factor + large.slack
            result = small.number * rule.factor
            if one_voice(small, large) and one_time(small, large) and abs(result - large.number) > slack:
                said = f"{small.words} × {number(rule.factor)} is {number(result)}, but {large.words} is given"
                yield broken("scaled", said, slack, large)


def shares(rule: Shares, used: Used) -> Iterator[Finding]:
    """Parts of one whole are together no more than the whole."""
    for entries in alike(used.get(rule.property, ()), rule.over):
        parts: dict[Qualifier, Entry] = {}
        for entry in sorted(entries, key=lambda one: one.number):
            parts.setdefault(entry.qualifiers.get(rule.over, ""), entry)
        listed = list(parts.values())
        if not listed or not (one_voice(*listed) and one_time(*listed)):
            continue
        together = sum((entry.number for entry in listed), Decimal())
        slack = sum((entry.slack for entry in listed), Decimal())
        if together - rule.most > slack:
            said = f"the shares {', '.join(entry.words for entry in listed)} make {number(together)}%"
            yield broken("shares", said, slack, listed[-1])


def triples(used: Used, *names: str) -> Iterator[tuple[Entry, Entry, Entry]]:
    """Figures of three properties that are about the same and credited to the same."""
    for entries in alike(entry for name in names for entry in used.get(name, ())):
        by_name = [[entry for entry in entries if entry.prop == name] for name in names]
        for first, second, third in product(*by_name):
            if one_voice(first, second, third):
                yield first, second, third


def starts(base: Entry, change: Entry) -> bool:
    """Whether a change sets out from a figure."""
    return change.window is not None and base.year == str(change.window[0])


def ends(whole: Entry, change: Entry) -> bool:
    """Whether a change arrives at a figure."""
    years = whole.year or (str(whole.window[1]) if whole.window else None)
    return change.window is not None and years == str(change.window[1])


def broken(check: str, said: str, slack: Decimal, at: Entry) -> Finding:
    """A finding that says what was compared and how much rounding explains."""
    allowed = f"rounding explains {number(slack)} at most"
    return Finding(f"tie_out_{check}", "medium", f"{said}; {allowed}", at.source, at.start, at.end)


def words_of(prop: str, value: Value, bound: Bound, qualifiers: Mapping[str, Qualifier]) -> str:
    """A figure as a check names it."""
    period = qualifiers.get("pay_period")
    return f"{say(value, bound)}{f' a {period}' if isinstance(period, str) else ''} ({prop.replace('_', ' ')})"
