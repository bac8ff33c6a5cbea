# Touchstone on Linux and macOS; README.md has the commands for Windows.
PYTHON ?= python3
VENV ?= .venv
# Of 'make kills': how many, and the seed that decides what dies when.
KILLS ?= 60
SEED ?= 20181229
# Of 'make fuzz': seconds for all parsers and builders together, and the seed; another one each day.
FUZZ_SECONDS ?= 600
FUZZ_SEED ?= $(shell date +%Y%m%d)
# Of 'make bench-speed': the parts to measure, all where none is named.
PARTS ?=
# PyTorch's own index of CPU wheels spares a Linux machine without a GPU some gigabytes.
TORCH_INDEX ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALLED := $(VENV)/.installed
DEVELOPED := $(VENV)/.developed
BENCHED := $(VENV)/.benched
TORCH := $(shell grep '^torch==' constraints.txt)
PACKAGES := kb ingest api commands bench train cli.py

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: bench-ingest bench-questions bench-retrieval bench-speed help demo install dev test whole kills fuzz check bench clean

help: ## print these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: install ## install, load the starter corpus, answer a question in each language
	@started=$$(date +%s); \
	$(BIN)/touchstone init && \
	for question in "What must a producer answer for?" "谁对产品质量负责？"; do \
	  printf '\n> %s\n\n' "$$question"; \
	  $(BIN)/touchstone ask "$$question" || exit; \
	done; \
	printf '\n%s packages in %s: %s MB, installed in %s s; the demo took %s s.\n' \
	  "$$($(PIP) list 2>/dev/null | tail -n +3 | wc -l | tr -d ' ')" "$(VENV)" \
	  "$$(du -sm $(VENV) | cut -f1)" "$$(cat $(INSTALLED))" "$$(($$(date +%s) - started))"; \
	printf 'Type next:\n'; \
	printf '  $(BIN)/touchstone %s\n' 'ask "Who pays for a spot check of our products?"' \
	  'ask "Which opinions on quality grading are only a draft?"' \
	  'show "产品质量法第二十六条"' 'search "recall of defective products"' docs serve; \
	printf 'Your own documents (.pdf, .docx, .html, .md, .txt ..., or a folder of them):\n'; \
	printf '  $(BIN)/touchstone add path/to/your/laws\n'

install: $(INSTALLED) ## make the environment, with every version as in constraints.txt

dev: $(DEVELOPED) ## add what tests and checks need

test: dev ## run the tests
	$(BIN)/python -m pytest

whole: dev ## the whole base with the largest documents, damaged and full folders, a second embedder
	TOUCHSTONE_WHOLE=1 $(BIN)/python -m pytest -m 'not kills' tests/acceptance tests/trouble tests/ingest/test_awkward.py

kills: dev ## kill commands at random moments (KILLS=60 SEED=...)
	TOUCHSTONE_KILLS=$(KILLS) TOUCHSTONE_KILL_SEED=$(SEED) \
	  $(BIN)/python -m pytest -s -m kills tests/kills

fuzz: dev ## try every parser and builder with odd inputs (FUZZ_SECONDS=600 FUZZ_SEED=...)
	TOUCHSTONE_FUZZ_SECONDS=$(FUZZ_SECONDS) TOUCHSTONE_FUZZ_SEED=$(FUZZ_SEED) \
	  $(BIN)/python -m pytest -s tests/fuzz

check: dev ## lint, formatting, types, and the architecture as contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict $(PACKAGES)
	$(BIN)/lint-imports

bench: $(BENCHED) ## measure speed against plain sentence-transformers and LangChain's default
	$(BIN)/python -m bench.run

bench-ingest: $(BENCHED) ## measure how each format is read, and how time and disk grow
	$(BIN)/python -m bench.run formats growth

bench-questions: $(BENCHED) ## ask the starter corpus the questions written for it
	$(BIN)/python -m bench.questions

bench-retrieval: $(BENCHED) ## measure what search finds, over every dev set
	$(BIN)/python -m bench.retrieval run

bench-speed: $(BENCHED) ## measure embedding, ingestion, questions to 1,000,000 passages, cold start
	$(BIN)/python -m bench.speed $(PARTS)

clean: ## remove the environment and what tools left behind; the data directory stays
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed; name one: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "Python's venv module is missing. Install it, then type make again:"; \
	  echo "  Debian, Ubuntu: sudo apt install python3-venv"; \
	  echo "  Fedora: sudo dnf install python3    macOS: brew install python"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): $(BIN)/python pyproject.toml constraints.txt
	@started=$$(date +%s); \
	if [ -n "$(TORCH_INDEX)" ]; then \
	  $(PIP) install --quiet --no-deps --index-url "$(TORCH_INDEX)" "$(TORCH)" || exit; \
	fi; \
	echo "Installing into $(VENV); this takes some minutes the first time."; \
	$(PIP) install -c constraints.txt -e . && echo $$(($$(date +%s) - started)) > $@

$(DEVELOPED): $(INSTALLED)
	$(PIP) install --quiet -c constraints.txt -e '.[dev,ocr]'
	@touch $@

$(BENCHED): $(DEVELOPED)
	$(PIP) install --quiet -c constraints.txt -e '.[dev,ocr,bench]'
	@touch $@
