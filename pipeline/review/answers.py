"""What a reviewer answered, as the form says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.records.decision import Outcome
from pipeline.run.deciding import Answer

LONGEST = 4000
_NOTED = {
    "assert": "Say why this value is right, so that others can follow it.",
    "not_a_conflict": "Say what tells the values apart: it becomes part of the sheet.",
    "unsure": "Say what keeps you unsure, for whoever looks next.",
}


@dataclass(frozen=True)
class Said:
    """An answer as it was given, kept so that nothing a person wrote is lost; `problem` says what is missing."""

    outcome: Outcome = "choose"
    choice: str = ""
    text: str = ""
    note: str = ""
    problem: str = ""

    def by(self, name: str) -> Answer:
        """The answer of a reviewer."""
        return Answer(self.outcome, name, self.choice or None, self.text or None, self.note or None)


def answer_of(form: Mapping[str, str]) -> Said:
    """Read a form; the button that was pressed says which outcome is meant."""
    button, _, choice = form.get("answer", "").partition(":")
    note = form.get("note", "").replace("\r\n", "\n").strip()
    text = form.get("value", "").strip()
    match button:
        case "choose":
            return _whole(Said("choose", choice=choice, note=note))
        case "assert":
            return _whole(Said("assert", text=text, note=note))
        case "not_a_conflict":
            return _whole(Said("not_a_conflict", note=note))
        case "unsure":
            return _whole(Said("unsure", note=note))
        case _:
            return Said(text=text, note=note, problem="Choose one of the outcomes.")


def _whole(said: Said) -> Said:
    problem = ""
    if said.outcome == "assert" and not said.text:
        problem = "Write the value that is right."
    elif said.outcome in _NOTED and not said.note:
        problem = _NOTED[said.outcome]
    elif len(said.note) > LONGEST or len(said.text) > LONGEST:
        problem = f"Keep it below {LONGEST:,} characters."
    return Said(said.outcome, said.choice, said.text, said.note, problem)
