"""Claims as a Parquet file, for tools that read columns. Needs the extra `reconcile[corpus]`."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from pipeline.errors import UsageError
from pipeline.records.claim import Claim
from pipeline.values import Duration, Level, Money, Name
from pipeline.values.kinds import figure

ROWS = 20_000
"""Claims in a row group: so many are held at a time."""
COLUMNS = (
    *(
        "id",
        "source",
        "subject",
        "property",
        "kind",
        "low",
        "high",
        "unit",
        "name",
        "bound",
        "qualifiers",
        "attribution",
    ),
    *("start", "end", "quote", "section", "record"),
)
NO_ARROW = "claims as Parquet need the extra: pip install 'reconcile[corpus]'"


def parquet(claims: Iterable[Claim]) -> Iterator[bytes]:
    """The bytes of a Parquet file with a row for each claim, a piece at a time."""
    try:
        import pyarrow as arrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as trouble:
        raise UsageError(NO_ARROW) from trouble
    schema = arrow.schema([(name, arrow.int64() if name in ("start", "end") else arrow.string()) for name in COLUMNS])
    sink = _Sink()
    remaining = iter(claims)
    with ParquetWriter(sink, schema, compression="zstd") as writer:
        while rows := [row(claim) for claim in islice(remaining, ROWS)]:
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
            yield sink.drained()
    yield sink.drained()


def row(claim: Claim) -> dict[str, Any]:
    """A claim as columns; `low` and `high` are exact decimals as text, `record` the whole claim as JSON."""
    numbers = figure(claim.value)
    return {
        "id": claim.id,
        "source": claim.source,
        "subject": claim.subject,
        "property": claim.property,
        "kind": str(type(claim.value).__struct_config__.tag),
        "low": f"{numbers[0]:f}" if numbers else None,
        "high": f"{numbers[1]:f}" if numbers else None,
        "unit": _unit(claim),
        "name": (claim.value.canonical or claim.value.text) if isinstance(claim.value, Name | Level) else None,
        "bound": claim.bound,
        "qualifiers": msgspec.json.encode(claim.qualifiers, order="deterministic").decode(),
        "attribution": claim.attribution,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "quote": claim.evidence.quote,
        "section": " › ".join(claim.evidence.section),
        "record": msgspec.json.encode(claim).decode(),
    }


def _unit(claim: Claim) -> str | None:
    value = claim.value
    if isinstance(value, Money):
        return value.currency
    return value.unit if isinstance(value, Duration) else None


class _Sink(io.RawIOBase):
    """Takes what is written and gives it on, so that no file is ever whole in memory."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        """Take one piece."""
        self._pieces.append(bytes(piece))
        self._written += len(piece)
        return len(piece)

    def tell(self) -> int:
        """How much was written so far."""
        return self._written

    def drained(self) -> bytes:
        """What came since somebody asked."""
        found, self._pieces = b"".join(self._pieces), []
        return found
