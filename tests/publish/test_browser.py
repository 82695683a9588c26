"""The report in a real browser: nothing overflows, nothing complains, nothing is fetched, at any width."""

from __future__ import annotations

import shutil

import pytest

from pipeline.publish import IndexRow, homes_of, index_pages, page_name, parts, placed, report, row_of, subject_pages
from pipeline.publish.places import ROOM

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")

OVERFLOWING = """() => {
    const clipped = (element) => element.closest(".scroll, .index ul, .index, .skip, .plot") !== null
        || element.closest("thead") !== null;
    return [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !clipped(element))
        .map((element) => element.outerHTML.slice(0, 120));
}"""
TEXT_OFF_THE_PLOT = """() => [...document.querySelectorAll(".plot text")]
    .filter((text) => {
        const box = text.getBoundingClientRect(), plot = text.closest(".plot").getBoundingClientRect();
        return box.width && (box.left < plot.left - 2 || box.right > plot.right + 2);
    }).map((text) => text.textContent)"""
LABELS_MEET = """() => [...document.querySelectorAll(".plot g")]
    .flatMap((row) => [...row.querySelectorAll(".who")].map((who) => [who, row.querySelector(".said")]))
    .filter(([who, said]) => said && who.getBoundingClientRect().width
        && who.getBoundingClientRect().right > said.getBoundingClientRect().left)
    .map(([who, said]) => who.textContent + " | " + said.textContent)"""


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def folder(tmp_path, sheet, world, unclaimed):
    for name, text in report(sheet, world.documents, unclaimed).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def visit(browser, folder):
    """Open the report at a width, and note everything the page says or asks for."""
    contexts = []

    def visit(width: int, file: str = "report.html", **more):
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        page = context.new_page()
        page.noise = []
        page.on("console", lambda message: page.noise.append(message.text))
        page.on("pageerror", lambda error: page.noise.append(str(error)))
        page.on("dialog", lambda dialog: (page.noise.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: page.noise.append(request.url) if request.url.startswith("http") else None)
        page.goto((folder / file).as_uri())
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000, 1600])
def test_nothing_overflows_and_nothing_complains(visit, width, scheme):
    page = visit(width, color_scheme=scheme)
    for details in page.query_selector_all("details"):
        details.evaluate("element => element.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OVERFLOWING) == []
    assert page.evaluate(TEXT_OFF_THE_PLOT) == []
    assert page.evaluate(LABELS_MEET) == []
    assert page.noise == []


def test_a_claim_leads_to_its_fact_and_back_without_any_script(visit, sheet):
    page = visit(1000, java_script_enabled=False)
    standing = sheet.facts[0].claims[0]
    page.click(f"#c-{standing.claim}")
    assert page.url.endswith(f"#f-{sheet.facts[0].id}")
    page.click(f"#f-{sheet.facts[0].id} summary")
    page.click(f"#f-{sheet.facts[0].id} a[href='#c-{standing.claim}']")
    assert page.url.endswith(f"#c-{standing.claim}")


def test_on_paper_the_index_is_gone_and_the_words_are_there(visit):
    page = visit(1000)
    page.emulate_media(media="print")
    assert not page.is_visible(".index")
    assert page.is_visible("main h1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(visit, scheme):
    page = visit(1000, color_scheme=scheme)
    contrast = page.evaluate(
        """() => {
            const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
                .map((part) => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
                .reduce((sum, part, i) => sum + part * [.2126, .7152, .0722][i], 0);
            const ground = (element) => {
                for (; element; element = element.parentElement) {
                    const colour = getComputedStyle(element).backgroundColor;
                    if (colour !== "rgba(0, 0, 0, 0)") return colour;
                }
                return "rgb(255, 255, 255)";
            };
            return [...document.querySelectorAll("h1, h2, h3, p, a, td, th, dt, dd, summary, .chip, .soft, .claim")]
                .map((element) => {
                    const a = light(getComputedStyle(element).color), b = light(ground(element));
                    return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), element.outerHTML.slice(0, 80)];
                }).sort((a, b) => a[0] - b[0])[0];
        }"""
    )
    assert contrast[0] >= 4.5, contrast


def test_a_hundred_subjects_are_found_by_name(visit, sheet, world, folder):
    from msgspec import structs

    subjects = [structs.replace(sheet.subjects[0], id=f"s{i}", label=f"Trade {i}") for i in range(100)]
    facts = [structs.replace(sheet.facts[0], id=f"{i:016}", subject=f"s{i}") for i in range(100)]
    large = structs.replace(sheet, subjects=tuple(subjects), facts=tuple(facts), mentioned=())
    for name, text in report(large, world.documents, largest=1000).items():
        (folder / name).write_text(text, encoding="utf-8")
    page = visit(1000)
    page.fill("#filter", "trade 42")
    assert [each.inner_text() for each in page.query_selector_all(".subjects tr[id]:not([hidden]) a")] == ["Trade 42"]
    page.press("#filter", "Enter")
    page.wait_for_url("**/report-s42.html*")
    assert page.inner_text("h1") == "Trade 42"
    assert page.noise == []


def test_thousands_of_subjects_are_found_by_name_from_the_first_page(visit, sheet, folder):
    rows = [IndexRow(f"s{i}", f"Trade {i}", {"agreed": 1}, paged=i != 1999) for i in range(2500)]
    for name, text in index_pages(sheet, rows):
        (folder / name).write_text(text, encoding="utf-8")
    page = visit(1000)
    page.fill("#filter", "TRADE 199")
    assert page.inner_text("#found").splitlines() == ["Trade 199", *(f"Trade {i}" for i in range(1990, 2000))]
    page.fill("#filter", "no such trade")
    assert page.inner_text("#found") == "No subject has this in its name."
    page.fill("#filter", "trade 1999")
    page.press("#filter", "Enter")
    page.wait_for_url("**/report-subjects.2.html#s-s1999")
    assert page.noise == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000, 1600])
def test_nothing_overflows_on_any_page_of_a_split_report(
    visit, sheet, world, unclaimed, folder, width, scheme, monkeypatch
):
    monkeypatch.setattr("pipeline.publish.index.ROWS", 20)
    places = placed((source, home, ROOM // 3) for source, home in homes_of(sheet).items())
    divided = list(parts(sheet, places))
    rows = [row_of(part, places, mentioned=part is divided[-1]) for part in divided]
    pages = [page for part in divided for page in subject_pages(part, world.documents, unclaimed, homes=places)]
    rows += [IndexRow(f"s{i}", f"Trade {i} with a long name, and then some", {"agreed": 1}) for i in range(30)]
    for name, text in (*pages, *index_pages(sheet, rows, sheet.findings)):
        (folder / name).write_text(text, encoding="utf-8")
    clerks = page_name("report.html", "medical-records-clerks")
    for name in (clerks, clerks.replace(".html", ".documents-1.html"), "report.html", "report-subjects.1.html"):
        page = visit(width, name, color_scheme=scheme)
        for details in page.query_selector_all("details"):
            details.evaluate("element => element.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.evaluate(OVERFLOWING) == [], name
        assert page.noise == [], name
