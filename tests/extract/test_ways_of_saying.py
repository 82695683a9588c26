"""How differently publishers say one thing: numbers of jobs, shares, costs, lengths of study, titles and degrees."""

from __future__ import annotations

import pytest
from reading_figures import figures
from reading_names import drafts, told

FIGURES: list[tuple[str, list[tuple[str, str]]]] = [
    ("By 2034, there will be about 471,200 welders.",
     [("projected_employment", "471200")]),
    ("The number of welders is expected to reach 471,200 by 2034.",
     [("projected_employment", "471200")]),
    ("Welders: Jobs today: 457,300. Jobs in 2034: 471,200.",
     [("employment", "457300"), ("projected_employment", "471200")]),
    ("The number of welders is on track to climb from 457,300 in 2024 to 471,200 in 2034.",
     [("employment", "457300"), ("projected_employment", "471200")]),
    ("The Bureau expects the number of welders to grow from 457,300 (2024) to 471,200 (2034).",
     [("employment", "457300"), ("projected_employment", "471200")]),
    ("In 2024, 457,300 welders were at work. Employment was forecast to rise to 471,200 by 2034.",
     [("employment", "457300"), ("projected_employment", "471200")]),
    ("Colleges in our region charge local welding students an average of $9,870 a year.",
     [("tuition", "9870")]),
    ("Is it true that welders make $100,000 a year?",
     []),
    ("**Do welders make $100,000 a year?** Most of them earn $51,000.",
     [("wage", "51000")]),
    ("Did you know that welders earn $51,000 a year?",
     [("wage", "51000")]),
    ("Members recorded 1.9 injuries per 100 workers, and there are 12 welders for every 10,000 residents.",
     []),
    ("In the Guild Wage Survey of 2025, welders in private practice averaged $26 an hour.",
     [("wage", "26")]),
    ("How to train as a welder: 11 minute read.",
     []),
    ("During the welding program you spend two days a week in a workshop.",
     []),
    ("Plan on 15 to 20 hours of study a week in the welding program.",
     []),
    ("Each two-year program for welders ends with a certificate.",
     [("program_duration", "2 year")]),
    ("Most welding programs renew their certificate every two years.",
     []),
    ("A degree is for welders who would one day like to teach.",
     []),
    ("The welding course forgives tuition after 12 months of service.",
     []),
    ("Finish the welding course with a portfolio. Payment plans start at $59 a month.",
     []),
    ("The country will need 471,200 welders in 2034.",
     [("projected_employment", "471200")]),
    ("The Bureau of Labor Statistics expects 471,200 people to be working as welders by 2034.",
     [("projected_employment", "471200")]),
    ("The occupation is forecast to employ 471,200 people by 2034, up from 457,300 in 2024.",
     [("projected_employment", "471200"), ("employment", "457300")]),
    ("Welders will climb from 457,300 to 471,200 over the decade.",
     [("employment", "457300"), ("projected_employment", "471200")]),
    ("Some 457,300 welders work today; by 2034 that number should be 471,200.",
     [("employment", "457300"), ("projected_employment", "471200")]),
    ("That would bring the number of welders to 471,200 in 2034.",
     [("projected_employment", "471200")]),
    ("Welders held 457,300 jobs in 2024, a figure projected to hit 471,200 by 2034.",
     [("employment", "457300"), ("projected_employment", "471200")]),
    ("Estimated number of welding jobs in 2034: 471,200",
     [("projected_employment", "471200")]),
    ("Welder jobs, 2034 (est.): 471,200",
     [("projected_employment", "471200")]),
    ("- Employed (2024): 457,300\n- Projected (2034): 471,200",
     [("employment", "457300"), ("projected_employment", "471200")]),
    ("Employment of welders should stand at 471,200 in 2034.",
     [("projected_employment", "471200")]),
    ("By 2034, employment is expected to reach 471,200, up from 457,300.",
     [("projected_employment", "471200"), ("employment", "457300")]),
    ("Some 8,150 welders were at work in Ohio in 2023. By 2033, this number is expected to climb to 8,700.",
     [("employment", "8150"), ("projected_employment", "8700")]),
    ("The workforce is set to grow from 457,300 today to 471,200 a decade from now.",
     [("employment", "457300"), ("projected_employment", "471200")]),
    ("Some 13,900 jobs will be added between 2024 and 2034, for a total of 471,200.",
     [("employment_change", "13900"), ("projected_employment", "471200")]),
    ("Welding will add 13,900 positions over the decade, raising the number of welders to about 471,200.",
     [("employment_change", "13900"), ("projected_employment", "471200")]),
    ("Employment will increase by 13,900 jobs, to a total of 471,200, between 2024 and 2034.",
     [("employment_change", "13900"), ("projected_employment", "471200")]),
    ("About 13,900 jobs for welders are expected to be added by 2034, bringing the total to 471,200.",
     [("employment_change", "13900"), ("projected_employment", "471200")]),
    ("An estimated 13,900 welding positions should be created by 2034.",
     [("employment_change", "13900")]),
    ("The program has 12 courses of three credits each, for a total of 36 credits.",
     []),
    ("We surveyed welders in 12 states, for a total of 2,300 responses.",
     []),
    ("The field is projected to add 13,900 jobs over the next ten years.",
     [("employment_change", "13900")]),
    ("Employment will rise by 13,900 jobs, from 457,300 to 471,200.",
     [("employment_change", "13900"), ("employment", "457300"), ("projected_employment", "471200")]),
    ("By 2034 there will be 13,900 more welders than in 2024.",
     [("employment_change", "13900")]),
    ("Employers will need 13,900 more welders by 2034.",
     [("employment_change", "13900")]),
    ("That is 13,900 more jobs for welders by 2034.",
     [("employment_change", "13900")]),
    ("Welders will see enrollment in their schools climb from 1,200 to 1,500.",
     []),
    ("Ohio will have 1,200 more welders than Iowa.",
     []),
    ("Welders will see union membership rise to 23,000 by 2030.",
     []),
    ("The shop hired 120 more welders last year.",
     []),
    ("One in five welders works for a contractor.",
     [("employment_share", "20")]),
    ("Roughly 61% of welders work in manufacturing.",
     [("employment_share", "61")]),
    ("Manufacturing is the biggest employer of welders, with 61 percent of jobs.",
     [("employment_share", "61")]),
    ("Of all welders, 61 percent are found in manufacturing.",
     [("employment_share", "61")]),
    ("Two thirds of welders have jobs in factories.",
     [("employment_share", "66.67")]),
    ("Factories are home to 61% of welders.",
     [("employment_share", "61")]),
    ("Only 12% of welders are women.",
     []),
    ("About half of welders belong to a union.",
     []),
    ("Nearly 30 percent of all welding jobs are in repair shops.",
     [("employment_share", "30")]),
    ("Community colleges ask for $4,200 a year in tuition.",
     [("tuition", "4200")]),
    ("Private schools charge $16,500 for the program.",
     [("tuition", "16500")]),
    ("Expect to pay between $5,000 and $15,000 for a welding program.",
     [("tuition", "5000..15000")]),
    ("A certificate will set you back $6,300.",
     [("tuition", "6300")]),
    ("Tuition runs $6,300 a year in state and $14,800 out of state.",
     [("tuition", "6300"), ("tuition", "14800")]),
    ("The degree costs in-state students $6,300.",
     [("tuition", "6300")]),
    ("An associate degree comes to about $9,700 in tuition.",
     [("tuition", "9700")]),
    ("The exam costs $400.",
     []),
    ("The CWI exam has three parts. It costs $1,070 for members.",
     []),
    ("Tuition and fees for the certificate come to $4,300; the kit is another $600.",
     [("tuition", "4300")]),
    ("In-state students pay $210 per credit hour, out-of-state students $480.",
     [("tuition", "210"), ("tuition", "480")]),
    ("The evening course is 30 weeks long and costs $2,900.",
     [("program_duration", "30 week"), ("tuition", "2900")]),
    ("You will pay around $12,000 for the two-year degree at a public college.",
     [("tuition", "12000")]),
    ("Programs range in price from $5,000 to $20,000.",
     [("tuition", "5000..20000")]),
    ("Budget $600 for books and supplies.",
     []),
    ("A stopped line costs the plant an average of $4,000 an hour.",
     []),
    ("Whoever signs up in May gets $200 off.",
     []),
    ("Welders spend $300 a year on gloves.",
     []),
    ("Financial aid covers up to $7,395 a year.",
     []),
    ("To keep the credential, you pay $75 a year in dues.",
     []),
    ("The certificate takes half a year.",
     [("program_duration", "0.5 year")]),
    ("The program lasts a year and a half.",
     [("program_duration", "1.5 year")]),
    ("Plan on four years for a bachelor's degree.",
     [("program_duration", "4 year")]),
    ("An associate degree can be had in two years.",
     [("program_duration", "2 year")]),
    ("Apprentices train for three to four years.",
     [("program_duration", "3..4 year")]),
    ("You can finish the program in as little as nine months.",
     [("program_duration", "9 month")]),
    ("A bachelor's degree means four years of study.",
     [("program_duration", "4 year")]),
    ("Program length: 18 months",
     [("program_duration", "18 month")]),
    ("The two-year program leads to an associate degree.",
     [("program_duration", "2 year")]),
    ("She spent a decade as a welder.",
     []),
    ("It takes six months to find a job.",
     []),
    ("Most students earn the diploma in one year.",
     [("program_duration", "1 year")]),
    ("Our MBA with a concentration in market research takes as little as 18 months.",
     [("program_duration", "18 month")]),
    ("The number of new jobs is small (1,600).",
     [("employment_change", "1600")]),
    ("Machinists earn about $5,000 less.",
     []),
    ("Welders with a degree earn $9,000 more than those without.",
     []),
    ("Shops offer a $5,000 raise after the first year.",
     []),
    ("Most welders work days. Around 1 in 5 works part time.",
     []),
]  # fmt: skip

NAMES: list[tuple[str, str, list[str]]] = [
    ("A usual ladder: welder's helper, fabricator, lead welder, shop supervisor.",
     "job_title", ["Welder's helper", "Fabricator", "Lead welder", "Shop supervisor"]),
    ("Graduates are hired as pipe fitters, fabricators or inspectors.",
     "job_title", ["Pipe fitter", "Fabricator", "Inspector"]),
    ("With experience you can be promoted to welding inspector or shop manager.",
     "job_title", ["Welding inspector", "Shop manager"]),
    ("Job titles: Pipe Welder, Structural Welder, Welding Inspector",
     "job_title", ["Pipe welder", "Structural welder", "Welding inspector"]),
    ("Some go on to work as welding engineers.",
     "job_title", ["Welding engineer"]),
    ("Career path:\n\n- Apprentice welder\n- Journeyman welder\n- Welding supervisor\n",
     "job_title", ["Apprentice welder", "Journeyman welder", "Welding supervisor"]),
    ("Welders work with engineers, inspectors and painters.",
     "job_title", []),
    ("Degree: Bachelor's in welding engineering",
     "education", ["Bachelor's degree"]),
    ("Education: at least an associate degree from an accredited program.",
     "education", ["Associate's degree"]),
    ("Education: bachelor's degree from Ohio State University",
     "education", []),
    ("Education: high school diploma",
     "education", ["High school diploma or equivalent"]),
    ("Most shops expect a high school diploma.",
     "education", ["High school diploma or equivalent"]),
    ("You can get by with a high school diploma.",
     "education", ["High school diploma or equivalent"]),
    ("Entry-level schooling: an associate degree",
     "education", ["Associate's degree"]),
    ("No degree is needed: a high school diploma is enough.",
     "education", ["High school diploma or equivalent"]),
    ("A bachelor's degree is the ticket into the field.",
     "education", ["Bachelor's degree"]),
    ("Degree needed: associate degree",
     "education", ["Associate's degree"]),
    ("What you need: a bachelor's degree and two years of experience",
     "education", ["Bachelor's degree"]),
    ("She has a bachelor's degree.",
     "education", []),
    ("Welders, who may also be known as metal joiners, fabrication technicians or weld specialists, join metal.",
     "job_title", ["Metal joiner", "Fabrication technician", "Weld specialist"]),
    ("Depending on where they work, they may also be called fleet welders or bus welders.",
     "job_title", ["Fleet welder", "Bus welder"]),
    ("In some shops, welders might be referred to as fabricators or metal workers.",
     "job_title", ["Fabricator", "Metal worker"]),
    ("The job goes by several names, including metal joiner and weld specialist.",
     "job_title", ["Metal joiner", "Weld specialist"]),
    ("Welders called the office and asked for help from two plant managers.", "job_title", []),
    ("Others transition into roles such as inspector, estimator or welding instructor.",
     "job_title", ["Inspector", "Estimator", "Welding instructor"]),
    ("**Entry-level education:** Postsecondary nondegree award", "education", ["Postsecondary nondegree award"]),
    ("**Minimum education needed:** Associate degree", "education", ["Associate's degree"]),
    ("To weld in a shipyard, you will need at least a high school diploma.",
     "education", ["High school diploma or equivalent"]),
    ("To teach in a trade school, you will need a bachelor's degree.", "education", []),
    ("Welders may earn the ASE Truck Frame certification, the ASE School Bus certification or the ASE Trailer "
     "certification.", "certification",
     ["ASE Truck Frame certification", "ASE School Bus certification", "ASE Trailer certification"]),
    ("You can apply for National Board Certification, which is awarded by the National Board for Welding Standards.",
     "certification", ["National Board Certification"]),
    ("Many shops look for the Structural Steel Certification offered by the Steel Council.",
     "certification", ["Structural Steel Certification"]),
    ("The Steel Society offers the Robotic Arc Welding certification.",
     "certification", ["Robotic Arc Welding certification"]),
    ("## Get certified\n\n### Oracle Certified Welder (OCW)\n\nBy Oracle.\n\n### AWS Certified Pipe Fitter\n\nBy AWS.\n",
     "certification", ["OCW", "AWS Certified Pipe Fitter"]),
    ("These certifications are recognized by employers:\n\n- Hazardous Materials Handler, Ohio Standards Board\n"
     "- Certified Pipe Welder, Pipe Council\n",
     "certification", ["Hazardous Materials Handler", "Certified Pipe Welder"]),
    ("## Sample Job Titles\n\nPipe Welder, Welder/Fitter, Welding Inspector, Yard Foreman, Steel Joiner\n",
     "job_title", ["Pipe welder", "Welder/Fitter", "Welding inspector", "Yard foreman", "Steel joiner"]),
    ("Look for jobs such as weld analyst, help desk technician or junior data analyst.",
     "job_title", ["Weld analyst", "Help desk technician", "Junior data analyst"]),
    ("This Welding Certification Guide explains what a certification is.", "certification", []),
    ("Our Welding Technology Certificate program takes nine months.", "certification", []),
    ("You earn the CWI (Certified Welding Inspector) after an exam.", "certification", ["CWI"]),
    ("The exam gives you the CWE, short for Certified Welding Educator.", "certification", ["CWE"]),
]  # fmt: skip


SHARES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Job shops and other metal plants employ the largest share of welders (35%).",
     [("35", "Job shops and other metal plants")]),
    ("The largest share of welders (35%) work in hospitals.", [("35", "hospitals")]),
    ("Hospitals are the largest employer of welders, accounting for 35% of jobs.", [("35", "Hospitals")]),
    ("The top employer of welders is manufacturing (35%), followed by schools (12%) and government (8%).",
     [("35", "manufacturing"), ("12", "schools"), ("8", "government")]),
    ("The largest employers were technical consulting services, with 13% of the jobs; finance and insurance, with 11%; "
     "and management of companies and enterprises, with 8%.",
     [("13", "technical consulting services"), ("11", "finance and insurance"),
      ("8", "management of companies and enterprises")]),
    ("Manufacturing employs 35% of welders. Government agencies account for the remaining 6% of jobs.",
     [("35", "Manufacturing"), ("6", "Government agencies")]),
    ("Most welders (61%) work in manufacturing, but some work in construction (12%) or repair shops (9%).",
     [("61", "manufacturing"), ("12", "construction"), ("9", "repair shops")]),
    ("Welders work in many settings, including manufacturing (61%) and construction (12%).",
     [("61", "manufacturing"), ("12", "construction")]),
    ("Manufacturing companies employ the most welders, at 61 percent of the total.", [("61", "Manufacturing companies")]),
    ("In 2024, manufacturing held 61% of welding jobs, construction 12%, and wholesale trade 5%.",
     [("61", "manufacturing"), ("12", "construction"), ("5", "wholesale trade")]),
    ("The largest employers of welders, by share of jobs, are manufacturing (61%) and construction (12%).",
     [("61", "manufacturing"), ("12", "construction")]),
    ("Where welders work: manufacturing 61%, construction 12%, repair and maintenance 9%",
     [("61", "manufacturing"), ("12", "construction"), ("9", "repair and maintenance")]),
    ("Employment of welders by industry: manufacturing (61%), construction (12%), aerospace parts (4%)",
     [("61", "manufacturing"), ("12", "construction"), ("4", "aerospace parts")]),
    ("Steel firms employ 15% of welders, followed by insurance carriers (10%) and schools (9%).",
     [("15", "Steel firms"), ("10", "insurance carriers"), ("9", "schools")]),
    ("Shops employ 21% of them. Credit intermediation accounts for 14%.",
     [("21", "Shops"), ("14", "Credit intermediation")]),
    ("More than half of welders (51 percent) work in shops. Schools are the second-largest employer, with 25 percent.",
     [("51", "shops"), ("25", "Schools")]),
    ("Self-employed workers make up 5% of welders.", [("5", "Self-employed workers")]),
    ("More than 80 percent of our graduates find work in their field within 180 days.", []),
    ("Nearly 15% of welders work in Texas, and women hold 6% of welding jobs.", []),
]  # fmt: skip
"""Shares of employment, each with its setting."""

NARROWED: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    ("The median pay for welders is $48,000 a year. That works out to about $23 per hour.",
     "statistic", [("48000", "median"), ("23", "median")]),
    ("Welders earn a median of $48,000 per year, which comes to roughly $23 an hour.",
     "statistic", [("48000", "median"), ("23", "median")]),
    ("A lead welder can earn $35 an hour or more.", "bound", [("35", "at_least")]),
    ("Top welders make $1,500 a week or higher.", "bound", [("1500", "at_least")]),
    ("Ohio ($61,000), Iowa ($59,000) and Maine ($58,000) pay the highest average wages to welders.",
     "geography", [("61000", "Ohio"), ("59000", "Iowa"), ("58000", "Maine")]),
    ("Ohio ($61,000), Iowa ($59,000) and Maine ($58,000) pay the highest average wages to welders.",
     "statistic", [("61000", "mean"), ("59000", "mean"), ("58000", "mean")]),
    ("A welder in Duluth earns $52,400 on average, compared with $49,700 in St. Paul and $61,300 in Fargo.",
     "geography", [("52400", "Duluth"), ("49700", "St. Paul"), ("61300", "Fargo")]),
    ("Welders earn $51,000, Glassdoor says, and machinists make around $53,000.",
     "subject", [("51000", "welders"), ("53000", "machinists")]),
    ("Registered nurses (RNs) train longer. The median salary for RNs is $93,600.",
     "subject", [("93600", "registered-nurses")]),
    ("The jobs of RNs are set to grow. Employment of RNs is projected to grow 5 percent.", "credit", [("5", None)]),
    ("Colleges paid instructors $51,000 last year.", "subject", [("51000", "instructors")]),
    ("The 2% growth rate for welders is lower than the 3% average.",
     "subject", [("2", "welders"), ("3", "all-occupations")]),
    ("Since welders are trained on the job, welders earn $51,000.", "subject", [("51000", "welders")]),
    ("According to the same data, machinists earn $53,000.", "subject", [("53000", "machinists")]),
]  # fmt: skip
"""What narrows a figure, and whose it is."""

LADDER = """## Where welding takes you

A typical career ladder looks like this:

**Apprentice welder**
Experience: 0-2 years
Salary: $38,000

**Shop foreman**
Experience: 8+ years
Salary: $71,000

**Plant manager**
Experience: 12+ years
Salary: $91,000
"""

RELATED = """## Related Careers

**Machinist**
Machinists make parts of metal.
Median salary: $53,000
Job growth: 2%

**Boilermaker**
Boilermakers build tanks.
Median salary: $66,000
Job growth: -4%
"""


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*each, id=each[0][:40]) for each in SHARES])
def test_a_share_of_employment_has_its_setting(text: str, expected: list[tuple[str, str]]) -> None:
    found = figures(f"# Welders\n\n{text}", "industry", name="page.md")
    assert [(value, said.get("industry")) for name, value, said in found if name == "employment_share"] == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"), [pytest.param(*each, id=f"{each[1]} {each[0][:40]}") for each in NARROWED]
)
def test_a_figure_is_narrowed_as_it_is_said_to_be(text: str, name: str, expected: list[tuple[str, str | None]]) -> None:
    found = figures(f"# Welders\n\n{text}", name, name="page.md")
    assert [(value, said.get(name)) for _, value, said in found] == expected


def test_a_label_before_a_colon_names_whom_the_words_behind_it_are_about() -> None:
    page = "# Welders\n\n## Related careers\n\n- Accountant: average salary of $63,800 per year\n- Actuary: average salary of $99,400\n"
    found = figures(page, "subject", name="page.md")
    assert [(value, said["subject"]) for _, value, said in found] == [("63800", "accountant"), ("99400", "actuary")]


def test_a_lead_in_of_plain_text_ends_no_section() -> None:
    page = (
        "Welding as a Trade\n\nWelders join metal, and shops want them.\n\nHow much do welders make?\n\n"
        "It is hard to say.\n\nOther sites have numbers:\n\nGlassdoor: $48,300\nIndeed: $45,040\n"
    )
    assert [(value, said["credit"]) for _, value, said in figures(page, "credit")] == [
        ("48300", "Glassdoor"),
        ("45040", "Indeed"),
    ]


def test_the_first_lines_of_records_are_the_rungs_of_a_ladder() -> None:
    found = told(drafts(f"# Welders\n\n{LADDER}", "welders", "md"), "job_title")
    assert found == [(name, "career_step") for name in ("Apprentice welder", "Shop foreman", "Plant manager")]


def test_figures_of_a_record_belong_to_whom_its_first_line_names() -> None:
    found = figures(f"# Welders\n\n{RELATED}", "subject", name="page.md")
    assert [(value, said["subject"]) for _, value, said in found] == [
        ("53000", "machinist"),
        ("2", "machinist"),
        ("66000", "boilermaker"),
        ("-4", "boilermaker"),
    ]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*each, id=each[0][:40]) for each in FIGURES])
def test_figures_are_what_they_are_said_to_be(text: str, expected: list[tuple[str, str]]) -> None:
    found = figures(f"# Welders\n\n{text}", name="page.md")
    assert [(name, value) for name, value, _ in found] == expected


@pytest.mark.parametrize(("text", "property", "expected"), [pytest.param(*each, id=each[0][:40]) for each in NAMES])
def test_names_and_levels_are_found(text: str, property: str, expected: list[str]) -> None:
    found = told(drafts(f"# Welders\n\n{text}", "welders", "md"), property)
    assert [name for name, *_ in found] == expected
