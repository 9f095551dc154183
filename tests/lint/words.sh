#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# words - what must not stand in the sources: unsafe functions, unfinished work, blanks at the end of a line, long lines
set -u
bad=0
sources=$(find include src tests -name '*.[ch]' | sort)
texts=$(find include src tests data/codes data/README.md data/sample/README.md README.md Makefile .ci -type f 2>/dev/null |
	grep -Ev '^tests/(golden|errors|fuzz/corpus)/|^tests/lint/words\.sh$' | sort)

# found MESSAGE: complains about every line of standard input
found()
{
	lines=$(cat)
	[ -n "$lines" ] || return 0
	printf '%s\n' "$lines" | sed "s|\$|   <- $1|" >&2
	bad=1
}

# shellcheck disable=SC2086 # names without blanks
{
	found 'a function that the house does not use' <<LIST
$(grep -nEw '(strcpy|strcat|sprintf|vsprintf|strtok|gets|atoi|atof|atol|system|popen) *\(' $sources)
LIST
	found 'setlocale only for LC_CTYPE, in main.c' <<LIST
$(grep -n 'setlocale *(' $sources | grep -v '^src/main\.c:.*LC_CTYPE')
LIST
	found 'unfinished work' <<LIST
$(grep -nEw 'TODO|FIXME|XXX|HACK|[Nn]ot implemented|[Ss]tub|[Pp]laceholder' $texts)
LIST
	found 'blanks at the end of the line' <<LIST
$(grep -nE '[ 	]+$' $texts | cut -c 1-120)
LIST
	found 'longer than 100 columns' <<LIST
$(for file in $sources; do
		# characters, not bytes: mawk knows no UTF-8, so drop all but the first byte of each
		expand -t 8 "$file" | LC_ALL=C sed 's/[\x80-\xBF]//g' |
			LC_ALL=C awk -v file="$file" 'length > 100 { printf "%s:%d: %d columns\n", file, FNR, length }'
	done)
LIST
	found 'a file of more than 450 lines' <<LIST
$(wc -l $(find include src -name '*.[ch]') | awk '$2 != "total" && $1 > 450 { print $2 ": " $1 " lines" }')
LIST
}
exit $bad
