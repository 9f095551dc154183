#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# labels - every word a person sees has a title in both languages
#
# A missing label shows its own key, so it is looked for in what the program prints: every question and format, on the sample
# and on the real files. What the sample does not hold (each finding, option, kind of file) is looked up in the table itself.
. tests/lib.sh

# document NAME ARGUMENT...: the JSON of a run in both languages
document()
{
	name=$1
	shift
	for lang in nl en; do
		"$SDGRIP" "$@" --lang "$lang" --format json >"$tmp/$name.$lang.json" 2>"$tmp/err" </dev/null ||
			fail "$name $lang" "exit status $?: $(head -n 1 "$tmp/err")"
	done
}

# Every axis that facts can have, so that every member of a fixed list which occurs is seen.
document cube cube --all --config data/sample/sdgrip.ini
for analysis in $(registered include/analysis.h ANALYSES); do
	case $analysis in
	cube) continue ;;
	list) set -- ;;
	report) set -- --period 2025-09 ;;
	trend) set -- --granularity year ;;
	*) set -- --year 2024 ;;
	esac
	[ "$analysis" = list ] || set -- "$@" --config data/sample/sdgrip.ini
	[ "$analysis" != inspect ] || set -- --config data/sample/sdgrip.ini
	document "$analysis" "$analysis" "$@"
done
document months trend --config data/sample/sdgrip.ini
document people trend --measure per_1000 --config data/sample/sdgrip.ini
document everything breakdown --by cost_centre,account --config data/sample/sdgrip.ini
iv3=$SHARED/data/iv3
if [ -d "$iv3" ]; then
	document real-check check "$iv3/2023_begroting.csv" "$iv3/2023_jaarrekening.csv"
	document real-deficit deficit "$iv3/2023_begroting.csv" "$iv3/2023_jaarrekening.csv" --municipality GM1700
	document real-trend trend "$iv3/2023_begroting.csv" "$iv3/2023_jaarrekening.csv" "$iv3/2024_begroting.csv" \
		--by task_field --municipality GM1700
else
	skip 'real files' "$SHARED is not there"
fi
for analysis in program $(registered include/analysis.h ANALYSES); do
	for lang in nl en; do
		# shellcheck disable=SC2046 # no word for the program itself
		"$SDGRIP" $([ "$analysis" = program ] || echo "$analysis") --help --lang "$lang" >"$tmp/$analysis.$lang.help" ||
			fail "$analysis --help" "exit status $?"
	done
done

"$PYTHON" - "$tmp" >"$tmp/report" <<'PYTHON'
import collections
import csv
import glob
import json
import os
import re
import sys

WORDS = {"stage", "side", "nature", "entry", "form", "domain", "indicator", "kind", "line", "direction", "severity", "plan",
         "measure", "method", "break"}
with open("data/codes/labels.csv", encoding="utf-8", newline="") as stream:
    rows = list(csv.reader(stream))[1:]
labels = {row[0] for row in rows}
wrong = collections.OrderedDict()


def want(ok, message):
    wrong[message] = wrong.get(message, False) or not ok


for row in rows:
    want(len(row) == 3 and all(cell and cell == cell.strip() for cell in row), "labels.csv: " + row[0] + " is whole")
want(len(labels) == len(rows), "labels.csv: every key once")


def titles(name, things):
    seen = collections.Counter(thing["title"] for thing in things)
    for thing in things:
        want(thing["title"] != thing["name"], f"{name}: '{thing['name']}' has a title")
        want(seen[thing["title"]] == 1, f"{name}: the title '{thing['title']}' occurs once")


for path in sorted(glob.glob(sys.argv[1] + "/*.json")):
    run = os.path.basename(path)[:-5]
    with open(path, encoding="utf-8") as stream:
        document = json.load(stream)
    want(document["title"] != document["report"], run + ": the report has a title")
    titles(run, document["tables"])
    for note in document["notes"]:
        want(note["title"] != note["name"], f"{run}: note '{note['name']}' has a title")
    for finding in document["findings"]:
        want(finding["text"] != finding["code"], f"{run}: finding '{finding['code']}' has a text")
    for table in document["tables"]:
        titles(run + "." + table["name"], table["columns"])
        for column in {column["name"] for column in table["columns"]} & WORDS - ({"line"} if table["name"] == "section" else set()):
            kind = "stage" if column == "plan" else column
            words = {word for row in table["rows"] if isinstance(row[column], str) for word in row[column].split(", ")}
            for member in sorted(words):
                keys = {f"member:{kind}.{member.lower()}", f"member:{kind}.{member}"}
                if column == "line":  # of a statement: expense and revenue are sides
                    keys.add("member:side." + member)
                want(keys & labels, f"{run}.{table['name']}: member '{kind}.{member}' has a title")
    if run == "list.nl":
        tables = {table["name"]: table["rows"] for table in document["tables"]}
        for row in tables["analyses"]:
            for kind in ("analysis", "summary", "example"):
                want(f"{kind}:{row['name']}" in labels, f"{kind}:{row['name']} is there")
        for table, kind in (("formats", "format"), ("importers", "importer")):
            for row in tables[table]:
                want(f"{kind}:{row['name']}" in labels, f"{kind}:{row['name']} is there")
        for row in tables["axes"]:
            want(row["name"] in labels, row["name"] + " is there")
        for row in tables["findings"]:
            for key in ("finding:" + row["code"], "finding:" + row["code"] + ".action"):
                want(key in labels, key + " is there")

# An option without a label is a line of which the right side, and the line below it, are empty.
for path in sorted(glob.glob(sys.argv[1] + "/*.help")):
    with open(path, encoding="utf-8") as stream:
        lines = stream.read().split("\n") + [""]
    for index, text in enumerate(lines):
        option = re.match(r" {2}(?:-\w, | {4})(--[a-z-]+)", text)
        if option:
            own = text[30:].strip() if len(text) > 30 and text[29] == " " else ""
            want(own or lines[index + 1].startswith(" " * 30), f"{os.path.basename(path)}: {option.group(1)} is explained")

for message, failed in wrong.items():
    print("FAIL" if failed else "ok", message)
PYTHON
status=$?
[ "$status" -eq 0 ] || fail labels "exit status $status"
passed=$((passed + $(grep -c '^ok ' "$tmp/report")))
failed=$((failed + $(grep -c '^FAIL ' "$tmp/report")))
grep '^FAIL ' "$tmp/report"
finish
