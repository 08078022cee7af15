# Shorthands for those who have make; run.py does the work on every system.
.PHONY: run test lint check screenshots guide-images translations locks

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

# French is the source: English texts, and French plurals. Fill in app_en.ts with Qt Linguist, then run it again.
LUPDATE = .venv/bin/pyside6-lupdate -extensions py explorer -locations none -no-obsolete -source-language fr_FR
I18N = resources/i18n
translations:
	$(LUPDATE) -target-language en_US -ts $(I18N)/app_en.ts
	$(LUPDATE) -target-language fr_FR -pluralonly -ts $(I18N)/app_fr.ts
	.venv/bin/pyside6-lrelease $(I18N)/app_en.ts -qm $(I18N)/app_en.qm
	.venv/bin/pyside6-lrelease $(I18N)/app_fr.ts -qm $(I18N)/app_fr.qm

# Needs uv. One lock for all platforms, hashes, no registry address.
locks:
	uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate -q -o requirements/run.txt
	uv pip compile pyproject.toml --group test --universal --generate-hashes --no-header --no-annotate -q -o requirements/test.txt
	uv pip compile pyproject.toml --group test --group lint --universal --generate-hashes --no-header --no-annotate -q -o requirements/lint.txt
