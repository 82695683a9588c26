"""How explanations name the two sides: value, document, credit and date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.compare.pairs import Pair, Side
from pipeline.compare.stated import spokesman
from pipeline.records.claim import Claim
from pipeline.records.document import Source
from pipeline.records.times import Window
from pipeline.values.wording import month, say


def both(pair: Pair) -> str:
    """The two sides as the subject of a sentence."""
    return f"{side(pair.first, pair.sources)} against {side(pair.second, pair.sources)}"


def side(one: Side, sources: Mapping[str, Source]) -> str:
    """A value with its documents, whom they credit and the dates they give."""
    details = [documents(one.claims, sources), credit(one)]
    if one.dates:
        details.append("as of " + " and ".join(month(date) for date in sorted(one.dates)))
    if one.window is not None:
        details.append(f"for {years(one.window)}")
    return f"{value(one)} ({', '.join(details)})"


def value(one: Side) -> str:
    """The value of a side with its hedge."""
    best = spokesman(one.claims)
    return say(best.value, best.bound)


def credit(one: Side) -> str:
    """Whose word it is, and how we know."""
    names = sorted({origin.name for origin in one.origins if origin.basis == "credited"})
    if names:
        return f"credited to {listed(names)}"
    copied = sorted({origin.name for origin in one.origins if origin.basis == "copied"})
    if copied:
        return f"uncredited, probably copied from {listed(copied)}"
    publishers = sorted({origin.name for origin in one.origins if origin.basis == "publisher"})
    return f"the word of {listed(publishers)}" if publishers else "crediting nobody"


def documents(claims: Sequence[Claim], sources: Mapping[str, Source]) -> str:
    """The documents behind a value, by title."""
    return listed([title(name, sources) for name in sorted({claim.source for claim in claims})])


def title(name: str, sources: Mapping[str, Source]) -> str:
    """A document's title in quotes, or its id."""
    source = sources.get(name)
    return f"“{source.title}”" if source is not None and source.title else name


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names as a list in words, cut short where there are many."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def years(window: Window) -> str:
    """A window as people print it: 2022–2032."""
    return f"{window[0]}–{window[1]}"
