#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# readme - what the documentation shows is what the program does
#
# Every line "$ command" in a fenced block of README.md and data/README.md is an example. `sdgrip` ones are run from the
# project root, in a copy made of links, so that `-o report.html` leaves nothing behind; output shown below the command must
# be the real output, a last line of "..." says that it goes on. `make` ones must name a target. Others (git, apt-get, sudo,
# cd) are left alone.
. tests/lib.sh

# Writes command N to $tmp/N.cmd, its shown output to $tmp/N.want and its place to $tmp/N.place.
extract()
{
	awk -v tmp="$tmp" -v file="$1" -v n="$count" '
		function end() { if (command != "") { close(out); close(cmd) } command = "" }
		/^ *```/ { fenced = !fenced; end(); next }
		!fenced { next }
		command != "" && more { print >> cmd; more = /\\$/; next }
		/^\$ / {
			end(); n++; command = substr($0, 3); more = /\\$/
			cmd = tmp "/" n ".cmd"; out = tmp "/" n ".want"
			print command > cmd; printf "" > out
			print file ":" FNR > (tmp "/" n ".place"); next
		}
		command != "" { print > out }
		END { print n + 0 > (tmp "/count") }' "$1"
	count=$(cat "$tmp/count")
}

# Without blank lines at the end.
trimmed()
{
	sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' "$1"
}

run_example()
{
	if grep -q '\.\./shared' "$tmp/$1.cmd" && [ ! -d "$SHARED/data" ]; then
		skip "$place" "$SHARED is not there"
		return
	fi
	(cd "$home" && PATH="$tmp/bin:$PATH" sh "$tmp/$1.cmd") >"$tmp/got" 2>"$tmp/err" </dev/null
	status=$?
	trimmed "$tmp/$1.want" >"$tmp/want"
	trimmed "$tmp/got" >"$tmp/got.trimmed"
	if [ "$(tail -n 1 "$tmp/want")" = ... ]; then
		lines=$(($(wc -l <"$tmp/want") - 1))
		head -n "$lines" "$tmp/got.trimmed" >"$tmp/got"
		head -n "$lines" "$tmp/want" >"$tmp/want.head"
		mv "$tmp/want.head" "$tmp/want"
	else
		mv "$tmp/got.trimmed" "$tmp/got"
	fi
	if [ ! -s "$tmp/want" ] && [ "$status" -ne 0 ]; then
		fail "$place" "exit status $status: $(head -n 1 "$tmp/$1.cmd")"
		head -n 5 "$tmp/err" | sed 's/^/    /'
	elif [ -s "$tmp/want" ] && ! cmp -s "$tmp/want" "$tmp/got"; then
		fail "$place" "prints something else: $(head -n 1 "$tmp/$1.cmd")"
		show_diff "$tmp/want" "$tmp/got"
		head -n 5 "$tmp/err" | sed 's/^/    /'
	else
		pass
	fi
}

check_targets()
{
	for word in $(sed 's/^make//; s/#.*//; s/[&|;].*//' "$tmp/$1.cmd"); do
		case $word in
		-* | *=* | *\'*) ;;
		*)
			if grep -Eq "^$word *:|^([a-z-]+ )*$word( [a-z-]+)* *:" Makefile; then
				pass
			else
				fail "$place" "make has no target '$word'"
			fi
			;;
		esac
	done
}

mkdir "$tmp/bin"
ln -s "$SDGRIP" "$tmp/bin/sdgrip"
make_home

count=0
for file in README.md data/README.md data/sample/README.md; do
	if [ -f "$file" ]; then extract "$file"; else fail "$file" 'is not there'; fi
done
number=0
while [ "$number" -lt "$count" ]; do
	number=$((number + 1))
	place=$(cat "$tmp/$number.place")
	case $(head -n 1 "$tmp/$number.cmd") in
	sdgrip* | *'| sdgrip'*) run_example "$number" ;;
	make*) check_targets "$number" ;;
	esac
done
finish
