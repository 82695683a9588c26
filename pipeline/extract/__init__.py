"""From documents to claims: scan finds mentions, context says what stands around them, claims are assembled."""
