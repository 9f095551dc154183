#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# coverage - how much of each source file the tests ran: coverage.sh BUILD-FOLDER (made with COVERAGE=1)
set -eu
build=${1:?"which build folder?"}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
find "$build/src" -name '*.gcda' | sort | while IFS= read -r data; do
	gcov --no-output --object-file "$data" "$data" 2>/dev/null
done | awk '/^File / { file = $2; gsub(/\047/, "", file) }
	/^Lines executed/ && file ~ /^src\/.*\.c$/ { split($2, part, /[:%]/); print file, part[2], $4; file = "" }' >"$tmp/lines"
if [ ! -s "$tmp/lines" ]; then
	echo "coverage: no data under $build/src; build with COVERAGE=1 and run the tests" >&2
	exit 1
fi
sort -k2,2n -k1,1 "$tmp/lines" | awk '
	{ printf "%6.1f%%  %5d lines  %s\n", $2, $3, $1; all += $3; run += $2 * $3 / 100 }
	END { printf "%6.1f%%  %5d lines  in all\n", 100 * run / all, all }'
