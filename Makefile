# Needs Python 3.11 or newer and make; everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: install demo test lint check docs site bench app faults pictures train fuzz clean help

install: $(INSTALLED)  ## set up .venv with .venv/bin/headwater

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Headwater needs Python 3.11 or newer: make PYTHON=/path/to/python3.11'; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: install  ## trace the packaged sample: ledger here, report as a page
	@$(BIN)/headwater demo

test: install  ## run the tests
	@$(BIN)/python -m pytest

lint: install  ## style, types, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: test lint  ## everything that can be checked automatically

docs: install  ## write the generated pages and the schema
	$(BIN)/python docs/generate.py

site: install  ## build the documentation as a site, in site/; broken links fail
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

bench: install  ## measure accuracy and speed, where the data is beside the project
	$(BIN)/python -m bench.gold.run
	$(BIN)/python -m bench.speed.run

app: app/node_modules  ## build the bundle that ships from app/ (needs node 20)
	cd app && npm run --silent build

app/node_modules: app/package.json app/package-lock.json
	cd app && npm ci --no-audit --no-fund --silent
	@touch $@

faults: install  ## kill writers of a workspace 200 times and see what is left
	$(BIN)/python tests/faults/kills.py --runs 200

pictures: install  ## take the pictures of the sample's report (needs a chromium)
	$(BIN)/python docs/take_pictures.py

train: install  ## make the learned model again (training/README.md)
	$(MAKE) -C training

SECONDS ?= 600
TARGETS ?= warc records wacz coding feed items page labels mhtml csv parquet json jsonl plain sniff address

fuzz: install  ## fuzz every reader (fuzz/README.md)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r fuzz/requirements.txt
	@for target in $(TARGETS); do $(BIN)/python fuzz/run.py $$target $(SECONDS) || exit 1; done

help:  ## these targets
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

clean:  ## remove the environment and everything made
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis headwater-demo.html
