#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# tidy - clang-tidy over the sources, on all cores: tidy.sh INCLUDE-FLAG... -- FILE...
set -u
flags=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
	flags="$flags $1"
	shift
done
[ $# -eq 0 ] || shift
packages='libcjson inih smartcols libsodium libutf8proc gsl zlib expat'
# shellcheck disable=SC2086 # words
flags="$flags $(pkg-config --cflags $packages) -std=c17 -D_POSIX_C_SOURCE=200809L"
if ! command -v clang-tidy >/dev/null 2>&1; then
	echo 'tidy: clang-tidy is not installed; make deps-dev' >&2
	exit 1
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # words
printf '%s\n' "$@" | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I FILE clang-tidy --quiet --warnings-as-errors='*' FILE -- $flags >"$log" 2>/dev/null
status=$?
grep -v '^$' "$log"
exit $status
