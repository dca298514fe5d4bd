# The project's commands; `make` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: help render test lint bench bench-check reference pictures clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(INSTALLED): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

render: $(INSTALLED) ## Render the seed schedule in six languages into build/
	$(BIN)/unsched render --all

test: $(INSTALLED) ## Run the tests
	$(BIN)/python -m pytest

lint: $(INSTALLED) ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: $(INSTALLED) ## Measure beside the peers that are installed, into docs/performance.md
	$(BIN)/python -m pip install --quiet --disable-pip-version-check docxtpl
	command -v npm >/dev/null && npm install --silent --no-audit --no-fund --prefix build/npm docxtemplater pizzip || true
	NODE_PATH=$(CURDIR)/build/npm/node_modules $(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/formats.py
	$(BIN)/python benchmarks/catalogs.py

bench-check: $(INSTALLED) ## Count instructions, against the figures that are kept (valgrind)
	$(BIN)/python benchmarks/instructions.py

reference: $(INSTALLED) ## Make templates/reference.docx, the looks of all documents, anew
	$(BIN)/python templates/reference.py

pictures: $(INSTALLED) ## Make the documentation's pictures anew (LibreOffice, poppler)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pillow
	$(BIN)/python docs/pictures.py

clean: ## Remove what the commands above have made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
