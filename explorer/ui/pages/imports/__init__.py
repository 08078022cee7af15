"""The page *Imports*: the assistant, one module a step, and what was imported before."""
