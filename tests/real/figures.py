# SPDX-License-Identifier: EUPL-1.2
"""figures - what the tests on real files share: run the program, count, and say so in the last line"""
import json
import os
import subprocess
import sys

SHARED = os.environ.get("SHARED", "../shared")
SDGRIP = os.environ.get("SDGRIP", os.path.join(os.environ.get("B", "build"), "sdgrip"))


def cents(number):
    """'1234.5' or a JSON number kept as text -> 123450, exactly; None stays None."""
    if number is None:
        return None
    sign = -1 if number.startswith("-") else 1
    whole, _, part = number.lstrip("-").partition(".")
    assert len(part) <= 2, number
    return sign * (int(whole) * 100 + int((part + "00")[:2]))


def run(*arguments):
    """The JSON report of a command, its numbers kept as text, or None after a message."""
    result = subprocess.run([SDGRIP, *arguments, "--format", "json"], capture_output=True, check=False, encoding="utf-8",
                            stdin=subprocess.DEVNULL)
    if result.returncode != 0:
        print(f"sdgrip {' '.join(arguments)}: exit status {result.returncode}\n{result.stderr[:800]}")
        return None
    return json.loads(result.stdout, parse_float=str, parse_int=str)


def table(report, name):
    """The rows of a table, with its total at the end when it has one."""
    for found in report["tables"] if report else []:
        if found["name"] == name:
            return found["rows"], found.get("total")
    return [], None


class Counter:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def equal(self, name, got, expected):
        if got == expected:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= 25:
            print(f"FAIL {name}: {got}, expected {expected}")

    def check(self, name, good, text):
        self.equal(name, "fine" if good else text, "fine")

    def skip(self, name, reason):
        self.skipped += 1
        print(f"skip {name}: {reason}")

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped")
        sys.exit(1 if self.failed else 0)
