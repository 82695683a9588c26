"""The nouns, frozen: document, mention, claim, conflict, decision, fact sheet, finding.

Records compute things about themselves; they know nothing of disk or of the stages.
Those that are written to files have the shape of the file, so the schemas come from them.
"""
