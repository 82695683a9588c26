"""Articles in the manner of many publishers, all our own: which titles, credentials and levels they state."""

from __future__ import annotations

import pytest
from reading_names import drafts, told

ARTICLES = [
    pytest.param(
        "Nurse managers",
        "txt",
        """\
What Does a Nurse Manager Do?

Nurse managers, sometimes referred to as unit managers or charge nurse supervisors, keep a ward running.

Where the job can take you

Most of our candidates start as staff nurses or charge nurses. With five years behind them they move up to director of nursing, vice president of patient care, or chief nursing officer (CNO).

You will report to the Director of Surgery and meet the Chief Medical Officer every week.

Credentials that open doors

Employers notice the Certified Nurse Manager and Leader (CNML) credential, which is awarded by the American Organization for Nursing Leadership. The American Nurses Credentialing Center (ANCC) offers the Nurse Executive Certification (NE-BC). Some hospitals also pay for certifications such as the CENP and the CPHQ.

Soft skills that matter

- Patience
- Conflict resolution
- Coaching new leaders

Education

A bachelor's degree in nursing is usually required, and more and more hospitals prefer a master's degree.
""",
        [
            ("Unit manager", "alternative_name"),
            ("Charge nurse supervisor", "alternative_name"),
            ("Staff nurse", "entry_level"),
            ("Charge nurse", "entry_level"),
            ("Director of nursing", "career_step"),
            ("Vice president of patient care", "career_step"),
            ("Chief nursing officer", "career_step"),
        ],
        [
            ("CNML", "American Organization for Nursing Leadership"),
            ("NE-BC", "American Nurses Credentialing Center"),
            ("CENP",),
            ("CPHQ",),
        ],
        [
            ("Bachelor's degree", "typical"),
            ("Master's degree", "preferred"),
        ],
        id="recruiter-blog",
    ),
    pytest.param(
        "Data analysts",
        "html",
        """\
<html><head><title>Data Analyst Career Guide | Northfield University</title></head><body><nav><ul><li>Admissions</li><li>Program Manager</li></ul></nav><main><h1>Data Analyst Career Guide</h1>
<p>Data analysts turn numbers into decisions.</p>
<h2>Job Titles for Data Analysts</h2><ul><li><strong>Business Intelligence Analyst</strong> &ndash; builds dashboards</li><li><strong>Marketing Analyst</strong> &ndash; measures campaigns</li><li><strong>Operations Research Analyst</strong></li></ul>
<h2>Popular Certifications</h2><ol><li>Microsoft Certified: Power BI Data Analyst Associate</li><li>Certified Analytics Professional (CAP), offered by INFORMS</li><li>Google Data Analytics Professional Certificate</li></ol>
<h2>Similar Careers</h2><ul><li>Statistician</li><li>Actuary</li></ul>
<h2>Who Hires Data Analysts?</h2><ul><li>Banks</li><li>Insurance carriers</li></ul>
<h2>Degree requirements</h2><ul><li>Bachelor's degree in statistics or a related field</li><li>Master's degree preferred</li></ul>
</main></body></html>""",
        [
            ("Business intelligence analyst", "role"),
            ("Marketing analyst", "role"),
            ("Operations research analyst", "role"),
        ],
        [
            ("Microsoft Certified: Power BI Data Analyst Associate",),
            ("CAP", "INFORMS"),
            ("Google Data Analytics Professional Certificate",),
        ],
        [
            ("Bachelor's degree", "required"),
            ("Master's degree", "preferred"),
        ],
        id="university-page",
    ),
    pytest.param(
        "Project managers",
        "html",
        """\
<html><body><h1>Project Manager Certifications Compared</h1><table><caption>Certifications at a glance</caption><thead><tr><th>Certification</th><th>Issuing body</th><th>Cost</th></tr></thead><tbody>
<tr><td>Project Management Professional (PMP)</td><td>Project Management Institute (PMI)</td><td>$555</td></tr>
<tr><td>PRINCE2 Practitioner</td><td>PeopleCert</td><td>$600</td></tr>
<tr><td>CSM</td><td>Scrum Alliance</td><td>$1,000</td></tr></tbody></table>
<table><tr><th>Job title</th><th>Average salary</th></tr><tr><td>Project coordinator</td><td>$55,000</td></tr><tr><td>Senior project manager</td><td>$120,000</td></tr></table></body></html>""",
        [
            ("Project coordinator", "role"),
            ("Senior project manager", "role"),
        ],
        [
            ("PMP", "Project Management Institute"),
            ("PRINCE2 Practitioner", "PeopleCert"),
            ("CSM", "Scrum Alliance"),
        ],
        [],
        id="tables-with-issuer-column",
    ),
    pytest.param(
        "Human resources managers",
        "md",
        """\
# 5 HR Manager Jobs to Consider

Not sure where to begin? Here are a few options.

## 1. Compensation Manager

They set pay scales.

## 2. Training and Development Manager

They plan courses.

## 3. Director of Talent Acquisition

They lead recruiters.

# HR Certifications Worth Having

## SHRM Certified Professional (SHRM-CP)

Administered by the Society for Human Resource Management (SHRM), this exam tests behaviour.

## Professional in Human Resources (PHR)

The HR Certification Institute (HRCI) grants the PHR to people with two years of experience.
""",
        [
            ("Compensation manager", "role"),
            ("Training and development manager", "role"),
            ("Director of talent acquisition", "role"),
        ],
        [
            ("SHRM-CP", "Society for Human Resource Management"),
            ("PHR", "HR Certification Institute"),
        ],
        [],
        id="numbered-headings",
    ),
    pytest.param(
        "Dental hygienists",
        "txt",
        """\
Dental hygienist

Alternative titles for this job include oral health practitioner and dental therapist.

Entry requirements

You must have at least an associate degree in dental hygiene. A bachelor's degree is preferred by public health employers, but it is not required for private practice.

You need to be licensed. Licensure comes from the state board after the National Board Dental Hygiene Examination.

Career path and progression

With experience, you could become a practice manager, a clinical educator, or a regional sales representative.

Job roles related to this one

- Dental assistant
- Orthodontic technician
""",
        [
            ("Oral health practitioner", "alternative_name"),
            ("Dental therapist", "alternative_name"),
            ("Practice manager", "career_step"),
            ("Clinical educator", "career_step"),
            ("Regional sales representative", "career_step"),
        ],
        [],
        [
            ("Associate's degree", "required"),
            ("Bachelor's degree", "preferred"),
        ],
        id="careers-guide",
    ),
    pytest.param(
        "Accountants",
        "txt",
        """\
Accounting opens many doors. You might work as a staff accountant, forensic accountant, tax manager or internal auditor in firms of all sizes.

The most respected credentials include the Certified Public Accountant (CPA) license, the Certified Management Accountant (CMA) designation from the Institute of Management Accountants (IMA), and the Certified Internal Auditor (CIA) certification granted by the Institute of Internal Auditors.

Our tutor Jane Roe is a CPA and former Chief Financial Officer of Acme.

Most employers require a bachelor's degree, while some prefer a master's degree in accounting. A bachelor's degree takes four years to complete and tuition averages $10,000.

Whether you are a controller or a clerk, you will work with managers, analysts and directors.
""",
        [
            ("Staff accountant", "role"),
            ("Forensic accountant", "role"),
            ("Tax manager", "role"),
            ("Internal auditor", "role"),
        ],
        [
            ("CPA",),
            ("CMA", "Institute of Management Accountants"),
            ("CIA", "Institute of Internal Auditors"),
        ],
        [
            ("Bachelor's degree", "required", "most"),
            ("Master's degree", "preferred", "some"),
        ],
        id="prose-only",
    ),
    pytest.param(
        "Construction managers",
        "txt",
        """\
Construction Manager Overview

Common job titles:

Project Superintendent
Site Manager
Construction Project Engineer

Recommended certifications:

Certified Construction Manager (CCM) - Construction Management Association of America
Associate Constructor (AC) - American Institute of Constructors
OSHA 30-Hour Card

Key responsibilities include:

Hiring subcontractors and site managers
Tracking budgets
""",
        [
            ("Project superintendent", "role"),
            ("Site manager", "role"),
            ("Construction project engineer", "role"),
        ],
        [
            ("CCM", "Construction Management Association of America"),
            ("AC", "American Institute of Constructors"),
            ("OSHA 30-Hour Card",),
        ],
        [],
        id="lines-without-bullets",
    ),
    pytest.param(
        "Pharmacy technicians",
        "html",
        """\
<h1>Pharmacy Technician Career Ladder</h1><h2>Career Ladder</h2><ul><li>Pharmacy Clerk / Pharmacy Cashier</li><li>Certified Pharmacy Technician (CPhT)</li><li>Lead Technician/Inventory Specialist: orders stock</li></ul>
<h2>Licenses and Certifications</h2><p>Two national bodies certify technicians. The Pharmacy Technician Certification Board (PTCB) awards the Certified Pharmacy Technician (CPhT) credential, and the National Healthcareer Association (NHA) offers the ExCPT.</p>
<h2>Education and training</h2><p>Pharmacy technicians typically need a high school diploma or equivalent. Certain states require more than a high school diploma.</p>""",
        [
            ("Pharmacy clerk", "career_step"),
            ("Pharmacy cashier", "career_step"),
            ("Certified pharmacy technician", "career_step"),
            ("Lead technician", "career_step"),
            ("Inventory specialist", "career_step"),
        ],
        [
            ("CPhT", "Pharmacy Technician Certification Board"),
            ("ExCPT", "National Healthcareer Association"),
        ],
        [
            ("High school diploma or equivalent", "typical"),
            ("High school diploma or equivalent", "required", "some"),
        ],
        id="ladder-with-slashes",
    ),
    pytest.param(
        "Medical and health services managers",
        "txt",
        """\
FAQ

What jobs can you get with a healthcare administration degree?

Graduates go on to roles like nursing home administrator, clinic director, and health information manager. Others pursue positions as policy analysts or patient advocates.

What certifications do healthcare managers need?

None is mandatory. Popular choices are the Certified Healthcare Financial Professional (CHFP) from the Healthcare Financial Management Association and the Registered Health Information Administrator (RHIA) from AHIMA. The American Health Information Management Association (AHIMA) has its own exam.

Is a master's degree necessary?

Many hospitals require a master's degree. At minimum, you need a bachelor's degree.
""",
        [
            ("Nursing home administrator", "role"),
            ("Clinic director", "role"),
            ("Health information manager", "role"),
            ("Policy analyst", "role"),
            ("Patient advocate", "role"),
        ],
        [
            ("CHFP", "Healthcare Financial Management Association"),
            ("RHIA", "American Health Information Management Association"),
        ],
        [
            ("Master's degree", "required", "many"),
            ("Bachelor's degree", "required"),
        ],
        id="questions-and-answers",
    ),
    pytest.param(
        "Social workers",
        "txt",
        """\
Types of Social Workers

Child and Family Social Worker: protects vulnerable children.

School Social Worker: supports pupils.

Healthcare Social Worker: helps patients plan discharge.

Licenses

Licensed Clinical Social Worker (LCSW): required for private practice in all states.

Licensed Master Social Worker (LMSW): an intermediate license.

Employers

Hospitals: need discharge planners.

Schools: need counselors.
""",
        [
            ("Child and family social worker", "specialty"),
            ("School social worker", "specialty"),
            ("Healthcare social worker", "specialty"),
        ],
        [
            ("LCSW",),
            ("LMSW",),
        ],
        [],
        id="names-open-paragraphs",
    ),
    pytest.param(
        "Physician assistants",
        "txt",
        """\
Physician assistants can specialize. Specialties include emergency medicine, surgery, and dermatology.

A physician assistant (also called a physician associate or PA) works with a supervising doctor. To practise, PAs must pass the PANCE and hold the PA-C credential from the National Commission on Certification of Physician Assistants (NCCPA).

Physician assistants typically need a master's degree from an accredited program.
""",
        [
            ("Physician associate", "alternative_name"),
            ("PA", "alternative_name"),
        ],
        [
            ("PA-C", "National Commission on Certification of Physician Assistants"),
        ],
        [
            ("Master's degree", "typical"),
        ],
        id="brackets-in-prose",
    ),
    pytest.param(
        "Hospital administrators",
        "txt",
        """\
Hospital Administrator: Salary, Duties and How to Become One

Also referred to as a health services manager or healthcare executive, a hospital administrator runs a hospital.

How to become a hospital administrator

1. Earn a bachelor's degree

A four-year degree in business or health administration is the usual starting point. You will study finance.

2. Gain experience

Entry-level jobs, like front desk coordinator, billing specialist and unit secretary, teach you how a hospital works.

3. Pursue a master's degree

A Master of Health Administration (MHA) or Master of Business Administration (MBA) is preferred by large systems. It takes two years and costs $40,000.

4. Get certified

Certification is voluntary. The American College of Healthcare Executives confers the Fellow (FACHE) credential. You can also become a Certified Healthcare Facility Manager (CHFM) through the American Hospital Association.

5. Apply for jobs

Update your resume. Hospital administrators work with physicians, chief nursing officers, department managers and insurance representatives.

Related careers

* Health information technician
* Medical secretary

Frequently asked questions

Do you need to be a nurse to become a hospital administrator?

No, although some start as registered nurses.
""",
        [
            ("Health services manager", "alternative_name"),
            ("Healthcare executive", "alternative_name"),
            ("Front desk coordinator", "entry_level"),
            ("Billing specialist", "entry_level"),
            ("Unit secretary", "entry_level"),
            ("Registered nurse", "entry_level"),
        ],
        [
            ("FACHE", "American College of Healthcare Executives"),
            ("CHFM", "American Hospital Association"),
        ],
        [
            ("Bachelor's degree", "typical"),
            ("Master's degree", "preferred"),
            ("Master's degree", "preferred"),
        ],
        id="step-by-step",
    ),
    pytest.param(
        "Medical coders",
        "md",
        """\
# Medical coder salaries

| Credential | Organization | Average pay |
|---|---|---|
| Certified Professional Coder (CPC) | AAPC | $60,000 |
| RHIT | American Health Information Management Association | $65,000 |

## Job outlook by position

| Position | Median salary |
| --- | --- |
| Coding manager | $80,000 |
| Auditor | $70,000 |

## What coders do

- Review charts
- Talk to insurance adjusters and office managers
""",
        [
            ("Coding manager", "role"),
            ("Auditor", "role"),
        ],
        [
            ("CPC", "AAPC"),
            ("RHIT", "American Health Information Management Association"),
        ],
        [],
        id="markdown-tables",
    ),
    pytest.param(
        "Registered nurses",
        "txt",
        """\
Team

Meet our leadership: Jane Doe, Chief Executive Officer; John Roe, Certified Public Accountant.

The program director and the admissions coordinator will contact you.

What nurses do

Registered nurses work with the following people:

- Physicians
- Nursing assistants
- Social workers

Settings

Nurses are employed in:

- Outpatient care centers
- Offices of physicians

The hospital earned the Magnet designation and industry prizes. Roles in leadership include setting goals, managing staff and coaching new hires. The role of the charge nurse has changed.

Key responsibilities

- Assess patients
- Supervise nursing assistants

Our careers page lists jobs such as these. Positions are open in Austin, Texas and Portland.

Skills

- Communication
- Certified organizer of chaos

Programs such as the BSN and MSN are offered online. An associate degree takes two years. Our Bachelor of Science in Nursing (BSN) costs $20,000.
""",
        [],
        [],
        [],
        id="nothing-to-name",
    ),
    pytest.param(
        "Electricians",
        "txt",
        """\
Licenses, Certifications, and Registrations

Most states require electricians to pass a test and be licensed. Requirements vary by state. For more information, contact your local or state electrical licensing board. Many of the requirements can be found on the National Electrical Contractors Association's website.

The tests have questions related to the National Electrical Code. To maintain licensure, electricians may have to take continuing education courses.

Electricians may be required to have a driver's license.

Advancement

After completing an apprenticeship, electricians are considered to be journey workers. Journey electricians may advance to become master electricians, supervisors, or construction managers.

Contacts

For more information about certification, visit

American Board of Examiners

Project Management Institute
""",
        [
            ("Master electrician", "career_step"),
            ("Construction manager", "career_step"),
        ],
        [],
        [],
        id="handbook-manner",
    ),
    pytest.param(
        "Occupational therapists",
        "txt",
        """\
Occupational therapist jobs: 7 settings

Where do OTs work?

- Schools
- Nursing homes

Sample job titles

Pediatric Occupational Therapist, Hand Therapist, Rehabilitation Director, Clinic Manager

Board and Specialty Certifications (AOTA):

• Gerontology (BCG)
• Pediatrics (BCP)
• Certified Hand Therapist (CHT) from the Hand Therapy Certification Commission
• Assistive Technology Professional (ATP), issued by RESNA

Requirements

• A master's degree is the minimum requirement
• Doctorate preferred
• State license
""",
        [
            ("Pediatric occupational therapist", "role"),
            ("Hand therapist", "role"),
            ("Rehabilitation director", "role"),
            ("Clinic manager", "role"),
        ],
        [
            ("BCG",),
            ("BCP",),
            ("CHT", "Hand Therapy Certification Commission"),
            ("ATP", "RESNA"),
        ],
        [
            ("Master's degree", "required"),
            ("Doctoral or professional degree", "preferred"),
        ],
        id="specialties-of-a-board",
    ),
    pytest.param(
        "Quantity surveyors",
        "txt",
        """\
Quantity surveyor

Alternative titles: cost consultant, commercial manager

You'll usually need a degree accredited by the Royal Institution of Chartered Surveyors (RICS). Employers may also accept a higher national diploma.

Professional qualifications

Becoming a Member of the Royal Institution of Chartered Surveyors (MRICS) will improve your prospects.

Career prospects

With experience you could be promoted to senior quantity surveyor, commercial director or project director.
""",
        [
            ("Cost consultant", "alternative_name"),
            ("Commercial manager", "alternative_name"),
            ("Senior quantity surveyor", "career_step"),
            ("Commercial director", "career_step"),
            ("Project director", "career_step"),
        ],
        [("MRICS", "Royal Institution of Chartered Surveyors")],
        [],
        id="british-manner",
    ),
    pytest.param(
        "Marketing managers",
        "md",
        """\
# Marketing manager roles

Marketing managers go by many names. Common titles are brand manager, product marketing manager and digital marketing director.

## Specializations for marketing managers

**Brand manager.** Looks after one brand.

**Content marketing manager.** Plans articles.

**SEO specialist.** Works on search.

A bachelor's degree is the standard for this career, but a master's degree isn't required. Some companies want an MBA. The majority of employers ask for at least a bachelor's degree.
""",
        [
            ("Brand manager", "role"),
            ("Product marketing manager", "role"),
            ("Digital marketing director", "role"),
            ("Brand manager", "specialty"),
            ("Content marketing manager", "specialty"),
            ("SEO specialist", "specialty"),
        ],
        [],
        [
            ("Bachelor's degree", "typical"),
            ("Master's degree", "required", "some"),
            ("Bachelor's degree", "required", "most"),
        ],
        id="bold-openings",
    ),
    pytest.param(
        "Teachers",
        "html",
        """\
<h2>Certifications for teachers</h2><dl><dt>National Board Certification</dt><dd>Awarded by the National Board for Professional Teaching Standards.</dd><dt>TEFL Certificate</dt><dd>For teaching abroad.</dd></dl><h2>Career options for teachers</h2><p>Beyond the classroom, there are many career options for teachers, including <b>instructional coordinator</b>, <b>school counselor</b>, and <b>assistant principal</b>.</p>""",
        [
            ("Instructional coordinator", "role"),
            ("School counselor", "role"),
            ("Assistant principal", "role"),
        ],
        [
            ("National Board Certification", "National Board for Professional Teaching Standards"),
            ("TEFL Certificate",),
        ],
        [],
        id="definition-list",
    ),
]


@pytest.mark.parametrize(("label", "extension", "text", "titles", "credentials", "education"), ARTICLES)
def test_an_article_states_these_names_and_levels_and_no_others(
    label, extension, text, titles, credentials, education
) -> None:
    found = drafts(text, label, extension)
    assert told(found, "job_title") == titles
    assert told(found, "certification") == credentials
    assert told(found, "education") == education


def test_credentials_that_begin_with_letters_vouch_for_one_another_below_their_heading() -> None:
    text = """# Crane operators

## Certifications

1. **GWO Basic Safety Training.** Five modules. Standards by the Global Wind Organisation.
2. **OSHA 10** or, for those who want to lead a crew, more.
3. **NCCER Mobile Crane Operator**, level one, awarded by the National Center for Construction Education and Research.

## Tools

1. **GPS units.** For finding the way.
2. **OSHA 10** is no tool.
3. **LED lamps**, bright ones.
"""
    found = [str(getattr(each.value, "text", "")) for each in drafts(text, "Crane operators", "md")]
    assert found == ["GWO Basic Safety Training", "OSHA 10", "NCCER Mobile Crane Operator"]
