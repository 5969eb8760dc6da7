# `make grade` and `make test` need python3 (3.10 or newer) with venv and pip, git and make.
# Each sets up what it needs in .venv, at the first run.

PYTHON = python3
BIN = .venv/bin
READY = .venv/.ready

export PIP_DISABLE_PIP_VERSION_CHECK = 1
# nbgrader calls alembic by its bare name
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: grade test retest build verify lint clean

# The class in submitted/; where there is none, the sample class is made first.
grade: $(READY)
	@test -d submitted || $(BIN)/python tests/sample_class.py . || \
	  { rm -rf submitted; exit 1; }
	$(BIN)/autograder grade

test: $(READY)
	$(BIN)/python -m pytest -n 2 --dist loadfile

# The tests that failed last, one at a time.
retest: $(READY)
	$(BIN)/python -m pytest --last-failed

build: $(READY)
	$(BIN)/autograder build

verify: $(READY)
	$(BIN)/autograder verify

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# Everything that git ignores and these targets made, but no submission and no grade.
clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { \
	  echo "Python 3.10 or newer is needed. Name one: make $(MAKECMDGOALS) PYTHON=python3.12"; \
	  exit 1; }
	@echo "Setting up .venv: about 120 packages, one to three minutes, once."
	@if command -v uv >/dev/null 2>&1; then \
	  { test -x $(BIN)/python || uv venv --quiet --python $(PYTHON) .venv; } && \
	  uv pip install --quiet --python $(BIN)/python -e '.[test,cluster]'; \
	else \
	  { $(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || { \
	    echo "No venv could be made. On Debian and Ubuntu: apt-get install python3-venv"; \
	    rm -rf .venv; exit 1; }; } && \
	  $(BIN)/python -m pip install --quiet -e '.[test,cluster]'; \
	fi
	@touch $(READY)
