#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""generate - writes the exports of Voorbeeldstad, a municipality that does not exist

The same bytes every time: a generator of random numbers of its own, whole cents, no clock. README.md tells the story;
`generate.py --figures` prints its headline figures, added up here from the bookings themselves, without the mapping
or any other file, so that the program can be held to them. `generate.py FOLDER` writes there instead of here.
"""
import os
import sys
from collections import defaultdict

sys.dont_write_bytecode = True
import care  # noqa: E402
import income  # noqa: E402
from town import AMENDMENTS, CENTRES, LINE, LINES, REPORTED, bookings, place, retold  # noqa: E402

CODE = "GM9999"
YEARS = (2022, 2023, 2024, 2025)
DOMAINS = ("Algemeen", "Wmo", "Jeugdwet", "Participatiewet")
PROGRAMMES = {"0": "0 Bestuur en ondersteuning", "6": "6 Sociaal domein", "7": "7 Volksgezondheid en milieu"}

# Per thousand of the year, January to December; December holds the closing period too, where the care of the last
# weeks is booked. January is low: that is where last year's closing entries are taken back. A line for a task field goes
# before that of its domain.
EVEN = (83, 83, 84) * 4
AHEAD = (250, 0, 250, 0, 0, 250, 0, 0, 250, 0, 0, 0)
ADVANCES = (87,) * 11 + (43,)
PHASING = {
    ("Algemeen", ""): EVEN,
    ("Wmo", ""): (0, 77, 80, 79, 80, 80, 79, 78, 78, 83, 84, 202),
    ("Wmo", "6.60"): EVEN,
    ("Wmo", "6.791"): ADVANCES,
    ("Wmo", "6.811"): AHEAD,
    ("Wmo", "6.812"): AHEAD,
    ("Wmo", "6.91"): EVEN,
    ("Jeugdwet", ""): (0, 81, 83, 83, 83, 83, 82, 74, 66, 81, 88, 196),
    ("Jeugdwet", "6.752"): (17, 74, 108, 75, 72, 108, 71, 66, 97, 70, 71, 171),
    ("Jeugdwet", "6.792"): ADVANCES,
    ("Jeugdwet", "6.821"): AHEAD,
    ("Jeugdwet", "6.92"): EVEN,
    ("Participatiewet", ""): (57, 57, 57, 54, 316, 51, 50, 49, 48, 88, 85, 88),
    ("Participatiewet", "6.4"): EVEN,
    ("Participatiewet", "6.5"): (125, 80, 80, 80, 79, 79, 79, 79, 79, 80, 80, 80),
}

# Persons with at least one provision: stock at the end of 2021, and joining and leaving in a month.
CASELOAD = {"Wmo": (1842, 46, 42), "Jeugdwet": (968, 38, 36), "Participatiewet": (655, 17, 16)}
POPULATION = {2022: (34612, 6874, 7412), 2023: (34874, 6858, 7561), 2024: (35021, 6831, 7718), 2025: (35188, 6809, 7866)}

# The council's own allocation of general funds to the laws, in thousands of euros.
ALLOCATION = {
    2022: (3900, 11600, 13900, 6150), 2023: (4100, 12000, 14500, 6300),
    2024: (4300, 12700, 15200, 6300), 2025: (4000, 13300, 16300, 6400),
}
CLUSTERS = ("Sociale basisvoorzieningen", "Participatie", "Individuele voorzieningen Wmo", "Individuele voorzieningen Jeugd")
CIRCULARS = {
    (2024, "S2023"): (704318826, 598240117, 1123391508, 1371120394),
    (2024, "M2024"): (701177540, 601904455, 1118870213, 1402233871),
    (2025, "M2024"): (724901352, 613377098, 1170456620, 1446120905),
    (2025, "S2024"): (731266009, 622810774, 1189903417, 1498330452),
}
GRANTS = {2024: 190000000, 2025: 193000000}  # integratie-uitkering Participatie


def dutch(cents):
    """1234567 -> '12.345,67'; a minus goes behind."""
    euros, rest = divmod(abs(cents), 100)
    return f"{euros:,}".replace(",", ".") + f",{rest:02d}" + ("-" if cents < 0 else "")


def whole(euros):
    return ("-" if euros < 0 else "") + f"{abs(euros):,}".replace(",", ".")


def plain(cents):
    return ("-" if cents < 0 else "") + f"{abs(cents) // 100}.{abs(cents) % 100:02d}"


def budget_rows(year):
    """Every line with money in the budget of a year, in the order of cost centre and account."""
    rows = []
    for line in LINES:
        original = line.budget[year - YEARS[0]] * 1000
        change = sum(changes.get(line.key, 0) for _, _, changes in AMENDMENTS[year]) * 1000
        if original or change:
            rows.append((place(line, year), line, original, change))
    return sorted(rows, key=lambda row: (row[0][0], row[1].account))


def programme(task_field):
    """Reserves and cutbacks of the social domain: the first belongs to its programme, the second does not."""
    return PROGRAMMES["6" if task_field == "0.10" else task_field[0]]


def domain(task_field):
    """The law that a task field belongs to; '' outside the social domain."""
    if task_field in ("6.1", "6.2", "6.21", "6.22", "6.23"):
        return "Algemeen"
    if task_field in ("6.3", "6.4", "6.5"):
        return "Participatiewet"
    if task_field.startswith(("6.6", "6.71", "6.81", "6.791", "6.91")):
        return "Wmo"
    return "Jeugdwet" if task_field[0] == "6" else ""


def ledger_export(year, rows):
    yield ("Boekjaar;Periode;Boekdatum;Dagboek;Stuknr;Kostenplaats;Omschrijving kostenplaats;Kostensoort;"
           "Omschrijving kostensoort;I/S;Bedrag;Omschrijving;Crediteur")
    numbered = [(place(LINE[row.key], year)[0], LINE[row.key].account, number, row)
                for number, row in enumerate(sorted(rows, key=lambda row: row.order), 1)]
    total = subtotal = 0
    previous = None
    for centre, account, number, row in sorted(numbered, key=lambda item: item[:3]):
        if previous not in (None, centre):
            yield f";;;;;Totaal {previous};;;;;{dutch(subtotal)};;"
            subtotal = 0
        previous = centre
        subtotal += row.cents
        total += row.cents
        yield ";".join((str(year), f"{row.period:02d}", row.date, row.journal, f"{year % 100}{number:06d}", centre,
                        CENTRES[centre], account, LINE[row.key].name, row.nature, dutch(row.cents), row.text, row.creditor))
    yield f";;;;;Totaal {previous};;;;;{dutch(subtotal)};;"
    yield f";;;;;Eindtotaal;;;;;{dutch(total)};;"


def budget_export(year):
    yield ("Boekjaar;Programma;Taakveld;Kostenplaats;Kostensoort;Omschrijving;L/B;I/S;Begroting primitief;Wijzigingen;"
           "Begroting na wijziging;Budgethouder")
    totals = defaultdict(lambda: [0, 0])
    for (centre, task_field), line, original, change in budget_rows(year):
        name = programme(task_field)
        totals[name][0] += original
        totals[name][1] += change
        yield ";".join((str(year), name, task_field, centre, line.account, line.name, line.letter, line.nature,
                        whole(original), whole(change), whole(original + change), line.holder))
    for name in sorted(totals):
        original, change = totals[name]
        yield f";Totaal programma {name[0]};;;;;;;{whole(original)};{whole(change)};{whole(original + change)};"


def amendment_export(year):
    yield ("Boekjaar;Nummer;Wijziging;Raadsbesluit;Programma;Taakveld;Kostenplaats;Kostensoort;Omschrijving;L/B;I/S;"
           "Mutatie")
    for number, (name, date, changes) in enumerate(AMENDMENTS[year], 1):
        for (centre, task_field), line, _, _ in budget_rows(year):
            if line.key in changes:
                yield ";".join((str(year), str(number), name, date, programme(task_field), task_field, centre, line.account,
                                line.name, line.letter, line.nature, whole(changes[line.key] * 1000)))


def mapping():
    yield "cost_centre;account;task_field;category;programme;form;nature;valid_from;valid_to"
    rows = []
    for line in LINES:
        for first, last in ((2022, "2022"), (2023, "2024"), (2025, "")):
            centre, task_field = place(line, first)
            row = [centre, line.account, task_field, line.category, programme(task_field), line.form,
                   "incidental" if line.nature == "I" else "structural", str(first), last]
            if rows and rows[-1][:7] == row[:7]:
                rows[-1][8] = last
            else:
                rows.append(row)
    for row in sorted(rows, key=lambda row: (row[0], row[1], row[7])):
        yield ";".join(row)


def phasing():
    yield "period;domain;task_field;share"
    for (name, task_field), shares in PHASING.items():
        assert sum(shares) == 1000
        for month, share in enumerate(shares, 1):
            yield f"2025-{month:02d};{name};{task_field};{share}"


def caseload():
    yield "period;domain;indicator;people"
    for name, (stock, joining, leaving) in CASELOAD.items():
        for step in range(45):
            year, month = 2022 + step // 12, step % 12 + 1
            swing = (0, 2, 3, 1, 2, 0, -4, -6, 5, 4, 1, -3)[step % 12]
            more = 9 if name == "Jeugdwet" and step >= 30 else 0
            fewer = 4 if name == "Participatiewet" and step >= 34 else 0
            inflow, outflow = joining + swing + step * 7 % 5 + more, leaving + step * 3 % 7 + fewer
            stock += inflow - outflow
            for indicator, people in (("stock", stock), ("inflow", inflow), ("outflow", outflow)):
                yield f"{year}-{month:02d};{name};{indicator};{people}"


def population():
    yield "municipality;year;inhabitants;youth;elderly"
    for year, counts in POPULATION.items():
        yield ";".join((CODE, str(year)) + tuple(str(count) for count in counts))


def funding():
    yield "municipality;year;kind;circular;cluster;domain;amount"
    for year, amounts in ALLOCATION.items():
        for name, amount in zip(DOMAINS, amounts):
            yield f"{CODE};{year};;;;{name};{plain(amount * 100000)}"
    for (year, circular), amounts in CIRCULARS.items():
        for cluster, amount in zip(CLUSTERS, amounts):
            yield f"{CODE};{year};cluster;{circular};{cluster};;{plain(amount)}"
        yield f"{CODE};{year};iu;{circular};Participatie;;{plain(GRANTS[year])}"


def figures():
    """{(year, domain): {...}} in cents, added up from bookings, budget and amendments; ytd is January to September 2025."""
    result = {}
    rows = bookings()
    for year in YEARS:
        for name in DOMAINS:
            result[year, name] = dict.fromkeys(("expense", "revenue", "net", "original", "revised", "phased"), 0)
        for row in rows:
            line = LINE[row.key]
            name = domain(place(line, row.year)[1])
            if row.year == year and name:
                side, sign = ("expense", 1) if line.letter == "L" else ("revenue", -1)
                result[year, name][side] += sign * row.cents
        for (_, task_field), _, original, change in budget_rows(year):
            name = domain(task_field)
            if name:
                shares = PHASING.get((name, task_field), PHASING[name, ""])
                to_date = (original + change) * 100 * sum(shares[:REPORTED])
                assert to_date % 1000 == 0  # every share of every line is a whole number of cents
                result[year, name]["original"] += original * 100
                result[year, name]["revised"] += (original + change) * 100
                result[year, name]["phased"] += to_date // 1000 if year == 2025 else 0
        for name in DOMAINS:
            result[year, name]["net"] = result[year, name]["expense"] - result[year, name]["revenue"]
        result[year, "Total"] = {key: sum(result[year, name][key] for name in DOMAINS) for key in result[year, "Wmo"]}
    return result


def print_figures():
    print("| period | domain | expense | revenue | net cost | original budget | revised budget | phased budget |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    for (year, name), cell in figures().items():
        numbers = [plain(cell[key]) for key in ("expense", "revenue", "net", "original", "revised")]
        numbers.append(plain(cell["phased"]) if year == 2025 else "")
        print(f"| {'2025-09' if year == 2025 else year} | {name} | " + " | ".join(numbers) + " |")


CAUSES = ("payments", "vat", "invoice", "advance", "reclassification", "scheme", "accrual", "reversal", "opening", "closing",
          "taakgericht", "subsidy", "own")
TEXTS = (("Btw", "vat"), ("Handmatige factuur", "invoice"), ("Traject ", "invoice"), ("Voorschot SVB", "advance"),
         ("Afrekening SVB", "advance"), ("Herrubricering", "reclassification"), ("Nog te betalen", "accrual"),
         ("Terugboeking", "reversal"))
KEYS = {"woning": "invoice", "bijzonder": "scheme", "minima": "scheme", "energie": "scheme", "loonkosten": "scheme"}


def cause(row):
    """Why no administration has a booking; '' when one does."""
    if "goedgekeurd" in row.text:
        return "payments" if row.period == 1 else ""
    for start, name in TEXTS:
        if row.text.startswith(start):
            return name
    if row.key in KEYS:
        return KEYS[row.key]
    if row.period in (0, 13):
        return "opening" if row.period == 0 else "closing"
    form = LINE[row.key].form
    return form if form in ("taakgericht", "subsidy", "own", "regional") else ""


def differences():
    """{year: {...}} in cents: expense of the ledger, what the administrations have of it, and every cause between them."""
    result = {year: dict.fromkeys(("ledger", "declarations", "pgb", "regional", "benefits") + CAUSES, 0) for year in YEARS[1:]}
    rows = retold(bookings())
    for row in rows:
        line = LINE[row.key]
        if row.year in result and line.letter == "L" and domain(place(line, row.year)[1]):
            result[row.year]["ledger"] += row.cents
            if cause(row):
                result[row.year][cause(row)] += row.cents
    for bill in care.office().bills:
        year, month = bill.approved // 12, bill.approved % 12 + 1
        if year in result and bill.status == "Toegekend" and (year, month) <= care.LAST:
            result[year]["declarations"] += bill.cents
            if bill.paid > bill.approved and month == (REPORTED if year == 2025 else 12):
                result[year]["payments"] -= bill.cents
    number = (lambda text: int(text.replace(".", "").replace(",", "")))
    for text in list(income.budgets_export(rows))[1:]:
        cells = text.split(";")
        result[int(cells[5][6:])]["pgb"] += number(cells[8])
        result[int(cells[5][6:])]["advance"] -= number(cells[8])
    for text in list(income.benefits_export(rows, caseload()))[1:]:
        cells = text.split(";")
        if int(cells[0][:4]) in result:
            result[int(cells[0][:4])]["benefits"] += number(cells[7])
    return result


def print_differences():
    found = differences()
    print("| | " + " | ".join("2025-09" if year == 2025 else str(year) for year in found) + " |")
    print("|---|" + "--:|" * len(found))
    for name in found[2025]:
        print(f"| {name} | " + " | ".join(plain(found[year][name]) for year in found) + " |")


def write(folder, name, lines, encoding="utf-8", end="\n"):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as stream:
        stream.write("".join(line + end for line in lines).encode(encoding))


def main():
    if "--figures" in sys.argv[1:]:
        print_figures()
        return
    if "--differences" in sys.argv[1:]:
        print_differences()
        return
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    rows = retold(bookings())
    export = {"encoding": "windows-1252", "end": "\r\n"}
    for year in YEARS:
        write(folder, f"exports/grootboek-{year}.csv", ledger_export(year, [row for row in rows if row.year == year]), **export)
        write(folder, f"exports/begroting-{year}.csv", budget_export(year), **export)
        write(folder, f"exports/begrotingswijzigingen-{year}.csv", amendment_export(year), **export)
    office = care.office()
    for year in range(care.FIRST[0], care.LAST[0] + 1):
        write(folder, f"exports/declaraties-{year}.csv", care.claims_export(office.bills, year), **export)
    write(folder, "exports/productenraming-2025.csv", care.estimate_export(office, 2025), **export)
    write(folder, "exports/toewijzingen.csv", care.assignments_export(office), **export)
    write(folder, "exports/contracttarieven.csv", care.tariffs_export(), **export)
    write(folder, "exports/pgb.csv", income.budgets_export(rows), **export)
    write(folder, "exports/uitkeringen.csv", income.benefits_export(rows, caseload()), **export)
    for table in (mapping, phasing, caseload, population, funding):
        write(folder, f"{table.__name__}.csv", table())


if __name__ == "__main__":
    main()
