#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# includes - the walls of the house: who may include what, one wrapper per library, names used once, a licence on top
set -u
bad=0
complain()
{
	printf '%s\n' "$*" >&2
	bad=1
}

# Contracts of include/ that a folder may use, besides the headers in the folder itself. A role further on may use what its
# contracts are made of. main.c may include everything.
basics='money period arena diag utf8 hash labels citizen keyring'
allowed()
{
	case $1 in
	base) echo "$basics" ;;
	model) echo "$basics codes book pivot" ;;
	import) echo "$basics codes book inspection importer config options rejects" ;;
	analysis) echo "$basics codes book inspection pivot report findings analysis options" ;;
	report) echo "$basics report findings" ;;
	render) echo "$basics report findings format" ;;
	cli) echo "$basics options pivot report config analysis format importer rejects" ;;
	esac
}

for folder in base model import analysis report render cli; do
	[ -d "src/$folder" ] || continue
	for file in src/"$folder"/*.[ch]; do
		[ -f "$file" ] || continue
		for header in $(sed -n 's/^ *# *include *"\([^"]*\)".*/\1/p' "$file"); do
			[ ! -f "src/$folder/$header" ] || continue
			# `sdgrip list` prints the registries of all plug-ins
			extra=
			[ "$file" != src/analysis/list.c ] || extra='format importer'
			case " $(allowed "$folder") $extra " in
			*" ${header%.h} "*) [ -f "include/$header" ] || complain "$file: '$header' is not in include/" ;;
			*) complain "$file: src/$folder may not include '$header'" ;;
			esac
		done
	done
done

# The contracts know their own kind only: a renderer must not reach the data, an importer not the report.
for pair in 'report.h book.h' 'report.h pivot.h' 'format.h book.h' 'importer.h report.h' 'money.h book.h' 'book.h report.h'; do
	header=${pair% *} other=${pair#* }
	! grep -q "^#include \"$other\"" "include/$header" || complain "include/$header: may not include '$other'"
done

# Third party: one file each; JSON is written by one and read by another.
wrapper()
{
	case $1 in
	utf8proc.h) echo src/base/utf8.c ;;
	sodium.h) echo src/base/hash.c ;;
	csv.h) echo src/import/rows.c ;;
	zlib.h | iconv.h) echo src/import/source.c ;;
	expat.h) echo src/import/xml_events.c ;;
	ini.h) echo src/import/config.c ;;
	cjson/*) echo src/render/json.c src/import/json_tree.c ;;
	libsmartcols.h | libsmartcols/*) echo src/render/text.c ;;
	gsl/*) echo src/analysis/dist.c ;;
	getopt.h) echo src/cli/options.c ;;
	cmocka.h) echo 'tests/*' ;;
	# the C library and POSIX
	assert.h | ctype.h | dirent.h | errno.h | fcntl.h | float.h | fnmatch.h | glob.h | inttypes.h | limits.h | locale.h | math.h | \
		pthread.h | setjmp.h | signal.h | stdalign.h | stdarg.h | stdbool.h | stddef.h | stdint.h | stdio.h | \
		stdlib.h | stdnoreturn.h | string.h | strings.h | sys/ioctl.h | sys/mman.h | sys/stat.h | sys/types.h | sys/wait.h | \
		time.h | unistd.h) echo '*' ;;
	*) echo 'no file' ;;
	esac
}
for file in include/*.h src/*.c src/*/*.[ch] tests/*/*.[ch]; do
	[ -f "$file" ] || continue
	for header in $(sed -n 's/^ *# *include *<\([^>]*\)>.*/\1/p' "$file"); do
		homes=$(wrapper "$header") at_home=
		set -f # a home may be a pattern
		for home in $homes; do
			# shellcheck disable=SC2254
			case $file in
			$home) at_home=yes ;;
			esac
		done
		set +f
		[ "$at_home" ] || complain "$file: <$header> belongs in $homes only"
	done
done

# Every name once, so that a name alone says which file.
for name in $(find include src tests -name '*.[ch]' | sed 's|.*/||' | sort | uniq -d); do
	complain "$name: the name is used twice: $(find include src tests -name "$name" | tr '\n' ' ')"
done

# A header is guarded by its own name.
for file in include/*.h; do
	guard=SDGRIP_$(basename "$file" .h | tr a-z A-Z)_H
	grep -q "^#ifndef $guard\$" "$file" || complain "$file: the guard is not $guard"
done

for file in $(find include src tests data/sample Makefile .ci/run -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' \
	-o -name Makefile -o -path .ci/run \) | sort); do
	head -n 2 "$file" | grep -q 'SPDX-License-Identifier: EUPL-1.2' ||
		complain "$file: no line 'SPDX-License-Identifier: EUPL-1.2' on top"
done
exit $bad
