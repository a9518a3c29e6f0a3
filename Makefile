# Everything a person or a machine does with this project; `make` alone lists it.
# It needs Python 3.11 or later with venv, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCALE := cm_readiness/language/locale
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
PEERS := $(VENV)/peers
# The commit of version 1.0.0, which speed is measured beside.
VERSION_1 := 6fe1181

# What is compiled at the first start need not be compiled at each of the many that tests make.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install run test check lint types imports spelling catalogs catalogs-check bench bench-peers clickhouse load load-peers reliability mutants screenshots workshop-pictures look look-axe look-phones look-pdf template-variables examples golden wheel clean

help: ## List what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-16s %s\n", $$1, $$2}'

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(STAMP): $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $(STAMP)

$(DEV_STAMP): $(STAMP) pyproject.toml
	@$(BIN)/python -c 'import tomllib; print("\n".join(tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"]))' > $(VENV)/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $(VENV)/dev.txt
	@touch $(DEV_STAMP)

run: $(STAMP) ## Open the program; without a terminal, run the demo instead
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/cm-readiness; else $(BIN)/cm-readiness demo; fi

install: $(DEV_STAMP) ## Install the project and what its tests and checks need, into .venv

test: $(DEV_STAMP) ## Run the whole test suite
	$(BIN)/python -m pytest -n auto --dist worksteal

check: lint types imports spelling catalogs-check test ## Everything that has to hold before a change lands

lint: $(DEV_STAMP) ## Style and common mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV_STAMP) ## Types, strictly
	$(BIN)/mypy

imports: $(DEV_STAMP) ## The direction of imports between the rooms
	$(BIN)/lint-imports

spelling: $(DEV_STAMP) ## Common misspellings
	$(BIN)/codespell

catalogs: $(DEV_STAMP) ## Collect the program's words and compile their translations
	$(BIN)/python -m tests.catalogs update

catalogs-check: $(DEV_STAMP) ## Every word translated, nothing fuzzy, compiled catalogs up to date
	$(BIN)/python -m tests.catalogs check

bench: $(DEV_STAMP) bench-peers ## Measure speed beside peers in the same run; writes docs/performance.md
	$(BIN)/python -m tests.bench --page docs/performance.md

bench-peers: $(PEERS)/version_1/env/.installed ## Install what speed is measured beside: version 1.0.0, apart; pandoc

$(PEERS)/version_1/env/.installed: $(BIN)/python
	@command -v pandoc > /dev/null || { sudo=$$(command -v sudo || true); $$sudo apt-get update -qq && $$sudo apt-get install -y -qq pandoc; }
	rm -rf $(PEERS)/version_1
	mkdir -p $(PEERS)/version_1
	git archive $(VERSION_1) | tar -x -C $(PEERS)/version_1
	$(PYTHON) -m venv $(PEERS)/version_1/env
	$(PEERS)/version_1/env/bin/python -m pip install --quiet --disable-pip-version-check '$(PEERS)/version_1[pdf,docx]'
	@touch $@

clickhouse: $(DEV_STAMP) ## Compare the numbers of ClickHouse with ours (chdb, 0.9 GB, in a folder of its own)
	@[ -d $(PEERS)/clickhouse/chdb ] || $(BIN)/python -m pip install --quiet --disable-pip-version-check --target $(PEERS)/clickhouse 'chdb>=4.4,<5'
	$(BIN)/python -m pytest tests/engines
	$(BIN)/python -m tests.portfolio numbers

load: $(DEV_STAMP) load-peers ## Let sixty phones vote beside the terminal UI, and beside another server
	PYTHONPATH=$(VENV)/peers/server $(BIN)/python -m tests.live.load --peer

load-peers: $(DEV_STAMP) ## Install the server that ours is measured beside, into a folder of its own
	@[ -d $(VENV)/peers/server ] || $(BIN)/python -m pip install --quiet --disable-pip-version-check --target $(VENV)/peers/server 'uvicorn>=0.54,<0.55' 'starlette>=1.10,<2'

reliability: $(DEV_STAMP) ## Kill, fail and feed with hostile files; writes docs/reliability.md
	$(BIN)/python -m tests.reliability

mutants: $(DEV_STAMP) ## Break one promise after the other, and see that its test notices (tests/mutants.toml)
	$(BIN)/python -m tests.mutants

screenshots: $(DEV_STAMP) ## Draw the pictures of the README and the docs
	$(BIN)/python -m tests.screenshots

workshop-pictures: $(DEV_STAMP) ## Draw the pictures of docs/workshop.md (needs Chromium)
	$(BIN)/python -m tests.workshop_pictures

look: $(DEV_STAMP) ## Draw every document in every format to look at, into look/ (needs Chromium, poppler-utils, LibreOffice, Carlito)
	@for tool in chromium pdftoppm soffice fc-match; do command -v $$tool > /dev/null || missing=yes; done; \
	if [ -n "$$missing" ] || ! fc-match Calibri | grep -q Carlito; then \
		sudo=$$(command -v sudo || true); \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq chromium poppler-utils libreoffice-writer fontconfig fonts-crosextra-carlito; \
	fi
	$(BIN)/python -m tests.look look

look-axe: $(DEV_STAMP) ## Check the HTML of every document with axe-core (needs Chromium and npm)
	$(BIN)/python -m tests.look --axe $(VENV)/look

look-phones: $(DEV_STAMP) ## Check the phones' pages of a workshop with axe-core, and measure them (needs Chromium and npm)
	$(BIN)/python -m tests.live.look --axe $(VENV)/look

look-pdf: $(DEV_STAMP) ## Check the PDF of every document with outloud, a checker of accessible PDF
	$(BIN)/python -m tests.accessibility $(VENV)/look

template-variables: $(DEV_STAMP) ## Renew the list of variables in docs/templates.md
	$(BIN)/python -m tests.template_variables

examples: $(DEV_STAMP) ## Bring the example companies up to a changed questionnaire
	$(BIN)/python -m tests.shipped.refresh_examples

golden: $(DEV_STAMP) ## Write the golden reports anew; look at the difference before you commit it
	$(BIN)/python -m pytest tests/documents --update-golden

wheel: $(DEV_STAMP) ## Build the wheel into dist/
	rm -rf dist
	$(BIN)/python -m build --wheel --outdir dist .

clean: ## Remove what was built and installed
	rm -rf $(VENV) dist build look .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .coverage
