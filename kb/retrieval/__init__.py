"""Finding evidence: exact look-up, lexical and dense search, fusion. Keeps what it rejects."""
