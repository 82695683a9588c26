"""`reconcile decide`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from pipeline.cli.session import Session, shared_options

if TYPE_CHECKING:
    from pipeline.records.decision import Decision, Outcome

_ONE = "give exactly one of --choose, --assert, --not-a-conflict, --unsure and --undo"


@click.command()
@click.argument("conflict")
@click.option("--choose", metavar="N", help="The value with this number, these words or this claim is right.")
@click.option("--assert", "assertion", metavar="VALUE", help="Another value is right; needs --note.")
@click.option("--not-a-conflict", is_flag=True, help="Each value is its own fact; --note says what tells them apart.")
@click.option("--unsure", is_flag=True, help="Leave it open, with the note.")
@click.option("--undo", is_flag=True, help="Take the last decision on it back.")
@click.option("--by", metavar="NAME", help="Who decides (default: $RECONCILE_REVIEWER).")
@click.option("--note", metavar="TEXT", help="Why.")
@shared_options
@click.pass_obj
def decide(
    session: Session,
    conflict: str,
    choose: str | None,
    assertion: str | None,
    not_a_conflict: bool,
    unsure: bool,
    undo: bool,
    by: str | None,
    note: str | None,
) -> int:
    """Settle one conflict from the terminal; the line in decisions.jsonl is on disk when this returns.

    CONFLICT is an id of `reconcile conflicts`; it may be shortened as long as it fits only one.

    \b
    Example:
      reconcile decide 5b1e --choose 2 --by "Ada L." --note "the newer edition"
      reconcile decide 5b1e --assert '$104,830' --by "Ada L." --note "asked the bureau"
      reconcile decide 5b1e --undo --by "Ada L."
    """
    from pipeline.run.deciding import Answer
    from pipeline.run.deciding import decide as settle

    outcome = _outcome(choose, assertion, not_a_conflict, unsure, undo)
    if outcome in ("assert", "not_a_conflict", "unsure") and not note:
        raise click.UsageError("this outcome needs --note, so that others can follow it")
    answer = Answer(outcome, by or _reviewer(), choose, assertion, note)
    result = settle(session.open(), conflict, answer)
    session.show(result, lambda: _decision_text(result))
    return 0


def _outcome(choose: str | None, assertion: str | None, not_a_conflict: bool, unsure: bool, undo: bool) -> Outcome:
    given: dict[Outcome, bool] = {
        "choose": choose is not None,
        "assert": assertion is not None,
        "not_a_conflict": not_a_conflict,
        "unsure": unsure,
        "undo": undo,
    }
    found = [outcome for outcome, stated in given.items() if stated]
    if len(found) != 1:
        raise click.UsageError(_ONE)
    return found[0]


def _reviewer() -> str:
    name = os.environ.get("RECONCILE_REVIEWER", "")
    if not name:
        raise click.UsageError("say who decides: --by NAME, or set RECONCILE_REVIEWER")
    return name


def _decision_text(decision: Decision) -> str:
    if decision.outcome == "undo":
        return f"{decision.conflict}: the last decision is taken back by {decision.by}"
    words = decision.outcome.replace("_", " ")
    weighed = f"{len(decision.testimony)} statement" + "s" * (len(decision.testimony) != 1)
    return f"{decision.conflict}: {words}, decided by {decision.by} on the word of {weighed}"
