"""Whom a figure is about: the document's own subject, a group within it, another subject, or everybody."""

from __future__ import annotations

import re
from collections.abc import Collection

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from pipeline.extract.draft import Who
from pipeline.extract.whom.topic import subject_name
from pipeline.extract.words.called import keyed, slug, titles
from pipeline.extract.words.lexicon import fold
from pipeline.extract.words.nouns import nouns
from pipeline.extract.words.spelled import in_full, spelled_out
from pipeline.extract.words.stems import forms, head, stems, stems_of, title_nouns
from pipeline.extract.words.worded import either, once
from pipeline.profiles.model import Profile
from pipeline.records.document import Document, Source
from pipeline.values.patterns import later

_NEXT = re.compile(rb" ([a-z]+)")
"""The word behind a name in the singular."""
_JOINED = re.compile(r"[&/,]|\b(?:and|or)\b")
_SHORT = re.compile(r"\(([A-Z]{2,5}s?)\)")
_FIGURES = re.compile(r"\s*\([^()]*\d[^()]*\)\Z")
_TAIL = re.compile(r"\s(?:of|in|for|at|with|is|are)\s")
"""What parts the noun of a title from what it is of: "director of nursing"."""


def _title(name: str) -> str:
    """A name without what it is of or for, where its noun stands before that."""
    return _TAIL.split(name, maxsplit=1)[0]


Declared = tuple[tuple[str, tuple[str, ...]], ...]
"""The subjects that a manifest declares: slug, then label and aliases."""


_ARTICLES = frozenset(("a", "an", "the"))
_NAMED = r"([A-Z][\w’'-]*(?:\s(?:(?:&|and|of)\s)?[A-Z][\w’'-]*)*)"


@once
def _rivals(profile: Profile) -> re.Pattern[str] | None:
    """How a text names another subject by what it is to its own, None where the profile has no words for that."""
    words = either(*profile.speech.rivals)
    before = rf"\b(?i:{words})(?i:,?\s(?:(?:such as|like|including|called|named|is|are)\s)?){_NAMED}"
    behind = rf"{_NAMED},\s(?:an?|its|the|their|another)\s(?:[a-z]+\s){{0,3}}{words}\b"
    return later(f"{before}|{behind}") if profile.speech.rivals else None


@once
def _title_words(profile: Profile) -> frozenset[bytes]:
    """Those nouns as they stand among folded words, one and many."""
    nouns = (fold(each) for naming in profile.names.values() for each in naming.heads)
    return frozenset(each for noun in nouns for each in (noun, noun + b"s", noun.removesuffix(b"y") + b"ies"))


@once
def _sure_titles(profile: Profile) -> tuple[frozenset[str], frozenset[str]]:
    """Those of them that tell somebody wherever they stand, alone and behind other words; none tells of a beginner,
    who is paid as one of the subject's."""
    namings = profile.names.values()
    levels = (word for each in namings for word in (*each.beginners, *each.seniority))
    behind = title_nouns(profile) - stems_of((*profile.speech.nobody, *levels))
    return behind - stems_of(word for each in namings for word in each.general), behind


@once
def _qualities(profile: Profile) -> frozenset[str]:
    """Words that add nothing to whom a name means: "first-year", "experienced"."""
    phrases = (each for naming in profile.names.values() for each in (*naming.qualities, *naming.beginners))
    return frozenset(word for phrase in phrases for word in stems(phrase))


@once
def _general(profile: Profile) -> frozenset[str]:
    """Nouns for anybody at work: "specialist"."""
    return stems_of(word for naming in profile.names.values() for word in naming.general)


@once
def _ranking(profile: Profile) -> frozenset[str]:
    """Words before a name that a figure is told by, and not a subject: "highest-paid", "entry-level"."""
    ranks = (each.ranks for each in profile.qualifiers.values() if each.ranks)
    told = {word for rank in ranks for word in (*rank.high, *rank.low) if "-" in word}
    return frozenset(told.union(*({*naming.beginners} & {*naming.qualities} for naming in profile.names.values())))


class Subjects:
    """The names a document uses for its own subject, for groups within it and for others."""

    def __init__(
        self, document: Document, source: Source, profile: Profile, names: tuple[str, ...] = (), declared: Declared = ()
    ) -> None:
        self.profile, self.text = profile, document.text
        self._headings = [block for block in document.blocks if block.kind == "heading"]
        printed = subject_name(document, profile)
        self.slug = source.subject or (slug(printed) if printed else slug(source.id))
        self.label = names[0] if names else (printed if printed and not source.subject else self.slug.replace("-", " "))
        self.names = names = (*names, *in_full(document.text, (self.label, *names)))
        """The names that it was given, and those spelled out."""
        self.own: set[frozenset[str]] = {stems(name) for name in (self.label, *names, self.slug.replace("-", " "))} - {
            frozenset()
        }
        self._longest: list[frozenset[str]] = []
        self._known = 0
        self._words: frozenset[str] = frozenset()
        self.groups: dict[frozenset[str], str] = {}
        self._names: dict[bytes, str] = {}
        self._short: set[str] = set()
        """Abbreviations of names: they count only in capitals."""
        self._automaton: BytesAhoCorasick | None = None
        self._patterns: list[bytes] = []
        self._meant: list[Who] = []
        self._title_words = _title_words(profile)
        self._titles, self._sure_titles = title_nouns(profile), _sure_titles(profile)
        self._qualities, self._ranking = _qualities(profile), _ranking(profile)
        self._general = _general(profile)
        self.heads = {head(name) for name in (self.label, *names, self.slug.replace("-", " "))}
        """The nouns that the own names end in: "agents" alone stands for real estate sales agents."""
        for name in (self.label, *names):
            self._know(name)
        self._declared: dict[frozenset[str], str] = {}
        self._declared_words: set[bytes] = set()
        self._slugs: dict[tuple[str, str], str] = {}
        """What others are called, one or many: as they were first met."""
        self._judged: dict[str, bool] = {}
        self._nouns = nouns(profile.nouns, profile.speech.nobody)
        self._nouns.forget()
        for other, others in declared:
            if other != self.slug:
                for name in others:
                    self._declare(name, other)
                    self._know(name)
        self._learn_short()
        self._learn_rivals()

    def _learn_short(self) -> None:
        """Learn the abbreviations that the text gives names of subjects: "Registered nurses (RNs)"."""
        text, at = self.text, -1
        while (at := text.find("(", at + 1)) >= 0:
            short = _SHORT.match(text, at)
            if short is None:
                continue
            letters = short[1].removesuffix("s").lower()
            name = spelled_out(text[max(0, at - 80) : at], letters)
            own = name is not None and self.is_own(name)
            for each in (letters, letters + "s") if name and (own or self.is_subject(name)) else ():
                if own:
                    self.own.add(stems(each))
                else:
                    self._declare(
                        each, self._declared.get(stems(each)) or self._declared.get(stems(name)) or slug(name)
                    )
                self._short.add(each)
                self._know(each)

    def _learn_rivals(self) -> None:
        """Learn whom the text sets beside its own subject by name: "a rival, Peak & Pine", "competitors such as …"."""
        pattern = _rivals(self.profile)
        for match in pattern.finditer(self.text) if pattern else ():
            name = match[1] or match[2]
            if not self.is_own(name) and not self.overlaps(name):
                self._declare(name, self._declared.get(stems(name)) or slug(name))
                self._know(name)

    def _declare(self, name: str, subject: str) -> None:
        """Learn that a name stands for a subject."""
        self._declared[stems(name)] = subject
        self._declared_words.update(*(forms(fold(word)) for word in stems(name)))

    def _know(self, name: str) -> None:
        folded = b" ".join(fold(name).split())
        if len(folded) > 3 or name in self._short:
            for spelling in {b" " + folded, b" " + fold(name).strip()}:
                self._names[spelling] = name
        self._automaton = None

    def is_own(self, name: str) -> bool:
        """Whether a name is one of the document's own subject's."""
        return stems(name) in self.own

    def also_own(self, name: str) -> None:
        """Learn another name of the document's own subject, from a table about it."""
        self.own.add(stems(name))
        self._know(name)

    def learn_group(self, name: str) -> None:
        """Learn the name of a group within the document's own subject."""
        words = stems(name)
        if words not in self.own and words not in self.groups:
            self.groups[words] = name
            self._know(name)
            for short in sorted(self._short):
                if self._declared.get(stems(short)) == slug(name):
                    self.groups[stems(short)] = name
                    del self._declared[stems(short)]

    def is_subject(self, name: str) -> bool:
        """Whether a phrase reads as the name of a subject: declared, or ending in one of the profile's nouns."""
        found = self._judged.get(name)
        if found is None:
            declared = bool(self._declared) and stems(name) in self._declared
            found = self._judged[name] = declared or self._nouns.end(name)
        return found

    def is_titled(self, name: str) -> bool:
        """Whether a name ends in a noun that titles of the domain end in: enough where it stands for itself."""
        return self.is_subject(name) or head(_title(name)) in self._titles

    def may_be_paid(self, name: str) -> bool:
        """Whether a phrase beside a sum of money names somebody: a subject, or one by a title that tells who."""
        title, (alone, behind) = _title(name), self._sure_titles
        return self.is_subject(name) or head(title) in (behind if " " in title else alone)

    def may_be_titled(self, name: str) -> bool:
        """Whether a name at the head of a record is one by its noun, or at least by the ending of its last word."""
        last, namings = head(_title(name)), self.profile.names.values()
        return self.is_titled(name) or any(last.endswith(e.endings) and last not in e.not_heads for e in namings)

    def may_name(self, words: Collection[bytes]) -> bool:
        """Whether anybody can be named among some words: without a noun for a subject or a word of a declared name, no
        phrase needs a look."""
        return self._nouns.among(words) or not self._declared_words.isdisjoint(words)

    def may_title(self, words: Collection[bytes]) -> bool:
        """Whether anybody's title can stand among some words."""
        return not self._title_words.isdisjoint(words)

    def who(self, name: str, start: int = -1, end: int = -1) -> Who:
        """Whom a name in a table, label or phrase stands for; figures in brackets behind it are no part of it."""
        name = _FIGURES.sub("", name) if name.endswith(")") else name
        words = stems(name)
        if words in self.own or not words or self._is_anybody(name, start):
            return Who(None, None, start, end)
        if words in self.groups:
            return Who(None, self.groups[words], start, end)
        plain = self._plain(name)
        known = self._declared.get(words)
        if known is None:
            if not self._slugs:
                self._learn_headings()
            known = self._slugs.setdefault(*keyed(plain))
        return Who(known, None, start, end)

    def _is_anybody(self, name: str, start: int) -> bool:
        """Whether a name is but a noun for anybody at work, with words that tell how good he is: "experienced
        specialists" are the page's own."""
        if start <= 0 or " " in name or head(name) not in self._general:
            return False
        before = self.text[max(0, start - 20) : start].split()
        return bool(before) and before[-1].lower() in self._qualities

    def _learn_headings(self) -> None:
        """Learn the titles that headings are: figures below may say them in the plural."""
        known = titles(self.profile)
        for block in self._headings:
            if title := known.of(self.text[block.start : block.end]):
                self._slugs.setdefault(*title)

    def _plain(self, name: str) -> str:
        """A name without the words before it that add nothing to whom it means: "entry-level nurses"."""
        first, _, rest = name.partition(" ")
        return rest if rest and first.lower() in self._ranking else name

    def _telling(self) -> list[frozenset[str]]:
        """The own names but those that only shorten another: "technologists" for radiologic technologists does not
        make MRI technologists its own."""
        if len(self.own) != self._known:
            self._known = len(self.own)
            self._words = frozenset[str]().union(*self.own)
            self._longest = [own for own in self.own if not any(own < other for other in self.own)]
        return self._longest

    def overlaps(self, name: str) -> bool:
        """Whether a name shares enough words with the document's own subject to be another way to say it.

        Where each has a word that the other has not, they are two: middle school teachers and high school teachers.
        """
        words, telling = stems(name), self._telling()
        if self._words.isdisjoint(words) and head(name) not in self.heads:
            return False  # as most names
        if self._is_helper(name, words):
            return False
        for own in telling:
            if len(own) > 1 and own <= words:
                return True
            if len(words & own) * 2 >= len(words | own) and not (words - own and own - words):
                return True
        return head(name) in self.heads and any(words - self._qualities <= own for own in self.own)

    def shortens(self, name: str, whole: str) -> bool:
        """Whether a name is another's with words left out that come before its noun: "developers", "web developers"."""
        if head(name) != head(whole) or not _ARTICLES.isdisjoint(whole.split()):
            return False
        words = stems(name) - self._qualities
        return words <= stems(whole) and (len(words) > 1 or head(name) not in self.heads)

    def _is_helper(self, name: str, words: frozenset[str]) -> bool:
        """Whether a name is an own one with another noun behind it: nurse practitioner assistants are others, and so
        are nurse managers beside nurses; accountants and auditors are accountants."""
        if head(name) in self.heads or not self._nouns.end(name):
            return False
        alone = _JOINED.search(name) is None
        return any(
            (len(own) > 1 or (alone and own <= self.heads)) and own < words and head(name) not in own
            for own in self.own
        )

    def _is_short(self, start: int, end: int) -> bool:
        """Whether an abbreviation stands in capitals and by itself: no part of "LPN-to-RN"."""
        around = self.text[max(0, start - 1) : start] + self.text[end : end + 1]
        return self.text[start : end - 1].isupper() and "-" not in around

    def named(self, folded: bytes, start: int, end: int) -> list[Who]:
        """Where known names stand in a range of the folded text, longest first at each place."""
        if self._automaton is None:
            self._patterns = sorted(self._names)
            self._meant = [self.who(self._names[pattern]) for pattern in self._patterns]
            self._automaton = BytesAhoCorasick(
                self._patterns or [b"\0"],
                matchkind=MatchKind.LeftmostLongest,
                implementation=Implementation.NoncontiguousNFA,  # built anew with every name, and searches little
            )
        found = []
        haystack = b" " + folded[start:end] + b" "
        for index, low, high in self._automaton.find_matches_as_indexes(haystack):
            plural = haystack[high : high + 1] == b"s" and not haystack[high + 1 : high + 2].isalnum()
            if haystack[high : high + 1].isalnum() and not plural:
                continue
            if self._goes_on(haystack, high):
                continue
            if self._patterns:
                known = self._names[self._patterns[index]]
                if known in self._short and not self._is_short(start + low, start + high - 1):
                    continue
                who = self._meant[index]
                found.append(Who(who.subject, who.group, start + low, start + high - 1 + plural))
        return found

    def _goes_on(self, haystack: bytes, end: int) -> bool:
        """Whether a name is but the beginning of another's: "nurse" in "nurse practitioners"."""
        behind = _NEXT.match(haystack, end)
        return behind is not None and self._nouns.tells(behind[1])
