"""From groups and conflicts to facts: what the policy settles, what people decided, and how every claim stands.

`rules` narrows values down, `decisions` binds what people settled to the testimony they weighed, `facts`
and `standings` write the sheet's facts. `settle` is the stage.
"""

from pipeline.settle.decisions import Stale, decide, idle, in_force, testimony
from pipeline.settle.gate import at_least, blocking, blocks
from pipeline.settle.rules import explained
from pipeline.settle.stage import settle

__all__ = ["Stale", "at_least", "blocking", "blocks", "decide", "explained", "idle", "in_force", "settle", "testimony"]
