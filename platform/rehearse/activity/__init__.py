"""How long a person was active, and what follows for their goal of the day and their streak."""
