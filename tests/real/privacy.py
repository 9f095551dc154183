#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""privacy - a test number of a citizen in every place of every kind of file reaches no output and no message

The number is the official test number 123456782, written as 123456782 and 1234.56.782. What is read as a code (cost centre,
provider, ...) or as an amount is shown as it is by questions that are about codes and amounts; messages and traces hide it.
"""
import json
import os
import stat
import subprocess
import sys
import tempfile

import figures

CITIZEN = "123456782"
FORMS = (CITIZEN, "1234.56.782", "123 456 782", "1234-56-782")
HOME = "[municipality]\ncode = GM0228\nname = Ede\n\n"

# Per kind of file: the name, a header line, a row that is right, and columns that hold amounts or counts.
KINDS = {
    "spending": ("s.csv", "period;amount;task_field;domain;product;municipality;year;stage;version;side;nature;entry;category;programme;"
                 "cost_centre;account;provider;district;form;volume;unit;text",
                 "2025-01;10,50;6.711;Wmo;03A01;Ede;2025;actual;v1;expense;structural;regular;L3.4.1;P;K;G;A;W;zin;1;uur;tekst",
                 "amount volume"),
    "caseload": ("c.csv", "period;people;domain;product;indicator;municipality;year;district;provider;status",
                 "2025-01;7;Wmo;03A01;stock;Ede;2025;W;A;definitief", "people"),
    "population": ("p.csv", "municipality;year;inhabitants;youth;elderly", "Ede;2025;1000;200;100", "inhabitants youth elderly"),
    "funding": ("f.csv", "municipality;year;amount;cluster;circular;kind", "Ede;2025;10,50;Participatie;M2024;cluster", "amount"),
    "mapping": ("m.csv", "cost_centre;account;task_field;category;product;programme;form;nature;budget_holder;valid_from;valid_to",
                "K;G;6.711;L3.4.1;03A01;P;zin;structural;B;2025-01;2025-12", ""),
    "phasing": ("ph.csv", "period;share;year;domain;task_field;product", "01;8,33;2025;Wmo;6.711;03A01", "share"),
    "iv3": ("2024_begroting.csv", "Gemeenten;Taakveld;L1.1 Salarissen en sociale lasten;Baten;Lasten;Provincie;Gemeentegrootte;"
            "Stedelijkheid;Inwonertal;Centrumfunctie;Sociale structuur", "Ede;6.1 Samenkracht;1;2;3;G;g;s;1000;c;m",
            "Baten Lasten Inwonertal"),
    "iv3-odata": ("o.csv", "ID;TaakveldBalanspost;Categorie;Gemeenten;Verslagsoort;k_1ePlaatsing_1;k_2ePlaatsing_2",
                  "1;6.1;L1.1;GM0228;2023X000;5;5", "k_1ePlaatsing_1 k_2ePlaatsing_2"),
    "iv3-json": ("j.csv", "overheidsnummer;boekjaar;periode;status;blok;taakveld;balanscode;categorie;standper;bedrag",
                 "GM0228;2023;2023;Realisatie;lasten;6.1;A23;L4.2;ultimo;5", "bedrag"),
    "gemeentefonds": ("GF_M2023_2024.csv", ";Gemeenten;Sociale basisvoorzieningen;Participatie;Individuele voorzieningen Wmo;"
                      "Individuele voorzieningen Jeugd;Totaal", "0;Ede;1.5;2.5;3.5;4.5;12",
                      "Sociale basisvoorzieningen|Participatie|Individuele voorzieningen Wmo|Individuele voorzieningen Jeugd"),
    "kwb": ("k.csv", "recs;gwb_code;year;a_inw;a_wmo_t;a_soz_wb;a_jz_tn;gm_naam", "Gemeente;GM0228;2024;1000;5;6;7;Ede",
            "a_inw a_wmo_t a_soz_wb a_jz_tn"),
    "cbs-untyped": ("u.csv", "ID;VormenVanJeugdzorg;Wijken;Perioden;TotaalJongerenMetJeugdzorgInNatura_1", "5;T001203;GM1680;2022JJ00;595",
                    "TotaalJongerenMetJeugdzorgInNatura_1"),
    "message-301": ("m1.csv", "afzender;ontvanger;wet;dagtekening;bsn;toewijzingnummer;productcode;toewijzingsdatum;toewijzingstijd;"
                    "ingangsdatum;einddatum;reden wijziging;volume;eenheid;frequentie;leveringsvorm",
                    "0228;65650001;Wmo;2025-01-03;7;8;01A02;2025-01-02;12:00:00;2025-01-06;2025-12-31;04;120;01;2;zin", "volume|"),
    "message-305": ("m5.csv", "afzender;ontvanger;wet;dagtekening;bsn;toewijzingnummer;productcode;begindatum;status aanlevering",
                    "65650001;0228;Wmo;2025-01-07;7;8;01A02;2025-01-06;1", ""),
    "message-307": ("m7.csv", "afzender;ontvanger;wet;dagtekening;bsn;toewijzingnummer;productcode;begindatum;einddatum;"
                    "reden beeindiging;status aanlevering", "65650001;0228;Wmo;2025-07-01;7;8;01A02;2025-01-06;2025-06-30;31;1", ""),
    "message-323": ("m3.csv", "afzender;ontvanger;wet;dagtekening;declaratienummer;totaal ingediend bedrag;bsn;toewijzingnummer;"
                    "productcode;begindatum;einddatum;geleverd volume;eenheid;producttarief;leveringsvorm;ingediend bedrag",
                    "65650001;0228;Wmo;2025-02-05;D1;276.00;7;8;01A02;2025-01-01;2025-01-31;480;01;0.58;zin;276.00",
                    "geleverd volume|producttarief|ingediend bedrag"),
    "declarations": ("d.csv", "care_period;booking_period;amount;client;product;provider;volume;unit;tariff;referrer;district;form;domain;"
                     "task_field;municipality;debit_credit;assignment;status;product_category;end",
                     "01-01-2025;2025-02;276,00;7;01A02;65650001;480;01;0,58;02;W;zin;Wmo;6.711;Ede;D;8;Toegekend;01;31-01-2025",
                     "amount volume tariff"),
    "assignments": ("a.csv", "product;start;end;client;provider;volume;unit;frequency;tariff;decided_on;referrer;district;form;domain;"
                    "task_field;municipality;assignment;status;started;stopped;product_category;change_reason",
                    "01A02;01-01-2025;31-12-2025;7;65650001;120;01;2;0,58;02-12-2024;02;W;zin;Wmo;6.711;Ede;8;Actief;06-01-2025;"
                    "30-06-2025;01;04", "volume tariff"),
    "tariffs": ("t.csv", "product;unit;tariff;from;provider;to", "01A02;01;0,58;01-01-2025;65650001;31-12-2025", "tariff"),
    "pgb": ("g.csv", "law;start;end;granted;paid;client;product;status;assignment;municipality;district;product_category;task_field;as_of",
            "Wmo;01-01-2025;31-12-2025;5200,00;2961,40;7;02;Actief;8;Ede;W;02;6.712;30-09-2025", "granted paid"),
    "benefits": ("b.csv", "period;people;amount;opening;inflow;outflow;persons;scheme;side;municipality;year;status;recovered",
                 "2025-07;609;921450,18;612;14;17;701;pw;expense;Ede;2025;definitief;500,00",
                 "people amount opening inflow outflow persons recovered"),
    "cube": ("cube.csv", "table;value;cells;unknown;quantity;unit;people;municipality;period;stage;side;domain;group;task_field;version;"
             "category;programme;cost_centre;account;product;provider;district;form;nature;entry",
             "spending;1.50;1;0;1;uur;1;GM0228;2025-01;actual;expense;Wmo;wmo;6.711;v;L3.4.1;P;K;G;03A01;A;W;zin;structural;regular",
             "value quantity cells unknown"),
}
# Kinds that only a section describes.
LEDGER = ("l.csv", "Periode;Taakveld;Kostenplaats;Oms kostenplaats;Kostensoort;Oms kostensoort;Bedrag;LB;Aanbieder;Klant;Tekst",
          "2025-01;6.711;K;keuken;G;gas;10,50;L;A;7;tekst", "Bedrag")
STATLINE = ("y.csv", "Regio's;Perioden;Jongeren met jeugdzorg (aantal)", "Aa en Hunze;2022*;595", "Jongeren met jeugdzorg (aantal)|")
STATLINE_SECTION = """[source youth]
type = statline
files = y.csv
fixed.domain = Jeugdwet
measure.people = Jongeren met jeugdzorg (aantal)
"""
SECTION = """[source ledger]
type = ledger
files = l.csv
column.period = Periode
column.task_field = Taakveld
column.cost_centre = Kostenplaats
name.cost_centre = Oms kostenplaats
column.account = Kostensoort
name.account = Oms kostensoort
column.side = LB
column.provider = Aanbieder
column.client = Klant
column.text = Tekst
measure.actual = Bedrag
match.entry.reversal = Tekst ~ Terug*
"""
# Columns that a question shows as the codes they are.
CODES = set("programme cost_centre account provider district unit version product Kostenplaats Kostensoort Aanbieder "
            "afzender ontvanger productcode eenheid".split())


def amounts_of(kind):
    return set(kind.split("|") if "|" in kind else kind.split())


def with_cell(header, row, column, value):
    cells = row.split(";")
    cells[header.split(";").index(column)] = value
    return ";".join(cells)


class Place:
    """A folder in which the program runs, with the files that a case writes."""

    def __init__(self, count, folder):
        self.count, self.folder = count, folder
        subprocess.run([os.path.abspath(figures.SDGRIP), "key"], cwd=folder, check=True, capture_output=True)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as stream:
            stream.write(text)

    def clean(self):
        for name in os.listdir(self.folder):
            if not name.endswith(".key"):
                os.unlink(os.path.join(self.folder, name))

    def run(self, *arguments):
        return subprocess.run([os.path.abspath(figures.SDGRIP), *arguments], cwd=self.folder, capture_output=True, check=False,
                              stdin=subprocess.DEVNULL)

    def nothing(self, name, *arguments, output=True):
        """The number stands nowhere in what this command prints (or only in its output)."""
        result = self.run(*arguments)
        self.count.check(f"{name}: ends well", result.returncode in (0, 1, 2, 3), f"status {result.returncode}")
        for part, text in (("stdout", result.stdout), ("stderr", result.stderr)):
            if part == "stdout" and not output:
                continue
            shown = [form for form in FORMS if form.encode() in text]
            self.count.check(f"{name}: {part} of {' '.join(arguments)}", not shown, f"holds {shown}")


def registered(what):
    listed = subprocess.run([figures.SDGRIP, "list", what, "-f", "json"], check=True, capture_output=True).stdout
    return [row["name"] for table in json.loads(listed)["tables"] for row in table["rows"]]


def every_cell(place, kind, config):
    """Each cell of a right row in turn, and each header."""
    name, header, row, amounts = kind
    for column in header.split(";"):
        for form in FORMS[:2] if column != "cells" else ():  # a row of a cube is that many cells
            place.write(name, f"{header}\n{with_cell(header, row, column, form)}\n")
            amount = column in amounts_of(amounts)
            place.nothing(f"{name} {column}", "check", *config, output=not amount and column not in CODES)
            place.nothing(f"{name} {column}", "trace", *config, "-f", "csv", output=not amount)
        place.write(name, f"{header.replace(column, CITIZEN, 1)}\n{row}\n")
        place.nothing(f"{name} header {column}", "check", *config)


def beside(place, kind, config, questions, formats):
    """Where nobody looks: a column that is not read, its header, a cell too many, the name of the file, a line without header."""
    name, header, row, _ = kind
    odd = f"x{CITIZEN}_{name}" if not config else name
    arguments = config or (odd,)
    texts = {
        "not read": f"{header};bsn {CITIZEN}\n{row};{CITIZEN}\n",
        "twice": f"{header};{CITIZEN};{CITIZEN}\n{row};{CITIZEN};a\n",
        "too many": f"{header}\n{row};{CITIZEN};1234.56.782\n",
        "no header": f"{row};{CITIZEN}\n{row};{CITIZEN}\n",
        "broken": f"{header}\n{row};a\"{CITIZEN}\"\n",
        "twenty": f"{header};kenmerk\n" + f"{row};{CITIZEN}\n" * 20,
    }
    for what, text in texts.items():
        place.write(odd, text)
        place.nothing(f"{name} {what}", "check", *arguments)
    place.write(odd, texts["not read"])
    for question in questions:
        place.nothing(f"{name} {question}", question, *arguments, "-f", "json")
    for form in formats:
        place.nothing(f"{name} {form}", "check", *arguments, "-f", form, "-t", "totals")
    place.nothing(f"{name} rejected", "check", *arguments, "--period", CITIZEN)


def in_the_ini(place):
    """Keys, values and names of sections."""
    name, header, row, _ = LEDGER
    place.write(name, f"{header}\n{row}\n")
    lines = (HOME + SECTION).splitlines()
    for i, line in enumerate(lines):
        if "=" not in line:
            changed = (line.replace("ledger", CITIZEN).replace("municipality", CITIZEN),)
        else:
            key, _, value = line.partition(" = ")
            changed = (f"{key} = {CITIZEN}", f"{key}{CITIZEN} = {value}", f"{key}.1234.56.782 = {value}")
        for text in changed:
            place.write("sdgrip.ini", "\n".join(lines[:i] + [text] + lines[i + 1:]) + "\n")
            place.nothing(f"sdgrip.ini {text}", "check")
    private = ("link_laws = yes", f"purpose = doel {CITIZEN}", f"legal_ground = {CITIZEN}", "expires = 31-12-2999")
    for i in range(len(private) + 1):
        text = "\n".join(private if i == len(private) else private[:i] + (f"x{CITIZEN} = 1234.56.782",) + private[i + 1:])
        place.write("sdgrip.ini", f"{HOME}{SECTION}\n[privacy]\n{text}\n")
        place.nothing(f"[privacy] {i}", "check")


def clients(place, questions, formats):
    """A client column: pseudonyms in no report, keys in no output, the law decides on the key."""
    name, header, row, _ = LEDGER
    place.write("sdgrip.ini", HOME + SECTION)
    place.write(name, header + "\n" + "".join(with_cell(header, row, "Klant", form) + "\n" for form in FORMS for _ in range(10)))
    with open(os.path.join(place.folder, "sdgrip.key"), encoding="ascii") as stream:
        keys = [line.split(" = ")[1].strip() for line in stream if " = " in line]
    place.count.equal("keys", len(set(keys)), 5)
    mode = os.stat(os.path.join(place.folder, "sdgrip.key")).st_mode
    place.count.equal("mode of the keys", stat.S_IMODE(mode), 0o600)
    for question in questions:
        for form in formats:
            place.nothing(f"client {question}", question, "-f", form)
        result = place.run(question, "-f", "json")
        place.count.check(f"{question} shows no key", not any(key.encode() in result.stdout for key in keys), "a key")
    report = place.run("breakdown", "-f", "json")
    notes = {note["name"]: note["value"] for note in json.loads(report.stdout)["notes"]}
    place.count.equal("clients replaced", notes.get("clients_replaced"), 40)
    place.write("sdgrip.ini", f"{HOME}{SECTION}\n[privacy]\nlink_laws = yes\npurpose = Stapeling van zorg\n"
                "legal_ground = AVG artikel 6 lid 1 e\nexpires = 31-12-2999\n")
    for question in ("breakdown", "check", "trend", "report"):
        result = place.run(question, "-f", "json")
        if result.returncode == 0:
            notes = {note["name"]: note["value"] for note in json.loads(result.stdout)["notes"]}
            place.count.equal(f"{question}: purpose", notes.get("laws_linked"), "Stapeling van zorg")
            place.count.equal(f"{question}: ground", notes.get("legal_ground"), "AVG artikel 6 lid 1 e")
            place.count.equal(f"{question}: until", notes.get("link_expires"), "31-12-2999")
    os.chmod(os.path.join(place.folder, "sdgrip.key"), 0o640)
    result = place.run("breakdown")
    place.count.equal("keys that others may read", result.returncode, 2)
    place.count.check("message about the mode", b"mode 0640" in result.stderr, result.stderr)
    os.chmod(os.path.join(place.folder, "sdgrip.key"), 0o600)


def main():
    count = figures.Counter()
    questions = [name for name in registered("analyses") if name not in ("list",)]
    formats = [name for name in registered("formats") if name != "xlsx"]
    with tempfile.TemporaryDirectory() as folder:
        place = Place(count, folder)
        for importer in registered("importers"):
            if importer in KINDS:
                name = KINDS[importer][0]
                extra = ("--type", importer, name)
                every_cell(place, KINDS[importer], extra)
                beside(place, KINDS[importer], (), questions, formats)
                place.clean()
            elif importer not in ("ledger", "budget", "statline"):
                count.skip(importer, "no example of such a file here")
        for kind, section in ((STATLINE, STATLINE_SECTION), (LEDGER, SECTION)):
            place.clean()
            place.write("sdgrip.ini", HOME + section)
            every_cell(place, kind, ("--config", "sdgrip.ini"))
            beside(place, kind, ("--config", "sdgrip.ini"), questions, formats)
        in_the_ini(place)
        clients(place, questions, formats)
    count.finish()
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
