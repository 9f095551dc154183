#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# schema - the JSON of every analysis obeys data/report.schema.json, on the sample and on the real files
. tests/lib.sh

if ! "$PYTHON" -c 'import jsonschema' 2>/dev/null; then
	skip schema 'python3-jsonschema is not installed'
	finish
fi

# run NAME ARGUMENT...: adds a document, or fails
run()
{
	name=$1
	shift
	if "$SDGRIP" "$@" --format json >"$tmp/$name.json" 2>"$tmp/err" </dev/null; then
		documents="$documents $tmp/$name.json"
	else
		fail "$name" "exit status $?: $(head -n 1 "$tmp/err")"
	fi
}

documents=
iv3=$SHARED/data/iv3
for analysis in $(registered include/analysis.h ANALYSES); do
	options=
	case $analysis in
	breakdown) options='--by domain,year' ;;
	trend) options='--by domain' ;;
	esac
	# shellcheck disable=SC2086 # options are words
	run "sample-$analysis" "$analysis" $options --config data/sample/sdgrip.ini
	[ -d "$iv3" ] || continue
	case $analysis in
	funding) set -- "$iv3/2024_begroting.csv" "$SHARED"/data/gemeentefonds/GF_[MS]202[34]_202[45].csv ;;
	caseload) set -- "$SHARED/data/statline/kwb_data.csv" ;;
	*) set -- "$iv3/2023_begroting.csv" "$iv3/2023_jaarrekening.csv" "$iv3/2024_begroting.csv" ;;
	esac
	case $analysis in
	list) continue ;;
	check | cube) ;;
	*) set -- "$@" --municipality Twenterand ;;
	esac
	# shellcheck disable=SC2086
	run "real-$analysis" "$analysis" $options "$@"
done
[ -d "$iv3" ] || skip 'real files' "$SHARED is not there"

# shellcheck disable=SC2086 # names without blanks
"$PYTHON" tests/validate.py data/report.schema.json $documents >"$tmp/report" 2>&1
status=$?
passed=$((passed + $(grep -c '^ok ' "$tmp/report")))
failed=$((failed + $(grep -c '^FAIL ' "$tmp/report")))
grep -v '^ok ' "$tmp/report"
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || fail validate.py "exit status $status"
finish
