"""The order of the stages: one library function for each command, each giving back a record.

`gather` maps over sources (read, extract), `weigh` compares and settles what they gave, and
`running`, `publishing`, `deciding` and the others are what the commands call.
"""
