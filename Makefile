# SPDX-License-Identifier: EUPL-1.2
#
# sdgrip - build, test and install. Quiet unless V=1; objects under $(B). `make help` lists the targets.

B        ?= build
CC       ?= cc
PREFIX   ?= /usr/local
# Debian's own interpreter: it has the packages that `deps` installs.
PYTHON   ?= /usr/bin/python3
SHARED   ?= ../shared
ifeq ($(origin CC),default)
CC       := gcc
endif

ifeq ($(V),1)
Q :=
else
Q := @
endif

PACKAGES := libcjson inih smartcols libsodium libutf8proc gsl zlib expat
DEB_RUN  := gcc libc6-dev make pkg-config libcsv-dev libcjson-dev libinih-dev libsmartcols-dev \
            libsodium-dev libutf8proc-dev libgsl-dev zlib1g-dev libexpat1-dev
DEB_TEST := $(DEB_RUN) libcmocka-dev python3 python3-jsonschema strace
DEB_DEV  := $(DEB_TEST) clang clang-format clang-tidy valgrind libclang-rt-14-dev git

CFLAGS   ?= -O2 -g
STD      := -std=c17 -D_POSIX_C_SOURCE=200809L -ffp-contract=off -fno-common
WARN     := -Wall -Wextra
ifeq ($(DEVELOPER),1)
WARN     += -Werror -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wold-style-definition -Wvla -Wwrite-strings -Wundef -Wformat=2 \
            -Wcast-qual -Wpointer-arith -Wswitch-enum -Wdouble-promotion
endif
ifneq ($(SANITIZE),)
SAN      := -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
ifeq ($(COVERAGE),1)
SAN      += --coverage
endif
# Evaluated when a rule runs, not when make starts: on a fresh machine pkg-config comes with `deps`.
PKG_CFLAGS = $(shell pkg-config --cflags $(PACKAGES))
PKG_LIBS   = $(shell pkg-config --libs $(PACKAGES)) -lcsv -lm
INCLUDES := -Iinclude -Isrc/base -Isrc/model -Isrc/import -Isrc/analysis -Isrc/report -Isrc/render -Isrc/cli

SOURCES  := $(sort $(wildcard src/*/*.c))
OBJECTS  := $(SOURCES:%.c=$(B)/%.o) $(B)/gen/embedded.o
TABLES   := $(sort $(wildcard data/codes/*.csv))
UNIT     := $(sort $(wildcard tests/unit/*.c tests/published/*.c))
UNITS    := $(UNIT:tests/%.c=$(B)/tests/%)
FUZZ     := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

.PHONY: all help check check-only lint format format-check headers includes golden bench valgrind coverage \
        sanitize clang install dist clean demo deps deps-run deps-test deps-dev sample replay fuzz \
        fuzz-build faults

all: $(B)/sdgrip

help:
	@echo 'make            build $(B)/sdgrip (installs nothing)'
	@echo 'make demo       install what is missing, build, print the monthly report of data/sample'
	@echo 'make check      install what is missing, build, run all tests'
	@echo 'make lint       format, headers, include rules, clang-tidy'
	@echo 'make format     apply .clang-format'
	@echo 'make golden     rewrite the expected output of tests/golden and tests/errors; review with git diff'
	@echo 'make sanitize   the tests under ASan and UBSan; make valgrind, make clang, make coverage likewise'
	@echo 'make fuzz       TARGET=import SECONDS=60: any bytes at one part of the program; targets: $(FUZZ)'
	@echo 'make faults     golden runs in which one allocation or system call fails, each in turn; hostile input'
	@echo 'make bench      timings as ratios within one run'
	@echo 'make install    to $(DESTDIR)$(PREFIX)'
	@echo 'Options: V=1 DEVELOPER=1 SANITIZE=address,undefined CC=clang B=DIR PREFIX=DIR DESTDIR=DIR'

$(B)/sdgrip: $(B)/src/main.o $(B)/libsdgrip.a
	$(Q)echo "  LD    $@"
	$(Q)$(CC) $(CFLAGS) $(SAN) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/libsdgrip.a: $(OBJECTS)
	$(Q)echo "  AR    $@"
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(B)/%.o: %.c
	$(Q)mkdir -p $(@D)
	$(Q)echo "  CC    $<"
	$(Q)$(CC) $(STD) $(WARN) $(CFLAGS) $(SAN) $(INCLUDES) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

# The code tables inside the binary: a C array per file of data/codes.
$(B)/gen/embedded.c: $(TABLES) src/import/embed.sh
	$(Q)mkdir -p $(@D)
	$(Q)echo "  EMBED $@"
	$(Q)sh src/import/embed.sh $(TABLES) > $@.tmp && mv $@.tmp $@

$(B)/gen/embedded.o: $(B)/gen/embedded.c
	$(Q)$(CC) $(STD) $(CFLAGS) $(SAN) $(INCLUDES) -c -o $@ $<

$(B)/tests/%: tests/%.c $(B)/libsdgrip.a
	$(Q)mkdir -p $(@D)
	$(Q)echo "  TEST  $@"
	$(Q)$(CC) $(STD) $(WARN) $(CFLAGS) $(SAN) $(INCLUDES) -Itests/unit $(PKG_CFLAGS) -MMD -MP -o $@ $< \
		$(B)/libsdgrip.a -lcmocka $(PKG_LIBS)

# --- installing what is missing (Debian) ---

deps: deps-run
deps-run:
	@sh tests/deps.sh $(DEB_RUN)
deps-test:
	@sh tests/deps.sh $(DEB_TEST)
deps-dev:
	@sh tests/deps.sh $(DEB_DEV)

# --- what users run ---

demo: deps-run
	$(Q)$(MAKE) --no-print-directory all
	$(Q)$(B)/sdgrip report --config data/sample/sdgrip.ini --period 2025-09

check: deps-test
	$(Q)$(MAKE) --no-print-directory check-only DEVELOPER=1

# Where the corpora are replayed: one build of it serves check, sanitize, clang and coverage.
REPLAY   ?= $(B)/replay
check-only: all $(UNITS) $(B)/faults/fault.so
	$(Q)$(MAKE) --no-print-directory replay B=$(REPLAY) CFLAGS='-O1 -g' SANITIZE=address,undefined COVERAGE=
	$(Q)SHARED='$(SHARED)' PYTHON='$(PYTHON)' B='$(B)' REPLAY='$(REPLAY)' sh tests/run.sh $(UNITS)

# An allocator that fails once, for LD_PRELOAD; never with sanitizers, which have their own.
$(B)/faults/fault.so: tests/faults/fault.c
	$(Q)mkdir -p $(@D)
	$(Q)echo "  TEST  $@"
	$(Q)$(CC) $(STD) $(WARN) -O1 -g -shared -fPIC -o $@ $<

faults: deps-dev
	$(Q)$(MAKE) --no-print-directory all $(B)/faults/fault.so DEVELOPER=1
	$(Q)B='$(B)' $(PYTHON) tests/faults/faults.py --all
	$(Q)B='$(B)' $(PYTHON) tests/faults/hostile.py --all

# The corpora of the fuzz targets, always under sanitizers; tests/replay.sh runs them.
replay: $(FUZZ:%=$(B)/replay_%)
$(B)/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(B)/libsdgrip.a
	$(Q)echo "  TEST  $@"
	$(Q)$(CC) $(STD) $(WARN) $(CFLAGS) $(SAN) $(INCLUDES) -Itests/fuzz $(PKG_CFLAGS) -MMD -MP -MF $@.d -o $@ \
		$(filter %.c,$^) $(B)/libsdgrip.a $(PKG_LIBS)

golden: all
	$(Q)SHARED='$(SHARED)' PYTHON='$(PYTHON)' B='$(B)' sh tests/golden.sh --update
	$(Q)SHARED='$(SHARED)' PYTHON='$(PYTHON)' B='$(B)' sh tests/errors.sh --update

sample:
	$(Q)$(PYTHON) data/sample/generate.py

# --- what developers run ---

sanitize:
	$(Q)$(MAKE) --no-print-directory check-only B=$(B)/sanitize REPLAY=$(REPLAY) DEVELOPER=1 \
		CFLAGS='-O1 -g' SANITIZE=address,undefined

clang:
	$(Q)$(MAKE) --no-print-directory check-only B=$(B)/clang REPLAY=$(REPLAY) DEVELOPER=1 CC=clang

valgrind: all $(UNITS)
	$(Q)SHARED='$(SHARED)' PYTHON='$(PYTHON)' B='$(B)' sh tests/valgrind.sh $(UNITS)

TARGET   ?= import
SECONDS  ?= 60
fuzz: deps-dev
	$(Q)$(MAKE) --no-print-directory fuzz-build B=$(B)/fuzz CC=clang CFLAGS='-O1 -g' \
		SANITIZE=fuzzer-no-link,address,undefined
	$(Q)B='$(B)' sh tests/fuzz/run.sh $(TARGET) $(SECONDS)
fuzz-build: $(B)/fuzz_$(TARGET)
$(B)/fuzz_%: tests/fuzz/fuzz_%.c $(B)/libsdgrip.a
	$(Q)echo "  FUZZ  $@"
	$(Q)$(CC) $(STD) $(WARN) $(CFLAGS) -fsanitize=fuzzer,address,undefined $(INCLUDES) -Itests/fuzz $(PKG_CFLAGS) \
		-MMD -MP -MF $@.d -o $@ $< $(B)/libsdgrip.a $(PKG_LIBS)

coverage:
	$(Q)$(MAKE) --no-print-directory check-only B=$(B)/coverage REPLAY=$(REPLAY) CFLAGS='-O0 -g' COVERAGE=1
	$(Q)sh tests/coverage.sh $(B)/coverage

bench: all
	$(Q)SHARED='$(SHARED)' B='$(B)' PYTHON='$(PYTHON)' sh tests/bench/run.sh

lint: format-check headers includes
	$(Q)sh tests/lint/words.sh
	$(Q)CC='$(CC)' sh tests/lint/tidy.sh $(INCLUDES) -- $(SOURCES) src/main.c

FORMATTED = $(sort $(wildcard include/*.h src/*.c src/*/*.c src/*/*.h tests/*/*.c tests/*/*.h))
format:
	$(Q)clang-format -i $(FORMATTED)
format-check:
	$(Q)clang-format --dry-run -Werror $(FORMATTED)
headers:
	$(Q)for h in include/*.h src/*/*.h; do \
		$(CC) $(STD) -Wall -Wextra -Wpedantic -Werror $(INCLUDES) -fsyntax-only -x c "$$h" || exit 1; done
includes:
	$(Q)sh tests/lint/includes.sh

SHARE = $(DESTDIR)$(PREFIX)/share
install: all
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(SHARE)/sdgrip/profiles' \
		'$(SHARE)/doc/sdgrip/data'
	install -m 755 $(B)/sdgrip '$(DESTDIR)$(PREFIX)/bin/sdgrip'
	install -m 644 data/codes/*.csv data/report.schema.json '$(SHARE)/sdgrip'
	install -m 644 data/profiles/*.ini data/profiles/*.csv '$(SHARE)/sdgrip/profiles'
	install -m 644 README.md LICENSE '$(SHARE)/doc/sdgrip'
	install -m 644 data/README.md '$(SHARE)/doc/sdgrip/data'

VERSION = $(shell sed -n 's/^.define SDGRIP_VERSION "\(.*\)"/\1/p' include/options.h)
dist:
	$(Q)mkdir -p $(B)
	git archive --prefix=sdgrip-$(VERSION)/ -o $(B)/sdgrip-$(VERSION).tar.gz HEAD

clean:
	$(Q)rm -rf $(B)

-include $(OBJECTS:.o=.d) $(B)/src/main.d $(UNITS:%=%.d) $(wildcard $(B)/replay_*.d $(B)/fuzz_*.d)
