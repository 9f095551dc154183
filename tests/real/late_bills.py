#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""late_bills - the monthly triangle of the methods study (CL05), through the command line, to the cent

24 months of care by 12 months of booking, with credits: chain ladder with Mack's errors as R gives them, and the estimate by
the share booked. The study's prior is the mean of all 13 complete months; the program's default is the last six.
"""
import csv
import json
import os
import tempfile

import figures

FOLDER = os.path.join(figures.SHARED, "methods", "chainladder")
NAME = "CL05_monthly_care_booking"


def write_declarations(path):
    with open(os.path.join(FOLDER, NAME + ".csv"), encoding="utf-8", newline="") as source, open(path, "w", encoding="utf-8") as out:
        out.write("care_period;booking_period;amount\n")
        for row in csv.DictReader(source):
            amount = int(row["amount_cents"])
            out.write(f"{row['care_month']};{row['booking_month']};{'-' if amount < 0 else ''}{abs(amount) // 100},{abs(amount) % 100:02d}\n")


def compare(count, name, report, reserves, errors, total, total_error):
    rows, sums = figures.table(report, "ultimate")
    count.equal(f"{name}: months", len(rows), 24)
    for row, reserve, error in zip(rows, reserves, errors):
        # parts are rounded so that they add up to the rounded total: at most a cent off
        got = figures.cents(row["outstanding"])
        count.check(f"{name} {row['care_period']}", abs(got - reserve) < 1, f"{got}, expected {reserve}")
        count.equal(f"{name} {row['care_period']} error", figures.cents(row["standard_error"]), round(error))
        count.equal(f"{name} {row['care_period']} sum", figures.cents(row["expected"]), figures.cents(row["booked"]) + got)
    count.equal(f"{name}: total", sums and figures.cents(sums["outstanding"]), round(total))
    if total_error is not None:
        count.equal(f"{name}: error of the total", sums and figures.cents(sums["standard_error"]), round(total_error))
    count.equal(f"{name}: parts", sum(figures.cents(row["outstanding"]) for row in rows), round(total))


def main():
    count = figures.Counter()
    if not os.path.isdir(FOLDER):
        count.skip("late_bills", FOLDER + " is not there")
        count.finish()
    with open(os.path.join(FOLDER, NAME + ".json"), encoding="utf-8") as stream:
        case = json.load(stream)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "declarations.csv")
        write_declarations(path)
        mack, blend, rough = case["oracle"], case["oracle_blend"], case["oracle_bf"]
        compare(count, "chain-ladder", figures.run("runoff", path, "--method", "chain-ladder"), mack["reserve"], mack["mack_se"],
                mack["total_reserve"], mack["total_mack_se"])
        compare(count, "blend", figures.run("runoff", path, "--prior-periods", "13"), blend["reserve"], blend["se"],
                blend["total"], None)
        compare(count, "bf", figures.run("runoff", path, "--method", "bf", "--prior-periods", "13"), rough["bf_reserve"],
                blend["bf_se"], rough["bf_total"], None)
        for method, key in (("cape-cod", "cape_cod"), ("benktander", "benktander")):
            report = figures.run("runoff", path, "--method", method, "--prior-periods", "13")
            _, total = figures.table(report, "ultimate")
            count.equal(method, total and figures.cents(total["outstanding"]), round(rough[key + "_total"]))
    count.finish()


main()
