"""Searching a catalogue held in memory: pure Python, no Qt, no SQL."""
