#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# valgrind - the unit programs given as arguments and some whole runs under memcheck: no error, no leak
. tests/lib.sh

if ! command -v valgrind >/dev/null 2>&1; then
	skip valgrind 'is not installed'
	finish
fi

memcheck()
{
	name=$1
	shift
	CMOCKA_TEST_ABORT=0 valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=all \
		--errors-for-leak-kinds=definite,indirect,possible "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	if [ $? -eq 9 ]; then
		fail "$name" 'memcheck found something'
		grep '^==' "$tmp/err" | head -n 25 | sed 's/^/    /'
	else
		pass
	fi
}

for program; do
	memcheck "$(basename "$program")" "$program"
done
for format in $(registered include/format.h FORMATS); do
	memcheck "report $format" "$SDGRIP" report --config data/sample/sdgrip.ini --period 2025-09 --format "$format" \
		$([ "$format" != csv ] || echo --table headline)
done
memcheck breakdown "$SDGRIP" breakdown --by domain,year --config data/sample/sdgrip.ini
memcheck trend "$SDGRIP" trend --by domain --config data/sample/sdgrip.ini
memcheck help "$SDGRIP" --help
memcheck usage "$SDGRIP" deficti
for folder in tests/errors/*/; do
	[ -f "$folder/args" ] || continue
	set --
	while IFS= read -r word || [ -n "$word" ]; do
		set -- "$@" "$word"
	done <"$folder/args"
	here=$PWD
	cd "$folder" || exit 1
	memcheck "errors/$(basename "$folder")" "$SDGRIP" "$@"
	cd "$here" || exit 1
done
if [ -d "$SHARED/data/iv3" ]; then
	memcheck deficit "$SDGRIP" deficit "$SHARED/data/iv3/2023_begroting.csv" "$SHARED/data/iv3/2023_jaarrekening.csv" \
		--municipality Twenterand
fi
finish
