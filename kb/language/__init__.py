"""What language a text is in and how its words are made comparable."""
