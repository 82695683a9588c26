"""Groups of claims that answer one question, whose word each claim is, and where and why groups disagree.

`groups` decides what may be compared, `origins` who speaks, `disagreements` how values relate and
`causes` why they differ; `tieouts` does an auditor's arithmetic. `compare` is the stage.
"""

from pipeline.compare.causes import explanations
from pipeline.compare.duplicates import originals, sketch
from pipeline.compare.editions import quoted_windows
from pipeline.compare.origins import primary_publishers
from pipeline.compare.passages import repeats
from pipeline.compare.stage import compare

__all__ = ["compare", "explanations", "originals", "primary_publishers", "quoted_windows", "repeats", "sketch"]
