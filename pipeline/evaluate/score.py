"""Count what was right, wrong and missed, and keep examples of each kind of error."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.evaluate.matching import Matching, around, match, place
from pipeline.profiles.model import Profile
from pipeline.records.claim import Claim
from pipeline.records.label import Evaluation, Example, Label, Score, row
from pipeline.values import Duration, Level, Name, figure

Counts = dict[str, Counter[str]]


def evaluate(claims: Iterable[Claim], labels: Sequence[Label], profile: Profile, examples: int = 3) -> Evaluation:
    """How claims compare with labelled ones.

    Only the labelled sources and properties are scored; what else was claimed is counted as unscored. Each
    kind of error is shown by at most `examples` examples a property.
    """
    sources, properties = {label.source for label in labels}, {label.property for label in labels}
    every = list(claims)
    scored = [claim for claim in every if claim.source in sources and claim.property in properties]
    names = organisations(profile)
    matching = match(scored, labels, names)
    values, spans, others = _values(matching), _spans(matching), _around(matching, names)
    return Evaluation(
        properties=tuple(row(name, _score(values[name])) for name in sorted(values) if +values[name]),
        micro=row("all", _score(sum(values.values(), Counter()))),
        spans=tuple(row(name, _score(spans[name])) for name in sorted(spans)),
        qualifiers=tuple(row(name, _score(others[name])) for name in sorted(others)),
        unscored=len(every) - len(scored),
        examples=tuple(_few(_errors(matching, names, profile), examples)),
    )


def organisations(profile: Profile) -> dict[str, str]:
    """The canonical name of each organisation by every name it goes under, in lower case."""
    return {
        alias.casefold(): name
        for name, organisation in profile.organisations.items()
        for alias in (name, *organisation.aliases)
    }


def _score(counts: Counter[str]) -> Score:
    return Score(counts["right"], counts["wrong"], counts["missed"])


def _values(matching: Matching) -> Counts:
    counts: Counts = defaultdict(Counter)
    for _, label in matching.pairs:
        counts[label.property]["right"] += not label.optional
    for claim in matching.wrong:
        counts[claim.property]["wrong"] += 1
    for label in matching.missed:
        counts[label.property]["missed"] += not label.optional
    return counts


def _spans(matching: Matching) -> Counts:
    """Spans of the right values: one that is not exactly the label's is both wrong and missed."""
    counts: Counts = defaultdict(Counter)
    for claim, label in matching.pairs:
        where = place(claim, label)
        if where is not None and not label.optional:
            for outcome in ["right"] if where == "exact" else ["wrong", "missed"]:
                counts[label.property][outcome] += 1
    return counts


def _around(matching: Matching, names: Mapping[str, str]) -> Counts:
    """Qualifiers, bounds, subjects and attributions of the right values."""
    counts: Counts = defaultdict(Counter)
    for claim, label in matching.pairs:
        for name, agrees, said, wanted in [] if label.optional else around(claim, label, names):
            if agrees:
                counts[name]["right"] += 1
                continue
            counts[name]["wrong"] += said is not None
            counts[name]["missed"] += wanted is not None
    return counts


def _errors(matching: Matching, names: Mapping[str, str], profile: Profile) -> Iterator[Example]:
    missed = {id(label): label for label in matching.missed}
    for claim in matching.wrong:
        instead = next((label for label in missed.values() if _meets(claim, label)), None)
        labelled, line = (instead.shown(), instead.line) if instead else (None, None)
        if instead:
            del missed[id(instead)]
        yield _example("another value" if instead else "not labelled", claim, shown(claim), labelled, line)
    for label in missed.values():
        if not label.optional:
            found = None if label.property in profile.properties else "the profile has no such property"
            yield Example(
                "missed", label.source, label.property, found, label.shown(), label.line, label.start, label.end
            )
    for claim, label in matching.pairs:
        for name, agrees, said, wanted in [] if label.optional else around(claim, label, names):
            if not agrees:
                found = f"{shown(claim)} with {name} {said or 'unsaid'}"
                yield _example(f"another {name}", claim, found, wanted or "nothing", label.line)
        where = place(claim, label)
        if where in ("overlapping", "elsewhere") and not label.optional:
            yield _example(f"span {where}", claim, shown(claim), f"{label.start}–{label.end}", label.line)


def _meets(claim: Claim, label: Label) -> bool:
    same = (claim.source, claim.property) == (label.source, label.property)
    return same and place(claim, label) in ("exact", "overlapping")


def _example(kind: str, claim: Claim, found: str, labelled: str | None, line: int | None) -> Example:
    start, end = claim.evidence.start, claim.evidence.end
    return Example(kind, claim.source, claim.property, found, labelled, line, start, end)


def shown(claim: Claim) -> str:
    """The claimed value and the words it was read from."""
    value = claim.value
    if isinstance(value, Name | Level):
        return f"“{claim.evidence.quote}”"
    low, high = figure(value) or (None, None)
    words = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    unit = f" {value.unit}" if isinstance(value, Duration) else ""
    return f"{words}{unit} (“{claim.evidence.quote}”)"


def _few(errors: Iterable[Example], most: int) -> Iterator[Example]:
    """At most so many of each kind and property, in the order of documents."""
    seen: Counter[tuple[str, str]] = Counter()
    order = sorted(errors, key=lambda each: (each.kind, each.property, each.source, each.start or 0, each.line or 0))
    for example in order:
        seen[example.kind, example.property] += 1
        if seen[example.kind, example.property] <= most:
            yield example
