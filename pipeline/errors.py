"""What stops a run: one small class for each thing a person can do about it.

What is wrong with the *data* is a `Finding` (see `records.finding`). A
`PipelineError` carries its message and its exit code; only `cli.py` catches it.
"""

from __future__ import annotations

from pathlib import Path


class PipelineError(Exception):
    """Something a person has to change before the run can go on."""

    exit_code = 2


class ConfigurationError(PipelineError):
    """A file of settings (project, manifest, profile, decisions) that cannot be used as it is.

    Where several things are wrong at once, `more` holds the others.
    """

    def __init__(
        self,
        file: Path | str,
        problem: str,
        line: int | None = None,
        column: int | None = None,
        more: tuple[ConfigurationError, ...] = (),
    ) -> None:
        self.file, self.problem, self.line, self.column, self.more = str(file), problem, line, column, more
        place = "" if line is None else f":{line}" if column is None else f":{line}:{column}"
        others = f" (and {len(more)} more to mend)" if more else ""
        super().__init__(f"{file}{place}: {problem}{others}")


class UsageError(PipelineError):
    """A command that asks for something that is not there."""


class NothingToRead(PipelineError):
    """No source could be read at all."""


class PublishRefused(PipelineError):
    """Conflicts at or above the gate are open, so no final sheet may be written."""

    exit_code = 1


class IntegrityError(PipelineError):
    """A published statement no longer follows from the files it names."""

    exit_code = 4


class Unreadable(PipelineError):
    """One input that cannot be read: the others are still used, and this one is named.

    `problem` says what is wrong with the file, `advice` what to change.
    """

    exit_code = 3

    def __init__(self, file: Path | str, problem: str, advice: str) -> None:
        self.file, self.problem, self.advice = str(file), problem, advice
        super().__init__(f"{file}: {problem}; {advice}")

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str, str]]:
        """Travel between processes with every part intact."""
        return type(self), (self.file, self.problem, self.advice)
