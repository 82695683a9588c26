"""Tables whose first row is the sum of the others: the whole of what they are parts of."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.reading import Reading
from pipeline.extract.tables.grids import Table


def first_is_sum(reading: Reading, table: Table) -> bool:
    """Whether the first row is the sum of the others in some column of counts."""
    columns: dict[int, list[int]] = {}
    for row in table.rows:
        for cell in row.cells:
            mentions = [] if cell.head else reading.mentions_in(cell.start, cell.end)
            low = mentions[0].low if len(mentions) == 1 and mentions[0].kind == "count" else None
            if low is not None and not mentions[0].unit:
                columns.setdefault(cell.column, []).append(int(low))
    return any(len(numbers) > 2 and _sums_up(numbers[0], numbers[1:]) for numbers in columns.values())


def _sums_up(whole: int, parts: Sequence[int]) -> bool:
    """Whether parts add up to a whole, within rounding."""
    return whole > 100 and abs(whole - sum(parts)) <= max((len(parts) + 1) * 100, whole // 100)
