#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# golden - runs every case of tests/golden and compares its output with the expected files
#
# A case is a folder: `args` (one argument per line; $SHARED becomes ../shared), one `expected.EXT` per format, optional `status`
# (default 0) and `expected.err` (default: nothing). `--update` rewrites the expected files; a new case starts with text and
# JSON. Names of cases after the options choose among them. Run from the project root.
. tests/lib.sh

update=
if [ "${1:-}" = --update ]; then
	update=yes
	shift
fi

format_of()
{
	case $1 in
	txt) echo text ;;
	md) echo markdown ;;
	*) echo "$1" ;;
	esac
}

# run_case FOLDER EXT: output in $tmp/out and $tmp/err, status in $status
run_case()
{
	folder=$1 extension=$2
	set --
	while IFS= read -r word || [ -n "$word" ]; do
		case $word in
		*\$SHARED*) word=$(printf '%s' "$word" | sed 's|\$SHARED|../shared|g') ;;
		esac
		set -- "$@" "$word"
	done <"$folder/args"
	(cd "$home" && exec "$SDGRIP" "$@" --format "$(format_of "$extension")") >"$tmp/out" 2>"$tmp/err" </dev/null
	status=$?
}

# compare NAME GOT EXPECTED
compare()
{
	if cmp -s "$2" "$3"; then
		pass
	elif [ "$update" ]; then
		cp "$2" "$3"
		pass
		echo "updated $3"
	else
		fail "$1" "differs from $3"
		show_diff "$3" "$2"
	fi
}

check()
{
	case=${1%/}
	name=${case##*/}
	if grep -q '\$SHARED' "$case/args" && [ ! -d "$SHARED/data" ]; then
		skip "$name" "$SHARED is not there"
		return
	fi
	want=0
	[ ! -f "$case/status" ] || want=$(cat "$case/status")
	if [ "$update" ] && ! ls "$case"/expected.[a-z]* >/dev/null 2>&1; then
		: >"$case/expected.txt"
		: >"$case/expected.json"
	fi
	for expected in "$case"/expected.*; do
		extension=${expected##*.}
		[ "$extension" != err ] || continue
		run_case "$case" "$extension"
		if [ "$status" -eq "$want" ]; then
			compare "$name $extension" "$tmp/out" "$expected"
		else
			fail "$name $extension" "exit status $status, expected $want"
			head -n 5 "$tmp/err" | sed 's/^/    /'
			return
		fi
	done
	if [ "$update" ] && [ -s "$tmp/err" ]; then
		cp "$tmp/err" "$case/expected.err"
	elif [ "$update" ]; then
		rm -f "$case/expected.err"
	fi
	if [ -f "$case/expected.err" ]; then
		compare "$name err" "$tmp/err" "$case/expected.err"
	elif [ -s "$tmp/err" ]; then
		fail "$name" 'unexpected messages'
		sed 's/^/    /' "$tmp/err" | head -n 5
	fi
}

make_home
each_case tests/golden "$@"
finish
