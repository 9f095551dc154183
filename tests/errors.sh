#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# errors - the catalogue of messages: every error with the smallest input that causes it
#
# A case is a folder of tests/errors: `args` (one argument per line), the input files, `status` (default 3) and
# `expected.err`, the exact messages. The program runs in the folder itself, and must print nothing to stdout.
# `--update` rewrites `status` and `expected.err`.
. tests/lib.sh

update=
if [ "${1:-}" = --update ]; then
	update=yes
	shift
fi

check()
{
	case=${1%/}
	name=${case##*/}
	set --
	while IFS= read -r word || [ -n "$word" ]; do
		set -- "$@" "$word"
	done <"$case/args"
	(cd "$case" && exec "$SDGRIP" "$@") >"$tmp/out" 2>"$tmp/err" </dev/null
	status=$?
	if [ "$update" ]; then
		cmp -s "$tmp/err" "$case/expected.err" || echo "updated $case/expected.err"
		cp "$tmp/err" "$case/expected.err"
		rm -f "$case/status"
		[ "$status" -eq 3 ] || echo "$status" >"$case/status"
	fi
	want=3
	[ ! -f "$case/status" ] || want=$(cat "$case/status")
	if [ "$status" -ne "$want" ]; then
		fail "$name" "exit status $status, expected $want"
	elif [ -s "$tmp/out" ]; then
		fail "$name" 'something on stdout'
		head -n 5 "$tmp/out" | sed 's/^/    /'
	elif ! cmp -s "$tmp/err" "$case/expected.err"; then
		fail "$name" 'another message'
		show_diff "$case/expected.err" "$tmp/err"
	else
		pass
	fi
}

each_case tests/errors "$@"
finish
