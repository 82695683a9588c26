"""Word files made by the tests, from the XML of their parts."""

from __future__ import annotations

import io
import zipfile

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = """
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="Our heading"/><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="C"><w:name w:val="caption"/></w:style>
"""


def p(words: str, style: str = "", number: int = 0, depth: int = 0) -> str:
    """A paragraph; words with markup of their own are taken as they are."""
    runs = words if words.startswith("<") else f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr>{runs}</w:p>"


def table(*rows: list[str], head: bool = False) -> str:
    """A table of cells; a cell may start with properties of its own."""
    made = []
    for i, row in enumerate(rows):
        properties = "<w:trPr><w:tblHeader/></w:trPr>" if head and i == 0 else ""
        cells = "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        made.append(f"<w:tr>{properties}{cells}</w:tr>")
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def docx(*body: str, **parts: str) -> bytes:
    """A Word file with this body; other parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{''.join(body)}</w:body></w:document>")
        package.writestr("word/styles.xml", f"<w:styles {SPACE}>{STYLES}</w:styles>")
        for name, words in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:part {SPACE}>{words}</w:part>")
    return out.getvalue()
