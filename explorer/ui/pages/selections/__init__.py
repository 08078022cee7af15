"""The page Sélections: the dossiers, what was decided in one, and what it adds up to."""
