# Two commands are all that is needed: `make serve` and `make test`.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SQUAD := ../shared/data
FIGURES := docs/figures
RECIPE := training/recipes/elsewhere.json

.PHONY: serve test fast lint types browser install sources eval figures train clean

serve: install ## install, ingest sources/, serve the page and the API
	$(BIN)/qa ingest
	exec $(BIN)/qa serve

test: install browser lint types ## install, then everything: lint, imports, types, tests, the page
	$(BIN)/pytest

fast: install ## the tests that need neither a browser nor much time
	$(BIN)/pytest -m "not slow and not browser"

lint: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

types: install
	$(BIN)/mypy

eval: install ## the sets of eval/ over sources/, compared with their baselines
	$(BIN)/qa ingest
	$(BIN)/qa eval
	for set in quotations speakers contexts agreement near_misses lists followups sayings dossiers matters; do \
		$(BIN)/qa eval --set $$set || exit; \
	done

figures: install ## the figures of the reader's card, and most of the README's, from SQuAD files in $(SQUAD)
	$(BIN)/python -m benchmarks.squad_reader $(SQUAD)/dev/squad_v2.0_dev.jsonl.gz --recipe $(RECIPE) --data $(SQUAD) --json > $(FIGURES)/squad_v2.json
	$(BIN)/python -m benchmarks.squad_reader $(SQUAD)/dev/squad_v1.1_dev.jsonl.gz
	$(BIN)/python -m benchmarks.kept_out $(RECIPE) --data $(SQUAD) --questions 200 --json > $(FIGURES)/kept_out.json
	$(BIN)/python -m benchmarks.confidence $(SQUAD)/dev/squad_v2.0_dev.jsonl.gz --questions 4000 --plot docs/confidence.svg --json > $(FIGURES)/confidence.json
	$(BIN)/python -m training.card
	$(BIN)/python -m benchmarks.retrieval $(SQUAD)/dev/squad_v1.1_dev.jsonl.gz
	$(BIN)/python -m benchmarks.open_squad $(SQUAD)/dev/squad_v2.0_dev.jsonl.gz --questions 800
	$(BIN)/python -m benchmarks.annotators $(SQUAD)/dev/squad_v1.1_dev.jsonl.gz
	$(BIN)/python -m benchmarks.near_duplicates $(SQUAD)/dev/squad_v1.1_dev.jsonl.gz
	$(BIN)/python -m benchmarks.reader_speed
	$(BIN)/python -m benchmarks.quotations $(SQUAD)/train/squad_v1.1_train.jsonl.gz
	$(BIN)/python -m benchmarks.latency --squad $(SQUAD)/dev/squad_v1.1_dev.jsonl.gz --questions 40

TRAIN = LD_PRELOAD=$(firstword $(wildcard /usr/lib/*/libtcmalloc_minimal.so.4)) \
	ONEDNN_PRIMITIVE_CACHE_CAPACITY=4096 \
	$(BIN)/python -m training.train training/recipes/$$recipe.json --data $(SQUAD)
EXPORT = $(BIN)/python -m training.export training/recipes/$$recipe.json --out src/qa/weights

train: install ## the reader's weights, from $(SQUAD)/train; goes on where it was interrupted
	for recipe in base broad open whole; do $(TRAIN) && $(EXPORT) || exit; done
	$(BIN)/python -m training.reversal --data $(SQUAD) --weights src/qa/weights
	cp src/qa/weights/reader.onnx training/runs/whole.onnx
	recipe=again; $(TRAIN) && $(EXPORT)
	recipe=dossiers; $(TRAIN) --steps 2100 && $(EXPORT) --rest training/runs/whole.onnx
	recipe=elsewhere; $(TRAIN) && $(EXPORT) --rest training/runs/whole.onnx
	$(BIN)/python -m training.reversal --data $(SQUAD) --weights src/qa/weights
	$(BIN)/python -m training.calibrate $(RECIPE) --data $(SQUAD) --weights src/qa/weights

sources: install ## set the PDF and DOCX files of sources/ again from docs/typeset/
	$(BIN)/python docs/typeset/typeset.py

browser: ## Debian's Chromium where it is missing and we may install it; the tests say so if not
	@if ! command -v chromedriver >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null; \
	fi

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

clean: ## removes the virtual environment and the index with its history; sources, uploads and weights stay
	rm -rf $(VENV) index/qa.sqlite* index/derived
