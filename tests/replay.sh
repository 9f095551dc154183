#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# replay - the corpora of the fuzz targets, and the inputs that once broke the program, under sanitizers
. tests/lib.sh
REPLAY=${REPLAY:-$B/replay}

for source in tests/fuzz/fuzz_*.c; do
	target=${source##*/fuzz_}
	target=${target%.c}
	if "$REPLAY/replay_$target" "tests/fuzz/corpus/$target" >"$tmp/out" 2>"$tmp/err"; then
		passed=$((passed + $(cat "$tmp/out")))
	else
		fail "$target" 'an input of the corpus breaks it'
		grep '^replaying' "$tmp/err" | tail -n 1
		grep -v '^replaying' "$tmp/err" | head -n 20
	fi
done
finish
