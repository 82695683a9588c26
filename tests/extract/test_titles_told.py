"""Titles told by the turns of speech of career pages: other names, rungs, first jobs, and lists whose items go on."""

from __future__ import annotations

import pytest
from reading_figures import figures
from reading_names import drafts, told

STEP, NAMED, FIRST, KIND = "career_step", "alternative_name", "entry_level", "specialty"
TITLES: list[tuple[str, str, list[str]]] = [
    ("Titles vary from shop to shop. You may see the same job advertised as pipe joiner or metal fabricator.",
     NAMED, ["Pipe joiner", "Metal fabricator"]),
    ("Titles differ by employer: this position is sometimes posted as metal fabricator or fusion technician.",
     NAMED, ["Metal fabricator", "Fusion technician"]),
    ("Employers list the same role as metal fabricator, fusion technician or pipe specialist.",
     NAMED, ["Metal fabricator", "Fusion technician", "Pipe specialist"]),
    ("Titles vary: metal fabricator, fusion technician and pipe specialist all describe the same work.",
     NAMED, ["Metal fabricator", "Fusion technician", "Pipe specialist"]),
    ("Welders go by many titles: metal fabricator, fusion technician or, in the yards, hull specialist.",
     NAMED, ["Metal fabricator", "Fusion technician", "Hull specialist"]),
    ("Welders are also called metal fabricators, pipe joiners or, at times, joint specialists.",
     NAMED, ["Metal fabricator", "Pipe joiner", "Joint specialist"]),
    ("A typical progression looks like this: rig helper, rig supervisor and, for a select few, plant manager.",
     STEP, ["Rig helper", "Rig supervisor", "Plant manager"]),
    ("From there, the ambitious become area managers or rig supervisors.", STEP, ["Area manager", "Rig supervisor"]),
    ("With experience, many become rig supervisors, plant managers or, eventually, weld inspectors.",
     STEP, ["Rig supervisor", "Plant manager", "Weld inspector"]),
    ("To become a rig supervisor you need a license.", STEP, []),
    ("Typical first jobs are shop assistant, rig helper or yard clerk.",
     FIRST, ["Shop assistant", "Rig helper", "Yard clerk"]),
    ("Most welders begin their working lives as shop assistants or rig helpers.", FIRST, ["Shop assistant", "Rig helper"]),
    ("Graduates start one step higher, as a weld buyer or rig planner.", FIRST, ["Weld buyer", "Rig planner"]),
    ("Many broke in as yard clerks or rig helpers.", FIRST, ["Yard clerk", "Rig helper"]),
    ("If you start your own business as a weld consultant, you set your hours.", FIRST, []),
    ("At bigger shops the work is split among specialists:\n\n- Seam inspectors, who check the joints\n"
     "- Rig planners: they order the gas\n- Floor and shop directors – floors and shops\n- Head toolkeepers (all in order)",
     KIND, ["Seam inspector", "Rig planner", "Floor and shop director", "Head toolkeeper"]),
    ("## Specialized roles\n\nYou can branch off into a niche:\n\n- Hull inspector\n- Rig planner\n- Gas auditor",
     KIND, ["Hull inspector", "Rig planner", "Gas auditor"]),
    ("## Jobs in a shop\n\n- Rig planners who order the gas\n- Shop directors, responsible for floors\n"
     "- Weld auditors, whose job is to look twice\n- Seam inspectors, which pays best",
     "role", ["Rig planner", "Shop director", "Weld auditor", "Seam inspector"]),
    ("Some go a different way and become pipe illustrators, photo editors or weld specialists.",
     STEP, ["Pipe illustrator", "Photo editor", "Weld specialist"]),
    ("The rung above that is yard director.", STEP, ["Yard director"]),
    ("At the top is the plant director.", STEP, ["Plant director"]),
    ("Titles like rig planner or weld auditor cover both.", "role", ["Rig planner", "Weld auditor"]),
    ("## How far can you go?\n\nYou need time and experience. Here is how titles, experience and pay line up:\n\n"
     "| Title | Experience | Pay |\n|---|---|---|\n| Rig Helper | 1 year | $40,000 |\n| Senior Welder | 5 years | $60,000 |",
     STEP, ["Rig helper", "Senior welder"]),
    ("## Advancement\n\nWelders who study at night may rise.\n\nSupervisors, who are few, come from the shops.", STEP, []),
    ("## Where next?\n\nThere is room. Here is what to expect at each rung:\n\nWeld Coordinator (0–2 years): $48,000 – $56,000\n\n"
     "Rig Partner (5–8 years): $85,000 – $110,000\n\nDirector of Welding (10+ years): $120,000",
     STEP, ["Weld coordinator", "Rig partner", "Director of welding"]),
    ("## Pay\n\n| Title | Years of experience | Salary |\n|---|---|---|\n| Rig Analyst | 0–3 | $58,000 |\n"
     "| Director of Rigs | 10 | $130,000 |", STEP, ["Rig analyst", "Director of rigs"]),
    ("## The career ladder\n\n| Title | Salary |\n|---|---|\n| Rig Analyst | $58,000 |\n| Rig Manager | $70,000 |",
     STEP, ["Rig analyst", "Rig manager"]),
    ("## Jobs and pay\n\n| Title | Salary |\n|---|---|\n| Rig Analyst | $58,000 |\n| Rig Manager | $70,000 |",
     "role", ["Rig analyst", "Rig manager"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "expected"), [pytest.param(*each, id=each[0][:60]) for each in TITLES])
def test_titles_are_told_with_what_they_are(text: str, role: str, expected: list[str]) -> None:
    found = told(drafts(f"# Welders\n\n{text}", "welders", "md"), "job_title")
    assert found == [(name, role) for name in expected]


@pytest.mark.parametrize("mark", ["/", "·", "|"])
def test_lines_in_pieces_are_the_rows_of_a_table(mark: str) -> None:
    lines = [
        "Position / Years / What it pays",
        "Shop Supervisor / 1–3 years / $38,000",
        "Plant Manager / 5–8 years / $60,000",
    ]
    page = (
        "Welding as a Trade\n\nWelders join metal.\n\nWays up\n\n"
        + "\n".join(lines).replace("/", mark)
        + "\n\nThat is all.\n"
    )
    assert told(drafts(page, "welders"), "job_title") == [("Shop supervisor", STEP), ("Plant manager", STEP)]
    assert [value for _, value, _ in figures(page)] == ["38000", "60000"]


def test_a_choice_of_words_with_slashes_is_no_table() -> None:
    page = "Welding as a Trade\n\nPipes / plates / rods are joined.\nShops / yards / rigs want them.\nGood / steady / paid.\n"
    assert told(drafts(page, "welders"), "job_title") == []
