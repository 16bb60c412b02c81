"""The cards and decks of a person: written here, changed in place, or brought from elsewhere."""
