"""From the value of a cell to what it says: one module a kind; every parser accepts any value and never raises."""
