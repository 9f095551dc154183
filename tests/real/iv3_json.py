#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""iv3_json - deliveries of Iv3 as Python's json reads them: every cell, every control sum; and nobody named in them comes out"""
import copy
import json
import os
import subprocess
import tempfile

import figures

FILES = ("goed_voorbeeld", "test_2018_gemeente", "iv3_bestand_zonder_fouten_1", "iv3_bestand_plausibiliteits_fout")
FINANCIAL = ("A13", "A22", "A23", "A29", "P13", "P14", "P2")
SECRETS = ("123456782", "Piet Afzender")  # the official test number, and a name
DELIVERY = {
    "metadata": {"overheidslaag": "Gemeente", "overheidsnummer": "0228", "overheidsnaam": "Ede", "boekjaar": 2023, "periode": 5,
                 "status": "Realisatie", "datum": "2024-01-01T00:00:00+01:00", "details_openbaar": False,
                 "financieel_pakket": "p", "export_software": "s"},
    "contact": {"naam": "n", "telefoon": "t", "email": "e"},
    "opmerkingen": [{"auteur": "a", "tekst": "t"}],
    "data": {
        "lasten": [{"taakveld": "6.1", "categorie": "4.2", "bedrag": 12, "details": {"grootboek": "g", "omschrijving": "o"}}],
        "baten": [{"taakveld": "6.1", "categorie": "4.3.1", "bedrag": 2}],
        "balans_lasten": [{"balanscode": "A23", "categorie": "6.1", "bedrag": 1}], "balans_baten": [],
        "balans_standen": [{"balanscode": "A23", "standper": "ultimo", "bedrag": 1}],
        "kengetallen": [{"verslagperiode": "Beg_2023", "kengetal": "fk.1", "waarde": "5,5"}],
    },
}


def read(name):
    with open(os.path.join(figures.SHARED, "data", "iv3-json", name + ".json"), "rb") as stream:
        raw = stream.read()
    try:
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return json.loads(raw.decode("windows-1252"))


def add(total, key, amount):
    total[key] = total.get(key, 0) + amount


def check_cells(counter, name, delivery):
    expected = {}
    for side, letter in (("lasten", "L"), ("baten", "B")):
        for row in delivery["data"][side]:
            add(expected, (row["taakveld"], letter + row["categorie"], letter), row["bedrag"] * 100000)
    path = os.path.join(figures.SHARED, "data", "iv3-json", name + ".json@quarters=separate")
    rows, _ = figures.table(figures.run("breakdown", "--all", "--by", "task_field,category", path), "breakdown")
    got = {}
    for row in rows:
        for column, letter in (("expense", "L"), ("revenue", "B")):
            if row["category"].startswith(letter):
                got[row["task_field"], row["category"], letter] = figures.cents(row[column])
    counter.equal(f"{name}: cells", len(got), len(expected))
    for key, amount in sorted(expected.items()):
        counter.equal(f"{name} {key}", got.get(key), amount)


def failing(delivery):
    """The control sums that fail, for a quarter: an independent calculation."""
    data = delivery["data"]

    def total(parts, test):
        return sum(row["bedrag"] for part in parts for row in data[part] if test(row))

    expense, bad = total(["lasten"], lambda row: True), set()
    current = [total([side, "balans_" + side], lambda row: row["categorie"][0] in "12345") for side in ("lasten", "baten")]
    financial = [total([side, "balans_" + side], lambda row: row["categorie"] == "6.1") for side in ("lasten", "baten")]
    saldo, other = current[1] - current[0], financial[0] - financial[1]
    if min(abs(saldo - other), abs(saldo + other)) * 100 > current[0]:
        bad.add("PF001")
    wrong = sum(abs(row["bedrag"]) for part in ("balans_lasten", "balans_baten") for row in data[part]
                if row["balanscode"].startswith(FINANCIAL) and row["categorie"] not in ("6.1", "7.2", "7.5"))
    if wrong * 100 > expense:
        bad.add("PF002")
    moved = {}
    for row in data["balans_standen"]:
        add(moved, row["balanscode"], row["bedrag"] * (-1 if row["standper"].startswith(("1 januari", "1-1-")) else 1))
    for part, sign in (("balans_lasten", 1), ("balans_baten", -1)):
        for row in data[part]:
            add(moved, row["balanscode"], -sign * row["bedrag"] * (1 if row["balanscode"][0] == "A" else -1))
    if sum(abs(amount) for code, amount in moved.items() if code.startswith(FINANCIAL)) * 100 > expense:
        bad.add("PF003")
    return bad


def check_controls(counter, name, delivery):
    path = os.path.join(figures.SHARED, "data", "iv3-json", name + ".json@quarters=separate")
    rows, _ = figures.table(figures.run("check", path), "checks")
    got = {row["subject"].split()[0] for row in rows if row["code"] == "iv3_control_sum"}
    counter.equal(f"{name}: control sums", got, failing(delivery))


def places(value, path=()):
    """Every string in a delivery, by its path."""
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], path + (key,))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, path + (index,))
    elif isinstance(value, str):
        yield path


def put(delivery, path, text):
    changed = copy.deepcopy(delivery)
    at = changed
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = text
    return changed


# What a message may quote: codes and words that decide what the delivery is.
QUOTED = ("overheidslaag", "overheidsnummer", "boekjaar", "periode", "status", "taakveld", "categorie")
# What inspect shows as an example; it withholds numbers of citizens only.
SHOWN = QUOTED + ("balanscode", "standper")


def check_places(counter, folder):
    name = os.path.join(folder, "f.json")
    for path in places(DELIVERY):
        for secret in SECRETS:
            with open(name, "w", encoding="utf-8") as stream:
                json.dump(put(DELIVERY, path, secret), stream)
            for question in ("breakdown", "check", "trace", "inspect"):
                allowed = SHOWN if question == "inspect" else QUOTED
                if secret != SECRETS[0] and path[-1] in allowed:
                    continue
                result = subprocess.run([figures.SDGRIP, question, name, "--format", "json"], capture_output=True, check=False,
                                        encoding="utf-8", stdin=subprocess.DEVNULL)
                counter.check(f"{question}: {'.'.join(map(str, path))}",
                              secret not in result.stdout + result.stderr and result.returncode in (0, 3),
                              f"status {result.returncode}, or it names {secret}")


def main():
    counter = figures.Counter()
    if os.path.isdir(os.path.join(figures.SHARED, "data", "iv3-json")):
        for name in FILES:
            delivery = read(name)
            check_cells(counter, name, delivery)
            check_controls(counter, name, delivery)
    else:
        counter.skip("deliveries", f"{figures.SHARED} is not there")
    with tempfile.TemporaryDirectory() as folder:
        check_places(counter, folder)
    counter.finish()


if __name__ == "__main__":
    main()
