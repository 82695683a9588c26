"""What every record in a file is built on."""

from __future__ import annotations

from msgspec import Struct


class Exact(Struct, frozen=True, forbid_unknown_fields=True):
    """A record that is its fields and nothing else: a key that it does not know is refused where it is read.

    Otherwise words could be added to a published sheet that no check ever sees.
    """
