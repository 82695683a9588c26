"""The order of the stages: one library function for each command, each giving back a record.

`gather` maps over the sources (`fetching` reads one and takes its claims), `corpus` knows what all of them gave, and
`reuse` where it lies. `shares` and `dividing` cut the corpus into parts, `weighing` compares and settles one, `whole`
adds them up. `outputs` and `pages` make the files. `running`, `publishing`, `deciding` and the others are what the
commands call; those that look at all conflicts at once have `weigh` weigh everything in memory.
"""
