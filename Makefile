# Needs Python 3.11 or later, git and make; everything else is fetched into .venv, as locked in requirements.lock.

PYTHON ?= $(firstword $(shell command -v python3.11) $(shell command -v python3) $(shell command -v python) python3)
UV_VERSION := 0.13.9
BIN := .venv/bin
UV := $(BIN)/uv
TRIAL := build/compiled
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test report picture lint types docs words benchmark lock wheel compiled clean

help: ## Say what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

demo: $(READY) ## Check the sample articles in seeds/ with rules/
	@$(BIN)/checker check seeds --rules rules || { status=$$?; test $$status -eq 1 || exit $$status; }

test: $(READY) lint types ## Run everything that has to pass before a commit
	$(BIN)/pytest --numprocesses auto --dist loadgroup

report: $(READY) ## Write the reports of the samples anew
	-$(BIN)/checker check seeds --rules rules --format markdown=reports/seeds.md \
		--format json=reports/seeds.json --format html=reports/seeds.html

picture: $(READY) ## Make the README's pictures anew (those of the editors' desk with Chromium)
	$(BIN)/python docs/picture.py
	$(BIN)/python docs/screenshots.py

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

docs: $(READY) ## Write docs/reading.md from the tables of the tests
	$(BIN)/python -m docs.reading

words: $(READY) ## Bring the catalogues of the desk in line with its words
	mkdir -p build
	$(BIN)/pybabel -q extract --mapping checker/review/words/babel.cfg --keyword message --sort-output --no-location \
		--output build/desk.pot checker/review
	for each in checker/review/words/*.po; do $(BIN)/pybabel -q update --input-file build/desk.pot --output-file $$each \
		--locale $$(basename $$each .po) --no-wrap --no-fuzzy-matching --ignore-obsolete; done
	sed -i.before '/EMAIL@ADDRESS/d; /YEAR-MO-DA/d; /LL@li.org/d; /POT-Creation-Date/d' checker/review/words/*.po
	rm checker/review/words/*.before

benchmark: $(READY) ## Measure beside other readers (EVAL=DIR: known readings, TEXT=PATH: texts, COMPILED=PYTHON: see compiled)
	$(BIN)/python -m benchmarks $(if $(EVAL),--eval $(EVAL)) $(if $(TEXT),--text $(TEXT)) \
		$(if $(COMPILED),--compiled $(COMPILED))

lock: $(UV) ## Bring requirements.lock in line with pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --quiet $(UPGRADE) --output-file requirements.lock

wheel: $(READY) ## Build the wheel into dist/
	$(BIN)/python -m hatchling build --target wheel

# The tests run on copies: beside the package they would read its source, not what is installed.
compiled: $(READY) ## Build a wheel with compiled readers (with a C compiler, in minutes), test it and measure it
	rm -rf $(TRIAL)
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 $(BIN)/python -m hatchling build --target wheel --directory $(TRIAL)
	$(UV) venv --quiet --python $(BIN)/python $(TRIAL)/venv
	$(UV) pip sync --quiet --python $(TRIAL)/venv/bin/python requirements.lock
	$(UV) pip install --quiet --python $(TRIAL)/venv/bin/python --no-deps $(TRIAL)/*.whl
	cp -r tests rules seeds reports pyproject.toml $(TRIAL)
	cd $(TRIAL) && venv/bin/python -m pytest -q tests/mentions tests/claims tests/test_stories.py
	$(BIN)/python -m benchmarks --only read --no-peers --compiled $(TRIAL)/venv/bin/python

clean: ## Remove what make has made
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info

# The version is tested here because pip's own message for an older Python names every package but the reason.
$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "make: $(PYTHON) is no Python 3.11 or later; name one with: make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(READY): requirements.lock pyproject.toml | $(UV)
	$(UV) pip sync --quiet --python $(BIN)/python requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@
