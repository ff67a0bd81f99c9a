# Two commands matter: `make grade` and `make test`. Each sets up what it needs on a fresh machine.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ASSIGNMENT ?= 02_backprop
CLASS ?= build/demo
ARGS ?=

export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1
export TRAITLETS_APPLICATION_RAISE_CONFIG_FILE_ERROR = 1

.PHONY: setup grade test release validity bench clean help
.DEFAULT_GOAL := help

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: $(READY)  ## make the environment in .venv

$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python scripts/announce_download.py constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $(READY)

grade: $(READY)  ## grade a class: CLASS=folder ASSIGNMENT=02_backprop; without them a demo class is made
	@$(BIN)/autograder release $(ASSIGNMENT) --quiet
ifeq ($(CLASS),build/demo)
	@$(BIN)/python -m tests.demo_class $(CLASS) $(ASSIGNMENT)
endif
	@$(BIN)/autograder grade $(CLASS) $(ASSIGNMENT) $(ARGS)

test: $(READY)  ## lint, types and all tests, nbval on the solution notebooks included
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest $(ARGS)
	@for name in $(notdir $(wildcard solutions/*)); do \
		rm -rf build/nbval/$$name && mkdir -p build/nbval && cp -r assignments/$$name build/nbval/$$name && \
		cp solutions/$$name/$$name.ipynb build/nbval/$$name/ && \
		$(BIN)/pytest -p no:descent --nbval-lax build/nbval/$$name/$$name.ipynb || exit 1; \
	done

release: $(READY)  ## build the student's files from solutions/
	$(BIN)/autograder release

validity: $(READY)  ## exercises against wrong answers, mutants and other right answers
	$(BIN)/autograder validity $(ASSIGNMENT) $(ARGS)

bench: $(READY)  ## speed: against plain nbgrader, of convolutions, of play
	$(BIN)/python -m benchmarks.grading $(ARGS)
	$(BIN)/python -m benchmarks.convolution
	$(BIN)/python -m benchmarks.played

clean:
	rm -rf build
