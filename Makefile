# Two commands on a fresh machine: `make run` opens the program on the sample centre, `make test` runs the whole suite.
# Each makes .venv from the hashed lock file first; a second call finds that done.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
STAMPS := .make
SAMPLE ?= data/sample-centre.db
PYTEST_ARGS ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1

# A half-made file is worse than none.
.DELETE_ON_ERROR:
.PHONY: help install run test check bench acceptance pictures translations lock clean

help:
	@echo "make run           open the program on the sample centre"
	@echo "make test          the whole suite: offscreen, and the real window under Xvfb"
	@echo "make check         ruff, basedpyright, import-linter, deptry"
	@echo "make bench         every benchmark beside its reference; writes bench/results.json"
	@echo "make acceptance    the long fault runs, and LibreOffice reading the exported workbook"
	@echo "make pictures      the pictures of README and guide"
	@echo "make translations  collect texts and compile the translations"
	@echo "make lock          requirements.lock from pyproject.toml (needs the package index)"

# --- what everything stands on ---------------------------------------------------------------

$(STAMPS)/installed: requirements.lock
	@mkdir -p $(STAMPS)
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || sh packaging/debian.sh python
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing from requirements.lock …"
	@$(PY) -m pip install --quiet --require-hashes --only-binary :all: -r requirements.lock
	@touch $@

$(STAMPS)/compiled: $(STAMPS)/installed $(shell find jib_desk -name '*.py' 2>/dev/null) main.py
	@$(PY) -m compileall -q jib_desk main.py
	@touch $@

$(STAMPS)/debian-%: packaging/debian-packages.txt packaging/debian.sh
	@mkdir -p $(STAMPS)
	@sh packaging/debian.sh $(subst +, ,$*)
	@touch $@

install: $(STAMPS)/debian-run $(STAMPS)/compiled

# --- the program -----------------------------------------------------------------------------

$(SAMPLE): | install
	@mkdir -p $(dir $@)
	@$(PY) main.py demo --data $@

run: install $(SAMPLE)
	@$(PY) main.py --data $(SAMPLE)

# --- what holds it ---------------------------------------------------------------------------

test: install $(STAMPS)/debian-test
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n auto --maxprocesses 8 --dist worksteal $(PYTEST_ARGS)

check: $(STAMPS)/installed
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/basedpyright
	@$(VENV)/bin/lint-imports --no-logo --cache-dir $(STAMPS)/imports
	@$(VENV)/bin/deptry .

bench: install $(STAMPS)/debian-test
	@$(PY) -m bench

acceptance: install $(STAMPS)/debian-test+acceptance
	@$(PY) -m bench.acceptance

# --- what is made and kept -------------------------------------------------------------------

pictures: install $(STAMPS)/debian-test
	@$(PY) -m docs.pictures

translations: $(STAMPS)/installed
	@$(PY) packaging/translations.py

# Needs `uv` (pip install uv): the only step that asks a package index which versions there are.
lock:
	@$(VENV)/bin/python -m pip install --quiet uv
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 --extra dev --custom-compile-command "make lock" $(LOCK_ARGS) pyproject.toml -o requirements.lock

clean:
	@rm -rf $(STAMPS) build dist .pytest_cache .ruff_cache .hypothesis
