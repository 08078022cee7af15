"""From a cell's value to what it says: one module a kind; every parser takes any value and never raises."""
