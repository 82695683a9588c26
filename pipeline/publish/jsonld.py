"""The sheet as linked data: schema.org for what is said, PROV-O and Web Annotation for where it was read.

The context stands in the file, so nothing has to be fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pipeline.publish.carried import PERCENTILES, carrying
from pipeline.publish.links import web_address
from pipeline.publish.occupations import PERIODS, occupation, plain_number
from pipeline.publish.tables import parts
from pipeline.publish.wording import headline, label_of, qualifiers, subject_of
from pipeline.records.decision import Decision
from pipeline.records.sheet import Fact, PublishedSource, Sheet, Standing, TextPositionSelector, TextQuoteSelector
from pipeline.values import Count, Duration, Level, Money, Name, Percent, Year
from pipeline.values.wording import say

Node = dict[str, object]

CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "url": {"@type": "@id"},
    "license": {"@type": "xsd:string"},
    "observationAbout": {"@type": "@id"},
    "measuredProperty": {"@type": "@id"},
    "variableMeasured": {"@type": "@id"},
    "prov:wasDerivedFrom": {"@type": "@id"},
    "prov:wasQuotedFrom": {"@type": "@id"},
    "prov:hadPrimarySource": {"@type": "@id"},
    "prov:wasAttributedTo": {"@type": "@id"},
    "prov:wasGeneratedBy": {"@type": "@id"},
    "prov:wasAssociatedWith": {"@type": "@id"},
}
_TYPES = {"occupation": "Occupation", "company": "Organization"}


def to_jsonld(sheet: Sheet) -> str:
    """One graph: subjects, facts, claims, sources, decisions and those who are credited."""
    facts = (*sheet.facts, *sheet.mentioned)
    graph: list[Node] = [
        {"@id": iri("sheet", sheet.seal or "unsealed"), "@type": ["Dataset", "prov:Entity"], "name": "Fact sheet"},
        *_subjects(sheet),
        *_variables(sheet, facts),
        *(_fact(sheet, fact) for fact in facts),
        *_claims(facts),
        *(_source(source) for source in sheet.sources),
        *(_decision(decision) for decision in sheet.decisions),
        *_credited(facts),
    ]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=2) + "\n"


def iri(kind: str, id: str) -> str:
    """The name of a thing of this sheet in the web of data; spaces and signs are escaped."""
    return f"urn:reconcile:{kind}:{quote(id, safe='')}"


def _subjects(sheet: Sheet) -> Iterator[Node]:
    """The subjects with what schema.org has words for, and those that facts merely mention."""
    declared = {subject.id for subject in sheet.subjects}
    kind = _TYPES.get(sheet.profile.about if sheet.profile else "", "Thing")
    for subject in sheet.subjects:
        node: Node = {"@id": iri("subject", subject.id), "@type": kind, "name": subject.label}
        facts = [fact for fact in sheet.facts if fact.subject == subject.id]
        yield node | (occupation(facts) if kind == "Occupation" else {})
    for other in dict.fromkeys(fact.subject for fact in sheet.mentioned if fact.subject not in declared):
        yield {"@id": iri("subject", other), "@type": kind, "name": subject_of(sheet, other)}


def _variable(fact: Fact) -> str:
    statistic = fact.qualifiers.get("statistic")
    return f"{fact.property}/{statistic}" if statistic else fact.property


def _variables(sheet: Sheet, facts: Iterable[Fact]) -> Iterator[Node]:
    """What the figures measure."""
    for name in sorted({_variable(fact) for fact in facts if _measures(fact)}):
        property, _, statistic = name.partition("/")
        node: Node = {
            "@id": iri("variable", name),
            "@type": "StatisticalVariable",
            "name": label_of(sheet, property) + (f", {qualifiers({'statistic': statistic})}" if statistic else ""),
            "measuredProperty": iri("property", property),
        }
        yield node | ({"statType": statistic} if statistic else {})


def _measures(fact: Fact) -> bool:
    return not isinstance(fact.value, Name | Level)


def _fact(sheet: Sheet, fact: Fact) -> Node:
    """A fact: an observation where it is a figure, a statement where it is a name or a level."""
    node: Node = {
        "@id": iri("fact", fact.id),
        "@type": ["Observation" if _measures(fact) else "Claim", "prov:Entity"],
        "name": headline(sheet, fact),
        "description": f"{say(fact.value, fact.bound)} ({fact.status.replace('_', ' ')})",
    }
    if _measures(fact):
        node |= {"observationAbout": iri("subject", fact.subject), "variableMeasured": iri("variable", _variable(fact))}
        node |= _figures(fact) | _when(fact)
    else:
        node |= {"about": {"@id": iri("subject", fact.subject)}, "text": say(fact.value)}
    behind = carrying(fact)
    if behind:
        node["prov:wasDerivedFrom"] = [iri("claim", each.claim) for each in behind]
    if fact.decision is not None:
        node["prov:wasGeneratedBy"] = iri("decision", fact.decision)
    return node


def _figures(fact: Fact) -> Node:
    low, high, _ = parts(fact.value)
    if low is None or high is None:
        return {}
    unit = _unit(fact)
    threshold = str(fact.qualifiers.get("statistic")) in PERCENTILES
    if low == high and (threshold or fact.bound in ("exact", "approximately")):
        return {"value": plain_number(low)} | unit
    ends: Node = {"@type": "QuantitativeValue"}
    if fact.bound not in ("less_than", "at_most"):
        ends["minValue"] = plain_number(low)
    if fact.bound not in ("more_than", "at_least"):
        ends["maxValue"] = plain_number(high)
    return {"value": ends | unit}


def _unit(fact: Fact) -> Node:
    match fact.value:
        case Money(currency=currency):
            period = PERIODS.get(str(fact.qualifiers.get("pay_period")))
            return {"unitText": f"{currency or ''}/{period}" if period else currency or ""}
        case Percent():
            return {"unitCode": "P1", "unitText": "percent"}
        case Duration(unit=unit):
            return {"unitText": unit}
        case Count() | Year() | Name() | Level():
            return {}


def _when(fact: Fact) -> Node:
    """The date of a figure, or the first year and the length of its window."""
    window, date = fact.qualifiers.get("window"), fact.qualifiers.get("as_of")
    if isinstance(window, tuple):
        return {"observationDate": str(window[0]), "observationPeriod": f"P{window[1] - window[0]}Y"}
    return {"observationDate": str(date)} if date else {}


def _claims(facts: Iterable[Fact]) -> Iterator[Node]:
    """Every claim once: what it quotes, from where, and whom it credits."""
    seen: set[str] = set()
    for fact in facts:
        for standing in fact.claims:
            if standing.claim not in seen:
                seen.add(standing.claim)
                yield _claim(standing)


def _claim(standing: Standing) -> Node:
    node: Node = {
        "@id": iri("claim", standing.claim),
        "@type": ["Quotation", "prov:Entity"],
        "text": standing.evidence.quote,
        "prov:wasQuotedFrom": iri("source", standing.source),
    }
    if standing.origin is not None:
        node["prov:hadPrimarySource"] = iri("origin", standing.origin)
    if standing.target is not None:
        node["oa:hasSource"] = {"@id": standing.target.source}
        node["oa:hasSelector"] = [_selector(each) for each in standing.target.selector]
    return node


def _selector(selector: TextQuoteSelector | TextPositionSelector) -> Node:
    match selector:
        case TextQuoteSelector(exact=exact, prefix=prefix, suffix=suffix):
            return {"@type": "oa:TextQuoteSelector", "oa:exact": exact, "oa:prefix": prefix, "oa:suffix": suffix}
        case TextPositionSelector(start=start, end=end):
            return {"@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end}


def _source(source: PublishedSource) -> Node:
    address = web_address(source.url)
    stated = {
        "name": source.title or source.id,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "url": address,
        "datePublished": source.published,
        "license": source.licence,
        "sha256": source.digest,
    }
    node: Node = {"@id": iri("source", source.id), "@type": ["MediaObject", "prov:Entity"]}
    return node | {name: value for name, value in stated.items() if value is not None}


def _decision(decision: Decision) -> Node:
    """A decision, and the person who made it."""
    node: Node = {
        "@id": iri("decision", decision.id),
        "@type": "prov:Activity",
        "prov:wasAssociatedWith": {
            "@id": iri("person", decision.by),
            "@type": ["prov:Person", "Person"],
            "name": decision.by,
        },
    }
    return node | ({"description": decision.note} if decision.note else {})


def _credited(facts: Iterable[Fact]) -> Iterator[Node]:
    """What each origin published, as far as others quote it."""
    for origin in sorted({each.origin for fact in facts for each in fact.claims if each.origin is not None}):
        yield {
            "@id": iri("origin", origin),
            "@type": "prov:Entity",
            "prov:wasAttributedTo": {
                "@id": iri("agent", origin),
                "@type": ["prov:Agent", "Organization"],
                "name": origin,
            },
        }
