"""Titles in sentences: where people start and go on to, what a job goes by, bare titles, steps on a line."""

from __future__ import annotations

import pytest
from reading_names import drafts, told

TITLES: list[tuple[str, list[tuple[str, ...]]]] = [
    ("Many of them got their start as bank tellers or collections clerks.",
     [("Bank teller", "entry_level"), ("Collections clerk", "entry_level")]),
    ("Most launched their careers as junior buyers, and a few paid their dues as stock clerks.",
     [("Junior buyer", "entry_level"), ("Stock clerk", "entry_level")]),
    ("You might spend a few years as a ward clerk or unit secretary before you apply.",
     [("Ward clerk", "entry_level"), ("Unit secretary", "entry_level")]),
    ("New hires typically start out as drafters or surveyors before they design anything.",
     [("Drafter", "entry_level"), ("Surveyor", "entry_level")]),
    ("Quite a few started out as flight attendants.",
     [("Flight attendant", "entry_level")]),
    ("Others have experience as an electrician, roofer, or carpenter.",
     [("Electrician", "entry_level"), ("Roofer", "entry_level"), ("Carpenter", "entry_level")]),
    ("Several alumni became editors, brand managers and speechwriters.",
     [("Editor", "career_step"), ("Brand manager", "career_step"), ("Speechwriter", "career_step")]),
    ("Some graduates ended up as claims adjusters or loss control engineers.",
     [("Claims adjuster", "career_step"), ("Loss control engineer", "career_step")]),
    ("A number of members retrained as drone pilots.",
     [("Drone pilot", "career_step")]),
    ("And some return to the school to work as instructors.",
     [("Instructor", "role")]),
    ("After ten years you may be named head of the dispatch department.",
     [("Head of the dispatch department", "career_step")]),
    ("Some go by the title of rail traffic controller.",
     [("Rail traffic controller", "role")]),
    ("In the yard you will hear them called brake operators, car operators or simply \"shunters.\" It is hard work.",
     [("Brake operator", "alternative_name"), ("Car operator", "alternative_name"), ("Shunter", "alternative_name")]),
    ("You may also find the job advertised as train manager, train steward or, in the north, traffic guard.",
     [("Train manager", "alternative_name"), ("Train steward", "alternative_name"),
      ("Traffic guard", "alternative_name")]),
    ("When the railroads were young they were called trainmasters, and some old hands still say so.",
     [("Trainmaster", "alternative_name")]),
    ("They are also called train conductors or, less often, ticket inspectors.",
     [("Train conductor", "alternative_name"), ("Ticket inspector", "alternative_name")]),
    ("A typical career looks like this:\n\nTrainee > Brakeman > Yard conductor > Trainmaster\n\nIt takes ten years.",
     [("Trainee", "career_step"), ("Brakeman", "career_step"), ("Yard conductor", "career_step"),
      ("Trainmaster", "career_step")]),
    ("Freight firms hire them as load planners, yard clerks, and crew schedulers.",
     [("Load planner", "role"), ("Yard clerk", "role"), ("Crew scheduler", "role")]),
    ("You can rise to chief conductor and, eventually, terminal manager.",
     [("Chief conductor", "career_step"), ("Terminal manager", "career_step")]),
    ("Graduates become leaders, mentors and innovators.", []),
    ("She spent a few years as a paralegal, and later she became a judge.", []),
    ("You may start as a beginner and end as a partner in a team.", []),
    ("Home > Careers > Rail\n\nConductors work on trains.", []),
    ("A start as a nurse is no detour.", []),
    ("Railroad conductors, also called train conductors, check tickets, open doors and call the stops.",
     [("Train conductor", "alternative_name")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles_are_read_where_sentences_say_who_does_the_work(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(drafts(text, "Railroad conductors"), "job_title") == expected
