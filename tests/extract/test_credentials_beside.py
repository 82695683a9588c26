"""Credentials whose abbreviation, or whose body, stands beside them in other ways than in brackets or behind "by"."""

from __future__ import annotations

import pytest
from reading_names import drafts, told

CREDENTIALS: list[tuple[str, list[tuple[str, ...]]]] = [
    ("Certification helps: consider the Registered Weld Planner, or RWP.", [("RWP",)]),
    ("Many earn certification as a Registered Weld Planner, better known as the RWP, early on.", [("RWP",)]),
    ("The Registered Weld Planner – the RWP – is a certification for planners.", [("RWP",)]),
    ("A common certification is the Certified Pipe Joiner or Certified Rig Joiner.",
     [("Certified Pipe Joiner",), ("Certified Rig Joiner",)]),
    ("The Registered Weld Planner, or RN, is no certification.", [("Registered Weld Planner",)]),
    ("The best known is the Registered Weld Planner. The RWP, awarded by the Welding Guild, takes a year.",
     [("RWP", "Welding Guild")]),
    ("The best known of them is a Registered Weld Planner. The RWQ takes a year.", []),
    ("Shops want a certification: a WMX from the National Weld Institute is best.", [("WMX", "National Weld Institute")]),
    ("You can earn the WMX, which is granted by the Welding Guild.", [("WMX", "Welding Guild")]),
    ("Certification is one way up; an MBA from the Dune Institute is another.", []),
    ("Certification is free with a grant, the FAF, from the Weld Guild's office.", []),
    ("Students file the FAFX from the Department of Learning every year.", []),
    ("The Weld Certification Institute (WCI) was founded by two shops.", []),
    ("The Guild Certification Board sets the rules, and certification is optional.", []),
    ("The Welding Guild (WG) began it. WG's Certified Weld Helper (CWH) certification is new.",
     [("CWH", "Welding Guild")]),
    ("Many hold certification, above all the Welding Guild's Registered Weld Planner (RWP).",
     [("RWP", "Welding Guild")]),
    ("The Certified Weld Helper is a certification awarded jointly by the Welding Guild and the Dune School.",
     [("Certified Weld Helper", "Welding Guild")]),
    ("The Weld Helper Expert (WHX) credential is offered exclusively through the Welding Guild.",
     [("WHX", "Welding Guild")]),
    ("The Junior Weld Planner (JWP) and Senior Weld Planner (SWP) credentials both come from the Welding Guild.",
     [("JWP", "Welding Guild"), ("SWP", "Welding Guild")]),
    ("The NWG certifies people at every stage: the Certified Weld Helper (CWH) is for beginners.", [("CWH", "NWG")]),
    ("A beginner may earn the Associate in Welding (aAW) certification.", [("aAW",)]),
    ("## Certifications\n\n- WMX – Weld Master Expert\n- Weld Master Helper — WMH: for beginners\n- CRJ: Certified Rig Joiner",
     [("WMX",), ("WMH",), ("CRJ",)]),
    ("Certifications to look into:\n\n- A WMX from the Welding Guild, if you run projects\n- The RWP, offered by the Pipe Board",
     [("WMX", "Welding Guild"), ("RWP", "Pipe Board")]),
    ("Certifications to look into:\n\n- Weld Safe certification: the Welding Guild's safety credential\n- Certified Rig Joiner (CRJ)",
     [("Weld Safe certification", "Welding Guild"), ("CRJ",)]),
    ("| Credential | Awarded by |\n|---|---|\n| RWP – Registered Weld Planner | Pipe Board (PB) |\n| Certified Rig Joiner: CRJ | PB |",
     [("RWP", "Pipe Board"), ("CRJ", "Pipe Board")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*each, id=each[0][:60]) for each in CREDENTIALS])
def test_a_credential_has_the_abbreviation_and_body_beside_it(text: str, expected: list[tuple[str, ...]]) -> None:
    found = told(drafts(f"# Welders\n\n{text}", "welders", "md"), "certification")
    assert found == expected


def test_credentials_in_small_letters_are_told_by_the_letters_behind_them() -> None:
    for sentence in (
        "They need one of two certifications: certified pipe inspector (CPI) or registered weld tester (RWT).",
        "Welders hold certifications such as certified pipe inspector (CPI) and registered weld tester (RWT).",
    ):
        found = drafts(f"About welders\n\n{sentence}\n", "Welders")
        assert [each[0] for each in told(found, "certification")] == ["CPI", "RWT"]
    found = drafts("About welders\n\nThey hold certifications such as certified old hands (see below).\n", "Welders")
    assert told(found, "certification") == []
