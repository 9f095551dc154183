# SPDX-License-Identifier: EUPL-1.2
"""faults - golden runs in which one allocation, read, write, fsync or rename fails

    faults.py [--all]

Every run must end in one of two ways: as if nothing had happened, with the same output to the byte, or with a message, the
exit status that belongs to it, the old output file untouched and no temporary file left. Never in a signal.

Allocations fail through fault.so (LD_PRELOAD): --all takes the first 500 and every 37th after, else a few. System calls
fail through strace, one after another; without strace, or where it may not trace, they are skipped. --all prints a table of
what was injected and how it ended. Run from the project root.
"""
import collections
import concurrent.futures
import gzip
import os
import random
import re
import shutil
import string
import subprocess
import sys
import tempfile

B = os.path.abspath(os.environ.get("B", "build"))
SDGRIP = os.path.join(B, "sdgrip")
LIBRARY = os.path.join(B, "faults", "fault.so")
SAMPLE = ["--config", "data/sample/sdgrip.ini"]
OLD = b"the report of last month\n"
ALL = "--all" in sys.argv
EVERY = (500, 1, 37) if ALL else (500, 29, 1499)  # up to the first: every second; after it: every third

SMALL = ["--config", "OUT/in/sdgrip.ini"]
# name, arguments; OUT is a folder of its own
RUNS = [
    ("report", ["report", *SAMPLE, "--period", "2025-09"]),
    ("deficit", ["deficit", *SMALL, "--output", "OUT/report.json"]),
    ("check", ["check", *SMALL, "--format", "markdown", "--output", "OUT/report.md"]),
    ("cube", ["cube", *SMALL, "--format", "csv", "--output", "OUT/report.csv"]),
    ("trend", ["trend", *SMALL, "--format", "jsonl", "--output", "OUT/report.jsonl"]),
    ("trace", ["trace", *SMALL, "--domain", "Algemeen", "--format", "text", "--output", "OUT/report.txt"]),
    ("packed", ["breakdown", "OUT/in/latin.csv.gz@encoding=cp850", "OUT/in/utf16.csv", "--format", "text",
                "--output", "OUT/report.txt"]),
    ("wrong", ["check", "OUT/in/wrong.csv", "--format", "text", "--output", "OUT/report.txt"]),
    ("rejects", ["check", "OUT/in/wrong.csv", "--rejects", "OUT/report.csv"]),
    ("delivery", ["breakdown", "OUT/in/f.json@quarters=separate", "--format", "text", "--output", "OUT/report.txt"]),
    ("message", ["cube", "OUT/in/f.xml", "--format", "csv", "--output", "OUT/report.csv"]),
    ("inspect", ["inspect", "OUT/in/ledger-1.csv", "--format", "csv", "--table", "columns", "--output", "OUT/report.csv"]),
    ("key", ["key", "OUT/my.key"]),
    ("help", ["help"]),
] if ALL else [
    ("deficit", ["deficit", *SMALL, "--output", "OUT/report.json"]),
]

# What a failed call of a kind may lead to, beside "nothing".
EXPECTED = {
    "allocation": {5},
    "read": {2, 3},        # 2: sdgrip.ini
    "getdents64": {2, 3},  # a folder
    "openat": {2, 3, 4},  # 4: the temporary file
    "newfstatat": {2, 3, 4},
    "write": {4},
    "fsync": {4},
    "rename": {4},
    "fchmod": {4},
    "close": {4},
}
KINDS = ["read", "getdents64", "write", "fsync", "rename", "openat", "newfstatat", "fchmod", "close"]
# The C library does not say why it found no locale; the first of these words is in the message.
UNSAID = b"this system has no locale"

INI = """[municipality]
code = GM9999
name = Voorbeeldstad
[source ledger]
type = ledger
files = ledger-*.csv
sign = revenue-negative
column.year = Boekjaar
column.period = Periode
column.cost_centre = Kostenplaats
column.account = Kostensoort
measure.actual = Bedrag
accounts.expense = 4*
accounts.revenue = 8*
[source budget]
type = budget
files = budget.csv
column.period = Boekjaar
column.task_field = Taakveld
measure.budget = Primitief
fixed.side = expense
[source mapping]
type = mapping
files = mapping.csv
"""
LEDGER = "Boekjaar;Periode;Kostenplaats;Kostensoort;Bedrag;Naam\n"
FILES = {
    "ledger-1.csv": LEDGER + "2024;01;66711000;434113;1.500,00;Zorg \u00eb\n2024;02;66711000;834113;20,00-;Bijdrage\n",
    "ledger-2.csv": LEDGER + "2025;01;66711000;434113;1.700,00;Zorg \u00eb\n2025;13;66711000;434113;0,25;Zorg\n",
    "budget.csv": "Boekjaar;Taakveld;Primitief\n2024;6.1;1500,50\n2025;6.1;1600,50\n",
    "mapping.csv": "kostenplaats;taakveld\n66711000;6.1\n",
}
with open("tests/fuzz/corpus/xml/323", encoding="utf-8") as message:
    FILES["f.xml"] = message.read()
FILES["f.json"] = """{"metadata":{"overheidslaag":"Gemeente","overheidsnummer":"0228","boekjaar":2023,"periode":5,
"status":"Realisatie"},"data":{"lasten":[{"taakveld":"6.1","categorie":"4.2","bedrag":12}],
"baten":[{"taakveld":"6.1","categorie":"3.2","bedrag":2}]}}"""
HEADER = "gemeente;periode;bedrag;taakveld\n"


def make_folder():
    # letters only: what a name holds besides is escaped in Markdown, or looks like the number of a citizen
    folder = os.path.join(tempfile.gettempdir(), "faults" + "".join(random.choices(string.ascii_lowercase, k=10)))
    os.mkdir(folder, 0o700)
    os.mkdir(os.path.join(folder, "in"))
    with open(os.path.join(folder, "in", "latin.csv.gz"), "wb") as file:
        file.write(gzip.compress((HEADER + "S\u00fadwest-Frysl\u00e2n;2024-01;12,50;6.1\n").encode("cp850"), mtime=0))
    with open(os.path.join(folder, "in", "utf16.csv"), "wb") as file:
        file.write((HEADER + "Ede;2024-01;12,50;6.1\n").encode("utf-16"))
    with open(os.path.join(folder, "in", "sdgrip.ini"), "w", encoding="utf-8") as file:
        file.write(INI)
    for name, text in FILES.items():
        with open(os.path.join(folder, "in", name), "w", encoding="cp1252") as file:
            file.write(text)
    with open(os.path.join(folder, "in", "wrong.csv"), "w", encoding="utf-8") as file:
        file.write(HEADER + "Nergens\u00f6ord;2024-01;12,50;6.1\nEde;ooit;twaalf;6.999\n" + '"Ede;2024;1;6.1\n')
    return folder


def state_of(folder):
    """All files but the input, with their content."""
    found = {}
    for name in sorted(os.listdir(folder)):
        if name != "in":
            with open(os.path.join(folder, name), "rb") as file:
                content = file.read().replace(folder.encode(), b"OUT")
            # keys are drawn
            found[name] = content if not name.endswith(".key") else len(content)
    return found


def output_name(arguments):
    return next((a[4:] for a in arguments if a.startswith("OUT/report")), None)


def run(arguments, folder, prefix=(), extra=None):
    """One run. Gives the exit status, what was printed, the messages, and the files that are there afterwards."""
    out = output_name(arguments)
    for name in state_of(folder):
        os.unlink(os.path.join(folder, name))
    if out:
        with open(os.path.join(folder, out), "wb") as file:
            file.write(OLD)
    # LeakSanitizer cannot look at a process that strace follows
    environment = {"PATH": os.environ["PATH"], "LANG": "C", "TERM": "dumb", "ASAN_OPTIONS": "detect_leaks=0", **(extra or {})}
    words = [a.replace("OUT", folder) for a in arguments]
    with tempfile.TemporaryFile() as stdout:
        done = subprocess.run([*prefix, SDGRIP, *words], env=environment, stdin=subprocess.DEVNULL, stdout=stdout,
                              stderr=subprocess.PIPE, timeout=120, check=False)
        stdout.seek(0)
        printed = stdout.read()
    messages = done.stderr.replace(folder.encode(), b"OUT")
    return done.returncode, printed.replace(folder.encode(), b"OUT"), messages, state_of(folder)


def judge(kind, arguments, clean, got):
    """What became of it, and whether that is right."""
    status, printed, messages, files = got
    if got == clean:
        return "as if nothing happened", True
    out = output_name(arguments)
    right = status in EXPECTED[kind] or (kind == "allocation" and status == 2 and UNSAID in messages)
    right = right and messages.count(b"sdgrip: error: ") >= 1 and messages.endswith(b"\n")
    if kind == "allocation" and status == 5:
        right = right and messages.endswith(b"sdgrip: error: out of memory\n")
    # the file as it was, or whole: what follows a file that was written may fail too
    right = right and files in ({out: OLD} if out else {}, clean[3])
    if kind == "allocation":
        right = right and printed == b""
    word = f"status {status}"
    if status < 0:
        word = f"signal {-status}"
    return word, right


class Table:
    """Counts of outcomes per run and kind."""

    def __init__(self):
        self.counts = collections.defaultdict(collections.Counter)
        self.passed = 0
        self.failed = 0
        self.skipped = 0

    def add(self, name, kind, number, outcome, got):
        word, right = outcome
        self.counts[name, kind][word if right else f"WRONG: {word}"] += 1
        if right:
            self.passed += 1
            return
        self.failed += 1
        status, printed, messages, files = got
        print(f"FAIL {name}: {kind} {number}: status {status}, {len(printed)} bytes printed, files {sorted(files)}")
        print("    " + messages.decode("utf-8", "replace").strip().replace("\n", "\n    ")[:400])

    def show(self):
        for (name, kind), outcomes in self.counts.items():
            total = sum(outcomes.values())
            print(f"{name:10} {kind:12} {total:6}  " + ", ".join(f"{n} {w}" for w, n in outcomes.most_common()))


def allocations(table, pool, folders):
    for name, arguments in RUNS:
        with pool_folder(folders) as folder:
            clean = run(arguments, folder)
            counter = os.path.join(folder, "in", "count")
            run(arguments, folder, extra={"LD_PRELOAD": LIBRARY, "FAULT_COUNT": counter})
            if not os.path.exists(counter):
                table.skipped += 1
                print("skip allocations: this build has an allocator of its own (sanitizers)")
                return
            with open(counter, encoding="ascii") as file:
                total = int(file.read())
        first, step, later = EVERY
        numbers = [*range(1, min(first, total) + 1, step), *range(first + 1, total + 1, later)]

        def one(number, arguments=arguments):
            with pool_folder(folders) as folder:
                return number, run(arguments, folder, extra={"LD_PRELOAD": LIBRARY, "FAULT_AT": str(number)})
        for number, got in pool.map(one, numbers):
            table.add(name, "allocation", number, judge("allocation", arguments, clean, got), got)


class pool_folder:
    """A folder of its own for as long as the run lasts."""

    def __init__(self, folders):
        self.folders = folders

    def __enter__(self):
        self.folder = self.folders.pop() if self.folders else make_folder()
        return self.folder

    def __exit__(self, *_):
        self.folders.append(self.folder)


SYSTEM = re.compile(r"[<\"](/usr/lib|/lib|/etc|/proc|/sys|/dev|/usr/share/locale)")


def calls_of(arguments, folder):
    """The numbers of the calls of each kind that are the program's own, not the loader's."""
    log = os.path.join(folder, "in", "trace")
    run(arguments, folder, prefix=["strace", "-y", "-o", log, "-e", "trace=" + ",".join(KINDS)])
    numbers, seen = collections.defaultdict(list), collections.Counter()
    with open(log, encoding="utf-8", errors="replace") as file:
        for line in file:
            kind = line.split("(")[0]
            if kind not in KINDS:
                continue
            seen[kind] += 1
            handle = re.match(r"\w+\((\d+)<", line)
            is_message = handle and handle.group(1) == "2"
            if not SYSTEM.search(line.split('"')[0] if kind in ("read", "write") else line) and not is_message:
                numbers[kind].append(seen[kind])
    return numbers


def may_trace():
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0


def system_calls(table, pool, folders):
    if not may_trace():
        table.skipped += 1
        print("skip system calls: there is no strace here that may trace")
        return
    for name, arguments in RUNS:
        with pool_folder(folders) as folder:
            clean = run(arguments, folder)
            numbers = calls_of(arguments, folder)
        jobs = [(kind, n) for kind in KINDS for n in (numbers[kind] if ALL else numbers[kind][-2:])]

        def one(job, arguments=arguments):
            kind, number = job
            error = "ENOSPC" if kind == "write" else "EIO"
            with pool_folder(folders) as folder:
                return job, run(arguments, folder, prefix=["strace", "-o", "/dev/null", "-e", "trace=" + kind, "-e",
                                                           f"inject={kind}:error={error}:when={number}"])
        for (kind, number), got in pool.map(one, jobs):
            table.add(name, kind, number, judge(kind, arguments, clean, got), got)


def main():
    table, folders = Table(), []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        allocations(table, pool, folders)
        system_calls(table, pool, folders)
    for folder in folders:
        shutil.rmtree(folder)
    if ALL:
        table.show()
    print(f"{table.passed} passed, {table.failed} failed, {table.skipped} skipped")
    return 1 if table.failed else 0


if __name__ == "__main__":
    sys.exit(main())
