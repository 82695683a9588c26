"""Words as a profile and a document spell them: found, compared, and told alike."""
