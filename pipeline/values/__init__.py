"""What a claim says: money, percent, count, year, duration, name, level.

Values are frozen, know their notation's printed precision, and can say how they
relate to another value. They know nothing of documents.
"""

from pipeline.values.kinds import (
    Bound,
    Count,
    Duration,
    Level,
    Money,
    Name,
    Percent,
    Value,
    Year,
    canonical,
    figure,
)

__all__ = [
    "Bound",
    "Count",
    "Duration",
    "Level",
    "Money",
    "Name",
    "Percent",
    "Value",
    "Year",
    "canonical",
    "figure",
]
