"""What is wrong with a value in a settings file, in words that say what to change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import BaseModel


@dataclass(frozen=True)
class Complaint:
    """One mistake: the route to it, whether the key itself is meant, and the sentence for its author."""

    route: tuple[str | int, ...]
    about_key: bool
    words: str


def complaint(model: type[BaseModel], error: Any) -> Complaint:
    """Put one validation error into words for the author of the file."""
    route = tuple(step for step in error["loc"] if step != "[key]")
    name = _name(route)
    words = _SAID.get(error["type"], _plainly)(name, error)
    if error["type"] == "extra_forbidden":
        return Complaint(route, True, f"unknown key `{route[-1]}`; {_advice(model, str(route[-1]))}")
    if error["type"] == "missing":
        return Complaint(route[:-1], False, f"`{route[-1]}` is missing; add it")
    return Complaint(route, False, words)


def _plainly(name: str, error: Any) -> str:
    return f"`{name}` is {_shown(error['input'])}: {str(error['msg']).replace('Input should', 'it should')}"


def _choice(name: str, error: Any) -> str:
    return f"`{name}` must be {error['ctx']['expected']}, not {_shown(error['input'])}"


def _text(name: str, error: Any) -> str:
    return f"`{name}` must be text, not {_shown(error['input'])}; put it in quotes"


def _keyed(name: str, error: Any) -> str:
    return f"`{name}` must be keys with values, not {_shown(error['input'])}"


def _list(name: str, error: Any) -> str:
    return f"`{name}` must be a list, not {_shown(error['input'])}; write [ ] around it"


def _own(name: str, error: Any) -> str:
    return str(error["msg"]).removeprefix("Value error, ")


_SAID: dict[str, Callable[[str, Any], str]] = {
    "literal_error": _choice,
    "string_type": _text,
    "model_type": _keyed,
    "model_attributes_type": _keyed,
    "dict_type": _keyed,
    "list_type": _list,
    "tuple_type": _list,
    "value_error": _own,
}


def _name(route: tuple[str | int, ...]) -> str:
    """`sources[2].kind`: how an author would point at it."""
    words = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in route)
    return words.removeprefix(".") or "the file"


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    text = str(value)
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57]}…”"


def _advice(model: type[BaseModel], key: str) -> str:
    near = get_close_matches(key[:80], _known(model), n=1)
    return f"did you mean `{near[0]}`?" if near else "take it out"


@cache
def _known(model: type[BaseModel]) -> list[str]:
    return sorted(set(_keys(model.model_json_schema())))


def _keys(schema: object) -> Iterator[str]:
    if isinstance(schema, Mapping):
        properties = schema.get("properties")
        yield from map(str, properties if isinstance(properties, Mapping) else ())
        for part in schema.values():
            yield from _keys(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _keys(part)
