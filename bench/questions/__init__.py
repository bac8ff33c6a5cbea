"""How the starter corpus answers the questions written for it, outcome and citation."""
