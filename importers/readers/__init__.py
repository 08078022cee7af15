"""One module a file format: raw cells with addresses, nothing interpreted."""
