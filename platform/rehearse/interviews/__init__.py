"""Timed mock interviews: what they are made of, which problems and prompts they bring, and how they went."""
