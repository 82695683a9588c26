"""Publishing: a fact sheet that anybody can check, read and reuse.

Every function is pure, from records to records or text; the caller does the disk.

- `sheet(settlement, claims=…, documents=…, sources=…, subjects=…, profile=…, draft=…)` puts the `Sheet` together.
- `verify(sheet, read_text, log=…, again=…)` checks it against the files; `read_text(source)` reads one source as it is
  now and returns its `Document`. `Verification.holds` says whether to exit with 4.
"""

from pipeline.publish.assemble import sealed, sheet
from pipeline.publish.verify import verify

__all__ = ["sealed", "sheet", "verify"]
