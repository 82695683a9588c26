"""Short forms of documents, for tests to compare."""

from __future__ import annotations

from pipeline.records.document import Document


def kinds(document: Document) -> list[tuple[str, str]]:
    """Each block as its kind (with its level) and its words."""
    return [(b.kind + (str(b.level) if b.level else ""), document.words(b)) for b in document.blocks]


def rows(document: Document) -> list[list[tuple[str, list[str], list[str]]]]:
    """Each row as its cells: words, headings above, headings before."""

    def words(ranges: tuple[tuple[int, int], ...]) -> list[str]:
        return [document.text[start:end] for start, end in ranges]

    return [
        [(document.text[c.start : c.end], words(c.heads), words(c.row_heads)) for c in block.cells]
        for block in document.blocks
        if block.kind == "row"
    ]


def value(document: Document, words: str) -> tuple[list[str], list[str]]:
    """The headings above and before the one cell with these words."""
    [found] = [(heads, before) for row in rows(document) for cell, heads, before in row if cell == words]
    return found


def sound(document: Document) -> None:
    """Assert what holds of every document: blocks in order, apart, within the text, with words at both edges."""
    last = 0
    for index, block in enumerate(document.blocks):
        assert last <= block.start < block.end <= len(document.text)
        words = document.words(block)
        assert words == words.strip()
        assert all(above < index and document.blocks[above].kind == "heading" for above in block.path)
        assert -1 <= block.lead < index or block.kind == "caption"
        _cells_sound(document, index)
        last = block.end


def _cells_sound(document: Document, index: int) -> None:
    block = document.blocks[index]
    at = block.start
    for cell in block.cells:
        assert at <= cell.start < cell.end <= block.end
        for start, end in cell.heads + cell.row_heads:
            assert 0 <= start < end <= len(document.text)
        at = cell.end
