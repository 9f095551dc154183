#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""trace - every figure that is a sum can be traced, and the lines are in the files as the trace says

That the lines add up is proved by the program itself, or the run fails; here the figure is compared with the one that the
question shows, and each amount with the cell of the source file that the trace names."""
import csv
import os
from decimal import ROUND_HALF_UP, Decimal

import figures

# Without the bills, of which no figure here is a sum: a run then takes a tenth of a second.
SAMPLE = ("--config", os.path.join("data", "sample", "sdgrip.ini"), "--source",
          "ledger,budget,amendments,mapping,phasing,caseload,population,funding,benefits")
# Each figure is a run of the program: under sanitizers one row in so many is enough.
STEP = int(os.environ.get("STEP", "1"))
IV3 = [os.path.join(figures.SHARED, "data", "iv3", name) for name in
       ("2023_begroting.csv", "2023_jaarrekening.csv", "2024_begroting.csv")]
FUND = os.path.join(figures.SHARED, "data", "gemeentefonds", "GF_M2023_2024.csv")
KEYS = {"headline": ["domain"], "by_domain": ["municipality", "year", "domain"],
        "by_task_field": ["municipality", "year", "domain", "task_field"],
        "statement": ["municipality", "year", "programme", "domain", "line", "nature"],
        "by_cluster": ["municipality", "year", "cluster"], "series": ["series", "municipality", "period"],
        "caseload": ["municipality", "period", "domain", "indicator", "scheme"]}
PLAN = ["budget_original", "budget_revised", "actual", "actual_ytd", "funding"]
SUMS = {"by_cluster": ["cluster_amount", "other_grants", "net_cost"], "breakdown": ["expense", "revenue", "net"],
        "series": ["value"], "caseload": ["people", "inflow", "outflow"]}
cells = {}


def cell(path, line, column):
    """The amount of a source cell in cents (x 1.000 for Iv3), or None."""
    if path not in cells:
        with open(path, "rb") as stream:
            data = stream.read()
        text = data.decode("windows-1252" if "exports" in path else "utf-8-sig")
        cells[path] = list(csv.reader(text.splitlines(), delimiter=";"))
    rows = cells[path]
    header = next(row for row in rows if column in row)
    text = rows[line - 1][header.index(column)]
    if "exports" in path:
        text = text.replace(".", "").replace(",", ".").rstrip("-")  # signs are of no use: lines are compared without
    if text in ("", "."):
        return None
    return int((Decimal(text) * (100000 if "iv3" in path else 100)).quantize(Decimal(1), ROUND_HALF_UP))


def check_lines(count, name, report, figure, money):
    rows, total = figures.table(report, "lines")
    notes = {note["name"]: note["value"] for note in report["notes"]}
    count.equal(name + " figure", notes["figure"], figure)
    count.equal(name + " lines", notes["lines"], str(len(rows)))
    if figure is None:
        return 0
    if money:
        count.equal(name + " sum", sum(figures.cents(row["counted"] or "0") for row in rows), figures.cents(figure))
        count.equal(name + " total", total["counted"] if total else None, figure if rows else None)
    for row in rows[:200] if money else []:
        want = cell(row["file"], int(row["line"]), row["column"])
        got = None if row["amount"] is None else abs(figures.cents(row["amount"]))
        count.equal(f"{name} {row['file']}:{row['line']}", got, None if want is None else abs(want))
    return len(rows)


def trace_table(count, question, arguments, table, keys, options=()):
    """Every figure of a table; of a column that is not known anywhere only on the sample, where a run takes no time."""
    name = table["name"]
    columns = [column for column in SUMS.get(name, PLAN) if any(c["name"] == column for c in table["columns"])
               and (arguments[0] == SAMPLE[0] or any(row[column] is not None for row in table["rows"]))]
    chosen = [(",".join(f"{key}={row[key] if row[key] is not None else '-'}" for key in keys), row) for row in table["rows"]]
    if table.get("total"):
        chosen.append(("total", table["total"]))
    for words, row in chosen[::STEP]:
        for column in columns:
            what = f"{question} {name} {words} {column}"
            report = figures.run("trace", *arguments, *options, "--table", name, "--row", words, "--column", column)
            count.check(what, report is not None, "no trace")
            if report:
                check_lines(count, what, report, row[column], name != "caseload")


def trace_question(count, question, arguments, names, options=(), keys=None):
    report = figures.run(question, *arguments, *options)
    found = [table for table in report["tables"] if table["name"] in names] if report else []
    count.equal(f"{question} tables", sorted(table["name"] for table in found), sorted(names))
    for table in found:
        trace_table(count, question, arguments, table, keys or KEYS[table["name"]], options)


def sample(count):
    running, closed = (*SAMPLE, "--period", "2025-09"), (*SAMPLE, "--year", "2024")
    trace_question(count, "report", running, ["headline", "by_domain"])
    trace_question(count, "deficit", closed, ["by_domain", "statement"])
    trace_question(count, "deficit", closed, ["by_domain"], ("--side", "revenue"))
    trace_question(count, "deficit", (*closed, "--domain", "Jeugdwet"), ["by_task_field"])
    trace_question(count, "breakdown", (*closed, "--domain", "Jeugdwet"), ["breakdown"], ("--by", "category"), ["category"])
    trace_question(count, "breakdown", (*closed, "--stage", "revised"), ["breakdown"], ("--by", "domain"), ["domain"])
    trace_question(count, "funding", SAMPLE, ["by_cluster"])
    trace_question(count, "trend", (*SAMPLE, "--domain", "Wmo"), ["series"], ("--granularity", "quarter"))
    trace_question(count, "trend", (*SAMPLE, "--domain", "Wmo"), ["series"], ("--measure", "people"))
    trace_question(count, "caseload", SAMPLE, ["caseload"])


def real(count):
    one = (*IV3, "--municipality", "Twenterand")
    trace_question(count, "deficit", (*IV3[:2], "--municipality", "Twenterand"), ["by_domain"])
    trace_question(count, "deficit", (*IV3[:2], "--municipality", "Twenterand", "--domain", "Wmo"), ["by_task_field"])
    trace_question(count, "deficit", (*IV3[:2], "--municipality", "Twenterand,Ede", "--all"), ["by_domain"])
    trace_question(count, "breakdown", one, ["breakdown"], ("--by", "year,stage"), ["year", "stage"])
    trace_question(count, "funding", (*IV3, FUND, "--municipality", "Twenterand"), ["by_cluster"])


def main():
    count = figures.Counter()
    sample(count)
    if all(map(os.path.exists, IV3 + [FUND])):
        real(count)
    else:
        count.skip("Iv3", "../shared/data is not there")
    count.finish()


main()
