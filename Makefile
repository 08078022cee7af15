# Shorthands for those who have make; run.py does the work on every system.
.PHONY: run test lint check screenshots guide-images locks

run:
	python3 run.py

test:
	python3 run.py test

lint:
	python3 run.py lint

check: test lint

# Every page in both themes at two sizes, in screenshots/ (ignored by git).
screenshots:
	.venv/bin/python -m docs.take_screenshots

# The pictures of docs/guide.md.
guide-images:
	.venv/bin/python -m docs.take_screenshots --guide docs/images

# Needs uv. One lock for all platforms, hashes, no registry address.
locks:
	uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate -q -o requirements/run.txt
	uv pip compile pyproject.toml --group test --universal --generate-hashes --no-header --no-annotate -q -o requirements/test.txt
	uv pip compile pyproject.toml --group test --group lint --universal --generate-hashes --no-header --no-annotate -q -o requirements/lint.txt
