"""What changed between two sheets, and why: for a changelog, a pull request, or a reader who was told otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from pipeline.publish.wording import headline, listed, qualifiers, subject_of
from pipeline.records.sheet import Fact, Sheet, Standing
from pipeline.values import Value
from pipeline.values.wording import say

ChangeKind = Literal["added", "removed", "changed"]
Reason = Literal["new source", "source removed", "edition", "extraction", "decision", "policy", "profile", "subject"]


class Why(Struct, frozen=True):
    """One reason for a change, and the sentence that says it."""

    reason: Reason
    """The kind of reason."""
    told: str
    """The reason in a sentence."""


class Change(Struct, frozen=True, omit_defaults=True):
    """One fact that was added, removed or changed, before and after, and why."""

    kind: ChangeKind
    """What became of the fact."""
    fact: str
    """The id of the fact."""
    about: str
    """What the fact is about, in words."""
    property: str
    """The property."""
    subject: str
    """The id of the subject."""
    before: Value | None = None
    """The value on the old sheet."""
    after: Value | None = None
    """The value on the new sheet."""
    before_said: str | None = None
    """The old value in words."""
    after_said: str | None = None
    """The new value in words."""
    changed: tuple[str, ...] = ()
    """What else changed: status, origins, claims."""
    why: tuple[Why, ...] = ()
    """The reasons."""

    def told(self) -> str:
        """The change in a sentence."""
        match self.kind:
            case "added":
                return f"added, {self.after_said}"
            case "removed":
                return f"removed, was {self.before_said}"
            case "changed":
                if self.before_said != self.after_said:
                    return f"was {self.before_said}, now {self.after_said}"
                return f"still {self.after_said}; changed: {listed(list(self.changed))}"


class SheetDiff(Struct, frozen=True):
    """Everything that differs between two sheets, by subject and property."""

    changes: tuple[Change, ...]
    """Every fact that differs, by subject and property."""

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)


def diff(old: Sheet, new: Sheet) -> SheetDiff:
    """Compare two sheets fact by fact; facts are the same where their ids are."""
    before = {fact.id: fact for fact in (*old.facts, *old.mentioned)}
    after = {fact.id: fact for fact in (*new.facts, *new.mentioned)}
    changes: list[Change] = []
    for id in dict.fromkeys((*after, *before)):
        change = _change(old, new, before.get(id), after.get(id))
        if change is not None:
            changes.append(change)
    changes.sort(key=lambda change: (change.subject, change.property, change.about, change.fact))
    return SheetDiff(tuple(changes))


def _change(old: Sheet, new: Sheet, before: Fact | None, after: Fact | None) -> Change | None:
    fact, sheet = (after, new) if after is not None else (before, old)
    changed = () if before is None or after is None else _fields(before, after)
    if fact is None or (before is not None and after is not None and not changed):
        return None
    return Change(
        kind="added" if before is None else "removed" if after is None else "changed",
        fact=fact.id,
        about=f"{subject_of(sheet, fact.subject)}: {headline(sheet, fact)}",
        property=fact.property,
        subject=fact.subject,
        before=None if before is None else before.value,
        after=None if after is None else after.value,
        before_said=None if before is None else say(before.value, before.bound),
        after_said=None if after is None else say(after.value, after.bound),
        changed=changed,
        why=tuple(dict.fromkeys(_why(old, new, before, after, changed))),
    )


def _fields(before: Fact, after: Fact) -> tuple[str, ...]:
    """What differs between two versions of a fact, in a reader's words. Spans alone are no change."""
    pairs: dict[str, tuple[object, object]] = {
        "value": (before.value, after.value),
        "bound": (before.bound, after.bound),
        "qualifiers": (before.qualifiers, after.qualifiers),
        "status": (before.status, after.status),
        "origins": (before.origins, after.origins),
        "sources": (before.sources, after.sources),
        "rule": (before.rule, after.rule),
        "decision": (before.decision, after.decision),
        "claims": (_said(before), _said(after)),
        "aliases": (before.aliases, after.aliases),
    }
    return tuple(name for name, (one, other) in pairs.items() if one != other)


def _said(fact: Fact) -> set[tuple[str, str]]:
    return {(each.claim, each.standing) for each in fact.claims}


def _why(old: Sheet, new: Sheet, before: Fact | None, after: Fact | None, changed: Sequence[str]) -> Iterator[Why]:
    """Every reason that can be told from the two sheets. Some reason is always given."""
    gone = _only(before, after)
    come = _only(after, before)
    reasons = [
        *_sources(old, new, gone, come),
        *_editions(gone, come),
        *_decisions(old, new, before, after),
        *_rules(old, new, before, after),
        *_profile(old, new),
    ]
    explained = bool(reasons)
    yield from reasons
    known = {source.id for source in old.sources} & {source.id for source in new.sources}
    if any(each.source in known for each in (*gone, *come)) or not explained:
        yield from _extraction(old, new, gone, come)


def _only(one: Fact | None, other: Fact | None) -> list[Standing]:
    """The claims that one version of a fact has and the other lacks."""
    there = {each.claim for each in other.claims} if other is not None else set()
    return [each for each in one.claims if each.claim not in there] if one is not None else []


def _sources(old: Sheet, new: Sheet, gone: Iterable[Standing], come: Iterable[Standing]) -> Iterator[Why]:
    """Sources that are new or no longer there."""
    earlier, later = {source.id for source in old.sources}, {source.id for source in new.sources}
    for source in sorted({each.source for each in come} - earlier):
        yield Why("new source", f"{source} is a new source")
    for source in sorted({each.source for each in gone} - later):
        yield Why("source removed", f"{source} is no longer a source")


def _editions(gone: Sequence[Standing], come: Sequence[Standing]) -> Iterator[Why]:
    """An origin that is now quoted for another date or window."""
    for one in gone:
        for other in come:
            for name in ("as_of", "window"):
                dated = one.qualifiers.get(name), other.qualifiers.get(name)
                if one.origin == other.origin and None not in dated and dated[0] != dated[1]:
                    was, now = (qualifiers({name: each}) for each in dated if each is not None)
                    yield Why("edition", f"{one.origin or one.source} is quoted for {now}, before for {was}")


def _decisions(old: Sheet, new: Sheet, before: Fact | None, after: Fact | None) -> Iterator[Why]:
    """A decision made, taken back, or made otherwise."""
    was = None if before is None else before.decision
    now = None if after is None else after.decision
    if was == now:
        return
    for decision in (*new.decisions, *old.decisions):
        if decision.id == (now or was):
            note = f": {decision.note}" if decision.note else ""
            verb = "decided" if now else "had decided, which no longer holds"
            yield Why("decision", f"{decision.by} {verb} ({decision.outcome.replace('_', ' ')}){note}")
            return
    yield Why("decision", f"decision {now or was} {'was made' if now else 'no longer holds'}")


def _rules(old: Sheet, new: Sheet, before: Fact | None, after: Fact | None) -> Iterator[Why]:
    """A policy that is not what it was."""
    if old.policy != new.policy:
        yield Why("policy", "the policy was changed")
    elif before is not None and after is not None and before.rule != after.rule and before.decision == after.decision:
        yield Why("policy", f"the rule {after.rule or 'none'} speaks, before {before.rule or 'none'}")


def _profile(old: Sheet, new: Sheet) -> Iterator[Why]:
    """A profile that is not what it was."""
    if old.profile != new.profile:
        yield Why("profile", "the profile was changed")


def _extraction(old: Sheet, new: Sheet, gone: Sequence[Standing], come: Sequence[Standing]) -> Iterator[Why]:
    """The same source read otherwise: because its file changed, or because we read better."""
    digests = {source.id: source.digest for source in old.sources}
    later = {source.id: source.digest for source in new.sources}
    told = False
    for source in sorted({each.source for each in (*gone, *come)} & set(digests) & set(later)):
        told = True
        if digests[source] != later[source]:
            yield Why("edition", f"the file of {source} changed")
        else:
            yield Why("extraction", f"{source} is the same file, read otherwise")
    if not told:
        yield Why("extraction", "the same claims are grouped or counted otherwise")
