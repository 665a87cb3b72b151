# Two commands: `make report` builds the standard report, `make test` runs every test.  Both set themselves up.

PYTHON ?= $(shell for python in python3.14 python3.13 python3.12 python3.11 python3; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)

ifeq ($(OS),Windows_NT)
BIN := Scripts
else
BIN := bin
endif

VENV := .venv
TOX := .venv-tox
SOURCES := pyproject.toml hatch_build.py $(shell find src templates -type f ! -name '*.pyc' ! -name '*.mo')

# Where several interpreters are kept by pyenv, let its shims answer for all of them.
PYENV_VERSION ?= $(shell command -v pyenv >/dev/null 2>&1 && pyenv versions --bare 2>/dev/null | grep -E '^3\.(1[1-9])\.[0-9]+$$' | paste -sd: -)
ifneq ($(PYENV_VERSION),)
export PYENV_VERSION
endif

.PHONY: report test bench clean

report: $(VENV)/installed
	$(VENV)/$(BIN)/reportgen build data/2022.yaml

$(VENV)/installed: $(SOURCES)
	@test -n "$(PYTHON)" || { echo "needs Python 3.11 or newer with venv (Debian: apt install python3-venv)" >&2; exit 1; }
	@test -x $(VENV)/$(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	$(VENV)/$(BIN)/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

# Where the end-to-end tests find free faces to render with; fetched where apt can, else those tests say what they lack.
export REPORTGEN_FONTS ?= $(CURDIR)/.fonts

test: $(TOX)/installed
	@tests/e2e/fetch_fonts.sh "$(REPORTGEN_FONTS)" >/dev/null 2>&1 || echo "no free Chinese faces could be fetched: pages will not be measured"
	$(TOX)/$(BIN)/tox run-parallel --parallel auto --parallel-no-spinner $(TOXARGS)

$(TOX)/installed: tox.toml
	@test -n "$(PYTHON)" || { echo "needs Python 3.11 or newer with venv (Debian: apt install python3-venv)" >&2; exit 1; }
	@test -x $(TOX)/$(BIN)/python || "$(PYTHON)" -m venv $(TOX)
	$(TOX)/$(BIN)/python -m pip install --quiet --disable-pip-version-check 'tox>=4.44' 'tox-uv>=1.29'
	@touch $@

bench: $(VENV)/installed
	$(VENV)/$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) $(TOX) .fonts .tox .mypy_cache .ruff_cache .pytest_cache .hypothesis benchmarks/.peers dist
