"""PDF files made by the tests, from words at places on pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Put(NamedTuple):
    """Words at a place: points from the lower left corner."""

    left: float
    bottom: float
    words: str
    size: float = 10
    bold: bool = False


def column(left: float, top: float, lines: str, size: float = 10, pitch: float = 12) -> list[Put]:
    """Lines of text under one another."""
    return [Put(left, top - i * pitch, line, size) for i, line in enumerate(lines.split("\n")) if line]


def pdf(pages: Sequence[Sequence[Put]], trailer: str = "") -> bytes:
    """A PDF file with these pages."""
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
    ]
    for i, page in enumerate(pages):
        resources = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {resources} /Contents {6 + 2 * i} 0 R >>".encode()
        )
        drawn = b"".join(map(_drawn, page))
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(drawn), drawn))
    return _file(objects, trailer)


def _drawn(put: Put) -> bytes:
    words = put.words.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return f"BT /F{2 if put.bold else 1} {put.size} Tf {put.left} {put.bottom} Td (".encode() + words + b") Tj ET\n"


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + head + table + end.encode()
