# SPDX-License-Identifier: EUPL-1.2
"""income - personal budgets as the SVB reports them, and social assistance as its own administration knows it

Both follow from the bookings: what the ledger paid is shared among the holders of a budget and the schemes.
"""
from collections import defaultdict

from town import LINE, REPORTED, Random, place, share

BUDGETS = {"hulp_pgb": ("WMO", 410000), "begeleiding_pgb": ("WMO", 940000), "pgb_jeugd": ("JW", 1080000)}  # cents a year
AS_OF = f"30-{REPORTED:02d}-2025"


def dutch(cents):
    euros, rest = divmod(abs(cents), 100)
    return ("-" if cents < 0 else "") + f"{euros:,}".replace(",", ".") + f",{rest:02d}"


def spread(total, weights):
    """The total in proportion to the weights; the last takes what rounding left."""
    parts = [share(total, weight, sum(weights)) for weight in weights]
    parts[-1] += total - sum(parts)
    return parts


def budgets_export(rows):
    """What the SVB paid: of a closed year what was settled, of this year what it had paid by the end of September. The
    advances that the town pays are higher, and the SVB pays the care of a month in the next one."""
    yield ("Gemeentecode;Wet;Budgethouder;Beschikking;Taakveld;Budgetperiode begin;Budgetperiode eind;Toegekend budget;"
           "Uitbetaald t/m;Restant;Peildatum;Status")
    booked, lines = defaultdict(int), []
    for row in rows:
        if row.key in BUDGETS:
            booked[row.key, row.year] += row.cents
    for number, (key, (law, usual)) in enumerate(BUDGETS.items()):
        random, field = Random(810 + number), LINE[key]
        for year in (2023, 2024, 2025):
            paid = booked[key, year] if year < 2025 else share(field.level[3] * 100000, 8, 12) + 100 * random.below(40000)
            holders = field.level[year - 2022] * 100000 // usual
            for holder, cents in enumerate(spread(paid, [500 + random.below(1000) for _ in range(holders)])):
                lines.append((law, f"P{number * 100 + holder + 7:04d}", year, place(field, year)[1], cents, random.below(1000)))
    for number, (law, holder, year, field, cents, chance) in enumerate(sorted(lines, key=lambda line: line[1:3])):
        part = 9 if year == 2025 else 12
        granted = share(share(cents, 12, part), 1000, 760 + chance * 15 // 100) // 10000 * 10000
        first, last = f"01-01-{year}", f"31-12-{year}"
        if year == 2025 and chance < 60 and chance % 2:  # over the end of the year
            first, last = "01-04-2025", "31-03-2026"
        closed = year < 2025
        yield ";".join(("9999", law, holder, f"PG-{year % 100}-{number + 1:04d}", field, first, last, dutch(granted), dutch(cents),
                        dutch(granted - cents), AS_OF, "Afgesloten" if closed else "Actief"))


SCHEMES = ("Participatiewet (PW)", "IOAW", "IOAZ", "Bbz levensonderhoud")


def benefits_export(rows, caseload):
    """Gross expense per scheme and month as the ledger has it; people as in caseload.csv. Three times a year a couple breaks
    up of whom one goes on: then begin, in and out do not make the end."""
    yield "Peilmaand;Regeling;Begin;Instroom;Uitstroom;Eind;Personen;Bruto uitgaven;Ontvangen aflossing en verhaal;Status"
    gross, people, random = defaultdict(int), {}, Random(606)
    for row in rows:
        if row.key in ("bijstand", "ioaw", "bbz", "verhaal"):
            gross[row.key, row.year, min(max(row.period, 1), 12)] += row.cents
    for text in list(caseload)[1:]:
        period, domain, indicator, count = text.split(";")
        if domain == "Participatiewet":
            people[period, indicator] = int(count)
    before = None
    for step in range(36 + REPORTED):
        year, month = 2022 + step // 12, step % 12 + 1
        period, small = f"{year}-{month:02d}", (21 - step // 9, 3, 4 + (step * 7 % 5 == 0))
        stock = people[period, "stock"] - sum(small)
        couple = 1 if step % 4 == 2 else 0
        into, out = people[period, "inflow"], people[period, "outflow"]
        before = before or (stock - into + out, small)
        into += stock + couple - (before[0] + into - out)
        ends = (stock,) + small
        starts = (before[0],) + before[1]
        older = gross["ioaw", year, month]
        spent = (gross["bijstand", year, month], older - share(older, 13, 100), share(older, 13, 100), gross["bbz", year, month])
        back = (gross["verhaal", year, month], 0, 0, 0)
        status = "definitief" if step < 33 else "nader voorlopig" if step < 43 else "voorlopig"
        for at, scheme in enumerate(SCHEMES):
            enter, leave = (into, out) if at == 0 else (max(ends[at] - starts[at], 0), max(starts[at] - ends[at], 0))
            heads = ends[at] + (ends[at] * 15 // 100 + random.below(5) if at == 0 else ends[at] // 20)
            yield ";".join((period, scheme, str(starts[at]), str(enter), str(leave), str(ends[at]), str(heads), dutch(spent[at]),
                            dutch(back[at]), status))
        before = (stock, small)
