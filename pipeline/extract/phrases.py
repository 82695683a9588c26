"""The phrases of a sentence in which somebody may be named, and words that end like a name but name nobody."""

from __future__ import annotations

import re

from pipeline.records.document import Range

PEOPLE = frozenset(
    "workers employees people professionals candidates graduates students employers others members numbers persons "
    "individuals seekers earners beginners "
    "newcomers customers users readers parents women men adults americans citizens residents nonresidents veterans "
    "owners learners applicants job-seekers "
    "requirements dollars hours years centers offers chapters papers answers powers orders matters letters quarters "
    "headquarters careers computers "
    "investors consumers patients clients recruiters partners providers leaders starters entrants holders departments "
    "students' advancements retirements "
    "payments improvements investments developments establishments arrangements appointments parents accidents "
    "incidents events percents cents components elements "
    "documents agreements experiments instruments talents clients residents patents accounts amounts counts errors "
    "factors sectors doors colors indicators vendors "
    "contributors competitors distributors majors minors lists exists consists insists".split()
)
"""Words that end like a subject's name but name nobody in particular."""

_PHRASE = re.compile(
    r"\b(?:for|of|among|by|as)\s+((?:(?:an?|the|most|all|these|those|experienced|new|many|full-time|u\.s\.|"
    r"us)\s+)*)((?:[A-Za-z][\w’'&/-]*)(?:(?:,? and |, | or | & |\s)[A-Za-z][\w’'&/-]*){0,7}?)"
    r"(?=\s+(?:was|were|is|are|will|in|at|to|from|has|have|had|who|that|which|with|earn\w*|ma[dk]es?|working|employed|"
    r"rose|grew|can|may|should|could|range\w*|"
    r"projected|expected|nationwide|on|by|as|over|during|across|per|hit|stood|reached|starts?|totaled|fell|each|"
    r"between|about|nationally|than|currently)\b|\s*[,.;:()–—$£€\n\t]|\s*$)"
)
_OPENER = re.compile(
    r"(?:^|(?<=[,;(“\"] )|(?<=[(“\"])|(?<=\band )|(?<=\bwhile )|(?<=\bUnlike ))((?:(?:an?|the|most|all|these|those|"
    r"experienced|average|typical|new|newly|hired|many|full-time|u\.s\.|us|while|in contrast|"
    r"by comparison|meanwhile),?\s+)*)([A-Za-z][\w’'&/-]*(?:(?:,? and |, | or | & |\s)[A-Za-z][\w’'&/-]*){0,6}?)(?:, "
    r"(?:(?:who|which|whose)[^,.;]{3,60}|for instance|for example|however|meanwhile|by contrast),)?"
    r"(?:\s(?:in|at|with|from|near|there)\b[^,.;$£€\d]{0,40}?)?"
    r"\s+(?:typically |usually |generally |often |currently |can |could |may |might |also |both )*(?:earn(?:s|ed)?|"
    r"ma[dk]es?|takes? home|took home|are paid|is paid|was paid|were paid|held|bring home|"
    r"brings home|pull in|average[sd]?|ha[ds]|have|stood at|stand at|come in at|came in at|reach(?:ed)?|trail|"
    r"command)\b"
    r"|(?:(?<=, )|(?<=\band ))()((?!and\b|or\b)[a-z][\w’'&/-]*(?: (?:and )?[\w’'&/-]+){0,4}?)\s(?=[$£€]\d)",
    re.I | re.M,
)
"""Somebody who earns or is paid: "Nurses in hospitals earned …", and in a row of such "…, machinists $51,420"."""


_JOINT = re.compile(
    r"\b(?:what|that|than|who|which|when|if|how|is|are|was|not|no|of|above|below|like|with|from|so|there)\s", re.I
)
"""Words that no name holds: what comes before them belongs to another phrase."""


_PRICED = re.compile(r"[$£€]\d")
_OPENING = frozenset(
    b"earn earns earned make makes made mades takes took paid held bring brings pull average averages averaged has had "
    b"hads have stood stand come came reach reached trail command".split()
)
_JOINING = frozenset(b"for of among by as".split())
"""The words without which a sentence holds no such phrase."""


_ASIDE = re.compile(r",? (?:for example|for instance|however|by contrast|in contrast|meanwhile|too|on the other hand),")
_DOES = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Mm]ost|[Mm]any|[Aa]ll|[Ss]ome) )?([A-Za-z][\w’'&/-]*(?: [\w’'&/-]+){0,4}?) [a-z]+s?\b"
    r"[^.;:$£€\d]{3,140}? "
    r"and (?:typically |usually |generally |often |can |now )?(?:have|has|had|earn\w*|ma[dk]es?|takes? home|start\w*) "
)
"""Somebody who does something else first: "Nurses care for the sick and earn …"."""


def _opening(text: str, start: int, end: int) -> list[tuple[str, Range]]:
    """The words that open such a sentence, from one to four: whichever of them is a name."""
    match = _DOES.match(text, start, end)
    if match is None:
        return []
    words = [*re.finditer(r"[\w’'&/-]+", text[match.start(1) : match.end()])][:4]
    low = match.start(1)
    return [(text[low : low + word.end()], (low, low + word.end())) for word in words]


def phrases(text: str, start: int, end: int, words: list[bytes]) -> list[tuple[str, Range]]:
    """The phrases of a sentence in which somebody may be named: "for welders", "Welders earn".

    `words` are those of the sentence, folded.
    """
    found = []
    if not _OPENING.isdisjoint(words) or _PRICED.search(text, start, end):
        for match in _OPENER.finditer(text[start:end]):
            group = 2 if match.group(2) else 4
            low, high = match.span(group)
            for joint in _JOINT.finditer(match.group(group)):
                low = match.start(group) + joint.end()
            aside = _ASIDE.search(match.group(group))
            high = match.start(group) + aside.start() if aside else high
            high -= next(
                (len(each) for each in (", who", ", which", " who", " which") if text.endswith(each, 0, start + high)),
                0,
            )
            found.append((text[start + low : start + high], (start + low, start + high)))
        found += _opening(text, start, end)
    if not _JOINING.isdisjoint(words):
        # "for all occupations" names everybody, whatever its last word is
        named = (match for match in _PHRASE.finditer(text, start, end) if "all " not in match.group(1))
        found += [(match.group(2), match.span(2)) for match in named]
    return found
