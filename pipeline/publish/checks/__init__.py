"""What can be held against a sheet: one module for each kind of evidence.

`files` asks the sources, `claims` the claims themselves, `facts` what follows from them, `decisions` what people
settled. Each check yields failures by name; `publish.verify` runs them all.
"""
