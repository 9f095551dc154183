# SPDX-License-Identifier: EUPL-1.2
"""town - the finances of Voorbeeldstad: budget lines, amendments, and the bookings that follow from them

A line is one account of one cost centre. `budget` is the original budget and `level` what a year really costs before
anything happens to it, both in thousands of euros for 2022 to 2025. `kind` says how it is billed; the functions at the
end of this file, one per kind, turn a level into bookings.
"""
from collections import namedtuple

REPORTED = 9  # months of 2025 that are closed

Line = namedtuple("Line", "key centre account name fields category form kind count budget level holder nature")
Booking = namedtuple("Booking", "year period order date journal key nature cents text creditor")


def line(key, centre, account, name, fields, category, form, kind, count, budget, level, holder, nature="S"):
    """fields: task field in the scheme of 2022, of 2023-2024 and of 2025; centre: one, or the old and that of 2025."""
    old, _, new = centre.partition(" ")
    return Line(key, (old, new or old), account, name, tuple(fields.split()), category, form, kind, count, budget, level,
                holder, nature)


Line.letter = property(lambda self: "L" if self.account[0] == "4" else "B")

LINES = (
    # the social base and access to care
    line("welzijn", "66100000", "442010", "Subsidies welzijnswerk", "6.1 6.1 6.1", "L4.2", "subsidy", "month", 9,
         (1480, 1520, 1580, 1640), (1470, 1525, 1575, 1675), "SD-BAS"),
    line("buurt", "66100000", "438010", "Accommodaties en activiteiten", "6.1 6.1 6.1", "L3.8", "own", "month", 7,
         (260, 270, 285, 300), (251, 276, 281, 305), "SD-BAS"),
    line("opvang", "66100900", "438090", "Opvang Oekraïne", "6.1 6.1 6.1", "L3.8", "own", "month", 8,
         (0, 1800, 1900, 1500), (1450, 2080, 1890, 1560), "SD-BAS", "I"),
    line("spuk", "66100900", "843190", "Spuk opvang Oekraïne", "6.1 6.1 6.1", "B4.3.1", "", "grant", 1,
         (0, -1850, -1950, -1550), (-1490, -2150, -1940, -1600), "SD-BAS", "I"),
    line("toegang_wmo", "66200000", "411021", "Salarissen consulenten Wmo", "6.2 6.2 6.21", "L1.1", "own", "month", 3,
         (640, 670, 710, 750), (610, 650, 700, 725), "SD-TOE"),
    line("toegang_jeugd", "66200000", "411022", "Salarissen consulenten jeugd", "6.2 6.2 6.22", "L1.1", "own", "month", 3,
         (720, 760, 800, 860), (690, 735, 770, 800), "SD-TOE"),
    line("inhuur", "66200000", "435120", "Inhuur wijkteam", "6.2 6.2 6.23", "L3.5.1", "own", "month", 6,
         (310, 320, 330, 350), (345, 350, 425, 410), "SD-TOE"),
    line("beleid_wmo", "66200000 66910000", "411023", "Salarissen beleid Wmo", "6.2 6.2 6.91", "L1.1", "own", "month", 2,
         (160, 165, 175, 185), (155, 166, 174, 186), "SD-BEL"),
    line("beleid_jeugd", "66200000 66920000", "411024", "Salarissen beleid jeugd", "6.2 6.2 6.92", "L1.1", "own", "month", 2,
         (170, 180, 190, 200), (172, 176, 193, 198), "SD-BEL"),
    # Wmo
    line("hulpmiddelen", "66600000", "434160", "Hulpmiddelen", "6.6 6.6 6.60", "L3.4.1", "zin", "month", 10,
         (1050, 1080, 1130, 1180), (1060, 1075, 1140, 1170), "SD-WMO"),
    line("woning", "66600000", "434165", "Woonvoorzieningen", "6.6 6.6 6.60", "L3.4.1", "zin", "month", 5,
         (420, 430, 450, 460), (400, 445, 430, 440), "SD-WMO"),
    line("vervoer", "66600000", "434170", "Collectief vervoer", "6.6 6.6 6.60", "L3.4.1", "taakgericht", "month", 2,
         (560, 590, 640, 680), (558, 592, 633, 691), "SD-WMO"),
    line("hulp", "66711000", "434101", "HH ZIN", "6.71 6.71a 6.711", "L3.4.1", "zin", "care", 17,
         (3950, 4150, 4250, 4700), (3980, 4130, 4550, 4690), "SD-WMO"),
    line("hulp_pgb", "66711000 66791000", "434113", "Pgb SVB huishoudelijke hulp", "6.71 6.71a 6.791", "L3.4.1", "pgb", "svb", 1,
         (240, 235, 230, 225), (238, 236, 226, 221), "SD-WMO"),
    line("bijdrage", "66711000", "834201", "Eigen bijdrage Wmo", "6.71 6.71a 6.711", "B3.4.2", "", "cak", 1,
         (-470, -480, -560, -590), (-465, -488, -548, -596), "SD-WMO"),
    line("begeleiding", "66712000", "434102", "Begeleiding ZIN", "6.71 6.71b 6.712", "L3.4.1", "zin", "care", 20,
         (3300, 3400, 3600, 3750), (3260, 3420, 3560, 3770), "SD-WMO"),
    line("begeleiding_pgb", "66712000 66791000", "434123", "Pgb SVB begeleiding", "6.71 6.71b 6.791", "L3.4.1", "pgb", "svb", 1,
         (540, 530, 520, 510), (536, 531, 508, 502), "SD-WMO"),
    line("dagbesteding", "66713000", "434103", "Dagbesteding ZIN", "6.71 6.71c 6.713", "L3.4.1", "zin", "care", 10,
         (1150, 1180, 1240, 1290), (1100, 1190, 1220, 1265), "SD-WMO"),
    line("kortdurend", "66714000", "434104", "Kortdurend verblijf", "6.71 6.71d 6.714", "L3.4.1", "zin", "care", 3,
         (220, 230, 240, 250), (212, 236, 233, 246), "SD-WMO"),
    line("beschermd", "66811000", "443210", "Bijdrage centrumgemeente", "6.81 6.81a 6.811", "L4.3.2", "regional", "quarter", 1,
         (480, 500, 560, 600), (480, 500, 560, 600), "SD-WMO"),
    line("opvang_wmo", "66812000", "443210", "Bijdrage centrumgemeente", "6.81 6.81b 6.812", "L4.3.2", "regional", "quarter", 1,
         (240, 250, 260, 270), (240, 250, 260, 270), "SD-WMO"),
    # Jeugdwet; in 2025 the chart of accounts follows the new task fields
    line("ambulant", "66720100 66751000", "434110", "Jeugdhulp begeleiding", "6.72 6.72a 6.751", "L3.4.1", "zin", "care", 20,
         (3200, 3350, 2300, 2450), (3250, 3420, 2360, 2420), "SD-JEU"),
    line("behandeling", "66720200 66752000", "434111", "Jeugdhulp behandeling", "6.72 6.72b 6.752", "L3.4.1", "zin", "care", 18,
         (2500, 2600, 3900, 4150), (2520, 2650, 3880, 4060), "SD-JEU"),
    line("dag_jeugd", "66720300 66751000", "434112", "Jeugdhulp dagbesteding", "6.72 6.72c 6.751", "L3.4.1", "zin", "care", 6,
         (640, 660, 690, 720), (650, 655, 690, 705), "SD-JEU"),
    line("pgb_jeugd", "66720100 66792000", "434133", "Pgb SVB Jeugd", "6.72 6.72a 6.792", "L3.4.1", "pgb", "svb", 1,
         (720, 700, 690, 660), (715, 690, 680, 645), "SD-JEU"),
    line("poh", "66720400 66751000", "434119", "Praktijkondersteuner jeugd", "6.72 6.72d 6.751", "L3.4.1", "taakgericht", "month", 1,
         (210, 215, 225, 235), (210, 215, 225, 235), "SD-JEU"),
    line("pleegzorg", "66730100 66762000", "434114", "Pleegzorg", "6.72 6.73a 6.762", "L3.4.1", "zin", "care", 6,
         (860, 890, 940, 980), (870, 905, 950, 985), "SD-JEU"),
    line("gezin", "66730200 66762000", "434115", "Gezinsgerichte jeugdhulp", "6.72 6.73b 6.762", "L3.4.1", "zin", "care", 6,
         (1180, 1240, 1310, 1390), (1200, 1255, 1320, 1395), "SD-JEU"),
    line("verblijf", "66730300 66762000", "434116", "Jeugdhulp met verblijf", "6.72 6.73c 6.762", "L3.4.1", "zin", "care", 9,
         (1550, 1600, 1700, 1780), (1590, 1640, 1710, 1790), "SD-JEU"),
    line("ggz", "66740100 66752000", "434117", "Jeugd-ggz", "6.72 6.74a 6.752", "L3.4.1", "zin", "care", 12,
         (980, 1020, 1090, 1150), (1000, 1040, 1110, 1150), "SD-JEU"),
    line("landelijk", "66740200 66763000", "434118", "Landelijk ingekochte jeugdhulp", "6.72 6.74b 6.763", "L3.4.1", "zin", "care", 3,
         (420, 430, 450, 480), (440, 455, 460, 485), "SD-JEU"),
    line("regio_jeugd", "66720200 66752000", "443310", "Bijdrage regio jeugd", "6.72 6.72b 6.752", "L4.3.3", "regional", "quarter", 1,
         (900, 930, 980, 1020), (900, 930, 980, 1020), "SD-JEU"),
    line("bescherming", "66821000", "443311", "Bijdrage jeugdbescherming regio", "6.82 6.82a 6.821", "L4.3.3", "regional", "quarter", 1,
         (860, 890, 960, 1010), (860, 890, 960, 1010), "SD-JEU"),
    line("reclassering", "66822000", "434120", "Jeugdreclassering", "6.82 6.82b 6.822", "L3.4.1", "zin", "care", 2,
         (140, 145, 150, 155), (136, 149, 147, 152), "SD-JEU"),
    # Participatiewet
    line("bijstand", "66300000", "441110", "Algemene bijstand", "6.3 6.3 6.3", "L4.1.1", "", "benefit", 7,
         (8300, 8450, 8700, 8850), (8250, 8400, 8620, 8330), "SD-INK"),
    line("ioaw", "66300000", "441112", "IOAW en IOAZ", "6.3 6.3 6.3", "L4.1.1", "", "benefit", 2,
         (460, 430, 400, 370), (450, 420, 385, 350), "SD-INK"),
    line("bbz", "66300000", "441113", "Bbz levensonderhoud", "6.3 6.3 6.3", "L4.1.1", "", "month", 1,
         (90, 85, 80, 80), (85, 88, 76, 74), "SD-INK"),
    line("bijzonder", "66300000", "441115", "Bijzondere bijstand", "6.3 6.3 6.3", "L4.1.1", "", "month", 9,
         (820, 900, 940, 960), (850, 930, 925, 945), "SD-INK"),
    line("minima", "66300000", "441118", "Minimaregelingen", "6.3 6.3 6.3", "L4.1.1", "", "minima", 6,
         (560, 600, 640, 660), (545, 612, 633, 655), "SD-INK"),
    line("energie", "66300000", "441119", "Energietoeslag", "6.3 6.3 6.3", "L4.1.1", "", "energy", 6,
         (0, 0, 0, 0), (1270, 1030, 0, 0), "SD-INK", "I"),
    line("loonkosten", "66300000", "441120", "Loonkostensubsidie", "6.3 6.3 6.3", "L4.3.8", "", "month", 3,
         (420, 480, 560, 640), (410, 470, 575, 630), "SD-INK"),
    line("buig", "66300000", "843110", "Gebundelde uitkering BUIG", "6.3 6.3 6.3", "B4.3.1", "", "buig", 1,
         (-8850, -8900, -9200, -9250), (-8610, -9340, -9540, -9250), "SD-INK"),
    line("verhaal", "66300000", "841201", "Terugvordering en verhaal", "6.3 6.3 6.3", "B4.1.2", "", "month", 4,
         (-240, -240, -250, -250), (-252, -236, -261, -265), "SD-INK"),
    line("werkbedrijf", "66400000", "443320", "Bijdrage werkbedrijf", "6.4 6.4 6.4", "L4.3.3", "regional", "advance", 1,
         (3400, 3450, 3500, 3550), (3400, 3450, 3500, 3550), "SD-WRK"),
    line("trajecten", "66500000", "438150", "Re-integratietrajecten", "6.5 6.5 6.5", "L3.8", "zin", "course", 8,
         (640, 660, 680, 700), (600, 650, 690, 640), "SD-WRK"),
    line("klantmanagers", "66500000", "411050", "Salarissen klantmanagers", "6.5 6.5 6.5", "L1.1", "own", "month", 2,
         (620, 650, 690, 720), (615, 640, 680, 705), "SD-WRK"),
    # outside the task fields of the social domain
    line("ggd", "67100000", "443330", "Bijdrage GGD", "7.1 7.1 7.1", "L4.3.3", "regional", "quarter", 1,
         (1180, 1220, 1290, 1340), (1180, 1220, 1290, 1340), "SD-BAS"),
    line("overhead", "60400000", "411090", "Salarissen ondersteuning", "0.4 0.4 0.4", "L1.1", "own", "month", 2,
         (1500, 1580, 1660, 1740), (1480, 1575, 1672, 1735), "BV-ONS"),
    line("licenties", "60400000", "438091", "Licenties en automatisering", "0.4 0.4 0.4", "L3.8", "own", "month", 4,
         (300, 310, 330, 345), (311, 305, 339, 351), "BV-ONS"),
    line("iu", "60700000", "843170", "Integratie-uitkering Participatie", "0.7 0.7 0.7", "B4.3.1", "", "month", 1,
         (-1850, -1880, -1900, -1930), (-1850, -1880, -1900, -1930), "BV-FIN"),
    line("taakstelling", "60800000", "438000", "Taakstelling sociaal domein", "0.8 0.8 0.8", "L3.8", "", "nothing", 0,
         (0, 0, -350, -600), (0, 0, 0, 0), "BV-FIN"),
    line("storting", "60100000", "471000", "Storting reserve sociaal domein", "0.10 0.10 0.10", "L7.1", "", "reserve", 0,
         (0, 0, 0, 0), (0, 0, 0, 0), "BV-FIN", "I"),
    line("onttrekking", "60100000", "871000", "Onttrekking reserve sociaal domein", "0.10 0.10 0.10", "B7.1", "", "reserve", 0,
         (0, -300, -500, -500), (0, 0, 0, 0), "BV-FIN", "I"),
)
LINE = {item.key: item for item in LINES}

CENTRES = {
    "66100000": "Samenkracht en burgerparticipatie", "66100900": "Opvang Oekraïne", "66200000": "Toegang en wijkteams",
    "66910000": "Coördinatie en beleid Wmo", "66920000": "Coördinatie en beleid Jeugd",
    "66600000": "Hulpmiddelen en vervoer", "66711000": "Huishoudelijke hulp", "66712000": "Begeleiding Wmo",
    "66713000": "Dagbesteding Wmo", "66714000": "Overige maatwerkarrangementen Wmo", "66791000": "Pgb Wmo",
    "66811000": "Beschermd wonen", "66812000": "Maatschappelijke en vrouwenopvang",
    "66720100": "Jeugdhulp begeleiding", "66720200": "Jeugdhulp behandeling", "66720300": "Jeugdhulp dagbesteding",
    "66720400": "Jeugdhulp overig", "66730100": "Pleegzorg", "66730200": "Gezinsgerichte jeugdhulp",
    "66730300": "Jeugdhulp met verblijf", "66740100": "Jeugd-ggz", "66740200": "Landelijk ingekochte jeugdhulp",
    "66751000": "Jeugdhulp ambulant lokaal", "66752000": "Jeugdhulp ambulant regionaal",
    "66762000": "Jeugdhulp met verblijf regionaal", "66763000": "Jeugdhulp met verblijf landelijk",
    "66792000": "Pgb Jeugd", "66821000": "Jeugdbescherming", "66822000": "Jeugdreclassering",
    "66300000": "Inkomensregelingen", "66400000": "Sociale werkvoorziening", "66500000": "Arbeidsparticipatie",
    "67100000": "Volksgezondheid", "60400000": "Overhead sociaal domein", "60700000": "Gemeentefonds",
    "60800000": "Stelposten sociaal domein", "60100000": "Reserve sociaal domein",
}

# name, date of the council's decision, and the changes in thousands of euros
AMENDMENTS = {
    2022: (("Overheveling 2021", "24-03-2022", {"trajecten": 60}),
           ("1e Berap 2022", "07-07-2022", {"opvang": 1400, "spuk": -1450, "energie": 1000, "verblijf": 50}),
           ("2e Berap 2022", "10-11-2022", {"energie": 300, "buig": 240, "bijstand": -50, "ambulant": 60, "storting": 700})),
    2023: (("Overheveling 2022", "23-03-2023", {"minima": 40, "woning": 20}),
           ("1e Berap 2023", "06-07-2023", {"energie": 1050, "opvang": 250, "spuk": -280, "hulp": 30}),
           ("2e Berap 2023", "09-11-2023", {"buig": -440, "verblijf": 60, "opvang_wmo": 10})),
    2024: (("Overheveling 2023", "28-03-2024", {"trajecten": 50}),
           ("1e Berap 2024", "04-07-2024", {"hulp": 290, "bijdrage": -20, "inhuur": 80}),
           ("2e Berap 2024", "07-11-2024", {"ambulant": 100, "behandeling": 150, "verblijf": 50, "buig": -340,
                                                "onttrekking": -400})),
    2025: (("Overheveling 2024", "27-03-2025", {"minima": 30, "welzijn": 40}),
           ("1e Berap 2025", "03-07-2025", {"ambulant": 150, "behandeling": 250, "ggz": 50, "inhuur": 60,
                                                "bijstand": -150, "onttrekking": -100})),
}

# What the region and the centre municipality settle in June over the year before, in euros.
SETTLEMENTS = {
    "regio_jeugd": {2022: 41250, 2023: -18300, 2024: 63780, 2025: 118440},
    "bescherming": {2022: -22410, 2023: 35120, 2024: 27965, 2025: 54310},
    "beschermd": {2022: -61200, 2023: -48750, 2024: -30115, 2025: -27640},
    "ggd": {2022: -12800, 2023: 9450, 2024: 15220, 2025: -8130},
    "werkbedrijf": {2022: -54000, 2023: 22500, 2024: -31750, 2025: -85400},
}
REGION = {"regio_jeugd": "regio jeugd", "bescherming": "jeugdbescherming", "beschermd": "beschermd wonen",
          "opvang_wmo": "opvang", "ggd": "GGD", "werkbedrijf": "werkbedrijf"}
RESERVES = (("storting", 2022, 13, 74150000), ("onttrekking", 2023, 13, -30000000), ("onttrekking", 2024, 13, -90000000),
            ("onttrekking", 2025, 6, -25000000))

SEASON = {  # per thousand of a month, January to December
    "Wmo": (1010, 990, 1015, 1000, 1005, 1000, 975, 960, 1005, 1020, 1015, 1005),
    "Jeugd": (1020, 1010, 1045, 1020, 1030, 1015, 880, 820, 1030, 1055, 1050, 1025),
}
OVERRUN = ("ambulant", "behandeling", "verblijf", "ggz")
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
SPECIALIST = "80233"  # the provider whose care moves from one task field to another in 2023


class Random:
    """A linear congruential generator: the same numbers on every machine and in every version of Python."""

    def __init__(self, seed):
        self.state = seed * 7919 + 104729
        for _ in range(8):
            self.below(2)

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) * n >> 31

    def vary(self, amount, permille):
        """amount, plus or minus at most so many per thousand."""
        return share(amount, 1000 - permille + self.below(2 * permille + 1), 1000)


def share(amount, part, whole):
    """amount * part / whole in whole cents, towards zero."""
    product = amount * part
    return product // whole if product >= 0 else -(-product // whole)


def twelfth(total, number, parts=12):
    """The number-th of twelve parts that add up to the total."""
    return share(total, number, parts) - share(total, number - 1, parts)


def place(item, year):
    """Cost centre and task field of a line in a year."""
    return item.centre[1 if year >= 2025 else 0], item.fields[0 if year < 2023 else 1 if year < 2025 else 2]


def wanted(item, year, month):
    """Cents of care in a month: the level of the year, the season, and youth care running over since July 2024."""
    level = item.level[max(year - 2022, 0)] * 100000
    if year < 2022:
        level = share(level, 97, 100)
    amount = share(level, 1, 12)
    if item.kind == "care":
        amount = share(amount, SEASON["Jeugd" if item.holder == "SD-JEU" else "Wmo"][month - 1], 1000)
    if item.key in OVERRUN and (year, month) >= (2024, 7):
        since = (year - 2024) * 12 + month - 6
        amount = share(amount, 1000 + 40 * min(since, 6) + 4 * max(since - 6, 0), 1000)
    return amount


class Journal:
    """Collects the bookings of one line."""

    def __init__(self, item, rows, last):
        self.item, self.rows, self.last = item, rows, last
        self.random = Random(LINES.index(item) + 1)

    def book(self, year, period, day, journal, cents, text, creditor=""):
        if cents == 0 or year < 2022 or (year, period) > self.last:
            return
        month = min(max(period, 1), 12)
        order = (period, day, journal, LINES.index(self.item), len(self.rows))
        self.rows.append(Booking(year, period, order, f"{day:02d}-{month:02d}-{year}", journal, self.item.key,
                                 self.item.nature, cents, text, creditor))

    def split(self, year, period, cents, count, text, first=1, journal="INK", creditor=None):
        """Spreads an amount over `count` bookings of unequal size; the last takes the rest."""
        weights = [self.random.vary(6000 // (n + 2), 150) for n in range(count)]
        rest = cents
        for n, weight in enumerate(weights):
            part = rest if n == count - 1 else share(cents, weight, sum(weights))
            rest -= part
            day = first + self.random.below(28 - first)
            payee = creditor if creditor is not None else str(80100 + LINES.index(self.item) * 10 + n % 10)
            self.book(year, period, day, journal, part, text, payee)


def months():
    return ((year, month) for year in (2022, 2023, 2024, 2025) for month in range(1, 13))


def care(journal):
    """Billed the month after (70%) and the month after that (30%); what is still to come at year-end is accrued in
    period 13 and taken back in January. One bill in thirty is followed by a credit note."""
    item, random = journal.item, journal.random
    to_come = {}
    for year, month in [(2021, 11), (2021, 12)] + list(months()):
        amount = random.vary(wanted(item, year, month), 15)
        late = share(amount, random.vary(300, 120), 1000)
        for delay, part, count in ((1, amount - late, item.count), (2, late, max(item.count // 3, 1))):
            booked = (year * 12 + month - 1 + delay) // 12, (year * 12 + month - 1 + delay) % 12 + 1
            text = f"Declaratie {year}-{month:02d}"
            journal.split(*booked, part, count, text, first=5)
            if booked[0] > year:
                to_come[year] = to_come.get(year, 0) + part
            if random.below(30) < item.count // 6:
                journal.book(*booked, 20 + random.below(8), "INK", -random.vary(share(part, 1, 3 * count + 1), 300),
                             f"Creditnota {text[11:]}", str(80100 + LINES.index(item) * 10 + random.below(count) % 10))
    for year, amount in to_come.items():
        missed = 940 if item.key in OVERRUN and year == 2024 else 985 + random.below(30)
        accrual = share(amount, missed, 1000) // 5000 * 5000
        journal.book(year, 13, 31, "MEM", accrual, f"Nog te betalen {year} declaraties")
        journal.book(year + 1, 1, 2, "MEM", -accrual, f"Terugboeking NTB {year}")
    if item.key in ("ambulant", "behandeling"):
        reclassify(journal)


def reclassify(journal):
    """Specialist guidance is treatment, the council was told in October 2023: nine months move to the other task field, and
    the last three are booked there. Both lines get the same amounts with opposite signs."""
    sign = -1 if journal.item.key == "ambulant" else 1
    text = "Herrubricering specialistische begeleiding"
    journal.book(2023, 10, 17, "MEM", sign * 81462750, text + " jan-sep 2023", SPECIALIST)
    for period, amount in ((10, 9051400), (11, 9117325), (12, 9080160)):
        journal.book(2023, period, 28, "MEM", sign * amount, text, SPECIALIST)


def svb(journal):
    """Advances every month; what was not spent comes back in period 13."""
    item, random = journal.item, journal.random
    for year, month in months():
        advance = share(item.budget[year - 2022] * 100000, 104, 1200) // 100 * 100
        journal.book(year, month, 21, "BNK", advance, f"Voorschot SVB {year}-{month:02d}", "70004")
        if month == 12:
            settled = random.vary(item.level[year - 2022] * 100000, 5)
            journal.book(year, 13, 31, "MEM", settled - 12 * advance, f"Afrekening SVB {year} nog te ontvangen", "70004")


def cak(journal):
    """The collection of a month is the charge of the month before."""
    for year, month in months():
        amount = journal.random.vary(share(journal.item.level[year - 2022] * 100000, 1, 12), 25)
        journal.book(year, month, 15, "BNK", amount, f"CAK afdracht inning {MONTHS[month - 2]}", "70003")


def monthly(journal):
    item = journal.item
    own = item.category == "L1.1"
    name = "SAL" if own else "BNK" if item.letter == "B" else "INK"
    for year, part in months():
        amount = twelfth(item.level[year - 2022] * 100000, part)
        if item.key == "opvang" and year == 2022:
            amount = share(item.level[0] * 100000, 1, 9) if part >= 4 else 0
        if item.key not in ("iu", "poh"):
            amount = journal.random.vary(amount, 8 if own else 35)
        text = ("Salariskosten" if own else "Ontvangst" if item.letter == "B" else "Factuur") + f" {year}-{part:02d}"
        journal.split(year, part, amount, item.count, text, first=20 if own else 3, journal=name,
                      creditor="" if own or item.account.startswith("441") or item.letter == "B" else None)


def quarter(journal):
    """A quarter ahead, on the key of last year's clients; the year before is settled in June."""
    item, name = journal.item, REGION[journal.item.key]
    for year in (2022, 2023, 2024, 2025):
        bill = item.level[year - 2022] * 25000
        for number, (part, day) in enumerate(((1, 2), (3, 31), (6, 30), (9, 30)), 1):
            journal.book(year, part, day, "INK", bill, f"Voorschot {number}e kwartaal {year} {name}", "90012")
        settle(journal, year, name)


def advance(journal):
    """The same, but every month."""
    item, name = journal.item, REGION[journal.item.key]
    for year, part in months():
        bill = twelfth(item.level[year - 2022] * 100000, part)
        journal.book(year, part, 5, "INK", bill, f"Voorschot {year}-{part:02d} {name}", "90014")
        if part == 6:
            settle(journal, year, name)


def settle(journal, year, name):
    amount = SETTLEMENTS.get(journal.item.key, {}).get(year, 0) * 100
    journal.book(year, 6, 18, "INK", amount, f"Jaarafrekening {year - 1} {name}", "90012")


def grant(journal):
    """Paid by the state per quarter, in arrears."""
    for year in (2022, 2023, 2024, 2025):
        terms = (5, 8, 11) if year == 2022 else (2, 5, 8, 11)
        for number, part in enumerate(terms, 1):
            amount = twelfth(journal.item.level[year - 2022] * 100000, number, len(terms))
            journal.book(year, part, 15, "BNK", amount, f"Spuk Oekraïne {number}e termijn {year}")


def benefit(journal):
    """Twelve payments, and 5.5 percent of the year in May: holiday pay."""
    item, random = journal.item, journal.random
    for year, part in months():
        level = item.level[year - 2022] * 100000
        drift = 1000 + (6 - part) * (3 if year == 2025 and item.key == "bijstand" else 0)
        amount = random.vary(share(share(level, 945, 12000), drift, 1000), 6)
        journal.split(year, part, amount, item.count, f"Uitkeringsrun {year}-{part:02d}", 15, "UIT", "")
        journal.book(year, part, 27, "UIT", -random.vary(share(level, 1, 2400), 400), f"Inhoudingen {year}-{part:02d}")
        if part == 5:
            journal.split(year, 5, random.vary(share(level, 55, 1000), 20), 3, f"Vakantietoeslag {year}", 24, "UIT", "")


def minima(journal):
    """Half of it in the last quarter."""
    for year, part in months():
        amount = share(journal.item.level[year - 2022] * 100000, 500 if part > 9 else 167, 3000)
        journal.split(year, part, journal.random.vary(amount, 40), journal.item.count, f"Minimaregelingen {year}-{part:02d}",
                      journal="UIT", creditor="")


def energy(journal):
    """A one-off allowance: June to December 2022 and May to November 2023."""
    for year, first in ((2022, 6), (2023, 5)):
        for part in range(first, first + 7):
            amount = share(journal.item.level[year - 2022] * 100000, 1, 7)
            journal.split(year, part, journal.random.vary(amount, 300), journal.item.count, f"Energietoeslag {year}",
                          journal="UIT", creditor="")


def buig(journal):
    """The provisional budget in twelve parts; in October the definitive one, corrected for the months before."""
    item = journal.item
    for year, part in months():
        provisional, definitive = item.budget[year - 2022] * 100000, item.level[year - 2022] * 100000
        text = f"Gebundelde uitkering {year}-{part:02d}"
        known = provisional if part < 10 else definitive
        journal.book(year, part, 15, "BNK", twelfth(known, part), text)
        if part == 10:
            journal.book(year, 10, 20, "BNK", share(definitive - provisional, 9, 12),
                         f"Gebundelde uitkering {year} definitief, jan-sep")


def course(journal):
    """70 percent at the start and 30 percent at the end: what is paid ahead moves to the next year through 13 and 00."""
    item = journal.item
    for year, part in months():
        amount = journal.random.vary(share(item.level[year - 2022] * 100000, 1, 12), 60)
        journal.split(year, part, share(amount, 7, 10), item.count, f"Traject start {year}-{part:02d}")
        journal.split(year, part, amount - share(amount, 7, 10), max(item.count // 2, 1), f"Traject afronding {year}-{part:02d}")
    for year, ahead in ((2021, 61300), (2022, 58450), (2023, 66200), (2024, 71900)):
        journal.book(year, 13, 31, "MEM", -ahead * 100, f"Vooruitbetaalde trajecten {year + 1}")
        journal.book(year + 1, 0, 1, "MEM", ahead * 100, f"Beginboeking vooruitbetaalde trajecten {year}")


def nothing(journal):
    """A cutback that nobody has found yet stands in the budget only."""


def reserve(journal):
    for key, year, part, cents in RESERVES:
        if key == journal.item.key:
            journal.book(year, part, 31 if part == 13 else 25, "MEM", cents,
                         f"{'Storting' if key == 'storting' else 'Onttrekking'} reserve sociaal domein {year}")


BILLING = {"advance": advance, "benefit": benefit, "buig": buig, "cak": cak, "care": care, "course": course, "energy": energy,
           "grant": grant, "minima": minima, "month": monthly, "nothing": nothing, "quarter": quarter, "reserve": reserve,
           "svb": svb}


def bookings(last=(2025, REPORTED)):
    """The bookings up to and including a month; later ones do not change them."""
    rows = []
    for item in LINES:
        BILLING[item.kind](Journal(item, rows, last))
    return rows


VAT = {"hulpmiddelen": 21, "vervoer": 9}  # per cent; the municipality cannot reclaim it


def retold(rows):
    """The same amounts with what the financial administration writes beside them: value added tax apart, invoices that
    came on paper, and bills that were approved too late for the payments of their month. None of these adds a line or a
    cent to a month; care.py takes them from here."""
    groups, result = {}, list(rows)
    for at, row in enumerate(rows):
        if row.text.startswith(("Declaratie ", "Factuur ")):
            groups.setdefault((row.key, row.year, row.period, row.text), []).append(at)
    random = Random(2025)
    for (key, year, period, text), members in groups.items():
        claimed = text.split()[1]
        late = text.startswith("Declaratie") and (year * 12 + period) - (int(claimed[:4]) * 12 + int(claimed[5:])) == 2
        paper = random.below(2) == 0
        if key in VAT:
            apart(result, members, VAT[key])
        elif late and len(members) > 2:
            before = f"{year}-{period - 1:02d}" if period > 1 else f"{year - 1}-12"
            result[members[-1]] = result[members[-1]]._replace(text=f"{text} goedgekeurd {before}")
        elif text.startswith("Declaratie") and not late and len(members) > 5 and paper:
            result[members[-1]] = result[members[-1]]._replace(text=f"Handmatige factuur {claimed}")
    return result


def apart(rows, members, rate):
    """The last of some invoices becomes the tax on all of them."""
    total, net = sum(rows[at].cents for at in members), 0
    tax = (total * rate * 2 + 100 + rate) // (2 * (100 + rate))
    part = total - rows[members[-1]].cents
    for at in members[:-1]:
        cents = share(rows[at].cents, total - tax, part) if at != members[-2] else total - tax - net
        net += cents
        rows[at] = rows[at]._replace(cents=cents)
    last = rows[members[-1]]
    rows[members[-1]] = last._replace(cents=tax, text=f"Btw {rate}% {last.text.lower()}")
