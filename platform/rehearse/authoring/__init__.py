"""What authors of problems use: the gates that a folder must pass before anybody learns from it."""
