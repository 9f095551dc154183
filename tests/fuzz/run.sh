#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run - one fuzz target for some seconds: tests/fuzz/run.sh TARGET SECONDS
#
# Begins with the corpus of the project. What it learns is kept in $B/fuzz/corpus/TARGET for the next run; an input that
# breaks the program is kept in $B/fuzz/found, and the exit status is 1. The last line says how many inputs were tried.
set -u
target=$1 seconds=$2
B=${B:-build}
learned=$B/fuzz/corpus/$target found=$B/fuzz/found
mkdir -p "$learned" "$found"
log=$B/fuzz/$target.log
case $target in
import | xml) length=4096 ;;
question | iv3json | config) length=2048 ;;
*) length=128 ;;
esac
dictionary=
[ ! -f "tests/fuzz/$target.dict" ] || dictionary=-dict=tests/fuzz/$target.dict
# shellcheck disable=SC2086 # an option or nothing
ASAN_OPTIONS=allocator_may_return_null=1:detect_leaks=1 "$B/fuzz/fuzz_$target" -max_total_time="$seconds" \
	-max_len=$length -timeout=20 -rss_limit_mb=1024 -print_final_stats=1 -artifact_prefix="$found/$target-" $dictionary \
	"$learned" "tests/fuzz/corpus/$target" >"$log" 2>&1
status=$?
executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
if grep -q 'run interrupted' "$log"; then
	printf '%s: interrupted after %s inputs, nothing found\n' "$target" "$executions"
	exit 130
fi
if [ "$status" -ne 0 ]; then
	grep -E 'broken:|ERROR|SUMMARY|runtime error|Test unit written' "$log"
	printf '%s: broken after %s inputs, see %s\n' "$target" "${executions:-some}" "$log"
	exit 1
fi
printf '%s: %s inputs in %s s, nothing found\n' "$target" "$executions" "$seconds"
