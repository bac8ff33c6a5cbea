"""How well retrieval finds what questions ask for, over the product's own indexes."""
