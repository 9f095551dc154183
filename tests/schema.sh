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
	check | cube | inspect) ;;
	*) set -- "$@" --municipality Twenterand ;;
	esac
	# shellcheck disable=SC2086
	run "real-$analysis" "$analysis" $options "$@"
done
[ -d "$iv3" ] || skip 'real files' "$SHARED is not there"

# The schema must refuse what is not a report: each broken copy has one mistake, named by its file.
if [ -f "$tmp/sample-deficit.json" ]; then
	"$PYTHON" - "$tmp" <<'PYTHON'
import copy
import json
import sys

with open(sys.argv[1] + "/sample-deficit.json", encoding="utf-8") as stream:
    whole = json.load(stream)


def broken(name, change):
    document = copy.deepcopy(whole)
    change(document)
    with open(f"{sys.argv[1]}/broken-{name}.json", "w", encoding="utf-8") as stream:
        json.dump(document, stream)


broken("no-schema", lambda d: d.pop("schema"))
broken("other-version", lambda d: d.update(schema_version=2))
broken("no-findings", lambda d: d.pop("findings"))
broken("unknown-member", lambda d: d.update(extra=1))
broken("title-empty", lambda d: d.update(title=""))
broken("name-with-capital", lambda d: d["tables"][0].update(name="By_domain"))
broken("no-columns", lambda d: d["tables"][0].update(columns=[]))
broken("type-unknown", lambda d: d["tables"][0]["columns"][0].update(type="euro"))
broken("row-not-flat", lambda d: d["tables"][0]["rows"][0].update(actual={"value": 1}))
broken("row-as-list", lambda d: d["tables"][0]["rows"].append([1, 2]))
broken("total-in-rows", lambda d: d["tables"][0].update(total=[]))
broken("severity-unknown", lambda d: d["findings"][0].update(severity="error"))
broken("finding-without-subject", lambda d: d["findings"][0].pop("subject"))
broken("value-as-text", lambda d: d["findings"][0].update(type="money", value="1.00"))
broken("value-without-type", lambda d: d["findings"][0].update(type=None, value=1))
broken("note-without-title", lambda d: d["notes"][0].pop("title"))
PYTHON
fi
for document in "$tmp"/broken-*.json; do
	[ -f "$document" ] || continue
	if "$PYTHON" tests/validate.py data/report.schema.json "$document" >/dev/null 2>"$tmp/err" || [ -s "$tmp/err" ]; then
		fail "${document##*/}" 'the schema should refuse it'
	else
		pass
	fi
done

# shellcheck disable=SC2086 # names without blanks
"$PYTHON" tests/validate.py data/report.schema.json $documents >"$tmp/report" 2>&1
status=$?
passed=$((passed + $(grep -c '^ok ' "$tmp/report")))
failed=$((failed + $(grep -c '^FAIL ' "$tmp/report")))
grep -v '^ok ' "$tmp/report"
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || fail validate.py "exit status $status"
finish
