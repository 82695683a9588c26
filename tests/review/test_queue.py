"""The order and the filters of the queue."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.conflict import Conflict
from pipeline.review.queue import Filters, facets, ordered, place

STATUSES = ("stale", "open", "decided", "settled")


def conflict(id: str, status: str, severity: str = "high", cause: str = "origin", property: str = "wage") -> Conflict:
    return Conflict(id, "bakers", property, {}, cause, severity, status, "", (), ())  # type: ignore[arg-type]


def test_what_is_stale_comes_first_then_what_is_open_then_by_severity_cause_and_property() -> None:
    wanted = [
        conflict("a", "stale", "info"),
        conflict("b", "open", "high", "transcription"),
        conflict("c", "open", "high", "origin", "employment"),
        conflict("d", "open", "high", "origin", "wage"),
        conflict("e", "open", "low"),
        conflict("f", "decided"),
        conflict("g", "settled"),
    ]
    for shuffled in list(permutations(wanted))[::97]:
        assert ordered(shuffled) == wanted


@given(st.lists(st.sampled_from(STATUSES), max_size=12), st.integers(0, 11))
def test_skipping_leads_through_everything_that_waits(statuses: list[str], at: int) -> None:
    queue = ordered(conflict(f"{n:02}", status) for n, status in enumerate(statuses))
    waiting = {each.id for each in queue if each.status in ("stale", "open")}
    if not queue:
        return
    here = queue[at % len(queue)]
    seen = set()
    for _ in queue:
        onward = place(here, queue).onward
        if onward is None:
            break
        seen.add(onward)
        here = next(each for each in queue if each.id == onward)
    assert waiting - {queue[at % len(queue)].id} <= seen


def test_a_facet_counts_what_the_other_filters_let_pass() -> None:
    queue = [conflict("a", "open", "high"), conflict("b", "open", "low"), conflict("c", "settled", "low")]
    found = facets(queue, Filters({"status": "open"}))
    assert {each.value: each.count for each in found["severity"]} == {"high": 1, "low": 1}
    assert {each.value: each.count for each in found["status"]} == {"open": 2, "settled": 1}
    assert next(each for each in found["status"] if each.current).query == ""


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=12), max_size=6))
def test_any_address_is_read(query: dict[str, str]) -> None:
    filters = Filters.read(query)
    assert filters.page >= 1
    assert filters.query() == "" or filters.query().startswith("?")
