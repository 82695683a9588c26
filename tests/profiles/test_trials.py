"""Clinical trials, a domain with two arms to every figure: what stands behind "with" and "in" says whose it is."""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.profiles.load import parse
from pipeline.readers import read
from pipeline.records.document import Source

PROFILE = """\
name: trials
label: Clinical trials
about: trial
generic: [the trial, the study]
asides:
  how long patients were watched: [follow-up]
  an interval: [ci, hazard ratio]
  where it took place: [sites, countries]
qualifiers:
  arm:
    values:
      treatment: [veltarin, the drug]
      control: [placebo, control arm]
properties:
  participants:
    label: participants
    question: "How many took part in {subject}?"
    kind: count
    cues: [patients, participants, randomised, enrolled]
  survival:
    label: median overall survival
    question: "How long did they live in {subject}?"
    kind: duration
    cues: [overall survival]
    takes: [arm]
    identity: [arm]
    optional: [arm]
  response_rate:
    label: objective response rate
    question: "How many responded in {subject}?"
    kind: percent
    cues: [response rate, responded]
    takes: [arm]
    identity: [arm]
    optional: [arm]
  serious_events:
    label: serious adverse events
    question: "How many had serious adverse events in {subject}?"
    kind: percent
    share: true
    cues: [serious adverse events]
    takes: [arm]
    identity: [arm]
    optional: [arm]
"""
REPORT = """\
Veltarin in advanced lung cancer

In the ASTER-2 trial, 412 patients were randomised to veltarin or placebo. Enrolment began in March 2019 at 61 sites in 12 countries.

Median overall survival was 18.4 months with veltarin and 12.9 months with placebo (hazard ratio 0.68; 95% CI, 0.55 to 0.84). The objective response rate was 41 percent in the veltarin arm and 19 percent in the placebo arm.

Serious adverse events occurred in 28% of those who took veltarin. Median follow-up was 21 months.
"""


def test_every_figure_is_of_its_own_arm_or_left_with_the_reason() -> None:
    document = read(REPORT.encode(), "report.txt", "report")
    found = extract(document, Source("report", "report.txt"), parse(PROFILE, "trials.yaml"))
    claims = [(each.property, each.evidence.quote, each.qualifiers.get("arm")) for each in found.claims]
    assert claims == [
        ("participants", "412", None),
        ("survival", "18.4 months", "treatment"),
        ("survival", "12.9 months", "control"),
        ("response_rate", "41 percent", "treatment"),
        ("response_rate", "19 percent", "control"),
        ("serious_events", "28%", "treatment"),
    ]
    reasons = {each.quote: each.reason for each in found.unclaimed}
    assert reasons["21 months"] == "how long patients were watched"
    assert reasons["95%"] == "an interval"
