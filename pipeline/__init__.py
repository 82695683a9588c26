"""From documents that disagree to one fact sheet that anyone can check.

Read the folders in the order of the data: readers, extract, compare, settle,
publish. `run.py` alone knows that order; `records` and `values` are the nouns.
"""

__version__ = "0.1.0"
