"""The review page: conflicts settled in the browser, on this machine.

`desk` holds what was weighed and settles it anew after each decision, `queue`, `cards` and `documents` work out what
the pages show, `guard` keeps strangers out, and `app` ties them to addresses. `serve` opens the door.
"""
