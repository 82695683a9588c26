"""A corpus of any size: pages multiplied, each copy with figures, words and a subject of its own.

    python benchmarks/corpus.py PAGES COUNT FOLDER [--brief]

PAGES is a folder of .html pages (the handbook's, where they are at hand). Five copies in a row share a subject, so that
they have something to agree and disagree about. The wording around figures is kept; elsewhere words are exchanged, so
that no copy passes for a reprint of another. With --brief a page is cut down to its heading and its first table, for
runs in which the number of documents matters and not their length. The same arguments give the same files.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TAG = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>)", re.DOTALL | re.IGNORECASE)
MONEY = re.compile(r"(?<=\$)\d{1,3}(?:,\d{3})+|(?<=\$)\d+\.\d\d")
COUNTED = re.compile(r"(?<![\d$,.])\d{1,3}(?:,\d{3})+(?![\d,])")
PERCENT = re.compile(r"(?<![\d.,])\d{1,2}(?= percent| ?%)")
WORD = re.compile(r"\b[a-z]{5,}\b")
HEADING = re.compile(r"<h1[^>]*>\s*([^<]+?)\s*</h1>", re.IGNORECASE)
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL | re.IGNORECASE)
TOGETHER = 5
SYLLABLES = "ba de fo gu li mo na pe ri su ta ve zo ka lu mi".split()


def made_up(*parts: object) -> str:
    """A word that nobody uses and that follows from the parts."""
    digest = hashlib.sha256(repr(parts).encode()).digest()
    return "".join(SYLLABLES[byte % len(SYLLABLES)] for byte in digest[:4])


def pages(source: Path) -> list[tuple[str, str]]:
    """The pages to multiply, with their names."""
    return [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(source.glob("*.html"))]


def brief(page: str) -> str:
    """The heading and the first table of a page."""
    heading, table = HEADING.search(page), TABLE.search(page)
    title = heading[1] if heading else ""
    shown = table[0] if table else ""
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>\n{shown}\n</body></html>\n"


def varied(page: str, number: int) -> str:
    """A page with other figures, other words, and a subject that only its neighbours share."""
    heading = HEADING.search(page)
    if heading is not None:
        name = re.compile(rf"\b{re.escape(heading[1])}\b", re.IGNORECASE)
        word = made_up("subject", number // TOGETHER).capitalize()
        page = name.sub(lambda found: f"{word if found[0][0].isupper() else word.lower()} {found[0]}", page)
    pieces = TAG.split(page)
    return "".join(piece if place % 2 else _said(piece, number) for place, piece in enumerate(pieces))


def _said(text: str, number: int) -> str:
    if not any(character.isdigit() for character in text):
        return WORD.sub(lambda found: _word(found, number), text)
    share = 1 + number % 89 / 1000
    text = MONEY.sub(lambda found: _figure(found[0], share), text)
    text = COUNTED.sub(lambda found: _figure(found[0], share), text)
    return PERCENT.sub(lambda found: str(min(int(found[0]) + number % 3, 99)), text)


def _word(found: re.Match[str], number: int) -> str:
    return made_up(found[0], number) if (found.start() + len(found[0])) % 3 == 0 else found[0]


def _figure(printed: str, share: float) -> str:
    if "." in printed:
        return f"{float(printed) * share:.2f}"
    return f"{round(int(printed.replace(',', '')) * share / 10) * 10:,}"


def corpus(known: list[tuple[str, str]], count: int) -> Iterator[tuple[str, str]]:
    """So many documents made of some pages, each with the name of its file."""
    for number in range(count):
        round_, place = divmod(number, len(known) * TOGETHER)
        name, page = known[place // TOGETHER]
        copy = round_ * TOGETHER + place % TOGETHER
        yield f"{number:07}-{name}.html", varied(page, copy)


def write(source: Path, count: int, folder: Path, short: bool = False) -> None:
    """Write a corpus, a thousand files to a folder."""
    known = [(name, brief(page) if short else page) for name, page in pages(source)]
    for number, (name, page) in enumerate(corpus(known, count)):
        path = folder / f"{number // 1000:04}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), "--brief" in sys.argv[4:])
