"""Strangers stay out: other machines, other pages, other users, and whatever a document says."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from pipeline.review.guard import Access

from .conftest import HOST, MANIFEST, WAGE, House, write

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"
OURS = {"origin": f"http://{HOST}"}


def test_the_token_of_the_address_becomes_a_cookie_that_no_script_reads(house: House) -> None:
    stranger = TestClient(house.application, base_url=f"http://{HOST}", follow_redirects=False)
    assert stranger.get("/").status_code == 403
    answer = stranger.get(f"/?cause=window&token={house.access.token}")
    assert 'content="0;url=/?cause=window"' in answer.text
    assert house.access.token not in answer.text
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/").status_code == 200


def test_an_address_with_a_token_leads_nowhere_else(house: House) -> None:
    stranger = TestClient(house.application, base_url=f"http://{HOST}")
    answer = stranger.get('//evil.example/"><b>', params={"token": house.access.token, "x": '"><script>'})
    assert 'content="0;url=/?x=%22%3E%3Cscript%3E"' in answer.text
    assert "evil" not in answer.text


def test_a_wrong_token_opens_nothing(house: House) -> None:
    stranger = TestClient(house.application, base_url=f"http://{HOST}", follow_redirects=False)
    assert stranger.get("/?token=guess").status_code == 403
    assert stranger.get("/", headers={"cookie": f"{house.access.cookie}=guess"}).status_code == 403
    assert stranger.get("/?token=%C3%A9").status_code == 403


def test_every_session_has_another_token() -> None:
    hosts = frozenset({HOST})
    assert Access(hosts).token != Access(hosts).token
    assert Access(hosts).token not in repr(Access(hosts))


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:9999", ""])
def test_only_our_own_host_is_answered(house: House, host: str) -> None:
    """A name that somebody else points at this machine (DNS rebinding) reaches nothing."""
    visitor = house.visitor()
    assert visitor.client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "http://evil.example"}, id="another-site"),
        pytest.param({"origin": "null"}, id="a-sandboxed-page"),
        pytest.param({"origin": "http://127.0.0.1:9999"}, id="another-port"),
        pytest.param({}, id="no-origin"),
    ],
)
def test_a_form_from_elsewhere_is_refused(house: House, headers: dict[str, str]) -> None:
    visitor = house.visitor().at(WAGE)
    given = {"token": house.access.form_token, "answer": "choose:1"}
    answer = visitor.client.post(f"{visitor.answer.url.path}/decide", data=given, headers=headers)
    assert answer.status_code == 403
    assert not house.log


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_form_without_our_token_is_refused(house: House, token: str) -> None:
    visitor = house.visitor().at(WAGE)
    visitor.send("form#decide", "choose:1", token=token)
    assert visitor.answer.status_code == 403
    assert not house.log


def test_a_form_larger_than_any_of_ours_is_not_read(house: House) -> None:
    visitor = house.visitor().at(WAGE).send("form#decide", "choose:1", note="x" * 100_000)
    assert visitor.answer.status_code == 413
    assert not house.log


@pytest.mark.parametrize("body", [b"\xff\xfe=1", b"token=%ff", b"&".join(b"a=1" for _ in range(100)), b""])
def test_what_is_no_form_is_refused(house: House, body: bytes) -> None:
    visitor = house.visitor().at(WAGE)
    answer = visitor.client.post(f"{visitor.answer.url.path}/decide", content=body, headers=OURS)
    assert answer.status_code in (403, 413)


@pytest.mark.parametrize("address", ["/", "/publish", "/name", "/nothing", "/static/review.js"])
def test_every_answer_forbids_what_we_did_not_ship(house: House, address: str) -> None:
    headers = house.visitor().open(address).answer.headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_no_page_holds_a_script_or_a_style_of_its_own(house: House) -> None:
    visitor = house.visitor()
    for address in ("/", "/publish", "/name", "/document?source=newer", visitor.at(WAGE).answer.url.path):
        page = visitor.open(address).page
        assert [each.get("src") for each in page.cssselect("script")] == ["/static/review.js"]
        assert not page.cssselect("style, [style]")
        assert not page.xpath("//@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\n/x"]
)
def test_no_form_leads_off_this_page(house: House, onward: str) -> None:
    given = {"token": house.access.form_token, "name": "Ada L.", "next": onward}
    client = house.visitor().client
    answer = client.post("/name/set", data=given, headers=OURS, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_titles_names_notes_and_texts_are_never_markup(project, build) -> None:
    write(
        project, "newer.txt", (project / "sources" / "newer.txt").read_text().replace("The ovens", f"{HOSTILE} ovens")
    )
    (project / "sources" / "older.txt").rename(project / "sources" / "<b onclick=alert(1)>.txt")
    manifest = MANIFEST.replace("older.txt", "'<b onclick=alert(1)>.txt'").replace(
        "label: Bakers", f"label: '{HOSTILE}'"
    )
    manifest = manifest.replace(
        "Trade Weekly (invented)", f"'{HOSTILE}', title: '</title>{HOSTILE}', url: 'javascript:alert(1)'"
    )
    write(project, "sources.yaml", manifest)
    house = build(project)
    visitor = house.visitor(HOSTILE)
    row = visitor.open("/").page.cssselect(".row a")[0].get("href")
    visitor.open(row).send("form#decide", "unsure", note=HOSTILE)
    seen = ""
    for address in (
        "/",
        row,
        "/publish",
        "/name",
        "/document?source=newer",
        "/document?source=older",
        f"/?subject={HOSTILE}",
    ):
        page = visitor.open(address).page
        seen += visitor.answer.text
        assert [each.get("src") for each in page.cssselect("script")] == ["/static/review.js"], address
        assert not page.cssselect("img, [onerror], [onclick]"), address
        assert not page.xpath("//@href[starts-with(., 'javascript:')]"), address
    assert "&lt;script&gt;alert(1)" in seen
    assert HOSTILE not in seen
