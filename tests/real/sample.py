#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""sample - the generator writes the files that are here, and the program reads from them what the generator put in"""
import os
import sys
import tempfile
import subprocess

import figures

SAMPLE = os.path.join("data", "sample")
CONFIG = ("--config", os.path.join(SAMPLE, "sdgrip.ini"))
sys.dont_write_bytecode = True
sys.path.insert(0, SAMPLE)
import generate  # noqa: E402  the path must be there first


def read(path):
    with open(path, "rb") as stream:
        return stream.read()


def files(folder):
    """Names of the data files below a folder."""
    return sorted(os.path.relpath(os.path.join(where, name), folder) for where, _, names in os.walk(folder) for name in names
                  if name.endswith(".csv"))


def same_bytes(count):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(SAMPLE, "generate.py"), folder], check=True)
        count.equal("names of the files", files(SAMPLE), files(folder))
        for name in files(folder):
            count.check(name, read(os.path.join(folder, name)) == read(os.path.join(SAMPLE, name)), "not what generate.py writes")
    size = sum(os.path.getsize(os.path.join(SAMPLE, name)) for name in files(SAMPLE))
    count.check("size", size < 7000000, f"{size} bytes")
    shown = subprocess.run([sys.executable, os.path.join(SAMPLE, "generate.py"), "--figures"], check=True, capture_output=True)
    count.check("README.md", shown.stdout in read(os.path.join(SAMPLE, "README.md")), "does not show the output of --figures")


def full_years(count, want):
    for year in (2022, 2023, 2024):
        rows, total = figures.table(figures.run("deficit", *CONFIG, "--year", str(year)), "by_domain")
        found = {row["domain"]: row for row in rows}
        if total:
            found["Total"] = total
        for name in generate.DOMAINS + ("Total",):
            row = found.get(name, {})
            for column, key in (("budget_original", "original"), ("budget_revised", "revised"), ("actual", "net")):
                count.equal(f"deficit {year} {name} {column}", figures.cents(row.get(column)), want[year, name][key])
            count.equal(f"deficit {year} {name} difference", figures.cents(row.get("difference")),
                        want[year, name]["revised"] - want[year, name]["net"])
            if name != "Total":
                count.equal(f"deficit {year} {name} plan", row.get("plan"), "revised")


def nine_months(count, want):
    for analysis, tab in (("deficit", "by_domain"), ("report", "headline")):
        rows, total = figures.table(figures.run(analysis, *CONFIG, "--period", "2025-09"), tab)
        found = {row["domain"]: row for row in rows}
        if total:
            found["Total"] = total
        count.check(f"{analysis} total", total is not None, "there is none")
        for name in generate.DOMAINS + ("Total",):
            row, cell = found.get(name, {}), want[2025, name]
            columns = [("budget_revised", cell["revised"]), ("budget_ytd", cell["phased"]), ("actual_ytd", cell["net"]),
                       ("difference_ytd", cell["phased"] - cell["net"]), ("difference", None)]
            if analysis == "deficit":
                columns += [("budget_original", cell["original"]), ("actual", None)]
            for column, amount in columns:
                count.equal(f"{analysis} 2025-09 {name} {column}", figures.cents(row.get(column)), amount)
    count.check("the story", want[2025, "Jeugdwet"]["net"] - want[2025, "Jeugdwet"]["phased"] > 100000000
                and want[2025, "Participatiewet"]["phased"] - want[2025, "Participatiewet"]["net"] > 25000000, "is another one")


def sides(count, want):
    report = figures.run("breakdown", *CONFIG, "--by", "year,domain", "--stage", "actual", "--year", "2022,2023,2024,2025")
    rows, _ = figures.table(report, "breakdown")
    count.equal("breakdown rows", len(rows), 16)
    for row in rows:
        cell = want[int(row["year"]), row["domain"]]
        for column in ("expense", "revenue", "net"):
            count.equal(f"breakdown {row['year']} {row['domain']} {column}", figures.cents(row[column]) or 0, cell[column])


def reconciled(count):
    """The program's table of causes against the bookings and bills themselves; nothing is left without a cause."""
    want = generate.differences()
    shown = subprocess.run([sys.executable, os.path.join(SAMPLE, "generate.py"), "--differences"], check=True, capture_output=True)
    count.check("README.md", shown.stdout in read(os.path.join(SAMPLE, "README.md")), "does not show the output of --differences")
    for year, cell in want.items():
        report = figures.run("check", *CONFIG, "--year", str(year))
        rows, total = figures.table(report, "reconciliation")
        for name in ("ledger", "declarations", "pgb", "regional", "benefits"):
            count.equal(f"reconciliation {year} {name}", figures.cents(total[name]), cell[name])
        for row in rows:
            count.equal(f"reconciliation {year} {row['task_field']} unexplained", figures.cents(row["unexplained"]), 0)
        found = dict.fromkeys(generate.CAUSES, 0)
        for row in figures.table(report, "reconciliation_causes")[0]:
            found[row["cause"]] += figures.cents(row["amount"])
        for name, cents in found.items():
            count.equal(f"reconciliation {year} {name}", cents, cell[name])
        parts = sum(cell[name] for name in ("declarations", "pgb", "regional", "benefits") + generate.CAUSES)
        count.equal(f"reconciliation {year}", parts, cell["ledger"])


def main():
    count = figures.Counter()
    want = generate.figures()
    same_bytes(count)
    full_years(count, want)
    nine_months(count, want)
    sides(count, want)
    reconciled(count)
    count.finish()


main()
