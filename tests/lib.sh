# SPDX-License-Identifier: EUPL-1.2
# lib - what the test scripts share. Sourced from the project root:
#   . tests/lib.sh
#   pass; fail 'name' 'what is wrong'; skip 'name' 'reason'; finish
# The last line of every script is "N passed, N failed, N skipped"; the exit status is 1 when something failed.
# B, SHARED and PYTHON come from the Makefile.
B=${B:-build}
SHARED=${SHARED:-../shared}
PYTHON=${PYTHON:-/usr/bin/python3}
case $B in
/*) SDGRIP=$B/sdgrip ;;
*) SDGRIP=$PWD/$B/sdgrip ;;
esac
PYTHONDONTWRITEBYTECODE=1
export B SHARED PYTHON SDGRIP PYTHONDONTWRITEBYTECODE

# The same output on every machine: no terminal, no language, no colour settings of the user.
unset NO_COLOR LC_ALL LC_MESSAGES LC_CTYPE LANGUAGE COLUMNS || :
LANG=C TERM=dumb
export LANG TERM

passed=0 failed=0 skipped=0
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' HUP INT TERM

pass()
{
	passed=$((passed + 1))
}

fail()
{
	failed=$((failed + 1))
	printf 'FAIL %s: %s\n' "$1" "$2"
}

skip()
{
	skipped=$((skipped + 1))
	printf 'skip %s: %s\n' "$1" "$2"
}

finish()
{
	printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
	[ "$failed" -eq 0 ]
	exit
}

# A copy of the project made of links, with ../shared beside it wherever that is: what a program prints there does not depend
# on this machine, and what it writes there goes away. Its path is $home.
make_home()
{
	home=$tmp/home/sdgrip
	mkdir -p "$home"
	for entry in * .ci; do
		[ ! -e "$entry" ] || ln -s "$PWD/$entry" "$home/$entry"
	done
	[ ! -d "$SHARED" ] || ln -s "$(cd "$SHARED" && pwd)" "$tmp/home/shared"
}

# show_diff EXPECTED GOT [LINES]: the differences between two files, shortened, indented.
show_diff()
{
	diff "$1" "$2" | head -n "${3:-20}" | cut -c 1-160 | sed 's/^/    /'
}

# each_case CATALOGUE [NAME...]: calls `check FOLDER` for the named cases, or for every folder with a file `args`.
each_case()
{
	catalogue=$1
	shift
	if [ $# -gt 0 ]; then
		for chosen; do check "$catalogue/$chosen"; done
	else
		for folder in "$catalogue"/*/; do
			[ ! -f "$folder/args" ] || check "$folder"
		done
	fi
}

# The words of an X-macro list: `registered include/analysis.h ANALYSES` prints report, deficit, ... with hyphens.
registered()
{
	awk -v start="define $2(X)" 'index($0, start) { on = 1; $0 = substr($0, index($0, start) + length(start)) }
		on { more = /\\$/; while (match($0, /X\([a-z_0-9]+/)) {
			print substr($0, RSTART + 2, RLENGTH - 2); $0 = substr($0, RSTART + RLENGTH) }
			if (!more) exit }' "$1" | tr _ -
}
