"""`reconcile init`, `reconcile schema` and `reconcile profile check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.session import Session, shared_options

if TYPE_CHECKING:
    from pipeline.run.starting import ProfileCheck

WRONG = 2


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[DIR]")
@shared_options
@click.pass_obj
def init(session: Session, folder: Path) -> int:
    """Make a new project folder that runs at once.

    \b
    Example:
      reconcile init my-project
      reconcile --project my-project run
    """
    from pipeline.cli.summary import file_rows
    from pipeline.run.starting import init as make

    result = make(folder)
    session.show(result, lambda: "\n".join([*file_rows(result.files), "", f"Next: reconcile --project {folder} run"]))
    return 0


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("schema"), metavar="[DIR]")
@shared_options
@click.pass_obj
def schema(session: Session, folder: Path) -> int:
    """Write the JSON Schema of every file we write.

    \b
    Example:
      reconcile schema
    """
    from pipeline.cli.summary import file_rows
    from pipeline.run.starting import write_schemas

    result = write_schemas(folder)
    session.show(result, lambda: "\n".join(file_rows(result.files)))
    return 0


@click.group()
def profile() -> None:
    """The YAML that teaches the pipeline a domain.

    \b
    Example:
      reconcile profile check my-profile.yaml
    """


@profile.command()
@click.argument("file", type=click.Path(path_type=Path))
@shared_options
@click.pass_obj
def check(session: Session, file: Path) -> int:
    """Is this profile sound? Line and column of what is not.

    FILE is a .yaml file, or the name of a profile that ships.

    \b
    Example:
      reconcile profile check occupation
    """
    from pipeline.run.starting import check_profile

    result = check_profile(file)
    session.show(result, lambda: _check_text(result))
    return 0 if result.sound else WRONG


def _check_text(result: ProfileCheck) -> str:
    if result.sound:
        told = f"{result.file}: sound, {len(result.properties)} properties: {', '.join(result.properties)}"
        return f"{told}\nleft out: {', '.join(result.left_out)}" if result.left_out else told
    places = (
        ":".join(str(each) for each in (result.file, mistake.line, mistake.column) if each is not None)
        for mistake in result.mistakes
    )
    return "\n".join(f"{place}: {mistake.problem}" for place, mistake in zip(places, result.mistakes, strict=True))
