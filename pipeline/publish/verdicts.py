"""What checking a sheet finds: a verdict for every quote, and a failure for everything that does not hold."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from pipeline.publish.selectors import Verdict

RULES: dict[str, str] = {
    "seal": "The sheet was changed after it was written: its seal is not the digest of its content.",
    "duplicate_id": "Two facts carry one id, so a link to either is a link to both.",
    "source_unlisted": "A claim cites a source that the sheet does not list.",
    "source_unreadable": "A file that the sheet cites is not there, or cannot be read.",
    "source_digest": "The file is not the one that was read: its sha256 differs, or the sheet states none.",
    "text_digest": "The text in the file is not the one that was read: its sha256 differs, or the sheet states none.",
    "target_digest": "A claim's target names another text than its source does.",
    "span": "The evidence of a claim contradicts itself: span, quote and selectors do not describe one place.",
    "quote_altered": "Between the same neighbours, the file says something else than the quote.",
    "quote_moved": "The quote is in the file, but in another place than the sheet says.",
    "quote_ambiguous": "The quote is in the file more than once, and nothing tells which place is meant.",
    "quote_missing": "The quote is nowhere in the file.",
    "place": "The headings above a claim, its page or its place in the raw file are not those of its quote.",
    "value_from_quote": "Read again, the quote does not say the value that the sheet gives.",
    "claim_id": "A claim's id does not follow from what it says, so something in it was changed.",
    "qualifier": "A fact is narrowed by something that its published claim does not say.",
    "fact_id": "A fact's id does not follow from its conflict, its window and its value.",
    "published_value": "A fact publishes a value that none of its published claims, and no decision, states.",
    "published_claim": "A fact that nobody asserted has no published claim.",
    "standing": "A claim stands as agreeing with a published value that its own value excludes.",
    "claims_repeated": "One claim is listed twice in one fact.",
    "origins": "The number of origins is not the number of different origins behind the published value.",
    "sources": "The number of sources is not the number of different sources behind the published value.",
    "status": "A fact's status does not follow from its origins, its rule, its decision and its conflict.",
    "conflict_missing": "A fact points to a conflict that the sheet does not have.",
    "conflict_claims": "A claim of a conflict is missing from the facts, or is not the claim that the conflict lists.",
    "conflict_value": "A fact settled by a rule publishes another value than the rule chose.",
    "decision_missing": "A decision that the sheet relies on is not there.",
    "decision_id": "A decision's id does not follow from what it says, so something in it was changed.",
    "decision_changed": "A decision on the sheet is not the one in the log of decisions.",
    "decision_undone": "The log of decisions takes back a decision that the sheet relies on.",
    "decision_value": "A fact publishes another value than the decision it names.",
    "decision_testimony": "The claims are not those that were weighed when the decision was made.",
    "not_reproduced": "Made again from the files, the sheet has something else here.",
}
"""Every rule that can fail, with its explanation. A failure's rule is always one of these."""


class QuoteVerdict(Struct, frozen=True, omit_defaults=True):
    """What became of one published quote; `start` and `end` are where it stands now, `reads` what stands in its place.

    An asserted value has no quote, hence neither claim nor source.
    """

    fact: str
    """The id of the fact."""
    verdict: Verdict
    """What became of the quote."""
    claim: str | None = None
    """The id of the claim."""
    source: str | None = None
    """The id of its source."""
    start: int | None = None
    """Where the quote stands now."""
    end: int | None = None
    """Where it ends now."""
    reads: str | None = None
    """What stands in its place."""


class Failure(Struct, frozen=True, omit_defaults=True):
    """One thing on the sheet that does not hold, and where."""

    rule: str
    """The name of the rule that failed."""
    message: str
    """What does not hold, in a sentence."""
    fact: str | None = None
    """The id of the fact it is about."""
    claim: str | None = None
    """The id of the claim it is about."""
    source: str | None = None
    """The id of the source it is about."""
    conflict: str | None = None
    """The id of the conflict it is about."""


class Verification(Struct, frozen=True):
    """The verdicts of all quotes and everything that fails. Nothing fails on a sound sheet."""

    verdicts: tuple[QuoteVerdict, ...]
    """What became of each quote."""
    failures: tuple[Failure, ...]
    """Everything that does not hold."""

    @property
    def holds(self) -> bool:
        """Whether everything checked out."""
        return not self.failures

    def counts(self) -> dict[str, int]:
        """How many quotes got which verdict."""
        return dict(sorted(Counter(each.verdict for each in self.verdicts).items()))

    def summary(self) -> str:
        """The result in a few lines, the failures by name."""
        said = ", ".join(f"{count} {verdict}" for verdict, count in self.counts().items()) or "none"
        lines = [f"Quotes: {said}."]
        lines += [f"{each.rule}: {each.message}" for each in self.failures]
        lines.append(f"{len(self.failures)} failed." if self.failures else "Everything holds.")
        return "\n".join(lines)
