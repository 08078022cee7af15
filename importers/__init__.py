"""From a file to courses, rejects and warnings; nothing is written."""
