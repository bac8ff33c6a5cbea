"""HTTP in, HTTP out: routes call the knowledge base and return kb/rendering's JSON."""
