"""From groups and conflicts to facts: what the policy settles, what people decided, and how every claim stands.

`rules` narrows values down, `decisions` binds what people settled to the testimony they weighed, `facts`
and `standings` write the sheet's facts. `settle` is the stage.
"""

from pipeline.settle.decisions import Stale, decide, in_force, testimony
from pipeline.settle.gate import blocking
from pipeline.settle.rules import explained
from pipeline.settle.stage import settle

__all__ = ["Stale", "blocking", "decide", "explained", "in_force", "settle", "testimony"]
