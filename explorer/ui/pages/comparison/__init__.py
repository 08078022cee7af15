"""Two to five courses side by side."""
