"""One object a subject between the pages and the services: it asks, waits, and tells what came of it."""
