"""The page in a real browser: settled by keyboard alone, quiet, readable for everybody, at any width."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from pipeline.review.serve import entry

from .conftest import MANIFEST, THIRD, bakers, write

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")

SAMPLE = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OVERFLOWING = """() => [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
    .filter((each) => !each.closest(".skip, .aloud, .scroll, .plot, dialog"))
    .map((each) => each.outerHTML.slice(0, 120))"""
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def start() -> Iterator[Any]:
    """Start the page on a project, as a person does, and give its address."""
    yield from starting()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample's page, for tests that only look."""
    for start in starting():
        yield start(copied(tmp_path_factory.mktemp("shown") / "sample"))


def starting() -> Iterator[Any]:
    started = []

    def start(root: Path, *more: str) -> str:
        command = [sys.executable, "-m", "pipeline", "--project", str(root), "review", "--no-browser", *more]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        started.append(process)
        assert process.stdout is not None
        return process.stdout.readline().strip()

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def visit(browser: Any) -> Iterator[Any]:
    """Open an address in a fresh browser, and note all it complains of and every other host it asks."""
    contexts = []

    def visit(address: str, width: int = 1100, **more: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        page = context.new_page()
        page.noise = []
        own = urlsplit(address).netloc
        page.on("console", lambda message: page.noise.append(message.text))
        page.on("pageerror", lambda error: page.noise.append(str(error)))
        page.on("dialog", lambda dialog: (page.noise.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda each: page.noise.append(each.url) if _elsewhere(each.url, own) else None)
        page.goto(address)
        page.wait_for_selector("header.top")
        page.wait_for_load_state()
        return page

    yield visit
    for context in contexts:
        context.close()


def _elsewhere(url: str, own: str) -> bool:
    return urlsplit(url).scheme != "data" and urlsplit(url).netloc != own


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample project of this repository, without its decisions and output."""
    return copied(tmp_path / "sample")


def copied(root: Path) -> Path:
    shutil.copytree(SAMPLE / "sources", root / "sources")
    if (SAMPLE / "reconcile.yaml").exists():
        shutil.copy(SAMPLE / "reconcile.yaml", root)
    return root


def log_of(root: Path) -> list[Any]:
    path = root / "decisions.jsonl"
    return [json.loads(line) for line in path.read_bytes().splitlines()] if path.exists() else []


def introduce(page: Any, name: str = "Ada L.") -> None:
    """Give the name by keyboard, on the first conflict."""
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("form.name")
    page.wait_for_load_state()
    page.keyboard.press("n")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_selector("form#decide")
    page.wait_for_load_state()


def press(page: Any, key: str, until: str) -> None:
    page.keyboard.press(key)
    page.wait_for_selector(until)
    page.wait_for_load_state()


def headline(page: Any) -> str:
    return " ".join(page.locator("h1").inner_text().split())


def test_every_open_conflict_of_the_sample_is_settled_and_published_by_keyboard_alone(
    sample: Path, start: Any, visit: Any
) -> None:
    page = visit(start(sample))
    waiting = page.locator("section[aria-labelledby=waiting] .row").count()
    assert waiting >= 3
    introduce(page)
    for number in range(waiting):
        asked = headline(page)
        page.keyboard.press("1")
        page.wait_for_function(
            "(asked) => document.querySelector('h1').innerText.replace(/\\s+/g, ' ') !== asked", arg=asked
        )
        assert len(log_of(sample)) == number + 1
    assert headline(page) == "Nothing stands in the way"
    press(page, "p", "form.go")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.innerText") != "Publish the sheet":
        page.keyboard.press("Tab")
    press(page, "Enter", ".notice.done")
    assert json.loads((sample / "output" / "fact-sheet.json").read_bytes())["draft"] is False
    assert {each["by"] for each in log_of(sample)} == {"Ada L."}
    assert page.noise == []


def test_keys_skip_note_unsure_undo_and_help(sample: Path, start: Any, visit: Any) -> None:
    page = visit(start(sample))
    introduce(page)
    first = page.url
    press(page, "?", "dialog[open]")
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    assert log_of(sample) == []
    page.keyboard.press("n")
    page.keyboard.type("123 x u z ?")
    assert page.locator("#note").input_value() == "123 x u z ?"
    assert log_of(sample) == []
    page.keyboard.press("Escape")
    press(page, "x", ".notice.done")
    assert [(each["outcome"], each["note"]) for each in log_of(sample)] == [("not_a_conflict", "123 x u z ?")]
    press(page, "z", "h1")
    page.wait_for_url(f"{first}*")
    assert [each["outcome"] for each in log_of(sample)] == ["not_a_conflict", "undo"]
    page.keyboard.press("u")
    assert page.evaluate("document.activeElement.id") == "note"
    page.keyboard.type("which edition?")
    page.keyboard.press("Control+Enter")
    page.wait_for_function("(first) => location.pathname !== new URL(first).pathname", arg=first)
    assert log_of(sample)[-1]["outcome"] == "unsure"
    second = urlsplit(page.url).path
    page.keyboard.press("s")
    page.wait_for_function("(second) => location.pathname !== second", arg=second)
    page.wait_for_load_state()
    page.keyboard.press("k")
    page.wait_for_function("(second) => location.pathname === second", arg=second)
    assert page.noise == []


def test_another_value_is_asserted_by_keyboard(tmp_path: Path, start: Any, visit: Any) -> None:
    root = bakers(tmp_path / "project")
    page = visit(start(root))
    introduce(page)
    page.keyboard.press("a")
    page.keyboard.type("$37,500")
    page.keyboard.press("Tab")
    page.keyboard.type("asked the bureau")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".notice.done")
    assert [(each["outcome"], each["value"]["amount"]) for each in log_of(root)] == [("assert", "37500")]


def test_what_happens_is_told_aloud_and_the_focus_goes_along(tmp_path: Path, start: Any, visit: Any) -> None:
    root = bakers(tmp_path / "project")
    page = visit(start(root))
    introduce(page)
    press(page, "2", ".notice.done")
    said = "Recorded: Ada L. chose $36,650."
    page.wait_for_function("(said) => document.getElementById('live').textContent.includes(said)", arg=said)
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_a_stale_decision_is_reopened_by_new_evidence(tmp_path: Path, start: Any, visit: Any) -> None:
    root = bakers(tmp_path / "project")
    page = visit(start(root))
    introduce(page)
    press(page, "2", ".notice.done")
    write(root, "third.txt", THIRD)
    write(root, "sources.yaml", MANIFEST + "  - {id: third, file: third.txt, publisher: Crumb (invented)}\n")
    page.goto(page.url)
    page.get_by_role("button", name="Read them again").click()
    page.wait_for_selector(".row.stale")
    page.wait_for_load_state()
    page.keyboard.press("j")
    press(page, "Enter", ".shift")
    assert "Crumb (invented) says $38,100" in page.locator(".shift").inner_text()
    press(page, "3", ".notice.done")
    assert headline(page) == "Nothing stands in the way"
    assert page.noise == []


def test_the_second_of_two_tabs_is_told_and_loses_nothing(tmp_path: Path, start: Any, visit: Any) -> None:
    root = bakers(tmp_path / "project")
    page = visit(start(root))
    introduce(page)
    other = page.context.new_page()
    other.goto(page.url)
    press(page, "1", ".notice.done")
    other.keyboard.press("n")
    other.keyboard.type("I think otherwise")
    other.keyboard.press("Escape")
    press(other, "2", ".notice.grave")
    assert "Your answer was not recorded" in other.locator(".notice.grave").inner_text()
    assert other.locator("#note").input_value() == "I think otherwise"
    assert len(log_of(root)) == 1


def test_hostile_texts_names_and_notes_run_nothing(tmp_path: Path, start: Any, visit: Any) -> None:
    root = bakers(tmp_path / "project")
    write(root, "newer.txt", (root / "sources" / "newer.txt").read_text().replace("The ovens", f"{HOSTILE} ovens"))
    write(root, "sources.yaml", MANIFEST.replace("Trade Weekly (invented)", f"'{HOSTILE}', title: '</title>{HOSTILE}'"))
    page = visit(start(root))
    introduce(page, HOSTILE)
    page.keyboard.press("n")
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Escape")
    press(page, "2", ".notice.done")
    page.goto(page.url)
    press(page, "p", "form.go")
    page.goto(page.url.replace("/publish", "/document?source=newer"))
    assert HOSTILE in page.locator(".text").inner_text()
    assert page.noise == []


def test_the_page_says_so_when_the_server_is_gone(tmp_path: Path, visit: Any) -> None:
    root = bakers(tmp_path / "project")
    command = [sys.executable, "-m", "pipeline", "--project", str(root), "review", "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=os.environ)
    assert process.stdout is not None
    page = visit(process.stdout.readline().strip())
    introduce(page)
    process.kill()
    process.communicate()
    press(page, "1", ".notice.grave")
    assert "Nothing was recorded" in page.locator(".notice.grave").inner_text()


def test_everything_works_without_javascript(tmp_path: Path, start: Any, visit: Any) -> None:
    root = bakers(tmp_path / "project")
    page = visit(start(root), java_script_enabled=False)
    page.locator(".row a").first.click()
    page.get_by_label("Your name").fill("Grace H.")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Choose $36,650").click()
    page.locator(".notice.done").get_by_role("button", name="Undo").click()
    page.get_by_label("Note").fill("two kinds of bakers")
    page.get_by_role("button", name="Not a conflict").click()
    page.get_by_role("link", name="Publish").first.click()
    page.get_by_role("button", name="Publish the sheet").click()
    assert "Published." in page.locator(".notice.done").inner_text()
    assert [each["outcome"] for each in log_of(root)] == ["choose", "undo", "not_a_conflict"]
    assert not page.locator("kbd").first.is_visible()


def test_a_browser_that_is_started_with_a_private_file_finds_the_page(shown: str, visit: Any) -> None:
    """The token stands on no command line, where others could read it."""
    with entry(shown) as file:
        assert file.stat().st_mode & 0o077 == 0
        page = visit(file.as_uri())
        assert page.url == shown.partition("?")[0]
        assert page.locator(".row").count() >= 3
    assert not file.exists()


def test_without_a_name_an_answer_asks_for_it(shown: str, visit: Any) -> None:
    page = visit(shown)
    page.keyboard.press("j")
    press(page, "Enter", "form.name")
    page.keyboard.press("1")
    assert page.evaluate("document.activeElement.id") == "name"


def test_the_document_opens_scrolled_to_the_words(shown: str, visit: Any) -> None:
    page = visit(shown, width=1000)
    page.locator(".row a").first.click()
    page.locator(".claim-card h4 a").first.click()
    page.wait_for_selector(".claim:target")
    box = page.locator(".claim:target").bounding_box()
    assert box is not None
    assert 60 < box["y"] < 880


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1600])
def test_nothing_overflows(shown: str, visit: Any, width: int) -> None:
    page = visit(shown, width=width)
    assert page.evaluate(OVERFLOWING) == []
    for path in [*every_page(page)]:
        page.goto(path)
        assert page.evaluate(OVERFLOWING) == [], path


def every_page(page: Any) -> list[str]:
    rows = page.locator(".row a").evaluate_all("(rows) => rows.map((row) => row.href)")
    base = page.url.partition("?")[0].rstrip("/")
    return [*rows, f"{base}/publish", f"{base}/name", f"{base}/document?source=career-guide"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier_for_anybody(sample: Path, start: Any, visit: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = visit(start(sample), color_scheme=scheme, bypass_csp=True)
    introduce(page)
    press(page, "1", ".notice.done")
    press(page, "?", "dialog[open]")
    found = serious(axe.Axe().run(page), page.url)
    press(page, "q", "dialog[open]")
    page.keyboard.press("Escape")
    page.goto(page.url.partition("/conflict")[0])
    for path in [page.url, *every_page(page)]:
        page.goto(path)
        found += serious(axe.Axe().run(page), path)
    assert found == []


def serious(results: Any, path: str) -> list[tuple[str, str, Any]]:
    return [
        (path, each["id"], [node["html"][:200] for node in each["nodes"]])
        for each in results.response["violations"]
        if each["impact"] in ("serious", "critical")
    ]
