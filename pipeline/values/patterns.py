"""Patterns made of words, and patterns compiled when first asked: one document asks but a few of all there are."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_SIGN = re.compile(r"[()\[\]{}?*+\-|^$\\.&~#]")
"""What means something in a pattern."""


def literally(words: str) -> str:
    """A pattern for the words; blanks stay as they are, which is compiled faster than `re.escape` has it."""
    return _SIGN.sub(r"\\\g<0>", words)


def later(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern to be compiled when it is first asked.

    It answers as a compiled one does, a little slower: what every page asks many times is better compiled at once.
    """
    return cast("re.Pattern[AnyStr]", _Later(pattern, flags))


class _Later:
    """Stands for a pattern. What it is asked first it has not got: that compiles it, and it takes over the answers."""

    __slots__ = ("_flags", "findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled: re.Pattern[Any] = re.compile(self.pattern, self._flags)
        self.search, self.match, self.fullmatch = compiled.search, compiled.match, compiled.fullmatch
        self.finditer, self.findall = compiled.finditer, compiled.findall
        self.split, self.sub = compiled.split, compiled.sub
        return getattr(compiled, name)
