# SPDX-License-Identifier: EUPL-1.2
"""care - the back office of Voorbeeldstad: who was granted which care, and what providers bill for it

The ledger comes first: of each line of care and each month of care it says how much was approved in which month. The
bills are then drawn up so that they add up to exactly that: clients come and go until their hours and days cost what was
booked. So every difference between the two administrations is one that town.py wrote into the ledger on purpose.
"""
from collections import defaultdict, namedtuple
from datetime import date, timedelta

from town import LINE, LINES, REPORTED, SEASON, Random, bookings, place, retold

FIRST, LAST = (2023, 1), (2025, REPORTED)  # months of approval in the exports
OPEN = date(9999, 12, 31)
LAW = {"SD-WMO": "WMO", "SD-JEU": "JW"}
MINUTE, ETMAAL, DAGDEEL, PIECE, EURO, EFFORT = "01", "14", "16", "82", "83", "84"

Provider = namedtuple("Provider", "code name late")  # late: how many in a thousand bills wait a month; 9999: per quarter
PROVIDERS = {item.code: item for item in (
    Provider("42420007", "Thuiszorg Esdoorn", 180), Provider("42420015", "Huishoudhulp De Beuk", 320),
    Provider("42420023", "Zorg aan Huis Veenrand", 520), Provider("75750012", "Begeleiding Iepenhof", 260),
    Provider("75750038", "Stichting Wilgenbos", 420), Provider("75750054", "Dagcentrum De Kastanje", 300),
    Provider("98980012", "Hulpmiddelencentrum Plataan", 200), Provider("65650001", "De Linde jeugdhulp", 240),
    Provider("65650019", "Jeugdzorg Hazelaar", 380), Provider("65650027", "Praktijk Meidoorn", 300),
    Provider("65650044", "Residentie Noord", 350), Provider("65650052", "Pleegzorg Vlier", 150),
    Provider("65650068", "Gezinshuizen Berkenhof", 300), Provider("65650078", "Jeugdreclassering Lariks", 250),
    Provider("65650085", "Specialistisch Centrum Sparrenhof", 330), Provider("54540003", "Kinderpraktijk Es", 9999),
    Provider("54540011", "Jeugd-ggz Populier", 360), Provider("94940005", "Landelijk Expertisecentrum Taxus", 300),
)}

# rates in cents for 2022 to 2025: of an hour for minutes, else of one unit. amount: what a client is granted, per week for
# minutes and parts of days, per day for days, else once. share: of the new clients of the line
Product = namedtuple("Product", "code name unit rates amount share providers")
PRODUCTS = {
    "hulp": (Product("01A02", "Hulp bij het huishouden", MINUTE, (3420, 3480, 3780, 3900), 430, 800,
                     ("42420007", "42420015", "42420023")),
             Product("01A05", "Hulp bij het huishouden plus", MINUTE, (3840, 3900, 4260, 4380), 480, 200,
                     ("42420007", "42420015"))),
    "begeleiding": (Product("02A03", "Begeleiding individueel", MINUTE, (6360, 6660, 6960, 7260), 420, 700,
                            ("75750012", "75750038", "42420007")),
                    Product("02A07", "Begeleiding individueel specialistisch", MINUTE, (7560, 7920, 8280, 8640), 480, 300,
                            ("75750012", "75750038"))),
    "dagbesteding": (Product("07A01", "Dagbesteding", DAGDEEL, (5550, 5810, 6090, 6330), 6, 700, ("75750054", "75750038")),
                     Product("07A04", "Dagbesteding intensief", DAGDEEL, (7420, 7770, 8150, 8470), 7, 300, ("75750054",))),
    "kortdurend": (Product("04A01", "Kortdurend verblijf", ETMAAL, (14300, 14970, 15700, 16320), 1, 1000, ("75750038",)),),
    "hulpmiddelen": (Product("11A01", "Rolstoel", PIECE, (281500, 293900, 307600, 318900), 1, 250, ("98980012",)),
                     Product("12A02", "Scootmobiel", PIECE, (388000, 405900, 424600, 440300), 1, 250, ("98980012",)),
                     Product("14A01", "Overig hulpmiddel", PIECE, (83500, 87250, 91300, 94700), 1, 500, ("98980012",))),
    "ambulant": (Product("45A04", "Jeugdhulp ambulant", MINUTE, (9060, 9500, 9950, 10300), 270, 750,
                         ("65650001", "65650019")),
                 Product("45A10", "Gezinsbegeleiding", MINUTE, (9660, 10080, 10620, 11040), 300, 250,
                         ("65650001", "65650019"))),
    "specialist": (Product("45A53", "Specialistische begeleiding jeugd", MINUTE, (10860, 11340, 11940, 12420), 420, 1000,
                           ("65650085",)),),
    "behandeling": (Product("45A60", "Jeugdhulp behandeling", MINUTE, (11580, 12120, 12720, 13260), 330, 720,
                            ("65650001", "65650019", "65650085")),
                    Product("41A10", "Dagbehandeling", DAGDEEL, (9240, 9670, 10150, 10560), 5, 280, ("65650019",))),
    "dag_jeugd": (Product("45A20", "Dagbesteding jeugd", DAGDEEL, (6180, 6470, 6790, 7060), 6, 1000,
                          ("65650001", "65650019")),),
    "pleegzorg": (Product("44A07", "Pleegzorg", ETMAAL, (4880, 5110, 5360, 5570), 1, 1000, ("65650052",)),),
    "gezin": (Product("44A09", "Gezinshuis", ETMAAL, (15720, 16460, 17270, 17960), 1, 1000, ("65650068", "65650019")),),
    "verblijf": (Product("44A12", "Verblijf", ETMAAL, (25330, 26520, 27830, 28940), 1, 1000, ("65650044", "65650019")),),
    "ggz": (Product("54A01", "Jeugd-ggz behandeling", MINUTE, (12120, 12660, 13320, 13860), 150, 620,
                    ("54540011", "54540011", "65650085")),
            Product("54A02", "Jeugd-ggz behandeling specialistisch", MINUTE, (13560, 14220, 14940, 15480), 210, 230,
                    ("54540011",)),
            Product("54T01", "Diagnostiek jeugd-ggz", PIECE, (168500, 176400, 185100, 192500), 1, 150, ("54540011",))),
    "landelijk": (Product("55A01", "Landelijk specialistisch verblijf", ETMAAL, (39800, 41670, 43720, 45460), 1, 1000,
                          ("94940005",)),),
    "reclassering": (Product("47A01", "Jeugdreclassering", EFFORT, (61800, 64700, 67900, 70600), 1, 1000, ("65650078",)),),
}
# What a few clients need, beside the products above: residence with one to one supervision
HEAVY = {"verblijf": (4, Product("43A15", "Verblijf met behandeling, een op een", ETMAAL, (96600, 101100, 106000, 110200), 1, 0,
                                 ("65650044",))),
         "landelijk": (1, Product("43A18", "Gesloten verblijf", ETMAAL, (76300, 79900, 83800, 87200), 1, 0, ("94940005",))),
         "behandeling": (3, Product("45A70", "Intensieve begeleiding een op een", MINUTE, (8940, 9360, 9840, 10200), 4800, 0,
                                    ("65650085",)))}
SMALL = Product("45A31", "Speltherapie", MINUTE, (8340, 8730, 9180, 9540), 120, 0, ("65650027",))  # three clients
QUARTERLY = Product("54A03", "Kinderpsycholoog", MINUTE, (11160, 11640, 12240, 12720), 120, 0, ("54540003",))
EXPENSES = {"WMO": "Maatwerk tegen werkelijke kosten Wmo", "JW": "Maatwerk tegen werkelijke kosten jeugd"}
DISTRICTS = ("Noord", "Centrum", "Zuid", "Oost")

Bill = namedtuple("Bill", "grant key care volume cents approved sign previous status number day paid claim")


def month(index):
    return index // 12, index % 12 + 1


def index_of(year, number):
    return year * 12 + number - 1


def first_day(index):
    return date(index // 12, index % 12 + 1, 1)


def last_day(index):
    return first_day(index + 1) - timedelta(1)


def days(index):
    return last_day(index).day


class Client:
    def __init__(self, law, number, referrer, district):
        self.law, self.number, self.referrer, self.district = law, number, referrer, district
        self.special = False


class Grant:
    """One assignment: what was granted to whom, from when until when."""

    def __init__(self, number, client, product, provider, start, end, volume, unit, frequency, decided):
        self.number, self.client, self.product, self.provider = number, client, product, provider
        self.start, self.end, self.volume, self.unit, self.frequency = start, end, volume, unit, frequency
        self.decided, self.started, self.stopped, self.stop, self.change = decided, None, None, "", ""


class Case:
    """A client who uses a product, under one assignment after the other; `use` is how much of it, in thousandths."""

    def __init__(self, client, product, provider, use, keep):
        self.client, self.product, self.provider, self.use, self.keep = client, product, provider, use, keep
        self.grant, self.stays = None, False


class Office:
    def __init__(self):
        self.grants, self.bills, self.clients = [], [], []
        self.random = Random(4417)
        self.numbers = {"WMO": 600, "JW": 4000}
        self.assignments = {"WMO": 110200, "JW": 210040}
        self.bill_number = 170000

    def client(self, law, abroad=0):
        random = self.random
        self.numbers[law] += 1 + random.below(3)
        if law == "WMO":
            referrer = "06" if random.below(12) == 0 else "01"
        else:
            referrer = ("01", "01", "01", "02", "02", "02", "02", "02", "03", "04", "04", "05", "08")[random.below(13)]
        outside = law == "JW" and random.below(1000) < abroad
        district = "buiten gemeente" if outside else DISTRICTS[(0, 0, 0, 1, 1, 2, 2, 3)[random.below(8)]]
        client = Client(law, f"{law[0]}{self.numbers[law]:06d}", referrer, district)
        self.clients.append(client)
        return client

    def grant(self, case, start, months, silent=False):
        """An assignment from a day on; most of them for a year, some without an end."""
        random, product, client = self.random, case.product, case.client
        self.assignments[client.law] += 1 + random.below(2)
        number = str(self.assignments[client.law])
        endless = product.unit in (MINUTE, DAGDEEL) and random.below(10) < (4 if client.law == "WMO" else 1)
        end = OPEN if endless else last_day(index_of(start.year, start.month) + months - 1)
        late = random.below(100) < 7
        decided = start + timedelta(random.below(40) + 3) if late else start - timedelta(random.below(45) + 2)
        frequency = {MINUTE: "2", DAGDEEL: "2", ETMAAL: "1", EFFORT: "4"}.get(product.unit, "6")
        grant = Grant(number, client, product, case.provider, start, end, product_volume(case), product.unit, frequency, decided)
        if not silent:
            grant.started = start + timedelta(random.below(6) if case.grant is None else 0)
        if case.grant is not None:
            grant.change = "04"
        self.grants.append(grant)
        case.grant = grant
        return grant

    def loose_ends(self):
        """Each month a few assignments that were withdrawn at once, and a few of which nothing was heard since."""
        random, like = self.random, [grant for grant in self.grants if grant.unit not in (EURO, PIECE)]
        for care in range(index_of(2022, 10), index_of(*LAST) + 1):
            for number in range(5):
                grant = like[random.below(len(like))]
                client = self.client(grant.client.law) if random.below(3) == 0 else grant.client
                case = Case(client, grant.product, grant.product.providers[0], 0, 900)
                made = self.grant(case, first_day(care) + timedelta(random.below(28)), 12, silent=True)
                if number < 2:
                    made.end, made.change = made.start, "13"


def product_volume(case):
    if case.product.unit == EURO:
        return 48000
    if case.product.unit in (MINUTE, DAGDEEL):
        step = 15 if case.product.unit == MINUTE else 1
        return max(case.product.amount * case.keep // 1000 // step * step, step)
    return case.product.amount


def price(product, care, volume):
    """Cents: the rate of an hour times the minutes, rounded once; else the rate times the volume."""
    rate = product.rates[min(max(care // 12 - 2022, 0), 3)]
    if product.unit == EURO:
        return volume
    return (rate * volume * 2 + 60) // 120 if product.unit == MINUTE else rate * volume


def unit_price(product, care):
    return price(product, care, 5 if product.unit == MINUTE else 1)


def usual(case, care, random):
    """What the client uses in a month of care."""
    season = SEASON["Jeugd" if case.client.law == "JW" else "Wmo"][care % 12]
    if case.product.unit == ETMAAL:
        return days(care) if case.stays else max(days(care) * min(season, 1000) // 1000 - random.below(3), 1)
    if case.product.unit in (PIECE, EFFORT):
        return 1
    volume = product_volume(case) * days(care) * case.use * season // 7000000
    volume = random.vary(volume, 90)
    return max(volume // 5 * 5, 5) if case.product.unit == MINUTE else max(volume, 1)


def approved_amounts():
    """{(key, care month, month of approval, month of payment): cents}: what the ledger paid by way of bills. A payment that
    says so was approved in the month before; what came on paper or is tax is no bill."""
    amounts, rows = defaultdict(int), retold(bookings())
    rows += [row for row in retold(bookings((LAST[0], 12))) if (row.year, row.period) > LAST]  # approved by now, paid later
    for row in rows:
        words, booked = row.text.split(), index_of(row.year, row.period)
        if row.key not in PRODUCTS:
            continue
        if words[0] == "Factuur":
            care = booked - 1
        elif words[0] in ("Declaratie", "Creditnota"):
            care = index_of(int(words[1][:4]), int(words[1][5:]))
        else:
            continue
        amounts[row.key, care, booked - 1 if "goedgekeurd" in words else booked, booked] += row.cents
    return amounts


def specialists(key, care):
    """Thousandths of a line that the specialists bill: guidance until 2023, treatment from then on."""
    return {"ambulant": 318 if care < 24288 else 0, "behandeling": 0 if care < 24288 else 290}.get(key, 0)


def split(amounts):
    """The same with the part of the specialists apart."""
    result = defaultdict(int)
    for (key, *when), cents in amounts.items():
        part = cents * specialists(key, when[0]) // 1000
        result[(key, *when)] += cents - part
        if part:
            result[("specialist", *when)] += part
    return result


class Desk:
    """Draws up the bills of one line of care."""

    def __init__(self, office, key, amounts):
        self.office, self.key, self.amounts = office, key, amounts
        self.law = LAW[LINE["ambulant" if key == "specialist" else key].holder]
        self.random = Random(700 + len(key) * 31 + list(PRODUCTS).index(key))
        self.cases, self.waiting, self.fixed = [], defaultdict(list), defaultdict(list)
        self.expenses = None
        self.sent = []

    # --- clients ---

    def join(self, care, product=None, keep=None, stays=False, known=False):
        random = self.random
        if product is None:
            pick, product = random.below(1000), PRODUCTS[self.key][-1]
            for item in PRODUCTS[self.key]:
                if pick < item.share:
                    product = item
                    break
                pick -= item.share
        provider = product.providers[random.below(len(product.providers))]
        residence = product.code[:2] in ("43", "44", "55")
        others = [client for client in self.office.clients[-60:] if client.law == self.law and not client.special]
        again = others and not stays and random.below(1000) < (120 if self.law == "JW" else 180)
        client = others[random.below(len(others))] if again else self.office.client(self.law, 250 if residence else 15)
        keep = keep if keep is not None else 400 + random.below(700) + random.below(500)
        case = Case(client, product, provider, 800 + random.below(150), keep)
        case.stays = client.special = stays
        if random.below(60) == 0 and not stays:
            case.use = 1300  # uses more than was granted
        if known:  # in care when the story begins: an assignment of up to a year ago
            start = first_day(care - random.below(11))
        else:
            start = first_day(care) + timedelta(random.below(9))
        self.office.grant(case, start, 3 if product.unit == PIECE else 12)
        self.cases.append(case)
        return case

    def leave(self, case, care, reason=None):
        self.cases.remove(case)
        if case.grant.unit != PIECE:
            case.grant.stopped = last_day(care) - timedelta(self.random.below(5))
            codes = ("31", "31", "31", "34", "32", "20") if self.law == "JW" else ("19", "19", "31", "34", "02")
            case.grant.stop = reason or codes[self.random.below(len(codes))]
            if case.grant.stopped < case.grant.start:
                case.grant.stopped = case.grant.start

    def renew(self, care):
        for case in list(self.cases):
            if case.grant.end >= last_day(care) or case.product.unit == PIECE:
                continue
            if case.grant.end < first_day(care) and self.random.below(40):
                self.office.grant(case, case.grant.end + timedelta(1), 12)

    def turn_over(self, care, wanted):
        """Some leave; then clients join or leave until what they use costs what the ledger says."""
        random = self.random
        rate = 14 if self.key == "hulp" else 30
        for case in list(self.cases):
            if case.product.unit == PIECE or (not case.stays and random.below(1000) < rate):
                self.leave(case, care - 1)
        self.renew(care)
        use = {case: usual(case, care, random) for case in self.cases}
        total = sum(price(case.product, care, volume) for case, volume in use.items())
        start = not self.sent and not self.waiting
        while total < wanted - unit_price(PRODUCTS[self.key][0], care) * 2:
            case = self.join(care, known=start)
            use[case] = usual(case, care, random)
            total += price(case.product, care, use[case])
        for case in reversed(list(self.cases)):
            if total <= wanted * 107 // 100:
                break
            if not case.stays:
                total -= price(case.product, care, use.pop(case))
                self.leave(case, care - 1)
        return use

    # --- bills ---

    def bill(self, grant, care, volume, approved, **more):
        office, random = self.office, self.random
        office.bill_number += 1
        number, sign = office.bill_number, more.get("sign", 1)
        cents = sign * more.get("cents", price(grant.product, care, volume))
        row = Bill(grant, line_of(self.key, more.get("pool", care)), care, volume, cents, approved, sign, more.get("previous", ""),
                   more.get("status", "Toegekend"), number, 2 + random.below(24), more.get("paid", approved),
                   more.get("claim", grant.number))
        office.bills.append(row)
        if row.status == "Toegekend" and sign > 0 and grant.product.unit != EURO:
            self.sent.append(row)
        return row

    def deliver(self, care):
        """The use of a month: most of it waits for its bill, some is sent months later or with that of a whole quarter."""
        wanted = sum(cents for (key, month, _, _), cents in self.amounts.items() if key == self.key and month == care)
        random = self.random
        for case, volume in self.turn_over(care, wanted).items():
            late = PROVIDERS[case.provider].late
            if late == 9999:
                self.fixed[care // 3 * 3 + 3].append((case.grant, care, volume))
            elif random.below(1000) < 24 and not case.stays:
                wait = (3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7, 8, 9)[random.below(13)]
                self.fixed[care + wait].append((case.grant, care, volume))
            else:
                order = (not case.stays, random.below(1000) < late, random.below(100000), len(self.waiting[care]))
                self.waiting[care].append((order, case, case.grant, volume))
        self.waiting[care].sort(key=lambda item: item[0])

    def approve(self, approved):
        """All bills that are approved in a month: late ones, corrections, and the rest until the amount of the ledger."""
        other = sum(self.bill(grant, care, volume, approved, pool=approved - 1).cents for grant, care, volume in self.fixed.pop(approved, ()))
        other += self.correct(approved)
        for delay, wait in ((1, 0), (1, 1), (2, 0)):
            care = approved - delay
            target = self.amounts.get((self.key, care, approved, approved + wait), 0)
            if delay == 1 and wait == 0:
                target -= other
            self.fill(care, approved, approved + wait, target)
        self.waiting.pop(approved - 2, None)

    def correct(self, approved):
        """Full credit of an earlier bill and, nearly always, a new debit."""
        random, total = self.random, 0
        self.sent = [row for row in self.sent if approved - row.approved <= 7]
        for row in [row for row in self.sent if row.approved < approved]:
            if random.below(1000) >= 4:
                continue
            self.sent.remove(row)
            total += self.bill(row.grant, row.care, row.volume, approved, sign=-1, previous=str(row.number), claim=row.claim,
                               pool=approved - 1).cents
            if random.below(9):
                change = 1000 if row.grant.unit in (PIECE, EFFORT) else 700 + random.below(420)
                volume = max(row.volume * change // 1000, 1)
                if row.grant.unit == ETMAAL:
                    volume = min(volume, days(row.care))
                total += self.bill(row.grant, row.care, volume, approved, claim=row.claim, pool=approved - 1).cents
        return total

    def fill(self, care, approved, paid, target):
        random, waiting, taken = self.random, self.waiting[care], []
        if target <= 0:
            self.expense(care, approved, paid, target)
            return
        keep = random.below(9000 if target < 1500000 else 42000) + 4100
        room = target - keep
        nominal = sum(price(case.product, care, volume) for _, case, _, volume in waiting)
        factor = min(max(room * 1000 // max(nominal, 1), 880), 1150) if approved - care == 2 else 1000
        for item in list(waiting):
            _, case, grant, volume = item
            if case.product.unit == MINUTE:
                volume = max(volume * factor // 5000 * 5, 5)
            if price(case.product, care, volume) <= room:
                waiting.remove(item)
                taken.append([case, grant, volume])
                room -= price(case.product, care, volume)
        room = self.stretch(care, taken, room)
        room = self.shorten(care, taken, room)
        room = self.add(care, taken, room)
        for _, grant, volume in taken:
            self.send(grant, care, volume, approved, paid)
        self.expense(care, approved, paid, room + keep)

    def stretch(self, care, taken, room):
        """Those who are billed by the minute use a little more."""
        for row in taken:
            case, _, volume = row
            if case.product.unit == MINUTE and room > 0:
                more = min(volume // 14, room * 60 // case.product.rates[max(care // 12 - 2022, 0)]) // 5 * 5
                if price(case.product, care, volume + more) - price(case.product, care, volume) <= room:
                    room -= price(case.product, care, volume + more) - price(case.product, care, volume)
                    row[2] = volume + more
        return room

    def shorten(self, care, taken, room):
        """Clients who were there for a part of the month."""
        for item in list(self.waiting[care]):
            _, case, grant, volume = item
            part = volume
            while part > 0 and price(case.product, care, part) > room:
                part = part * 4 // 5 if part > 4 else part - 1
            if part * 3 >= volume and case.product.unit not in (PIECE, EFFORT) and not case.stays:
                self.waiting[care].remove(item)
                taken.append([case, grant, part])
                room -= price(case.product, care, part)
        return room

    def add(self, care, taken, room):
        """New clients, when those there are do not use enough."""
        first = PRODUCTS[self.key][-1]
        enough = unit_price(first, care) * {MINUTE: 60, DAGDEEL: 9, ETMAAL: 4}.get(first.unit, 1)
        while room >= enough:
            case = self.join(care, first)
            volume = usual(case, care, self.random)
            while price(case.product, care, volume) > room and volume > 1:
                volume = max(volume * 4 // 5, 1)
            taken.append([case, case.grant, volume])
            room -= price(case.product, care, volume)
        return room

    def send(self, grant, care, volume, approved, paid):
        """One bill; now and then it was refused first, or names no assignment."""
        random = self.random
        if random.below(1000) < 14:
            early = approved - 1 if random.below(2) and approved - 1 > care else approved
            self.bill(grant, care, volume, early, status="Afgekeurd")
        self.bill(grant, care, volume, approved, paid=paid, claim="" if random.below(1000) < 3 else grant.number)

    def expense(self, care, approved, paid, cents):
        """Actual costs of one client of the line, to the cent: what no rate covers."""
        if not cents:
            return
        if self.expenses is None or self.expenses.grant.start.year < care // 12:
            product = Product(PRODUCTS[self.key][0].code[:2] + "Z99", EXPENSES[self.law], EURO, (100,) * 4, 1, 0, ())
            client = self.expenses.client if self.expenses else self.office.client(self.law)
            self.expenses = Case(client, product, PRODUCTS[self.key][0].providers[0], 1000, 1000)
            self.office.grant(self.expenses, date(max(care // 12, 2021), 1, 1), 12)
        self.bill(self.expenses.grant, care, abs(cents), approved, cents=abs(cents), sign=1 if cents > 0 else -1, paid=paid)


def line_of(key, care):
    """The line of the ledger that pays for it."""
    return key if key != "specialist" else "ambulant" if care < 24288 else "behandeling"


def office():
    """Assignments and bills of the whole story."""
    amounts, result = split(approved_amounts()), Office()
    desks = {key: Desk(result, key, amounts) for key in PRODUCTS}
    begin, end = index_of(2021, 11), index_of(*LAST) + 1
    for key in HEAVY:
        for _ in range(HEAVY[key][0]):
            desks[key].join(begin, HEAVY[key][1], keep=1000, stays=True, known=True)
    for care in range(begin, end):
        for key, desk in desks.items():
            desk.approve(care)
            if care == index_of(2023, 9) and key == "ambulant":
                for _ in range(3):
                    desk.join(care, SMALL, keep=1000, stays=True)
            if care == index_of(2022, 6) and key == "ggz":
                for _ in range(5):
                    desk.join(care, QUARTERLY, keep=1000, stays=True)
            desk.deliver(care)
    result.loose_ends()
    return result


# --- exports ---

def comma(cents):
    return ("-" if cents < 0 else "") + f"{abs(cents) // 100},{abs(cents) % 100:02d}"


def day_of(value):
    return f"{value.day:02d}-{value.month:02d}-{value.year}" if value else ""


def tariff(product, care, places):
    """Of one unit as it is printed: two decimals on a bill, four in a contract."""
    rate, scale = product.rates[min(max(care // 12 - 2022, 0), 3)], 10 ** (places - 2)
    each = 60 if product.unit == MINUTE else 1
    value = (rate * scale * 2 + each) // (2 * each)
    return f"{value // 10 ** places},{value % 10 ** places:0{places}d}"


def task_field(key, year):
    return place(LINE[key], year)[1]


def claims_export(bills, year):
    yield ("AGB aanbieder;Ontvangen;Wet;Cliëntnummer;Toewijzingnummer;Productcode;Taakveld;Begin;Volume;Eenheid;Tarief;"
           "Bedrag;D/C;Referentie;Vorige referentie;Status;Betaald")
    chosen = [bill for bill in bills if bill.approved // 12 == year and FIRST <= month(bill.approved) <= LAST]
    for bill in sorted(chosen, key=lambda bill: (bill.approved, bill.day, bill.grant.provider, bill.number)):
        grant, when = bill.grant, first_day(bill.approved)
        paid = "" if bill.status == "Afgekeurd" else "open"
        if bill.status != "Afgekeurd" and bill.paid <= index_of(*LAST):
            paid = day_of(first_day(bill.paid).replace(day=28 if bill.paid == bill.approved else 12))
        price_text = "" if grant.unit == EURO else tariff(grant.product, bill.care, 2)
        volume = comma(bill.volume) if grant.unit == EURO else str(bill.volume)
        yield ";".join((grant.provider, day_of(when.replace(day=bill.day)), grant.client.law, grant.client.number, bill.claim,
                        grant.product.code, task_field(bill.key, year), day_of(first_day(bill.care)),
                        volume, grant.unit, price_text, comma(abs(bill.cents)), "D" if bill.sign > 0 else "C",
                        str(bill.number), bill.previous, bill.status, paid))


def assignments_export(office):
    """Those that could be billed since the first export of bills, and those that bills in it name."""
    yield ("Wet;Cliëntnummer;Toewijzingnummer;Toewijzingsdatum;Ingangsdatum;Einddatum;AGB aanbieder;Aanbieder;Productcode;"
           "Volume;Eenheid;Frequentie;Leveringsvorm;Verwijzer;Wijk;Reden wijziging;Startdatum;Stopdatum;Reden stop")
    today, since = last_day(index_of(*LAST)), date(2022, 12, 1)
    named = {bill.claim for bill in office.bills if bill.approved >= index_of(*FIRST)}
    for grant in sorted(office.grants, key=lambda grant: (grant.client.law, grant.number)):
        if grant.start > today or (min(grant.end, grant.stopped or OPEN) < since and grant.number not in named):
            continue
        client = grant.client
        started = grant.started if grant.started and grant.started <= min(grant.end, today) else None
        yield ";".join((client.law, client.number, grant.number, day_of(min(grant.decided, today)), day_of(grant.start),
                        day_of(grant.end), grant.provider, PROVIDERS[grant.provider].name, grant.product.code,
                        str(grant.volume), grant.unit, grant.frequency, "ZIN", client.referrer, client.district, grant.change,
                        day_of(started), day_of(grant.stopped), grant.stop))


def tariffs_export():
    yield "AGB aanbieder;Aanbieder;Productcode;Omschrijving;Eenheid;Tarief;Ingangsdatum;Einddatum"
    products = [item for items in PRODUCTS.values() for item in items] + [item for _, item in HEAVY.values()] + [SMALL, QUARTERLY]
    for product in sorted(products):
        for code in sorted(set(product.providers)):
            for year in (2022, 2023, 2024, 2025):
                yield ";".join((code, PROVIDERS[code].name, product.code, product.name, product.unit,
                                tariff(product, index_of(year, 1), 4), f"01-01-{year}", f"31-12-{year}"))


def estimate_export(office, year):
    """What the council's budget of the care in kind was made of: the products of the year before, at its rates and three
    per cent. Whole units; what is left of a line is for actual costs. Per line it is the original budget."""
    yield "Boekjaar;Taakveld;Productcode;Omschrijving;Eenheid;Aantal;Tarief;Bedrag"
    known = {item.code: item for items in PRODUCTS.values() for item in items}
    known.update({item.code: item for _, item in HEAVY.values()}, **{item.code: item for item in (SMALL, QUARTERLY)})
    spent = defaultdict(lambda: defaultdict(int))
    for bill in office.bills:
        if bill.approved // 12 == year - 1 and bill.status == "Toegekend" and bill.grant.unit != EURO:
            spent[bill.key][bill.grant.product.code] += bill.cents
    for key, products in spent.items():
        total = LINE[key].budget[year - 2022] * 100000
        rest, field = total, task_field(key, year)
        for code, cents in sorted(products.items()):
            product = known[code]
            rate = product.rates[year - 1 - 2022] * 103 // 100
            units = total * 99 * cents // (100 * sum(products.values()) * rate)
            rest -= units * rate
            volume, each = (units * 60, 60) if product.unit == MINUTE else (units, 1)
            yield ";".join((str(year), field, code, product.name, product.unit, str(volume),
                            f"{rate * 100 // each // 10000},{rate * 100 // each % 10000:04d}", comma(units * rate)))
        first = PRODUCTS[key][0].code[:2]
        yield ";".join((str(year), field, first + "Z99", EXPENSES[LAW[LINE[key].holder]], EURO, comma(rest), "1,0000", comma(rest)))
