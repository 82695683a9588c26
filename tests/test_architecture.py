"""The house stays as the plan has it: imports point one way, disk is touched in few places, modules stay small."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pipeline"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAY_TOUCH_THE_DISK = ("files", "readers", "review", "engines", "cli")
DISK = {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rename", "touch", "rmdir"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


WORK = re.compile(
    r"(?<![a-z])(?:wages?|salar(?:y|ies)|occupations?|employ(?:s|ed|ers?|ees?|ment)?|careers?|professions?|jobs?|workers?"
    r"|hir(?:e|es|ed|ing)|degrees?|bachelor|licen[cs]\w*|certif\w*|credentials?|industr(?:y|ies)|tuition|nurses?)(?![a-z])",
    re.I,
)
"""Words of pay, jobs and study: they belong to the profile of occupations."""
COMMON = {"scan/calendar.py"}
"""Where everyday things are listed, workers among them, a number of which is no year: 2000 people, hours, miles."""


def literals(path: Path) -> Iterator[str]:
    """The texts in a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in told and isinstance(node.value, str | bytes):
            yield node.value if isinstance(node.value, str) else node.value.decode("cp1252")


@pytest.mark.parametrize("path", sorted((PACKAGE / "extract").rglob("*.py")), ids=named)
def test_extraction_knows_no_word_of_a_domain(path: Path) -> None:
    found = {word for text in literals(path) for word in WORK.findall(text)}
    if path.relative_to(PACKAGE / "extract").as_posix() in COMMON:
        assert found
    else:
        assert not found, "say it in a profile: docs/profiles.md"


def test_imports_point_one_way() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_holds_two_ideas(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.relative_to(PACKAGE).parts[0] not in MAY_TOUCH_THE_DISK],
    ids=named,
)
def test_stages_leave_the_disk_alone(path: Path) -> None:
    """Only what ships inside the package (a profile, a template) may be read outside `files` and `readers`."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    touching = {call.attr for call in calls if isinstance(call, ast.Attribute)} & DISK
    opening = {call.id for call in calls if isinstance(call, ast.Name)} & {"open"}
    assert not opening
    assert not touching - ({"read_text"} if "importlib.resources" in path.read_text(encoding="utf-8") else set())


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_results_never_depend_on_the_clock_or_on_chance(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] in ("cli", "review", "engines"):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not modules & {"random", "time", "uuid", "secrets", "socket", "urllib.request", "http.client"}


def test_what_is_installed_is_what_is_pinned() -> None:
    import tomllib
    from importlib.metadata import distributions

    pins = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["uv"]["constraint-dependencies"]
    pinned = dict(pin.split("==") for pin in pins)
    installed = {each.metadata["Name"].lower().replace("_", "-"): each.version for each in distributions()}
    installed = {name: version for name, version in installed.items() if name not in ("reconcile", "pip", "setuptools")}
    assert installed == {name: pinned.get(name) for name in installed}, "run .ci/pin"


def test_no_tracked_file_names_a_registry_or_a_machine() -> None:
    import re
    import subprocess

    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    registries = ("pypi", "pythonhosted", "registry.npmjs", "deb.debian")
    hosts = re.compile("|".join(re.escape(name) + r"\.(org|com)" for name in registries))
    tracked = [ROOT / name for name in listed.stdout.split("\n") if name]
    assert ROOT / "uv.lock" not in tracked
    for path in tracked:
        if path.is_file() and path.suffix in (".py", ".toml", ".md", ".yaml", ".json", ".jsonl", ".html", ".txt"):
            assert not hosts.search(path.read_text(encoding="utf-8", errors="replace")), path
