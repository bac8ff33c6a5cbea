"""What each sentence of a text does, and whom it binds; ``find.find_norms`` is the way in."""
