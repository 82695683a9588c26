"""How well extraction did, measured against claims that people labelled.

`matching` decides which claim is which label; `score` counts, with spans, qualifiers, subjects and
attributions counted apart from values.
"""

from pipeline.evaluate.score import evaluate

__all__ = ["evaluate"]
