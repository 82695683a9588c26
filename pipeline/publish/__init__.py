"""Publishing: a fact sheet that anybody can check, read and reuse.

Every function is pure, from records to records or text; the caller does the disk.

- `sheet(settlement, claims=…, documents=…, sources=…, subjects=…, profile=…, draft=…)` puts the `Sheet` together.
- `verify(sheet, read_text, log=…, again=…)` checks it against the files; `read_text(source)` reads one source as it is
  now and returns its `Document`. `Verification.holds` says whether to exit with 4.
- `explain(sheet, id, documents)` walks a fact, conflict or claim back to its words; `explain_text` prints it.
- `diff(old, new)` compares two sheets; `diff_text`, `diff_markdown` and `diff_json` print it.
- `report(sheet, documents, unclaimed)` gives the pages of the report by file name; `report.html` is the one to open.
  Where there are too many subjects to hold in memory, `subject_pages` makes the pages of one subject and `row_of` its
  row, `index_pages` makes the index of such rows, and `home_of`, `placed` and `abroad` say what goes on which page.
  `parts` divides a whole sheet so.
- `to_csv`, `to_markdown` and `to_jsonld` render a sheet.
"""

from pipeline.publish.assemble import sealed, sheet
from pipeline.publish.changelog import diff_json, diff_markdown, diff_text
from pipeline.publish.diff import diff
from pipeline.publish.explain import explain, explain_text
from pipeline.publish.index import IndexRow, index_pages, row_of
from pipeline.publish.jsonld import to_jsonld
from pipeline.publish.markdown import to_markdown
from pipeline.publish.pages import subject_pages
from pipeline.publish.parts import abroad, parts
from pipeline.publish.places import Place, home_of, homes_of, page_name, placed
from pipeline.publish.report import report
from pipeline.publish.tables import to_csv
from pipeline.publish.verify import verify

__all__ = [
    "IndexRow",
    "Place",
    "abroad",
    "diff",
    "diff_json",
    "diff_markdown",
    "diff_text",
    "explain",
    "explain_text",
    "home_of",
    "homes_of",
    "index_pages",
    "page_name",
    "parts",
    "placed",
    "report",
    "row_of",
    "sealed",
    "sheet",
    "subject_pages",
    "to_csv",
    "to_jsonld",
    "to_markdown",
    "verify",
]
