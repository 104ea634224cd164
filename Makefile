# Every target does its own set-up; only Python (3.11 or newer), make and git are needed.
# PYTHON=python3.12 make test uses another Python; OPTIES=... is handed to the tool.

PY := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test lint genereer actueel traag bench vergrendel schoon run-klaar test-klaar \
	traag-klaar

help: ## toon deze lijst
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | \
		while IFS='|' read -r doel uitleg; do printf '%-20s%s\n' "  $$doel" "$$uitleg"; done

demo: run-klaar ## laat vngcheck zien op een echt voorbeeld; de rapporten komen in uit/
	@.venv/bin/vngcheck demo uit

test: test-klaar ## draai de tests, behalve de trage
	$(PY) -m pytest -q -n auto -m 'not traag' $(OPTIES)

lint: test-klaar ## controleer de code: ruff en mypy
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

genereer: test-klaar ## schrijf wat uit de code volgt: JSON Schema's, schermen in docs, helpteksten
	.ci/genereer

actueel: test-klaar ## controleer dat die bestanden actueel zijn
	.ci/genereer --controleer

traag: traag-klaar ## draai de trage tests: veraPDF, een browser, een echte installatie
	$(PY) -m pytest -q -n auto --dist loadgroup -m traag $(OPTIES)

bench: test-klaar ## meet de snelheid, als verhoudingen
	$(PY) bench/bench_help.py
	$(PY) bench/bench_rapport.py
	$(PY) bench/bench_invullen.py
	$(PY) bench/bench_pdf.py
	$(PY) bench/bench_batch.py

vergrendel: ## leg de Python-pakketten vast; OPTIES=--upgrade neemt de nieuwste
	.ci/vergrendel $(OPTIES)

schoon: ## gooi alles weg wat gemaakt is, ook .venv
	rm -rf .venv build dist uit vngcheck-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

run-klaar test-klaar traag-klaar:
	@.ci/klaarzetten $(@:-klaar=)
