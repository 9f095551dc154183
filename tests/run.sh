#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run - all tests: the unit programs given as arguments, then the test scripts. `make check` calls it.
# One line per program or script; all output of those that failed. The last line is the total.
. tests/lib.sh

# report NAME PASSED FAILED SKIPPED LOG
report()
{
	passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
	if [ "$3" -gt 0 ]; then
		printf '  FAIL  %-28s %5d passed, %d failed, %d skipped\n' "$1" "$2" "$3" "$4"
		sed 's/^/        /' "$5"
	else
		printf '  ok    %-28s %5d passed%s\n' "$1" "$2" "$([ "$4" -eq 0 ] || printf ', %d skipped' "$4")"
		[ "$4" -eq 0 ] || grep '^skip ' "$5" | sed 's/^/        /'
	fi
}

# A cmocka program speaks TAP: "ok N", "not ok N - name", "not ok N # SKIP name"; one that dies leaves its plan unfulfilled.
unit()
{
	log=$tmp/log
	CMOCKA_MESSAGE_OUTPUT=TAP "$1" >"$log" 2>&1
	status=$?
	planned=$(awk -F. '/^1\.\.[0-9]+$/ { n += $3 } END { print n + 0 }' "$log")
	good=$(grep -c '^ok ' "$log")
	left=$(grep -c '^not ok [0-9]* # SKIP' "$log")
	bad=$(grep -c '^not ok [0-9]* - ' "$log")
	dead=$((planned - good - left - bad))
	[ "$dead" -le 0 ] || bad=$((bad + dead))
	if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
		bad=1
		printf 'exit status %d\n' "$status" >>"$log"
	fi
	report "$(basename "$1")" "$good" "$bad" "$left" "$log"
}

# A test script says how many in its last line.
script()
{
	log=$tmp/log
	"$@" >"$log" 2>&1
	status=$?
	for word in "$@"; do name=$word; done
	counts=$(tail -n 1 "$log" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p')
	if [ -z "$counts" ]; then
		printf 'ended without its total, exit status %d\n' "$status" >>"$log"
		counts='0 1 0'
	fi
	# shellcheck disable=SC2086 # three numbers
	report "${name#tests/}" $counts "$log"
}

for program; do
	unit "$program"
done
# With STEP the tests are run again with another build: what looks at words, or runs the same questions once more, is left out.
tests='golden errors schema formats labels readme replay'
[ "${STEP:-1}" -eq 1 ] || tests='golden errors formats replay'
for test in $tests; do
	script sh "tests/$test.sh"
done
[ "${STEP:-1}" -ne 1 ] || script "$PYTHON" tests/faults/faults.py
script "$PYTHON" tests/faults/hostile.py
for test in tests/real/*; do
	case ${STEP:-1}-$test in
	1-*) ;;
	*-tests/real/privacy.py | *-tests/real/sample.py) continue ;;
	esac
	case $test in
	*/figures.py) ;; # what the others share
	*.py) script "$PYTHON" "$test" ;;
	*.sh) script sh "$test" ;;
	esac
done
finish
