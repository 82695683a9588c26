"""Settling conflicts on the page, without any script: forms, redirects, and the log on disk."""

from __future__ import annotations

import json

import pytest

from .conftest import HOST, WAGE, House, add_evidence


def test_the_queue_shows_what_waits_before_what_is_settled(house: House) -> None:
    page = house.visitor().open("/").page
    assert [each.text_content().split()[0] for each in page.cssselect("h2")][:2] == ["Waiting", "Settled"]
    assert WAGE in page.cssselect(".queue")[0].text_content()


def test_the_name_is_asked_once_and_kept_with_every_decision(house: House) -> None:
    stranger = house.visitor(name="").at(WAGE)
    assert not stranger.page.cssselect("form#decide")
    stranger.send("form.name", name="Grace H.")
    assert stranger.page.cssselect("form#decide")
    stranger.send("form#decide", "choose:1")
    assert json.loads(house.log[0])["by"] == "Grace H."


def test_choosing_a_value_is_on_disk_before_the_page_says_so(house: House) -> None:
    visitor = house.visitor().at(WAGE).send("form#decide", "choose:2", note="the newer edition")
    (line,) = map(json.loads, house.log)
    assert (line["outcome"], line["value"]["amount"], line["note"]) == ("choose", "36650", "the newer edition")
    assert "Recorded. What do bakers earn? Ada L. chose $36,650." in visitor.text
    assert visitor.headline == "Nothing stands in the way"


def test_another_value_may_be_asserted_with_a_reason(house: House) -> None:
    house.visitor().at(WAGE).send("details.other form", value="$37,000", note="asked the bureau")
    (line,) = map(json.loads, house.log)
    assert (line["outcome"], line["value"]["amount"], line["note"]) == ("assert", "37000", "asked the bureau")


@pytest.mark.parametrize(
    ("button", "outcome", "waits"),
    [
        pytest.param("not_a_conflict", "not_a_conflict", False, id="not-a-conflict-settles"),
        pytest.param("unsure", "unsure", True, id="unsure-stays-open"),
    ],
)
def test_other_outcomes_are_kept_with_their_note(house: House, button: str, outcome: str, waits: bool) -> None:
    visitor = house.visitor().at(WAGE).send("form#decide", button, note="two kinds of bakers")
    assert json.loads(house.log[0])["outcome"] == outcome
    assert ("to settle" in visitor.open("/").headline) == waits


@pytest.mark.parametrize("button", ["not_a_conflict", "unsure", "choose:7", "choose:", "nonsense", ""])
def test_an_answer_that_lacks_something_writes_nothing_and_loses_nothing(house: House, button: str) -> None:
    note = "" if button in ("not_a_conflict", "unsure") else "my long thoughts"
    visitor = house.visitor().at(WAGE).send("form#decide", button, note=note)
    assert visitor.answer.status_code == 422
    assert visitor.page.cssselect("#problem")
    assert visitor.page.cssselect("#note")[0].text_content().strip() == note
    assert not house.log


def test_an_assertion_that_is_no_figure_is_explained_and_kept(house: House) -> None:
    visitor = house.visitor().at(WAGE).send("details.other form", value="a lot", note="everybody knows")
    assert visitor.answer.status_code == 422
    assert "“a lot” does not read as one money" in visitor.text
    assert visitor.page.cssselect("#value")[0].get("value") == "a lot"
    assert visitor.page.cssselect("#reason")[0].text_content() == "everybody knows"


def test_a_decision_is_taken_back_where_it_was_announced_and_on_its_own_page(house: House) -> None:
    visitor = house.visitor().at(WAGE).send("form#decide", "choose:1")
    visitor.send(".notice.done form")
    assert "open" in visitor.page.cssselect(".marks")[0].text_content()
    visitor.send("form#decide", "choose:2")
    visitor.at(WAGE).send(".notice form")
    assert [json.loads(line)["outcome"] for line in house.log] == ["choose", "undo", "choose", "undo"]
    assert visitor.open("/").headline == "1 conflict to settle"


def test_the_second_of_two_people_is_told_and_keeps_what_he_wrote(house: House) -> None:
    ada, grace = house.visitor("Ada L.").at(WAGE), house.visitor("Grace H.").at(WAGE)
    ada.send("form#decide", "choose:1", note="read twice")
    grace.send("form#decide", "choose:2", note="I disagree, see page 3")
    assert grace.answer.status_code == 409
    assert "Your answer was not recorded" in grace.text
    assert "Ada L. chose $34,950" in grace.text
    assert grace.page.cssselect("#note")[0].text_content().strip() == "I disagree, see page 3"
    assert len(house.log) == 1
    grace.send("form#decide", "choose:2")
    assert [json.loads(line)["by"] for line in house.log] == ["Ada L.", "Grace H."]


def test_the_same_answer_sent_twice_counts_once(house: House) -> None:
    visitor = house.visitor().at(WAGE)
    form = visitor.page
    visitor.send("form#decide", "choose:1")
    visitor.page = form
    visitor.send("form#decide", "choose:1")
    assert visitor.answer.status_code == 200
    assert len(house.log) == 1


def test_a_decision_from_the_terminal_shows_at_once(house: House) -> None:
    from pipeline.run.deciding import Answer, decide

    visitor = house.visitor().at(WAGE)
    id = visitor.answer.url.path.rpartition("/")[2]
    decide(house.desk.project, id, Answer("choose", "Terminal T.", "1"))
    assert "Terminal T. chose $34,950" in visitor.open(f"/conflict/{id}").text
    visitor.open("/")
    assert visitor.headline == "Nothing stands in the way"


def test_a_decision_goes_stale_when_evidence_arrives_and_is_first_in_the_queue(house: House) -> None:
    visitor = house.visitor().at(WAGE).send("form#decide", "choose:2", note="the newer edition")
    add_evidence(house.root)
    visitor.open("/").send(".notice form[action='/again']")
    first = visitor.page.cssselect(".row")[0]
    assert "stale" in first.text_content()
    visitor.at(WAGE)
    assert "Ada L. chose $36,650: “the newer edition”. Since then the testimony has changed" in visitor.text
    assert "New: Crumb (invented) says $38,100, crediting BLS" in visitor.text
    visitor.send("form#decide", "choose:3")
    assert json.loads(house.log[1])["value"]["amount"] == "38100"
    assert visitor.open("/").headline == "Nothing stands in the way"


def test_changed_sources_are_noticed_and_nothing_is_shown_of_another_text(house: House) -> None:
    (house.root / "sources" / "newer.txt").write_text("Something else entirely.", encoding="utf-8")
    visitor = house.visitor().open("/")
    assert "The sources have changed" in visitor.text
    assert "no longer the one that was read" in visitor.open("/document?source=newer").text


def test_publishing_waits_for_the_gate_and_shows_the_changes_first(house: House) -> None:
    visitor = house.visitor().open("/publish")
    sheet = house.root / "output" / "fact-sheet.json"
    assert visitor.headline == "Not yet"
    assert not visitor.page.cssselect("form.go")
    visitor.at(WAGE).send("form#decide", "choose:2")
    visitor.open("/publish").send("form.go")
    assert "Published." in visitor.text
    assert json.loads(sheet.read_bytes())["draft"] is False
    visitor.at(WAGE).send("form#decide", "choose:1", note="on reflection")
    visitor.open("/publish")
    assert "before $36,650after $34,950" in visitor.text.replace(" after", "after")
    assert "on reflection" in visitor.text
    assert json.loads(sheet.read_bytes())["facts"]


def test_a_sheet_that_changed_since_it_was_shown_is_not_written(house: House) -> None:
    visitor = house.visitor().at(WAGE).send("form#decide", "choose:2").open("/publish")
    house.visitor("Grace H.").at(WAGE).send("form#decide", "choose:1")
    visitor.send("form.go")
    assert visitor.answer.status_code == 409
    assert "Look at the changes once more" in visitor.text
    assert not (house.root / "output" / "fact-sheet.json").exists()
    visitor.send("form.go")
    assert "Published." in visitor.text


def test_a_forged_seal_publishes_nothing(house: House) -> None:
    visitor = house.visitor().at(WAGE).send("form#decide", "choose:2").open("/publish")
    visitor.send("form.go", seal="0" * 64)
    assert visitor.answer.status_code == 409


def test_filters_are_in_the_address_and_stay_while_one_settles(house: House) -> None:
    visitor = house.visitor().open("/?cause=window")
    assert [each.text_content() for each in visitor.page.cssselect(".cause")] == ["window"]
    href = visitor.page.cssselect(".row a")[0].get("href")
    assert href.endswith("?cause=window")
    visitor.open(href).send("form#decide", "choose:2")
    assert "cause=window" in str(visitor.answer.url)
    assert visitor.open("/?cause=origin").page.cssselect(".row") == []


def test_a_claim_leads_to_its_words_in_the_whole_document(house: House) -> None:
    visitor = house.visitor().at(WAGE)
    assert [each.text_content() for each in visitor.page.cssselect("blockquote mark")] == ["$34,950", "$36,650"]
    assert "The ovens are lit at three in the morning." in visitor.text
    address, _, anchor = visitor.page.cssselect(".claim-card h4 a")[1].get("href").partition("#")
    assert visitor.open(address).page.get_element_by_id(anchor).text_content() == "$36,650"


def test_the_cause_is_explained_by_its_own_rule_and_by_the_case_at_hand(house: House) -> None:
    (reason,) = house.visitor().at(WAGE).page.cssselect(".reason")
    assert reason.cssselect("h3")[0].text_content() == "Edition"
    assert "the texts do not date them apart" in reason.cssselect("p")[0].text_content()
    assert "the texts date them differently" not in reason.cssselect("p")[0].text_content()
    assert "$34,950" in reason.cssselect("li")[0].text_content()


def test_the_plot_prejudges_nothing_until_somebody_has_decided(house: House) -> None:
    visitor = house.visitor().at(WAGE)
    (plot,) = visitor.page.cssselect("svg.plot")
    assert plot.get("aria-label").startswith("Suggested: $36,650.")
    assert "rejected" not in plot.text_content()
    assert "superseded" not in plot.text_content()
    visitor.send("form#decide", "choose:1")
    (plot,) = visitor.at(WAGE).page.cssselect("svg.plot")
    assert plot.get("aria-label").startswith("Decided: $34,950.")
    assert "$36,650 · rejected" in plot.text_content()


def test_what_was_decided_before_stays_to_be_read(house: House) -> None:
    visitor = house.visitor().at(WAGE).send("form#decide", "choose:1", note="first thought")
    visitor.send(".notice.done form")
    visitor.send("form#decide", "choose:2", note="second thought")
    told = [" ".join(each.text_content().split()) for each in visitor.at(WAGE).page.cssselect(".log li")]
    assert told == [
        "Ada L. chose $36,650“second thought”",
        "Ada L. took a decision back",
        "Ada L. chose $34,950 (taken back)“first thought”",
    ]


def test_a_read_only_page_shows_everything_and_settles_nothing(project, build) -> None:
    house = build(project, read_only=True)
    visitor = house.visitor(name="").at(WAGE)
    assert not visitor.page.cssselect("form[method=post]")
    id = visitor.answer.url.path
    given = {"token": house.access.form_token, "answer": "choose:1"}
    for path in (f"{id}/decide", f"{id}/undo", "/publish/now", "/again", "/name/set"):
        answer = visitor.client.post(path, data=given, headers={"origin": f"http://{HOST}"})
        assert answer.status_code == 403
    assert not house.log


def test_a_damaged_line_of_the_log_is_named(house: House) -> None:
    (house.root / "decisions.jsonl").write_text("{oops\n", encoding="utf-8")
    assert "decisions.jsonl:1: not a decision" in house.visitor().open("/").text


@pytest.mark.parametrize(
    "address", ["/conflict/0000000000000000", "/document?source=nobody", "/static/../app.py", "/x"]
)
def test_what_is_not_there_is_said_kindly(house: House, address: str) -> None:
    visitor = house.visitor().open(address)
    assert visitor.answer.status_code == 404
    assert visitor.page.cssselect("a[href='/']")
