"""What each field of a file holds, in a sentence: the words that stand below the field in its record."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import msgspec

TAG = "Which kind of record this is."


def described(schema: Mapping[str, Any], record: type[msgspec.Struct]) -> dict[str, Any]:
    """A schema whose every field says what it holds."""
    known = {each.__name__: each for each in records_in(msgspec.inspect.type_info(record))}
    parts = {name: with_sentences(part, known[name]) for name, part in schema["$defs"].items()}
    return {**with_sentences(schema, record), "$defs": parts}


def with_sentences(part: Mapping[str, Any], record: type[msgspec.Struct]) -> dict[str, Any]:
    """The schema of one record, with a sentence on each of its fields."""
    told = sentences(record)
    fields = {name: {"description": told.get(name, TAG), **field} for name, field in part["properties"].items()}
    return {**part, "properties": fields}


def sentences(record: type[msgspec.Struct]) -> dict[str, str]:
    """By the name it is written under, what each field of a record holds."""
    told: dict[str, str] = {}
    for owner in reversed(record.__mro__):
        if owner is not msgspec.Struct and issubclass(owner, msgspec.Struct):
            told.update(below_fields(owner))
    names = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    return {written: told[field] for field, written in names}


def below_fields(owner: type) -> Iterator[tuple[str, str]]:
    """The words below each field, as they stand in the code."""
    (definition,) = ast.parse(inspect.getsource(owner)).body
    assert isinstance(definition, ast.ClassDef)
    for field, words in pairwise(definition.body):
        if isinstance(field, ast.AnnAssign) and isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant):
            assert isinstance(field.target, ast.Name)
            yield field.target.id, " ".join(str(words.value.value).split())


def records_in(found: msgspec.inspect.Type) -> Iterator[type[msgspec.Struct]]:
    """A record and every record inside it, some of them more than once."""
    if isinstance(found, msgspec.inspect.StructType):
        yield found.cls
        inside = [field.type for field in found.fields]
    elif isinstance(found, msgspec.inspect.UnionType):
        inside = list(found.types)
    elif isinstance(found, msgspec.inspect.TupleType):
        inside = list(found.item_types)
    elif isinstance(found, msgspec.inspect.DictType):
        inside = [found.key_type, found.value_type]
    else:
        inside = [found.item_type] if isinstance(found, msgspec.inspect.VarTupleType) else []
    for each in inside:
        yield from records_in(each)
