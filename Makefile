# One command each; `make` alone lists them. Needs Python 3.10 or later and make, nothing else:
# the first command sets up .venv from the lock files, by hash, once.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV     ?= $(shell command -v uv || echo $(BIN)/uv)
ARGS   ?=
DEMO   := corpora/samples/demo/*

.DEFAULT_GOAL := help
.PHONY: help demo test fuzz lint bench bench-gate build patterns train train-grounds lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# pubcheck exits 1 on findings and 3 on gaps: both are results. Anything else is a failure.
reviewed = ; status=$$?; case $$status in 0|1|3) ;; *) exit $$status ;; esac

demo: $(READY) ## review the sample documents, here and as demo/report.html
	@mkdir -p demo && rm -f demo/report.html
	@$(BIN)/pubcheck check $(DEMO) $(reviewed)
	@$(BIN)/pubcheck check $(DEMO) --format html -o demo/report.html $(reviewed)
	@test -s demo/report.html || { echo 'demo/report.html was not written' >&2; exit 1; }
	@echo
	@echo '网页报告（用浏览器打开）/ HTML report, open it in a browser:'
	@echo "  file://$$PWD/demo/report.html"

test: $(READY) ## run all tests (ARGS='-k name' for some)
	@$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

fuzz: $(READY) ## damage every sample in many ways (EXAMPLES=2000 per test)
	@PUBCHECK_FUZZ=$(or $(EXAMPLES),2000) $(BIN)/python -m pytest tests/parsers/test_parser_contract.py -n auto \
	  -k 'truncated or flipped or foreign' $(ARGS)

lint: $(READY) ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# Every file in benchmarks/ that can be run by itself; the page comes last, from what they wrote.
BENCHES = $(filter-out benchmarks/gate% benchmarks/speed.py benchmarks/performance_page.py, \
  $(shell grep -l '^if __name__' benchmarks/*.py))

bench: $(READY) ## measure speed beside the peers, start-up, accuracy …; results in benchmarks/results/ (ARGS for speed.py)
	@$(BIN)/python benchmarks/peers/install.py
	@for bench in $(BENCHES); do echo "== $$bench"; $(BIN)/python "$$bench" || exit 1; done
	@echo '== benchmarks/speed.py' && $(BIN)/python benchmarks/speed.py --write-docs $(ARGS)

bench-gate: $(READY) ## has anything become slower? compares ratios of instructions (ARGS=--update keeps the new ones)
	@$(BIN)/python benchmarks/gate.py $(ARGS)

build: $(READY) ## wheel and source archive in dist/
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation . >/dev/null && ls -l dist

patterns: $(READY) ## find out anew what the patterns of the rules need; after a change of a rule
	@$(BIN)/python -m pubcheck.pattern_file

train: $(READY) ## train the disclosure model from corpora/disclosure (ARGS=--help for more)
	@$(BIN)/python -m pubcheck.models.disclosure.train $(ARGS)

train-grounds: $(READY) ## train the model of content grounds from corpora/findings (ARGS=--help for more)
	@$(BIN)/python -m pubcheck.models.grounds.train $(ARGS)

lock: ## renew the lock files (needs uv; ARGS=--upgrade for the newest versions)
	@test -x "$(UV)" || { echo 'make lock needs uv: $(BIN)/pip install uv' >&2; exit 1; }
	@$(compile) pyproject.toml --extra dev -o requirements.lock
	@echo 'setuptools>=77' | $(compile) - -c requirements.lock --no-annotate -o requirements-build.lock
compile = "$(UV)" pip compile --quiet --universal --python-version 3.10 --generate-hashes \
	--custom-compile-command 'make lock' $(ARGS)

clean: ## remove everything generated, but not .venv
	@rm -rf build dist demo *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# The build lock comes first: jieba has no wheel, and what builds it is pinned too.
$(READY): pyproject.toml requirements.lock requirements-build.lock
	@command -v $(PYTHON) >/dev/null || { echo '找不到 $(PYTHON)，请安装 Python 3.10 或更高版本' >&2; \
	  echo '$(PYTHON) not found: install Python 3.10 or later, or run make PYTHON=/path/to/python3' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { \
	  echo "需要 Python 3.10 或更高版本，当前为 $$($(PYTHON) --version 2>&1)；可用 make PYTHON=/路径/python3 指定" >&2; \
	  echo "Python 3.10 or later is needed, $(PYTHON) is $$($(PYTHON) --version 2>&1); or: make PYTHON=/path/to/python3" >&2; \
	  exit 1; }
	@$(PIP) --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) || { \
	  echo '无法创建虚拟环境，请先安装 venv 模块 (Debian, Ubuntu: apt install python3-venv)' >&2; exit 1; }
	@echo '正在按锁定文件安装依赖（仅首次，约一分钟）… / installing the locked packages (once, about a minute) …'
	@$(PIP) install --require-hashes -r requirements-build.lock
	@$(PIP) install --require-hashes --no-build-isolation --use-pep517 -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q pubcheck cli models
	@touch $@
