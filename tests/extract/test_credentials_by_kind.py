"""Credentials that end in a word of their kind, that stand in a row, or whose issuer the next sentence names."""

from __future__ import annotations

import pytest
from reading_names import drafts, told

CREDENTIALS: list[tuple[str, list[tuple[str, ...]]]] = [
    ("What you walk away with\n\n  • AWS D1.1 Structural Steel certification\n  • OSHA 10-Hour Construction card\n"
     "  • NCCER Core certificate in your first year\n  • First aid training\n  • A toolbox of your own",
     [("AWS D1.1 Structural Steel certification",), ("OSHA 10-Hour Construction card",), ("NCCER Core certificate",)]),
    ("Licenses in our state\n\nClass B Asbestos License. Needs two years.\n\nLead Abatement Supervisor license. $90.\n\n"
     "Plan on three weeks for your papers.",
     [("Class B Asbestos License",), ("Lead Abatement Supervisor license",)]),
    ("Bring along:\n\n- Valid Driver's License\n- State License\n- Social Security card\n- Current Professional License",
     []),
    ("Programs\n\n- Medical Billing Certificate\n- Graphic Design Certificate\n- Welding Technology Certificate",
     []),
    ("Prep classes\n\n- Real Estate License exam\n- Master Plumber License course",
     []),
    ("Our certifications\n\n- ASHA-Certified School Clinician\n- Board Certification in Voice Care\n"
     "- Registered Voice Teacher (RVT)",
     [("ASHA-Certified School Clinician",), ("Board Certification in Voice Care",), ("RVT",)]),
    ("You can become a Certified Rope Technician (CRT) or a Vertical Access Specialist (VAS) after that.",
     [("CRT",), ("VAS",)]),
    ("Look into becoming a Certified Rope Technician (CRT). All of them are issued by the Rope Access Society.",
     [("CRT", "Rope Access Society")]),
    ("The Rope Access Society (RAS) sets the standard. Its first credential is the Certified Rope Hand (CRH). Once you "
     "have it, you can move up to the Certified Rope Master (CRM).",
     [("CRH", "Rope Access Society"), ("CRM", "Rope Access Society")]),
    ("The Rope Access Society awards the Certified Rope Hand (CRH). Unrelated, but handy, is the Certified Rigger (CR) "
     "credential of the Riggers Guild.",
     [("CRH", "Rope Access Society"), ("CR", "Riggers Guild")]),
    ("The Rope Access Society administers the Certificate of Safe Climbing (CSC) and the Certified Rope Hand (CRH) as "
     "well as the Tower Rescue credential.",
     [("CSC", "Rope Access Society"), ("CRH", "Rope Access Society"),
      ("Tower Rescue credential", "Rope Access Society")]),
    ("It helps to hold the RAS Core and Rescue certifications from the Rope Access Society.",
     [("RAS Core and Rescue certifications", "Rope Access Society")]),
    ("In four years you can test for a Master Steamfitter license.",
     [("Master Steamfitter license",)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CREDENTIALS)
def test_credentials_are_read_by_the_word_of_their_kind(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(drafts(text, "Tower climbers"), "certification") == expected


def test_a_column_may_ask_who_issues_it_and_a_cell_may_say_none() -> None:
    table = (
        "| State | License | Who issues it |\n| --- | --- | --- |\n| Ohio | Licensed Tower Climber (LTC) | Climbing Board |\n"
        "| Iowa | None | - |\n| Utah | Not required | - |"
    )
    assert told(drafts(table, "Tower climbers", "md"), "certification") == [("LTC", "Climbing Board")]
