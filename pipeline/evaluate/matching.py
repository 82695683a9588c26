"""Which claim is which label: the same source and property, an equal value, and the best fit of everything else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.records.claim import Claim
from pipeline.records.label import Label
from pipeline.values import Duration, Level, Money, Name, figure

_ARTICLE = re.compile(r"^(an?|the) ")
_SPACE = re.compile(r"\s+")


@dataclass
class Matching:
    """Pairs of claim and label, the claims no label bears out, and the labels no claim found.

    A claim that says again what a matched one said is a repeat: documents repeat themselves.
    """

    pairs: list[tuple[Claim, Label]] = field(default_factory=list)
    wrong: list[Claim] = field(default_factory=list)
    missed: list[Label] = field(default_factory=list)
    repeats: list[Claim] = field(default_factory=list)


def match(claims: Iterable[Claim], labels: Iterable[Label], organisations: Mapping[str, str]) -> Matching:
    """Match claims to labels, each at most once, best fits first."""
    found: dict[tuple[str, str], tuple[list[Claim], list[Label]]] = defaultdict(lambda: ([], []))
    for claim in claims:
        found[claim.source, claim.property][0].append(claim)
    for label in labels:
        found[label.source, label.property][1].append(label)
    matching = Matching()
    for key in sorted(found):
        _match_alike(*found[key], organisations, matching)
    return matching


def _match_alike(
    claims: Sequence[Claim], labels: Sequence[Label], organisations: Mapping[str, str], matching: Matching
) -> None:
    """Match the claims of one source and property."""
    fits = sorted(
        (-fit(claim, label, organisations), n, m)
        for n, claim in enumerate(claims)
        for m, label in enumerate(labels)
        if same_value(claim, label)
    )
    taken: dict[int, int] = {}
    for _, n, m in fits:
        if n not in taken and m not in taken.values():
            taken[n] = m
    able = {n for _, n, _ in fits}
    for n, claim in enumerate(claims):
        if n in taken:
            matching.pairs.append((claim, labels[taken[n]]))
        else:
            (matching.repeats if n in able else matching.wrong).append(claim)
    matching.missed += [label for m, label in enumerate(labels) if m not in taken.values()]


def fit(claim: Claim, label: Label, organisations: Mapping[str, str]) -> int:
    """How well a claim fits a label of the same value: place first, then each qualifier."""
    agreeing = sum(agree for _, agree, _, _ in around(claim, label, organisations))
    return 100 * (2 * (place(claim, label) == "exact") + (place(claim, label) == "overlapping")) + agreeing


def place(claim: Claim, label: Label) -> str | None:
    """Whether a claim was read where the label points: exact, overlapping or elsewhere."""
    if label.start is None or label.end is None:
        return None
    start, end = claim.evidence.start, claim.evidence.end
    if (start, end) == (label.start, label.end):
        return "exact"
    return "overlapping" if start < label.end and label.start < end else "elsewhere"


def around(
    claim: Claim, label: Label, organisations: Mapping[str, str]
) -> list[tuple[str, bool, str | None, str | None]]:
    """Everything the label says around the value: its name, whether the claim agrees, and what both say."""
    rows: list[tuple[str, bool, str | None, str | None]] = []
    for name, wanted in sorted(label.qualifiers.items()):
        said = claim.qualifiers.get(name)
        if name == "after":
            said = claim.value.after if isinstance(claim.value, Duration) else None
        rows.append((name, _plain(said) == _plain(wanted), _shown(said), _shown(wanted)))
    if label.bound is not None:
        rows.append(("bound", claim.bound == label.bound, claim.bound, label.bound))
    if label.subject is not None:
        rows.append(("subject", claim.subject == label.subject, claim.subject, label.subject))
    if label.credits:
        same = _organisation(claim.attribution, organisations) == _organisation(label.attribution, organisations)
        rows.append(("attribution", same, claim.attribution, label.attribution))
    return rows


def same_value(claim: Claim, label: Label) -> bool:
    """Whether a claim states the labelled value."""
    value = claim.value
    if isinstance(value, Name | Level):
        said = (value.text, value.canonical, value.abbreviation if isinstance(value, Name) else None)
        return bool({_singular(each) for each in said if each} & {_singular(each) for each in label.names})
    if figure(value) != (label.low, label.high):
        return False
    if isinstance(value, Money):
        return label.currency is None or value.currency == label.currency
    return not isinstance(value, Duration) or label.unit is None or value.unit.rstrip("s") == label.unit.rstrip("s")


def _plain(value: object) -> object:
    if isinstance(value, str):
        return _ARTICLE.sub("", _SPACE.sub(" ", value.replace("’", "'").replace("®", "")).strip().casefold()).rstrip(
            "."
        )
    return tuple(value) if isinstance(value, list) else value


def _singular(name: str) -> str:
    plain = str(_plain(name))
    return plain[:-1] if plain.endswith("s") and len(plain) > 3 else plain


def _shown(value: object) -> str | None:
    return "–".join(map(str, value)) if isinstance(value, list | tuple) else None if value is None else str(value)


def _organisation(name: str | None, organisations: Mapping[str, str]) -> object:
    return organisations.get(str(_plain(name)), _plain(name)) if name else None
