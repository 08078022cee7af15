"""One module a kind of value: a cell's writing in, a typed value or its absence out."""
