"""Settling is tested on claims made by hand, as comparing is."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "compare"))
