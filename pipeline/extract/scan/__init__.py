"""One pass over a text that finds every figure: money, percent, counts, durations, periods and dates."""

from pipeline.extract.scan.apart import APART
from pipeline.extract.scan.mentions import scan

__all__ = ["APART", "scan"]
