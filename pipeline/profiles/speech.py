"""The part of a profile that says how texts of a domain talk: the words around figures that no property owns.

All words are written in lower case, every form of them. Whatever is left out costs a domain no more than the
sentences that need it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Words = tuple[Annotated[str, Field(min_length=1)], ...]


class SpeechPart(BaseModel):
    """Base of every part that is about the way of speaking."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Setting(SpeechPart):
    """How running text names a value of a qualifier that has too many to list: "in local hospitals", "clinics 12 %".

    One qualifier of a profile may be its setting. Where it is an identity qualifier that is not optional, a figure
    without it is left unclaimed: a share is a share of something.
    """

    nouns: Words = ()
    """Last words of its values: in *hospitals*, in the federal *government*."""
    vague: Words = ()
    """Those of them that name nothing alone: an *industry*, a *home*."""
    before: Words = ("in", "at", "by", "within")
    """Words that stand before it in running text: *in* hospitals, *from* the packs segment."""
    unlike: Words = ()
    """Words before "in" after which no setting follows: a *degree* in …, *experience* in …"""
    holds: Words = ()
    """Verbs by which a setting has its share: hospitals *employ* 40 percent."""
    holders: Words = ()
    """Nouns for a setting that holds a share of people: the biggest *employer* of welders."""
    gives: Words = ()
    """Verbs by which a setting has its amount: hospitals *pay* $51,280."""
    within: Words = ()
    """Verbs by which a share is in a setting: 41 percent *work* in hospitals."""
    told: Words = ()
    """What is told of all who are in one: *employment* in healthcare, healthcare *jobs*."""
    wholes: Words = ()
    """Nouns for all of one: the construction *industry*."""
    nobody: Words = ()
    """Words of phrases that stand before such verbs and name no setting: *employers* pay."""
    itself: Words = ()
    """Values that are said as what somebody is: 7 percent are *self-employed*."""


class Titles(SpeechPart):
    """Words around the subject's name in a title that only say what kind of text it is."""

    leading: Words = ()
    """Words before "a" and the name, whatever stands before them: thinking of *becoming* a …"""
    before: Words = ()
    """Words that the title begins with: how to become, a career in."""
    after: Words = ()
    """Words behind it: salary, job description."""


class Speech(SpeechPart):
    """How texts of the domain talk of its subjects and their figures."""

    verbs: Words = ()
    """Verbs by which a subject has a figure, beside those of all texts (has, makes, averages): earn, are paid."""
    follows: Words = ()
    """Further words that may follow a subject's name: for nurses *working* in …"""
    counted: Words = ()
    """What its counts are counts of, where the text says it again: 49,200 more *jobs*, 811,700 *workers* by 2034."""
    figures: Words = ()
    """What texts call its figures as a whole: "all *wages* are from …", "*salary* data by …"."""
    rivals: Words = ()
    """What another subject is to the own one, beside its name: a *rival*, Peak & Pine."""
    ordinary: Words = ()
    """Words that open sentences and headings with a capital, and begin no organisation's name."""
    uncredited: Words = ()
    """Words before an organisation that make it no source: *employed by*, *certified by*."""
    pronouns: Words = ()
    """Those of `generic` that stand for whomever the text named last: these workers."""
    nobody: Words = ()
    """Words that end like one of `nouns` and name no subject: numbers and readers are no bakers."""
    totals: Words = ()
    """Labels of a row that sums up the others, beside those of all tables (total, all): total employed."""
    titles: Titles = Titles()
    """Words around the subject's name in a title."""
