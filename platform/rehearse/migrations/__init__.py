"""How the tables came to be: one file a change in `versions/`, applied at every start."""
