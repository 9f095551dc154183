#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""iv3_totals - the Iv3 files of all municipalities against sums made here and against the published control totals"""
import csv
import os
from collections import defaultdict
from decimal import Decimal

import figures

FILES = (("2023_begroting", 2023, "budget"), ("2023_jaarrekening", 2023, "actual"), ("2024_begroting", 2024, "budget"))
# The facts of shared/data/README.md, x 1.000 euros: budget 2023, actual 2023, budget 2024; revenue and expense.
FACTS = {"Twenterand": ((8516, 50761), (17409, 53379), (8590, 54675)),
         "Oude IJsselstreek": ((10303, 47571), (17863, 57043), (11425, 53960)),
         "Eindhoven": ((135005, 468625), (176808, 517059), (136693, 487674))}


def sums(path):
    """{task field: [expense, revenue]} and {municipality: ...} of task fields 6.x, in cents, without the row "Nederland"."""
    by_field, by_name, peer = (defaultdict(lambda: [0, 0]) for _ in range(3))
    with open(path, encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            field = row["Taakveld"].split(" ")[0]
            amounts = [int(Decimal(row[side] or "0") * 100000) for side in ("Lasten", "Baten")]
            targets = [peer[field]] if row["Gemeenten"] == "Nederland" else [by_field[field]]
            if row["Gemeenten"] != "Nederland" and field.startswith("6."):
                targets.append(by_name[row["Gemeenten"]])
            for target in targets:
                for side in (0, 1):
                    target[side] += amounts[side]
    return by_field, by_name, peer


def published():
    """Two tables that must say the same: the one in the program and the one it was taken from."""
    result = {}
    with open("data/codes/control_totals.csv", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            key = int(row["year"]), row["stage"], row["task_field"]
            result[key] = [int(row["expense"]) * 100000, int(row["revenue"]) * 100000]
    return result


def by_task_field(count, path, name, expected, totals):
    report = figures.run("breakdown", path, "--by", "task_field", "--all")
    rows, _ = figures.table(report, "breakdown")
    count.check(f"{name} breakdown", bool(rows), "no rows")
    got = {row["task_field"]: [figures.cents(row["expense"]), figures.cents(row["revenue"])] for row in rows}
    for field in sorted(expected):
        if field in ("0.11", "0.10") and field not in got:
            continue  # the result is never added, reserves stand apart
        both = [amount or 0 for amount in got.get(field, [None, None])]
        count.equal(f"{name} {field}", both, expected[field])
        if field in totals:
            count.equal(f"{name} {field} against the control total", both, totals[field])
    count.equal(f"{name} task fields that are not in the file", sorted(set(got) - set(expected)), [])


def by_municipality(count, path, name, expected):
    rows, _ = figures.table(figures.run("breakdown", path, "--by", "municipality"), "breakdown")
    count.equal(f"{name} number of municipalities", len(rows), 342)
    count.check(f"{name} without Nederland", all(row["municipality"].startswith("GM") for row in rows), "a row that is no municipality")
    for side, column in enumerate(("expense", "revenue")):
        count.equal(f"{name} sum of {column}", sum(figures.cents(row[column]) or 0 for row in rows),
                    sum(amounts[side] for amounts in expected.values()))


def main():
    count = figures.Counter()
    folder = os.path.join(figures.SHARED, "data", "iv3")
    if not os.path.isdir(folder):
        count.skip("iv3_totals", folder + " is not there")
        count.finish()
    control = published()
    origin = os.path.join(figures.SHARED, "domain", "iv3_controletotalen.csv")
    if os.path.exists(origin):
        with open(origin, encoding="utf-8", newline="") as stream:
            count.check("control totals", sum(1 for _ in stream) - 1 >= len(control) > 90, "lines are missing")
    for position, (name, year, stage) in enumerate(FILES):
        path = os.path.join(folder, name + ".csv")
        by_field, by_name, peer = sums(path)
        for field in by_field:
            count.equal(f"{name} Nederland {field}", by_field[field], peer[field])
        totals = {field: amounts for (of, kind, field), amounts in control.items() if (of, kind) == (year, stage)}
        by_task_field(count, path, name, by_field, totals)
        by_municipality(count, path, name, by_name)
        for town, facts in FACTS.items():
            rows, _ = figures.table(figures.run("breakdown", path, "--by", "municipality", "--municipality", town), "breakdown")
            got = [(figures.cents(row["revenue"]), figures.cents(row["expense"])) for row in rows]
            count.equal(f"{name} {town}", got, [tuple(amount * 100000 for amount in facts[position])])
    count.finish()


main()
