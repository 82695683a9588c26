"""Everything that touches the disk around the stages: settings, lists of sources, records, schemas.

Reading gives records or one clear line about what to change; writing happens beside
the old file and replaces it in one step, so nothing is ever half there.
"""
