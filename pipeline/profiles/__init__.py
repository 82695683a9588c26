"""The YAML that teaches the pipeline a domain, and what it means.

`model` is the shape of a profile, `load` reads one and points at its mistakes,
the `.yaml` files are the profiles that ship.
"""
