#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# formats - every analysis in every format: it works, says something, and says the same again with its sources in another
# order
. tests/lib.sh

# The names of the tables of a report.
tables_of()
{
	"$PYTHON" -c 'import json, sys
for table in json.load(sys.stdin)["tables"]: print(table["name"])'
}

# same NAME FORMAT FOLDER-A FOLDER-B ARGUMENT...: runs in both folders
same()
{
	name=$1 format=$2 first=$3 second=$4
	shift 4
	if ! (cd "$first" && exec "$SDGRIP" "$@" --allow-outside --format "$format") >"$tmp/1" 2>"$tmp/err" </dev/null; then
		fail "$name" "exit status other than 0: $(head -n 1 "$tmp/err")"
		return
	fi
	(cd "$second" && exec "$SDGRIP" "$@" --allow-outside --format "$format") >"$tmp/2" 2>/dev/null </dev/null
	if [ ! -s "$tmp/1" ]; then
		fail "$name" 'no output'
	elif ! cmp -s "$tmp/1" "$tmp/2"; then
		fail "$name" 'not the same the second time, with the sources in another order'
		show_diff "$tmp/1" "$tmp/2" 6
	else
		pass
	fi
}

# A section per source, the other way round; and an ini for the real files, in both orders.
reverse()
{
	awk '/^\[/ { n++ } { part[n] = part[n] $0 "\n" } END { for (i = n; i >= 0; i--) printf "%s", part[i] }' "$1"
}

mkdir "$tmp/a" "$tmp/b"
for folder in a b; do
	for entry in data/sample/*; do
		[ "${entry##*/}" = sdgrip.ini ] || ln -s "$PWD/$entry" "$tmp/$folder"
	done
done
cp data/sample/sdgrip.ini "$tmp/a"
reverse data/sample/sdgrip.ini >"$tmp/b/sdgrip.ini"

if [ "${STEP:-1}" -ne 1 ]; then
	echo 'the sample only: STEP shortens the tests that are run again'
elif [ -d "$SHARED/data/iv3" ]; then
	mkdir "$tmp/c" "$tmp/d"
	for part in iv3/2023_begroting iv3/2023_jaarrekening iv3/2024_begroting gemeentefonds/GF_S2023_2024 \
		gemeentefonds/GF_M2024_2024; do
		printf '[source %s]\ntype = %s\nfiles = %s\n\n' "${part##*/}" "${part%%/*}" \
			"$(cd "$SHARED" && pwd)/data/$part.csv"
	done >"$tmp/c/sdgrip.ini"
	reverse "$tmp/c/sdgrip.ini" >"$tmp/d/sdgrip.ini"
else
	skip 'real files' "$SHARED is not there"
fi

for analysis in $(registered include/analysis.h ANALYSES); do
	case $analysis in
	breakdown) options='--by domain,task_field' ;;
	trend) options='--by domain' ;;
	*) options= ;;
	esac
	for pair in 'a b sample' 'c d real'; do
		# shellcheck disable=SC2086 # three words
		set -- $pair
		[ -d "$tmp/$1" ] || continue
		first=$tmp/$1 second=$tmp/$2 data=$3
		scope=
		case $data-$analysis in
		*-list | *-check | *-inspect | sample-*) ;;
		# nothing about people or care stands in those files
		real-caseload | real-runoff | real-explain | real-commitments | real-concentration) continue ;;
		real-*) scope='--municipality GM1700' ;;
		esac
		# shellcheck disable=SC2086 # options are words
		tables=$(cd "$first" && "$SDGRIP" "$analysis" $options $scope --allow-outside --format json 2>/dev/null |
			tables_of 2>/dev/null)
		formats=$(registered include/format.h FORMATS)
		# formats are renderers of the same tables: run again, one question in all of them will do
		[ "${STEP:-1}" -eq 1 ] || [ "$analysis" = deficit ] || formats=json
		for format in $formats; do
			if [ "$format" = csv ] && [ "$analysis" != trace ]; then # its --table is the traced one
				for table in $tables; do
					# shellcheck disable=SC2086
					same "$data $analysis csv $table" csv "$first" "$second" "$analysis" $options $scope --table "$table"
				done
			else
				# shellcheck disable=SC2086
				same "$data $analysis $format" "$format" "$first" "$second" "$analysis" $options $scope
			fi
		done
	done
done
finish
