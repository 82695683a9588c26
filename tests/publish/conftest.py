"""A small but rich world, made by hand: six sources that disagree about two occupations, and how that was settled.

Two subjects and one that is only mentioned; figures, ranges, levels, lengths of time and names; conflicts open,
settled, decided and asserted; claims superseded, rejected and out of scope; a licence of each kind; and text that
would like to be a script, a formula or a table.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from msgspec import structs

from pipeline import publish
from pipeline.errors import Unreadable
from pipeline.profiles.load import load
from pipeline.records.claim import Claim, Context, Evidence, Qualifier, Unclaimed, claim_id, fingerprint
from pipeline.records.conflict import CauseName, Conflict, Disagreement, StatedValue, Status, Suggestion
from pipeline.records.decision import Decision, Testimony
from pipeline.records.document import Block, Document, Source
from pipeline.records.finding import Finding, Severity
from pipeline.records.sheet import Fact, FactStatus, PolicyRule, Sheet, Standing, StandingName, Subject
from pipeline.values import Bound, Count, Duration, Level, Money, Name, Percent, Value

CLERKS, PILOTS, ALL = "medical-records-clerks", "cargo-pilots", "all-occupations"
BLS = "Bureau of Labor Statistics"
HOSTILE_TITLE = '<script>alert("title")</script> & "quotes"'
HOSTILE_NAME = '=HYPERLINK("http://evil.example","click")'

TEXTS = {
    "agency": """Medical records clerks
Pay
The median annual wage for medical records clerks was $48,780 in May 2023. The lowest 10 percent earned less than
$34,500, and the highest 10 percent earned more than $75,460. The median annual wage for all workers was $48,060.
Job outlook
Employment of medical records clerks is projected to grow 8 percent from 2022 to 2032. There were 191,500 jobs in 2022,
and 14,900 openings are expected each year.
How to become one
Clerks typically need a postsecondary nondegree award to enter the occupation.
""",
    "college": """🩺 A career in medical records
What you can earn
According to the Bureau of Labor Statistics, the median salary of medical records clerks was $46,660 a year in 2022. The
bureau puts the top 10 percent at more than $81,200 a year.
Outlook
The bureau expects 7% growth between 2021 and 2031. A certificate takes 9 to 12 months.
Credentials
Graduates may sit for the Registered Health Information Technician (RHIT) examination.
""",
    "portal": """Salary report
Members of PayScope who work as medical records clerks report a median base pay of US$45k a year.
Popular credentials: RHIT, Certified Coding Associate (CCA).
""",
    "blog": """Notes from the file room
Medical records clerks earn about $49,000 at the median, says the Bureau of Labor Statistics. There are around 210,000
of us. Most of my colleagues hold the RHIT. A clerk's year has 52 weeks.
""",
    "union": """<b>Our people</b> & "friends"
Also known as =HYPERLINK("http://evil.example","click"), the trade has many names. </textarea><script>alert(1)</script>
<img src=x onerror=alert(2)> Half of us earn over $48,780 a year, the Bureau of Labor Statistics found in May 2023.
""",
    "pilots": """Cargo pilots
Cargo pilots earn $150,000 to $180,000 a year, the Air Freight Council says. Training takes two years. In 2023, 1.2
million people took a pilot's course somewhere; 28,000 parcels a night pass through one hub.
""",
}

SOURCES = (
    Source("agency", "agency.txt", "Medical records clerks: handbook", BLS, "primary", published="2024-04-17",
           url="https://handbook.example/clerks", licence="US government work, public domain", subject=CLERKS, geography="US"),
    Source("college", "college.txt", "A career in medical records", "Lakeside College", published="2023-06-01",
           licence="CC BY 4.0", subject=CLERKS, geography="US"),
    Source("portal", "portal.txt", "Salary report", "PayScope", licence="All rights reserved", subject=CLERKS, geography="US"),
    Source("blog", "blog.txt", "Notes from the file room", "The File Room", subject=CLERKS, geography="US"),
    Source("union", "union.txt", HOSTILE_TITLE, "Clerks' Union", licence="CC BY-NC-ND 4.0", subject=CLERKS, geography="US"),
    Source("pilots", "pilots.txt", "Cargo pilots", "Skyways Weekly", licence="MIT", subject=PILOTS, geography="US",
           url="javascript:alert(3)"),
)  # fmt: skip

SENTENCE_END = re.compile(r"(?<=[.;])\s|\n(?=[A-Z🩺<])")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def blocks_of(text: str) -> tuple[Block, ...]:
    """The first line is the title, short lines without a full stop are headings, and the lines between a paragraph."""
    blocks: list[Block] = []
    path: tuple[int, ...] = ()
    for line in re.finditer(r"[^\n]+", text):
        short = line.end() - line.start() < 41 and not re.search(r"[.;]", line.group())
        if not blocks:
            blocks.append(Block("title", *line.span(), level=1))
        elif short:
            path = (len(blocks),)
            blocks.append(Block("heading", *line.span(), level=2))
        elif blocks[-1].kind == "paragraph":
            blocks[-1] = structs.replace(blocks[-1], end=line.end())
        else:
            blocks.append(Block("paragraph", *line.span(), path=path))
    return tuple(blocks)


def document(source: str, text: str) -> Document:
    return Document(source, text, blocks_of(text), "txt", sha256(text), sha256(text))


@dataclass
class Settlement:
    conflicts: list[Conflict] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass
class World:
    """Everything a sheet is made of, and the sheet; change a part and make it again."""

    texts: dict[str, str] = field(default_factory=lambda: dict(TEXTS))
    sources: list[Source] = field(default_factory=lambda: list(SOURCES))
    claims: dict[str, Claim] = field(default_factory=dict)
    settlement: Settlement = field(default_factory=Settlement)
    decisions: list[Decision] = field(default_factory=list)
    tie_outs: list[Finding] = field(default_factory=list)
    policy: list[PolicyRule] = field(default_factory=list)
    subjects: list[Subject] = field(
        default_factory=lambda: [Subject(CLERKS, "Medical records clerks"), Subject(PILOTS, "Cargo pilots")]
    )

    @property
    def documents(self) -> dict[str, Document]:
        return {source: document(source, text) for source, text in self.texts.items()}

    def sheet(self, draft: bool = True) -> Sheet:
        return publish.sheet(
            self.settlement,
            claims=self.claims.values(),
            documents=self.documents,
            sources=self.sources,
            subjects=self.subjects,
            profile=load("occupation"),
            draft=draft,
            decisions=self.decisions,
            policy=self.policy,
            tie_outs=self.tie_outs,
        )

    def read_text(self, source: Source) -> Document:
        if source.id not in self.texts:
            raise Unreadable(source.file, "there is no such file", "put it back")
        return document(source.id, self.texts[source.id])

    def claim(
        self, name: str, source: str, property: str, quote: str, value: Value, *, bound: Bound = "exact",
        subject: str = CLERKS, by: str | None = None, after: str = "", assumed: Iterable[str] = (), **qualifiers: Qualifier,
    ) -> None:  # fmt: skip
        """Note a claim under a short name; the quote is looked up behind the words `after`."""
        text = self.texts[source]
        start = text.index(quote, text.index(after))
        ends = [found.start() for found in SENTENCE_END.finditer(text)] + [len(text)]
        starts = [0, *(found.end() for found in SENTENCE_END.finditer(text))]
        sentence = (max(s for s in starts if s <= start), min(e for e in ends if e >= start + len(quote)))
        doc = document(source, text)
        block = next(b for b in doc.blocks if b.start <= start < b.end)
        id = claim_id(source, subject, property, qualifiers, value, bound, by, 0)
        context = tuple(Context(each, "assumed") for each in assumed)
        evidence = Evidence(start, start + len(quote), quote, sentence, doc.section(block))
        self.claims[name] = Claim(id, source, subject, property, value, bound, dict(qualifiers), by, evidence, context)

    def standing(self, name: str, standing: StandingName, reason: str) -> Standing:
        claim = self.claims[name]
        publisher = next(source.publisher for source in self.sources if source.id == claim.source)
        origin = claim.attribution or publisher
        return Standing(
            claim.id, claim.source, standing, reason, claim.value, claim.bound, claim.evidence, origin, claim.attribution
        )  # fmt: skip

    def fact(
        self, status: FactStatus, *standings: tuple[str, StandingName, str], conflict: Conflict | None = None,
        rule: str | None = None, decision: Decision | None = None, aliases: tuple[str, ...] = (),
        fragility: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        """Publish the first claim named, as the others stand to it."""
        lead = self.claims[standings[0][0]]
        asserted = decision if decision is not None and decision.outcome == "assert" else None
        shown = tuple(self.standing(*each) for each in standings)
        carrying = [each for each in shown if each.standing in ("preferred", "supporting")]
        value, bound = (lead.value, lead.bound) if asserted is None else (asserted.value, asserted.bound)
        assert value is not None
        self.settlement.facts.append(
            Fact(
                id=self.fact_id(lead, conflict),
                subject=lead.subject, property=lead.property, qualifiers=lead.qualifiers, value=value, status=status,
                origins=len({each.origin for each in carrying}), claims=shown, bound=bound,
                sources=len({each.source for each in carrying}), conflict=conflict and conflict.id, rule=rule,
                decision=decision and decision.id, asserted_by=asserted and asserted.by, aliases=aliases, fragility=fragility,
            )
        )  # fmt: skip

    def fact_id(self, lead: Claim, conflict: Conflict | None) -> str:
        group = fingerprint("group", lead.subject, lead.property, lead.qualifiers, lead.value)
        return fingerprint("fact", conflict.id if conflict else group, lead.qualifiers.get("window"), None)

    def conflict(
        self, cause: CauseName, severity: Severity, status: Status, explanation: str, *values: tuple[str, ...],
        suggestion: Suggestion | None = None, basis: str = "stated",
    ) -> Conflict:  # fmt: skip
        stated = tuple(
            StatedValue(
                self.claims[names[0]].value,
                tuple(sorted(self.claims[name].id for name in names)),
                tuple(sorted({self.claims[name].source for name in names})),
                tuple(sorted({self.standing(name, "preferred", "").origin or "" for name in names})),
                self.claims[names[0]].bound,
            )
            for names in values
        )
        lead = self.claims[values[0][0]]
        key = {k: v for k, v in lead.qualifiers.items() if k not in ("as_of", "window")}
        pairs = tuple(
            Disagreement((0, other), "conflicting", cause, basis, severity, explanation)
            for other in range(1, len(stated))
        )
        conflict = Conflict(
            fingerprint(lead.subject, lead.property, key), lead.subject, lead.property, key, cause, severity, status,
            explanation, stated, pairs, suggestion,
        )  # fmt: skip
        self.settlement.conflicts.append(conflict)
        return conflict

    def decide(
        self, conflict: Conflict, outcome: str, by: str, value: Value, note: str, bound: Bound = "exact"
    ) -> Decision:
        weighed = {claim for stated in conflict.values for claim in stated.claims}
        said = [claim for claim in self.claims.values() if claim.id in weighed]
        testimony = tuple(
            sorted(
                (Testimony(c.source, c.value, c.bound, c.attribution) for c in said),
                key=lambda t: (t.source, str(t.value)),
            )
        )
        id = fingerprint("decision", conflict.id, outcome, by, testimony, value, bound, note, None, 0)
        decision = Decision(id, conflict.id, outcome, by, testimony, value, bound, note)
        self.decisions.append(decision)
        at = self.settlement.conflicts.index(conflict)
        self.settlement.conflicts[at] = structs.replace(conflict, decision=decision.id)
        return decision


def usd(amount: int | None = None, low: int | None = None, high: int | None = None) -> Money:
    ends = {} if low is None else {"low": Decimal(low), "high": Decimal(high or 0)}
    return Money(None if amount is None else Decimal(amount), "USD", **ends)


def claims_of(world: World) -> None:
    """What the six sources claim."""
    median = {"statistic": "median", "pay_period": "year", "geography": "US"}
    top = {"statistic": "p90", "pay_period": "year", "geography": "US"}
    us = {"geography": "US"}
    c = world.claim
    c(
        "agency-median",
        "agency",
        "wage",
        "$48,780",
        usd(48780),
        by=BLS,
        as_of="2023-05",
        assumed=["geography"],
        **median,
    )
    c(
        "agency-p10",
        "agency",
        "wage",
        "$34,500",
        usd(34500),
        by=BLS,
        bound="less_than",
        as_of="2023-05",
        **{**top, "statistic": "p10"},
    )
    c("agency-p90", "agency", "wage", "$75,460", usd(75460), by=BLS, bound="more_than", as_of="2023-05", **top)
    c("agency-all", "agency", "wage", "$48,060", usd(48060), by=BLS, subject=ALL, as_of="2023-05", **median)
    c(
        "agency-growth",
        "agency",
        "employment_growth",
        "8 percent",
        Percent(Decimal(8)),
        by=BLS,
        window=(2022, 2032),
        **us,
    )
    c("agency-jobs", "agency", "employment", "191,500", Count(Decimal(191500)), by=BLS, as_of="2022", **us)
    c(
        "agency-openings",
        "agency",
        "annual_openings",
        "14,900",
        Count(Decimal(14900)),
        by=BLS,
        window=(2022, 2032),
        **us,
    )
    award = Level("postsecondary nondegree award", "Postsecondary nondegree award")
    c("agency-award", "agency", "education", "postsecondary nondegree award", award, by=BLS, **us)
    c("college-median", "college", "wage", "$46,660", usd(46660), by=BLS, as_of="2022", assumed=["geography"], **median)
    c("college-p90", "college", "wage", "$81,200", usd(81200), by=BLS, bound="more_than", **top)
    c("college-growth", "college", "employment_growth", "7%", Percent(Decimal(7)), by=BLS, window=(2021, 2031), **us)
    c(
        "college-months",
        "college",
        "program_duration",
        "9 to 12 months",
        Duration(Decimal(9), Decimal(12), "month"),
        degree="certificate",
    )
    rhit = Name("Registered Health Information Technician", "Registered Health Information Technician", "RHIT")
    c("college-rhit", "college", "certification", "Registered Health Information Technician (RHIT)", rhit)
    c("portal-median", "portal", "wage", "US$45k", usd(45000), by="PayScope", **median)
    c("portal-rhit", "portal", "certification", "RHIT", Name("RHIT", rhit.canonical, "RHIT"))
    cca = Name("Certified Coding Associate", "Certified Coding Associate", "CCA")
    c("portal-cca", "portal", "certification", "Certified Coding Associate (CCA)", cca)
    c("blog-median", "blog", "wage", "$49,000", usd(49000), by=BLS, bound="approximately", **median)
    c("blog-jobs", "blog", "employment", "210,000", Count(Decimal(210000)), bound="approximately", **us)
    c("blog-rhit", "blog", "certification", "RHIT", Name("RHIT", rhit.canonical, "RHIT"))
    c("union-name", "union", "job_title", HOSTILE_NAME, Name(HOSTILE_NAME, HOSTILE_NAME), role="alternative_name")
    c("union-median", "union", "wage", "$48,780", usd(48780), by=BLS, bound="more_than", as_of="2023-05", **median)
    c("pilots-wage", "pilots", "wage", "$150,000 to $180,000", usd(low=150000, high=180000), subject=PILOTS,
      by="Air Freight Council", pay_period="year", **us)  # fmt: skip
    c(
        "pilots-training",
        "pilots",
        "program_duration",
        "two years",
        Duration(Decimal(2), Decimal(2), "year"),
        subject=PILOTS,
    )


def settle_by_hand(world: World) -> None:
    """How the claims were settled: each status, standing and outcome once."""
    median = world.conflict(
        "edition", "high", "settled", "The agency quotes May 2023, the college 2022; both credit the bureau.",
        ("agency-median", "union-median"), ("college-median",), ("portal-median",), ("blog-median",),
        suggestion=Suggestion(0, "newest_edition", "May 2023 is the newest edition that a source quotes."),
    )  # fmt: skip
    world.fact(
        "resolved",
        ("agency-median", "preferred", "The newest edition of this origin, from the origin itself."),
        ("blog-median", "supporting", "“About $49,000” is $48,780, rounded."),
        ("union-median", "supporting", "A threshold beside the median: the same point."),
        ("college-median", "superseded", "An older edition of the same origin (2022)."),
        ("portal-median", "rejected", "Another origin: members of a portal, not a survey."),
        conflict=median, rule="newest_edition", fragility=("agency",),
    )  # fmt: skip
    top = world.conflict(
        "unexplained", "high", "open", "Both credit the bureau with another figure, and nothing tells why.",
        ("agency-p90",), ("college-p90",),
        suggestion=Suggestion(0, "primary_first", "The agency is the primary source."),
    )  # fmt: skip
    world.fact(
        "disputed",
        ("agency-p90", "preferred", "Suggested: the primary source."),
        ("college-p90", "rejected", "Credits the same bureau with another figure."),
        conflict=top, rule="primary_first",
    )  # fmt: skip
    jobs = world.conflict(
        "unexplained", "high", "decided", "191,500 against around 210,000.", ("agency-jobs",), ("blog-jobs",)
    )
    asserted = world.decide(jobs, "assert", "Ada Quist", Count(Decimal(195000)), "Counted in the bureau's own table.")
    world.fact(
        "resolved",
        ("agency-jobs", "rejected", "Ada Quist asserted another value."),
        ("blog-jobs", "rejected", "Ada Quist asserted another value."),
        conflict=jobs, decision=asserted,
    )  # fmt: skip
    world.fact("single_origin", ("agency-p10", "preferred", "The only claim."))
    world.fact("single_origin", ("agency-all", "preferred", "The only claim."))
    world.fact("single_origin", ("agency-growth", "preferred", "The newest window."))
    world.fact("single_origin", ("college-growth", "preferred", "Its own window; a newer one is published too."))
    world.fact("single_origin", ("agency-openings", "preferred", "The only claim."))
    world.fact("single_origin", ("agency-award", "preferred", "The only claim."))
    world.fact("single_origin", ("college-months", "preferred", "The only claim."))
    world.fact(
        "agreed",
        ("college-rhit", "preferred", "Names the credential in full."),
        ("portal-rhit", "supporting", "The same credential."),
        ("blog-rhit", "supporting", "The same credential."),
        aliases=("RHIT",),
    )
    world.fact("single_origin", ("portal-cca", "preferred", "The only claim."))
    world.fact("single_origin", ("union-name", "preferred", "The only claim."))
    world.fact("single_origin", ("pilots-wage", "preferred", "The only claim."))
    world.fact("single_origin", ("pilots-training", "preferred", "The only claim."))


def unclaimed_of(world: World) -> list[Unclaimed]:
    """The figures that no claim took."""
    left = (
        ("pilots", "1.2\nmillion", "a count of people, which no property asks for"),
        ("pilots", "28,000", "no property asks for parcels"),
        ("blog", "52 weeks", "a length that no cue explains"),
        ("union", "alert(1)", '"><script>alert(4)</script>'),
    )
    places = [(source, world.texts[source].index(quote), quote, reason) for source, quote, reason in left]
    return [Unclaimed(source, at, at + len(quote), quote, reason) for source, at, quote, reason in places]


def make_world() -> World:
    world = World()
    claims_of(world)
    settle_by_hand(world)
    world.policy = [
        PolicyRule("newest_edition", "Where one origin is quoted for several dates, the newest stands.", settles=True),
        PolicyRule("primary_first", "A primary source before those that quote it."),
    ]
    world.tie_outs = [
        Finding(
            "openings_within_jobs", "info", "14,900 openings a year against 191,500 jobs: 7.8%, plausible.", "agency"
        )
    ]
    world.settlement.findings = [Finding("uncredited", "low", "The blog credits nobody with around 210,000.", "blog")]
    return world


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def unclaimed(world: World) -> list[Unclaimed]:
    return unclaimed_of(world)


@pytest.fixture
def sheet(world: World) -> Sheet:
    return world.sheet(draft=False)


@pytest.fixture
def edit() -> Callable[..., Sheet]:
    """Change one fact of a sheet as a forger would: the seal is made anew, so only the facts give it away."""

    def change(sheet: Sheet, property: str, by: Callable[[Fact], Fact], where: Callable[[Fact], bool] = bool) -> Sheet:
        facts = list(sheet.facts)
        at = next(i for i, fact in enumerate(facts) if fact.property == property and where(fact))
        facts[at] = by(facts[at])
        return publish.sealed(structs.replace(sheet, facts=tuple(facts)))

    return change
