#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""messages - messages of iWmo and iJw as Python's own XML reader reads them; and nobody they name comes out

The examples of the standard (../shared/data/messages) are added up per law, product, month and unit by another reader. Then a
number of a citizen and a name are put in the place of every text of a message in turn: no output and no message holds them.
"""
import os
import sys
import tempfile
import xml.etree.ElementTree as ET

import figures
import privacy

EXAMPLES = ("JW301", "JW305", "JW307", "JW323", "WMO301", "WMO305", "WMO307", "WMO323")
CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fuzz", "corpus", "xml")
NAME = "Zwartkopmees"
# What is read. A message may say what stands there instead, but no number of a citizen.
READ = {"Afzender", "Ontvanger", "ProductCategorie", "ProductCode", "Categorie", "Code", "Eenheid", "TotaalBedrag", "Bedrag",
        "GeleverdVolume", "Volume", "ProductTarief", "Budget", "BerichtCode", "BerichtVersie", "BerichtSubversie", "Dagtekening", "DeclaratieNummer", "DeclaratieDagtekening",
        "DebetCredit", "ToewijzingNummer", "Begindatum", "Einddatum", "Toewijzingsdatum", "Toewijzingstijd", "Ingangsdatum",
        "RedenWijziging", "RedenBeeindiging", "Frequentie", "StatusAanlevering"}


def local(element):
    return element.tag.rsplit("}", 1)[1]


def text(element, path):
    """Of the descendant at a path of local names, whatever their namespace; None when it is not there."""
    for name in path.split("/"):
        element = next((child for child in element if local(child) == name), None)
        if element is None:
            return None
    return element.text


def lines(root):
    """Of a message 323: (law, product, month of care, unit) -> [cents, volume], and the declared total."""
    sums = {}
    law = "Jeugdwet" if "/ijw/" in root.tag else "Wmo"
    for line in root.iter():
        if local(line) != "Prestatie":
            continue
        sign = -1 if text(line, "IngediendBedrag/DebetCredit") == "C" else 1
        key = (law, text(line, "ProductCode"), text(line, "ProductPeriode/Begindatum")[:7], text(line, "Eenheid"))
        total = sums.setdefault(key, [0, 0])
        total[0] += sign * int(text(line, "IngediendBedrag/Bedrag"))
        total[1] += sign * int(text(line, "GeleverdVolume"))
    return sums


def check_sums(count, names):
    for name in names:
        path = os.path.join(figures.SHARED, "data", "messages", name + ".xml")
        root = ET.parse(path).getroot()
        expected = lines(root)
        declared = text(root, "Declaratie/TotaalIngediendBedrag/TotaalBedrag")
        count.equal(f"{name}: declared", sum(amount for amount, _ in expected.values()), int(declared))
        rows, _ = figures.table(figures.run("cube", path, "--internal"), "cube")
        got = {(row["domain"], row["product"], row["care_period"], row["unit"]): [figures.cents(row["value"]), int(row["quantity"])]
               for row in rows}
        count.equal(f"{name}: products and months", got, expected)
        if os.environ.get("VERBOSE"):
            print(name, expected)


def check_balance(count):
    """Every row of every example is loaded."""
    paths = [os.path.join(figures.SHARED, "data", "messages", name + ".xml") for name in EXAMPLES]
    rows, _ = figures.table(figures.run("check", *paths), "totals")
    wanted = {"ToegewezenProduct", "StartProduct", "StopProduct", "Prestatie"}
    for path, row in zip(paths, rows):
        root = ET.parse(path).getroot()
        expected = sum(local(element) in wanted for element in root.iter())
        count.equal(f"{row['file']}: rows", (int(row["rows_read"]), int(row["rows_loaded"])), (expected, expected))


def documents():
    """Messages of our own that hold all that is read, and the example that holds most of what is not, when it is there."""
    for name in ("301", "305", "307", "323"):
        yield name, os.path.join(CORPUS, name)
    for name in ("JW301",):
        path = os.path.join(figures.SHARED, "data", "messages", name + ".xml")
        if os.path.exists(path):
            yield name, path


def nothing(place, name, *arguments, output=True, named=False):
    """No number of a citizen is shown, and no name unless it stands where something else is read."""
    place.nothing(name, *arguments, output=output)
    if named:
        return
    result = place.run(*arguments)
    place.count.check(f"{name}: no name", NAME.encode() not in result.stdout + result.stderr, "shown")


def every_text(place):
    """Each text of a message in turn is a number of a citizen with a name; then an attribute, a comment, a name of an element."""
    for name, path in documents():
        root = ET.parse(path).getroot()
        for leaf in [element for element in root.iter() if len(element) == 0]:
            kept = leaf.text
            for put in (privacy.CITIZEN, f"{NAME} 1234.56.782"):
                leaf.text = put
                place.write("m.xml", ET.tostring(root, encoding="unicode"))
                amount = put == privacy.CITIZEN and local(leaf) in ("Volume", "GeleverdVolume", "ProductTarief")
                named = local(leaf) in READ or put == privacy.CITIZEN
                nothing(place, f"{name} {local(leaf)}", "cube", "m.xml", "-f", "csv", output=not amount, named=named)
            leaf.text = kept
        whole = ET.tostring(root, encoding="unicode")
        secret = f"{NAME} {privacy.CITIZEN}"
        for what, changed in {
                "attribute": whole.replace("Header>", f"Header a='{secret}'>", 1),
                "comment": whole.replace("><", f"><!-- {secret} --><", 1),
                "instruction": whole.replace("><", f"><?{NAME} {privacy.CITIZEN}?><", 1),
                "namespace": whole.replace("><", f"><x xmlns='http://{NAME}/{privacy.CITIZEN}'/><", 1),
                "element": whole.replace("><", f"><{NAME}{privacy.CITIZEN}/><", 1),
                "doctype": f"<!DOCTYPE {NAME} SYSTEM '{privacy.CITIZEN}'>{whole}",
                "entity": whole.replace("><", f">&{NAME}{privacy.CITIZEN};<", 1),
                "cut": whole[:len(whole) // 2] + f"<{NAME}{privacy.CITIZEN}",
                "behind": whole + secret}.items():
            place.write("m.xml", changed)
            nothing(place, f"{name} {what}", "check", "m.xml")


def every_question(place, questions, formats):
    """Who is in a message is in no answer of any question, in no format."""
    for name, path in documents():
        root = ET.parse(path).getroot()
        for element in root.iter():
            if local(element) == "Bsn":
                element.text = privacy.CITIZEN
            elif local(element) in ("Achternaam", "Commentaar", "Straatnaam", "Voornamen", "Emailadres"):
                element.text = NAME
        place.write(f"{name}.xml", ET.tostring(root, encoding="unicode"))
        for question in questions:
            nothing(place, f"{name} {question}", question, f"{name}.xml", "-f", "json")
        for form in formats:
            nothing(place, f"{name} {form}", "check", f"{name}.xml", "-f", form, "-t", "totals")
        nothing(place, f"{name} rejects", "check", f"{name}.xml", "--rejects", "r.csv")
        if os.path.exists(os.path.join(place.folder, "r.csv")):
            with open(os.path.join(place.folder, "r.csv"), encoding="utf-8") as stream:
                rejected = stream.read()
            place.count.check(f"{name}: rejected rows", privacy.CITIZEN not in rejected and NAME not in rejected, "shown")
            os.unlink(os.path.join(place.folder, "r.csv"))


def many(place):
    """Of a hundred messages two hold the same line: said once, with its amount; and the names of files decide nothing."""
    with open(os.path.join(CORPUS, "323-jw"), encoding="utf-8") as stream:
        message = stream.read()
    for i in range(100):
        number = 4 if i == 70 else i
        place.write(f"{i}.xml", message.replace("7001", str(10000 + number)).replace("D1", f"D{i}"))
    result = place.run("check", *(f"{i}.xml" for i in range(100)), "-f", "csv", "-t", "checks")
    rows = [row.split(",") for row in result.stdout.decode().splitlines() if row.startswith("overlapping")]
    place.count.equal("overlap of two in a hundred", [row[0] for row in rows], ["overlapping_exports", "overlapping_amount"])
    one = place.run("cube", *(f"{i}.xml" for i in range(100)), "-f", "csv").stdout
    place.clean()
    for i in range(100):
        number = 4 if i == 29 else 99 - i
        place.write(f"{i}.xml", message.replace("7001", str(10000 + number)).replace("D1", f"D{i}"))
    place.count.equal("the order of files", place.run("cube", *(f"{i}.xml" for i in range(100)), "-f", "csv").stdout, one)


def main():
    count = figures.Counter()
    if os.path.isdir(os.path.join(figures.SHARED, "data", "messages")):
        check_sums(count, ("JW323", "WMO323"))
        check_balance(count)
    else:
        count.skip("examples of the standard", f"{figures.SHARED}/data/messages is not there")
    questions = [name for name in privacy.registered("analyses") if name != "list"]
    formats = [name for name in privacy.registered("formats") if name != "xlsx"]
    with tempfile.TemporaryDirectory() as folder:
        place = privacy.Place(count, folder)
        every_text(place)
        place.clean()
        every_question(place, questions, formats)
        place.clean()
        many(place)
    count.finish()


if __name__ == "__main__":
    sys.exit(main())
