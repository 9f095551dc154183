#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""gemeentefonds - cluster amounts must be weights x volumes x 1.406, for every municipality, to the cent"""
import csv
import os
from decimal import ROUND_HALF_UP, Decimal

import figures

FACTOR = Decimal("1.406")
CLUSTERS = ("Sociale basisvoorzieningen", "Participatie", "Individuele voorzieningen Wmo", "Individuele voorzieningen Jeugd")
# The published amounts carry float noise of 7e-8 euro, so that a cent could fall the other way only on an exact half.
TOLERANCE = 0


def dutch(text):
    return Decimal(text.strip().replace(".", "").replace(",", ".") or "0")


def tab_separated(name):
    with open(os.path.join(figures.SHARED, "data", "gemeentefonds", name), encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t"))
    return [cell.strip() for cell in rows[0]], rows[1:]


def expected():
    """{(municipality code, cluster): cents}"""
    header, rows = tab_separated("GF_S2023_2024_Gewichten.csv")
    columns = [header.index(cluster) for cluster in CLUSTERS]
    weights = {row[0].strip(): [dutch(row[column]) for column in columns] for row in rows if row and row[0].strip()}
    header, rows = tab_separated("GF_S2023_2024_Volumina.csv")
    measures = [(measure, header.index(measure)) for measure in weights if measure in header]
    missing = [measure for measure in weights if measure not in header and any(weights[measure])]
    assert not missing, missing
    result = {}
    for row in rows:
        if row and row[0].strip():
            for number, cluster in enumerate(CLUSTERS):
                amount = sum(weights[measure][number] * dutch(row[column]) for measure, column in measures) * FACTOR
                result[f"GM{int(row[0]):04d}", cluster] = int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return result


def main():
    count = figures.Counter()
    folder = os.path.join(figures.SHARED, "data", "gemeentefonds")
    if not os.path.isdir(folder):
        count.skip("gemeentefonds", folder + " is not there")
        count.finish()
    budget = os.path.join(figures.SHARED, "data", "iv3", "2024_begroting.csv")
    circulars = [os.path.join(folder, f"GF_{name}.csv") for name in ("M2023_2024", "S2023_2024", "M2024_2024", "S2024_2024")]
    want = expected()
    report = figures.run("funding", budget, *circulars, "--version", "S2023", "--year", "2024")
    rows, _ = figures.table(report, "by_cluster")
    count.check("circulars", bool(rows) and {row["circular"] for row in rows} == {"S2023"}, "another circular than S2023, or none")
    got = {(row["municipality"], row["cluster"]): figures.cents(row["cluster_amount"]) for row in rows if row["cluster"] in CLUSTERS}
    for key in sorted(want):
        amount = got.get(key)
        count.check(" ".join(key), amount is not None and abs(amount - want[key]) <= TOLERANCE, f"{amount}, expected {want[key]}")
    known = [amount for amount in got.values() if amount is not None]
    count.equal("sum over all municipalities", sum(known), sum(want.values()))
    count.finish()


main()
