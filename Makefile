# The README's two commands are `make build` and `make test`; both set up what they need, once, in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED := $(PIP_INSTALL) --require-hashes --only-binary :all: --requirement
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

.DEFAULT_GOAL := build
.PHONY: build setup test quick check format lock pdf bench redline-check browser-tools clean help
.DELETE_ON_ERROR:

build: setup ## Build every statement into output/, and the files by which an editor completes profiles.
	$(BIN)/statements --quiet schema --write
	$(BIN)/statements build $(ARGS)

setup: $(VENV)/.installed ## Install the program into .venv, in place: an edit is in force at once.

test: $(VENV)/.developer ## Run the whole test suite; `make test ARGS="tests/repository/test_house.py -k long"` runs a part.
	$(BIN)/python -m pytest --numprocesses auto $(ARGS)

quick: $(VENV)/.developer ## Run what takes less than two minutes: no office, no browser, nothing thorough.
	$(BIN)/python -m pytest --numprocesses auto -m "not needs and not thorough" $(ARGS)

check: $(VENV)/.developer ## Check style, types and which module may import which.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.developer ## Lay the code out as `make check` wants it.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.developer ## Write requirements/*.lock anew; `make lock ARGS=--upgrade` takes newer versions.
	$(COMPILE) $(ARGS) --group setup --output-file requirements/run.lock pyproject.toml
	$(COMPILE) $(ARGS) --group setup --extra pdf --constraints requirements/run.lock --output-file requirements/pdf.lock pyproject.toml
	$(COMPILE) $(ARGS) --group setup --extra pdf --group dev --constraints requirements/pdf.lock --output-file requirements/dev.lock pyproject.toml
	$(COMPILE) $(ARGS) --group bench --constraints requirements/dev.lock --output-file requirements/bench.lock pyproject.toml
	$(COMPILE) $(ARGS) --group redline-check --constraints requirements/dev.lock --output-file requirements/redline-check.lock pyproject.toml

pdf: $(VENV)/.pdf ## Install what writes PDF.

bench: $(VENV)/.developer $(VENV)/.bench ## Print the ratios that bench/README.md explains.
	$(BIN)/python -m bench.ratios $(ARGS)

redline-check: $(VENV)/.developer $(VENV)/.redline-check ## Have Docxodus (45 MB, MIT) read the redlines of all statements.
	$(BIN)/python -m pytest tests/comparison/test_redline_second_opinion.py $(ARGS)

browser-tools: tests/browser/node_modules/.installed ## Install the checkers of HTML and DOCX that are npm packages.

clean: ## Remove what can be made again; published statements stay.
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis tests/browser/node_modules
	find output -mindepth 1 -maxdepth 1 ! -name published -exec rm -rf {} + 2>/dev/null || true

help: ## Say what each target does.
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
		echo "There is no $(PYTHON). Install Python 3.11 or newer, or name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is `$(PYTHON) --version`. Python 3.11 or newer is needed; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "No virtual environment could be made. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.locked: requirements/run.lock | $(BIN)/python
	$(LOCKED) $<
	@touch $@

$(VENV)/.installed: pyproject.toml generator/program_version.py $(VENV)/.locked
	$(PIP_INSTALL) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.developer: requirements/dev.lock $(VENV)/.installed
	$(LOCKED) $<
	@touch $@

$(VENV)/.pdf: requirements/pdf.lock $(VENV)/.installed
	$(LOCKED) $<
	@touch $@

$(VENV)/.redline-check: requirements/redline-check.lock | $(BIN)/python
	$(LOCKED) $<
	@touch $@

$(VENV)/.bench: requirements/bench.lock $(VENV)/.installed
	$(LOCKED) $<
	@touch $@

tests/browser/node_modules/.installed: tests/browser/package.json tests/browser/package-lock.json
	cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@
