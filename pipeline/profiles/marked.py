"""YAML as people write it: plain values, and the line and column of each.

Values are taken at their word: `NO` is Norway and not false, `2023-05-01` and `007` stay as written. Only
`true`, `false`, `null` and plain numbers are more than text. Aliases are refused, so no file can unfold
into a bigger one, and a key that stands twice is a mistake.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from pipeline.errors import ConfigurationError
from pipeline.profiles.complaints import complaint

Step = str | int
Route = tuple[Step, ...]
Place = tuple[int, int]
Model = TypeVar("Model", bound=BaseModel)

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_PLAIN_KINDS = ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
_PLAIN_TAGS = tuple(f"tag:yaml.org,2002:{kind}" for kind in _PLAIN_KINDS)
_DEEPEST = 50
_OPENERS = 2000
_INDENTED = re.compile(r"^[ \t?:-]{500,}", re.MULTILINE)
"""With fewer brackets, and no line that starts deeper, no file is nested more deeply than is safe to put together."""
_MOST_COMPLAINTS = 1000


@dataclass(frozen=True)
class Marked:
    """The values of one YAML file, and the place of each key and value by its route from the top."""

    file: Path | str
    value: object
    keys: dict[Route, Place] = field(default_factory=dict)
    places: dict[Route, Place] = field(default_factory=dict)

    def place(self, route: Route, key: bool = False) -> Place:
        """Line and column (from 1) of what stands at a route, or of the nearest thing above it."""
        for length in range(len(route), 0, -1):
            found = (self.keys if key else self.places).get(route[:length]) or self.places.get(route[:length])
            if found:
                return found
        return self.places.get((), (1, 1))


def read_marked(text: str, file: Path | str) -> Marked:
    """Read a YAML text, or say in one line where it is broken."""
    try:
        if text.count("[") + text.count("{") > _OPENERS or _INDENTED.search(text):
            _refuse_depths(text, file)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark
        place = (mark.line + 1, mark.column + 1) if mark else ()
        raise ConfigurationError(file, f"not valid YAML: {trouble.problem or trouble.context}", *place) from trouble
    except yaml.YAMLError as trouble:
        raise ConfigurationError(file, f"not valid YAML: {str(trouble).splitlines()[0]}") from trouble
    except RecursionError as trouble:
        raise ConfigurationError(file, "nested too deeply; write it flatter") from trouble
    return _Walk(file).read(node)


def _refuse_depths(text: str, file: Path | str) -> None:
    """Refuse a file nested so deeply that putting it together would break the interpreter."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                mark = event.start_mark
                place = (mark.line + 1, mark.column + 1) if mark else ()
                raise ConfigurationError(file, "nested too deeply; write it flatter", *place)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def validated(marked: Marked, model: type[Model]) -> Model:
    """What the file says, as a checked model; every mistake with its line, column and what to change."""
    try:
        return model.model_validate(marked.value if marked.value is not None else {})
    except ValidationError as trouble:
        errors = trouble.errors(include_url=False)
        said = [complaint(model, error) for error in errors[:_MOST_COMPLAINTS]]
        # by line; on one line a strange key goes first, for it is often the missing one misspelt
        placed = sorted((*marked.place(each.route, each.about_key), not each.about_key, each.words) for each in said)
        placed.sort(key=lambda each: (each[0], each[2], each[1]))
        first, *others = (ConfigurationError(marked.file, words, line, column) for line, column, _, words in placed)
        raise ConfigurationError(first.file, first.problem, first.line, first.column, tuple(others)) from trouble


class _Walk:
    """One pass over the nodes of a file, which notes places and refuses what could surprise."""

    def __init__(self, file: Path | str) -> None:
        self.marked = Marked(file, None)
        self.seen: set[int] = set()

    def read(self, node: yaml.Node | None) -> Marked:
        value = None if node is None else self.visit(node, ())
        return Marked(self.marked.file, value, self.marked.keys, self.marked.places)

    def visit(self, node: yaml.Node, route: Route) -> object:
        self.marked.places[route] = _place(node)
        if not node.tag.startswith(_PLAIN_TAGS):
            raise self.trouble(node, f"the tag {node.tag} is not allowed; write a plain value")
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if id(node) in self.seen:
            raise self.trouble(node, "an alias (*name) is not allowed here; write the value out")
        if len(route) > _DEEPEST:
            raise self.trouble(node, "nested too deeply; write it flatter")
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.visit(each, (*route, index)) for index, each in enumerate(node.value)]
        return self.mapping(node, route)

    def mapping(self, node: yaml.Node, route: Route) -> dict[str, object]:
        found: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self.trouble(key_node, "a key must be a plain word")
            key = str(key_node.value)
            if key in found:
                raise self.trouble(key_node, f"the key `{key}` stands twice; keep one")
            self.marked.keys[(*route, key)] = _place(key_node)
            found[key] = self.visit(value_node, (*route, key))
        return found

    def scalar(self, node: yaml.ScalarNode) -> object:
        text = str(node.value)
        if node.style is not None:
            return text
        if text.lower() in _WORDS:
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text) and len(text) < 40:
            return int(text)
        return float(text) if _NUMBER.fullmatch(text) else text

    def trouble(self, node: yaml.Node, problem: str) -> ConfigurationError:
        line, column = _place(node)
        return ConfigurationError(self.marked.file, problem, line, column)


def _place(node: yaml.Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1
