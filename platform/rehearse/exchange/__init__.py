"""Cards and everything else of a person's, brought in and taken out: Anki's packages, CSV, and a backup as JSON."""
