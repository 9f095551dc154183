#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# bench - timings as ratios within one run, so that they mean something on any machine
#
# The measure is one pass of awk over the same file that adds up the same columns. Each figure is the best of ROUNDS runs.
. tests/lib.sh
ROUNDS=${ROUNDS:-7}

# best COMMAND...: the shortest time of ROUNDS runs, in microseconds
best()
{
	shortest=
	round=0
	while [ "$round" -lt "$ROUNDS" ]; do
		round=$((round + 1))
		before=$(date +%s%N)
		"$@" >/dev/null 2>&1 </dev/null || {
			echo "bench: failed: $*" >&2
			echo 0
			return
		}
		took=$((($(date +%s%N) - before) / 1000))
		[ -n "$shortest" ] && [ "$shortest" -le "$took" ] || shortest=$took
	done
	echo "$shortest"
}

# line NAME MEASURE COMMAND...
line()
{
	name=$1 measure=$2
	shift 2
	took=$(best "$@")
	awk -v name="$name" -v took="$took" -v measure="$measure" \
		'BEGIN { printf "%-58s %8.1f ms  %5.2f x\n", name, took / 1000, took / measure }'
}

echo "best of $ROUNDS; x: against the pass of awk above it"
sample=data/sample/exports
measure=$(best awk -F';' '{ s += $11 } END { print s }' "$sample"/grootboek-*.csv)
awk -v took="$measure" 'BEGIN { printf "%-58s %8.1f ms\n", "awk: add up the ledgers of the sample", took / 1000 }'
line 'report --period 2025-09, all sources of the sample' "$measure" \
	"$SDGRIP" report --config data/sample/sdgrip.ini --period 2025-09
line 'the same as JSON' "$measure" \
	"$SDGRIP" report --config data/sample/sdgrip.ini --period 2025-09 --format json

measure=$(best awk -F';' '{ s += $12 } END { print s }' "$sample"/declaraties-*.csv)
awk -v took="$measure" 'BEGIN { printf "%-58s %8.1f ms\n", "awk: add up the bills of the sample", took / 1000 }'
for question in runoff forecast explain commitments concentration; do
	line "$question --period 2025-09, all sources of the sample" "$measure" \
		"$SDGRIP" "$question" --config data/sample/sdgrip.ini --period 2025-09
done
line 'cube of the bills alone' "$measure" \
	"$SDGRIP" cube --config data/sample/sdgrip.ini --source declarations --format csv

iv3=$SHARED/data/iv3
if [ ! -d "$iv3" ]; then
	echo "skip: $SHARED is not there"
	exit 0
fi
measure=$(best awk -F';' '{ b[$1] += $4; l[$1] += $5 } END { for (k in b) print k, b[k], l[k] }' "$iv3/2024_begroting.csv")
awk -v took="$measure" 'BEGIN { printf "%-58s %8.1f ms\n", "awk: add up one Iv3 file by municipality", took / 1000 }'
line 'cat of the same file' "$measure" cat "$iv3/2024_begroting.csv"
line 'breakdown --by municipality --all' "$measure" "$SDGRIP" breakdown "$iv3/2024_begroting.csv" --by municipality --all
line 'breakdown --by municipality,task_field --all, CSV' "$measure" \
	"$SDGRIP" breakdown "$iv3/2024_begroting.csv" --by municipality,task_field --all --format csv
line 'deficit, two files, one municipality' "$measure" \
	"$SDGRIP" deficit "$iv3/2023_begroting.csv" "$iv3/2023_jaarrekening.csv" --municipality Twenterand
line 'trend, three files, one municipality' "$measure" \
	"$SDGRIP" trend "$iv3/2023_begroting.csv" "$iv3/2023_jaarrekening.csv" "$iv3/2024_begroting.csv" --by domain \
	--municipality 'Oude IJsselstreek'
line 'check, three files, every row kept' "$measure" \
	"$SDGRIP" check "$iv3/2023_begroting.csv" "$iv3/2023_jaarrekening.csv" "$iv3/2024_begroting.csv"
