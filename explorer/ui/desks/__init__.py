"""What is open at the moment, and each change of it as a command that can be undone: no widget."""
