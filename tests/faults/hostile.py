# SPDX-License-Identifier: EUPL-1.2
"""hostile - input and surroundings that break programs: refused with a message, in bounded time and memory

    hostile.py [--all]

Everything is made on the fly in a temporary folder. --all takes the sizes that issue and data/README.md name (1 GiB without a
line end, a bomb of 10 GiB), else smaller ones. Run from the project root.
"""
import gzip
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zlib

B = os.path.abspath(os.environ.get("B", "build"))
SDGRIP = os.path.join(B, "sdgrip")
LIBRARY = os.path.join(B, "faults", "fault.so")
ALL = "--all" in sys.argv
MIB = 1 << 20
SECONDS = 300  # a run that takes longer hangs
HEADER = b"gemeente;periode;bedrag;taakveld\n"
ROW = b"Ede;2024-01;12,50;6.1\n"
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C", "TERM": "dumb"}
with open(SDGRIP, "rb") as program:
    SANITIZED = b"__asan_init" in program.read()

passed = failed = skipped = 0
shown = []


def result(name, wrong):
    global passed, failed
    if wrong:
        failed += 1
        print(f"FAIL {name}: {'; '.join(wrong)}")
    else:
        passed += 1


def skip(name, why):
    global skipped
    skipped += 1
    print(f"skip {name}: {why}")


class Run:
    """One run, to its end: status, output, messages, seconds, MiB."""

    def __init__(self, arguments, **how):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            how.setdefault("stdin", subprocess.DEVNULL)
            how.setdefault("stdout", out)
            how.setdefault("env", ENVIRONMENT)
            start = time.monotonic()
            child = subprocess.Popen([SDGRIP, *arguments], stderr=err, **how)
            clock = threading.Timer(SECONDS, child.kill)
            clock.start()
            _, status, used = os.wait4(child.pid, 0)
            clock.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            self.seconds = time.monotonic() - start
            self.status = child.returncode
            self.mib = used.ru_maxrss // 1024
            out.seek(0)
            err.seek(0)
            self.out, self.err = out.read(), err.read().decode("utf-8", "replace")


def expect(name, run, status, words="", mib=None):
    """words: a pattern in the messages; "" for no messages at all."""
    wrong = []
    if run.status != status:
        wrong.append(f"status {run.status}, expected {status}")
    if words and not re.search(words, run.err):
        wrong.append(f"no '{words}' in: {run.err[:300]!r}")
    if not words and run.err:
        wrong.append(f"unexpected: {run.err[:300]!r}")
    if status != 0 and run.out:
        wrong.append(f"{len(run.out)} bytes of output")
    if mib and not SANITIZED and run.mib > mib:
        wrong.append(f"{run.mib} MiB of memory, expected at most {mib}")
    shown.append(f"{name:32} status {run.status:3}  {run.seconds:6.1f} s  {run.mib:5} MiB  {run.err[:90].strip()!r}")
    result(name, wrong)


# This program stays small itself: the memory of a run is measured from its fork on.
def write(name, *parts):
    """A part is bytes, or some that are repeated: (bytes, times)."""
    with open(name, "wb") as file:
        for part in parts:
            for chunk in chunks(*part) if isinstance(part, tuple) else [part]:
                file.write(chunk)
    return name


def chunks(unit, times):
    most = max(1, MIB // len(unit))
    while times > 0:
        now = min(times, most)
        yield unit * now
        times -= now


def member(unit):
    """64 MiB of something as a gzip member."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(chunk) for chunk in chunks(unit, 64 * MIB // len(unit))]
    return b"".join(parts) + packer.flush()


def sizes():
    whole = 1024 if ALL else 64
    name = write("long.csv", (b"x", whole * MIB))
    expect("no line end", Run(["check", name]), 3, "cannot be told from the text", mib=whole + 32)
    with open(name, "rb") as file:
        expect("no line end, standard input", Run(["check", "-"], stdin=file), 3, "cannot be told", mib=whole + 32)
    os.unlink(name)
    cell = 100 if ALL else 20
    name = write("field.csv", HEADER, b'Ede;2024;"', (b"y", cell * MIB), b'";6.1\n', ROW)
    expect("a large cell", Run(["check", name]), 3, r"field.csv:2: a cell is longer than 1 MiB", mib=cell + 32)
    name = write("line.csv", HEADER, (b"y" * 1000 + b";", cell * 1024), b"\n", ROW)
    expect("a large line", Run(["check", name]), 3, r"line.csv:2: ", mib=cell + 64)
    name = write("columns.csv", b";".join(b"k%d" % i for i in range(4097)), b"\n", ROW)
    expect("4,097 columns", Run(["check", name]), 3, "more than 4096 columns")
    name = write("columns-most.csv", b";".join(b"k%d" % i for i in range(4092)), b";" + HEADER, b";" * 4092 + ROW)
    expect("4,096 columns", Run(["breakdown", "-f", "json", name]), 0)
    name = write("cells.csv", HEADER, b";" * 5000 + b"\n", ROW)
    expect("4,097 cells in a row", Run(["check", name]), 3, "cells.csv:2: more than 4096 cells")
    rows = 2000000 if ALL else 200000
    name = write("good.csv", HEADER, (ROW, rows))
    expect("memory of a good file", Run(["breakdown", "-f", "json", name]), 0, mib=os.path.getsize(name) // MIB + 48)
    name = write("unknown.csv", HEADER, *(b"Nergens%d;2024;1;6.1\n" % i for i in range(rows // 4)))
    expect("nothing but unknown names", Run(["check", name]), 3, "more errors", mib=os.path.getsize(name) // MIB + 64)
    name = write("words.csv", HEADER, (b"x" * 999999 + b";2024;1;" + b"9" * 999999 + b"\n", 20 if ALL else 4))
    expect("cells of a megabyte", Run(["check", name]), 3, "unknown municipality")


def packed():
    times = 160 if ALL else 4
    name = write("bomb.csv.gz", (member(b"\0"), times))
    expect("a bomb of NUL bytes", Run(["check", name]), 3, "more than 200 times its size", mib=200)
    name = write("bomb-text.csv.gz", gzip.compress(HEADER), (member(ROW), times))
    expect("a bomb of good rows", Run(["check", name]), 3, "more than 200 times its size", mib=200)
    whole = gzip.compress(HEADER + ROW, mtime=0)
    expect("a .gz cut off", Run(["check", write("cut.csv.gz", whole[:-9])]), 3, "is cut off")
    expect("a .gz with rubbish behind it", Run(["check", write("more.csv.gz", whole + b"rubbish")]), 3, "is damaged")
    damaged = bytearray(whole)
    damaged[-5] ^= 0xFF
    expect("a .gz with a wrong sum", Run(["check", write("sum.csv.gz", bytes(damaged))]), 3, "is damaged")


def texts():
    expect("NUL bytes", Run(["check", write("nul.csv", HEADER, b"Ede;2024;1;6\0.1\n")]), 3, "nul.csv:2: a NUL byte")
    lines = MIB if ALL else MIB // 8
    name = write("quotes.csv", HEADER, (b'"a\n', lines))
    expect("a quote on every line", Run(["check", name]), 3, "text follows a closing quote", mib=64)
    name = write("open.csv", HEADER, b'"Ede;2024;1;6.1\n', (ROW, 100000))
    expect("a quote that stays open", Run(["check", name]), 3, r"open.csv:2: .*is a quote not closed")
    name = write("opens.csv", HEADER, *[b'"Ede;2024;1;6.1\n', (ROW, 60000)] * 8)
    expect("eight quotes that stay open", Run(["check", name]), 3, r"is a quote not closed")
    expect("nothing but line ends", Run(["check", write("blank.csv", (b"\n", 16 * MIB))]), 3, "cannot be told")
    name = write("deep.json", (b'{"a":', 100000))
    expect("JSON of 100,000 levels", Run(["check", name]), 3, "deep.json:1: ")
    name = write("values.json", b'{"metadata":{},"data":[', (b"1,\n", 1000001), b"1]}")
    expect("JSON of a million values", Run(["check", name + "@type=iv3-json"]), 3, "million values", mib=512)
    name = write("escape.csv", HEADER, b"\x1b[31mEde\x07;2024;1;6.1\n")
    run = Run(["check", name])
    expect("control signs", run, 3, "unknown municipality")
    result("control signs are not printed", ["a control sign is printed"] if re.search("[\x00-\x09\x0b-\x1f]", run.err) else [])


MESSAGE = b"""<?xml version="1.0" encoding="UTF-8"?>
<m:Bericht xmlns:b="http://www.istandaarden.nl/ijw/3_2/basisschema/schema" xmlns:m="http://www.istandaarden.nl/ijw/3_2/jw323/schema">
<m:Header><m:BerichtCode>490</m:BerichtCode><m:BerichtVersie>3</m:BerichtVersie><m:BerichtSubversie>2</m:BerichtSubversie>
<m:Afzender>65650001</m:Afzender><m:Ontvanger>0384</m:Ontvanger>
<m:BerichtIdentificatie><b:Dagtekening>2025-02-06</b:Dagtekening></m:BerichtIdentificatie></m:Header>
<m:Declaratie><m:DeclaratieNummer>D1</m:DeclaratieNummer>
<m:TotaalIngediendBedrag><b:TotaalBedrag>%d</b:TotaalBedrag><b:DebetCredit>D</b:DebetCredit></m:TotaalIngediendBedrag>
<m:Clienten><m:Client><m:Bsn>J001</m:Bsn><m:Prestaties>
"""
LINE = b"""<m:Prestatie><m:ToewijzingNummer>1</m:ToewijzingNummer><m:ProductCategorie>45</m:ProductCategorie>
<m:ProductCode>45A04</m:ProductCode><m:ProductPeriode><b:Begindatum>2025-01-01</b:Begindatum>
<b:Einddatum>2025-01-31</b:Einddatum></m:ProductPeriode><m:GeleverdVolume>1</m:GeleverdVolume><m:Eenheid>04</m:Eenheid>
<m:IngediendBedrag><b:Bedrag>100</b:Bedrag><b:DebetCredit>D</b:DebetCredit></m:IngediendBedrag></m:Prestatie>
"""
FOOT = b"</m:Prestaties></m:Client></m:Clienten></m:Declaratie></m:Bericht>\n"


def messages():
    """XML of iWmo and iJw, and what is made to look like it."""
    head, foot = MESSAGE % 100, LINE + FOOT
    laughs = b"<!DOCTYPE m [<!ENTITY l0 'lol'>" + b"".join(
        b"<!ENTITY l%d '%s'>" % (i, b"&l%d;" % (i - 1) * 10) for i in range(1, 10)) + b"]>\n"
    bomb = head.replace(b"?>\n", b"?>\n" + laughs, 1).replace(b"J001", b"&l9;")
    expect("a billion laughs", Run(["check", write("laughs.xml", bomb, foot)]), 3, r"laughs.xml:2: a document type", mib=48)
    outside = b"<!DOCTYPE m [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    bomb = head.replace(b"?>\n", b"?>\n" + outside, 1).replace(b"J001", b"&e;")
    expect("an entity of another file", Run(["check", write("outside.xml", bomb, foot)]), 3, "a document type")
    blow = b"<!DOCTYPE m [<!ENTITY e '" + b"x" * 3000 + b"'>]>"
    bomb = head.replace(b"?>\n", b"?>\n" + blow, 1).replace(b"J001", b"&e;" * 20000)
    expect("a quadratic blow-up", Run(["check", write("blow.xml", bomb, foot)]), 3, "a document type", mib=48)
    name = write("deep.xml", head, (b"<m:Diep>", 10000), (b"</m:Diep>", 10000), foot)
    expect("XML of 10,000 levels", Run(["check", name]), 3, "more than 32 deep", mib=48)
    most = 100 if ALL else 20
    name = write("text.xml", head, b"<m:Commentaar>", (b"x", most * MIB), b"</m:Commentaar>", foot)
    expect("a text of 100 MiB", Run(["check", name]), 3, "more than 1 MiB of text", mib=most + 48)
    name = write("comment.xml", head, b"<!--", (b"x", most * MIB), b"-->", foot)
    expect("a comment of 100 MiB", Run(["check", name]), 3, "a tag or comment of more than 64 KiB", mib=most + 48)
    name = write("attribute.xml", head, b"<m:Tekst a='", (b"x", most * MIB), b"'/>", foot)
    expect("an attribute of 100 MiB", Run(["check", name]), 3, "a tag or comment of more than 64 KiB", mib=most + 48)
    name = write("elements.xml", head, (b"<m:A/>", 20000001), foot)
    expect("20 million elements", Run(["check", name]), 3, "more than 20 million elements", mib=180)
    for part in (1, 3, 7, 9):
        cut = (head + foot)[:len(head + foot) * part // 10]
        expect(f"a message cut at {part}0 per cent", Run(["check", write("cut.xml", cut)]), 3, "cut.xml:[0-9]+: |cannot be told")
    wide = (head + foot).replace(b"UTF-8", b"UTF-16").decode()
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        name = write(f"{encoding}.xml", wide.encode(encoding))
        expect(f"a message in {encoding}", Run(["cube", "-f", "json", name]), 0)
    name = write("wide.xml", (head + foot).decode().encode("utf-16"))
    expect("UTF-16 that says it is UTF-8", Run(["check", name]), 3, "says that its encoding is UTF-8, but the text reads as utf-16")
    name = write("latin.xml", head.replace(b"J001", b"Ren\xe9"), foot)
    expect("Windows-1252 that says it is UTF-8", Run(["check", name]), 3, "but the text reads as windows-1252")
    expect("the same with --encoding", Run(["cube", "-f", "json", "--encoding", "windows-1252", name]), 0)
    name = write("nul.xml", head.replace(b"J001", b"J\0001"), foot)
    expect("a message with NUL bytes", Run(["check", name]), 3, "a NUL byte")
    lines = 100000 if ALL else 10000
    name = write("large.xml", MESSAGE % (100 * lines), (LINE, lines), FOOT)
    expect("memory of a large message", Run(["cube", "-f", "json", name]), 0, mib=os.path.getsize(name) // MIB + 48)
    os.mkdir("glob")
    for i in range(10000 if ALL else 2000):
        write(f"glob/{i}.xml", head.replace(b"J001", b"J%d" % i), foot)
    run = Run(["cube", "-f", "json", "glob/*.xml"])
    expect("thousands of messages", run, 0, mib=128)


def configurations():
    write("sdgrip-long.ini", b"[source a]\nfiles = " + b"x" * 4000 + b"\n")
    expect("an ini line of 4,000 bytes", Run(["check", "--config", "sdgrip-long.ini"]), 2, "at most 198 can be read")
    write("sdgrip-many.ini", b"".join(b"[source %d]\n" % i for i in range(20000)))
    expect("20,000 sections", Run(["check", "--config", "sdgrip-many.ini"]), 2, "more than 1000 sections")
    write("sdgrip-keys.ini", b"[source a]\n" + b"".join(b"column.%d = a\n" % i for i in range(20000)))
    expect("20,000 keys", Run(["check", "--config", "sdgrip-keys.ini"]), 2, "more than 1000 keys")
    write("sdgrip-large.ini", (b"[source a]\n", MIB // 5))
    expect("an ini of 2 MiB", Run(["check", "--config", "sdgrip-large.ini"]), 2, "larger than 1 MiB")
    expect("a folder as ini", Run(["check", "--config", "."]), 2, "is a folder")


def kinds_of_files():
    expect("a folder", Run(["check", "."]), 3, "is a folder")
    expect("nothing on standard input", Run(["check", "-"]), 3, "is empty")
    os.mkfifo("pipe")
    with threading_writer("pipe", HEADER + ROW):
        expect("a named pipe", Run(["breakdown", "-f", "json", "pipe"]), 0)
    expect("a named pipe without a writer", Run(["check", "pipe"]), 3, "a pipe into which nobody writes")
    with threading_writer("pipe", HEADER + ROW):
        expect("the same pipe twice", Run(["check", "pipe", "pipe"]), 3, "a pipe into which nobody writes")
    ends = os.pipe()
    os.write(ends[1], HEADER + ROW)
    os.close(ends[1])
    expect("a pipe of the shell", Run(["breakdown", "-f", "json", f"/dev/fd/{ends[0]}"], pass_fds=[ends[0]]), 0)
    os.close(ends[0])
    with open(write("twice.csv", HEADER, ROW), "rb") as file:
        expect("standard input twice", Run(["check", "-", "-"], stdin=file), 3, "is empty")
    expect("a device", Run(["check", "/dev/null"]), 3, "is empty")
    os.mkdir("many")
    count = 3000 if ALL else 300
    for i in range(count):
        write(f"many/{i}.csv", HEADER, b"Ede;2024-01;%d;6.1\n" % i)
    expect(f"{count} files", Run(["breakdown", "-f", "json", "many/*.csv"]), 0, mib=256)


class threading_writer:
    """Writes into a named pipe as soon as somebody reads."""

    def __init__(self, path, data):
        self.thread = threading.Thread(target=self.put, args=(path, data), daemon=True)

    @staticmethod
    def put(path, data):
        with open(path, "wb") as file:
            file.write(data)

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.thread.join(SECONDS)


class changing:
    """Does something to a file again and again while it is read."""

    def __init__(self, act):
        self.act, self.stop = act, threading.Event()
        self.thread = threading.Thread(target=self.go, daemon=True)

    def go(self):
        while not self.stop.is_set():
            self.act()

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join(SECONDS)


def changes():
    name = write("grows.csv", HEADER, (ROW, 2 * MIB))
    with open(name, "ab", buffering=0) as file, changing(lambda: file.write(ROW)):
        expect("a file that grows", Run(["check", name]), 3, "was changed while it was read")
    name = write("shrinks.csv", HEADER, (ROW, 2 * MIB))

    def shrink():
        size = os.path.getsize(name)
        os.truncate(name, max(size - len(ROW), MIB))
    with changing(shrink):
        expect("a file that shrinks", Run(["check", name]), 3, "was changed while it was read")
    name = write("goes.csv", HEADER, (ROW, MIB))

    def vanish():
        if os.path.exists(name):
            time.sleep(0.01)
            os.unlink(name)
    with changing(vanish):
        run = Run(["breakdown", "-f", "json", name])
    expect("a file that vanishes", run, run.status if run.status == 0 else 3, "" if run.status == 0 else "cannot be opened")


def outputs():
    write("in.csv", HEADER, ROW)
    ask = ["breakdown", "in.csv", "-f", "json"]
    with open("/dev/full", "wb") as full:
        expect("a full disk", Run(ask, stdout=full), 4, "standard output: cannot write: No space left")
    expect("--output /dev/full", Run([*ask, "-o", "/dev/full"]), 4, "/dev/full: cannot write: No space left")
    closed = Run(ask, stdout=None, preexec_fn=lambda: os.close(1))
    expect("standard output closed", closed, 4, "cannot write: Bad file descriptor")
    expect("messages closed", Run(ask, preexec_fn=lambda: os.close(2)), 0)
    write("report.json", b"old")
    before = set(os.listdir("."))
    small = Run([*ask, "-o", "report.json"], preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512)))
    expect("a limit on the size of files", small, 4, "cannot write: File too large")
    expect("a folder that is not there", Run([*ask, "-o", "no/report.json"]), 4, "cannot create: No such file")
    expect("a folder as output", Run([*ask, "-o", "many"]), 4, "cannot create: Is a directory")
    reader, writer = os.pipe()
    os.close(reader)
    expect("nobody reads the pipe", Run(ask, stdout=writer), -signal.SIGPIPE)
    expect("the same, SIGPIPE ignored", Run(ask, stdout=writer, restore_signals=False), 4, "cannot write: Broken pipe")
    os.close(writer)
    result("no file is left or changed", untouched(before))
    if os.geteuid() == 0:
        skip("a folder that may not be written", "root may write everywhere")
    else:
        os.mkdir("locked", 0o500)
        expect("a folder that may not be written", Run([*ask, "-o", "locked/report.json"]), 4, "Permission denied")


def untouched(before):
    with open("report.json", "rb") as file:
        wrong = [] if file.read() == b"old" else ["the old report is gone"]
    left = set(os.listdir(".")) - before
    return wrong + ([f"left: {left}"] if left else [])


def with_signal(ask, number, action):
    """The program with one signal set as a shell would: in the background SIGINT and SIGQUIT are ignored."""
    surroundings = {**ENVIRONMENT, "LD_PRELOAD": LIBRARY, "FAULT_SIGNAL": str(int(number))}
    return Run(ask, env=surroundings, preexec_fn=lambda: signal.signal(number, action))


def signals():
    if SANITIZED:
        skip("signals in mid-write", "this build has an allocator of its own")
        return
    before = set(os.listdir("."))
    ask = ["breakdown", "in.csv", "-o", "report.json"]
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGXCPU):
        expect(f"{number.name} in mid-write", with_signal(ask, number, signal.SIG_DFL), -number)
        result(f"{number.name} leaves nothing", untouched(before))
    expect("SIGTERM while keys are written", with_signal(["key", "my.key"], signal.SIGTERM, signal.SIG_DFL), -signal.SIGTERM)
    result("SIGTERM leaves no half file of keys", untouched(before))
    expect("nohup", with_signal(ask, signal.SIGHUP, signal.SIG_IGN), 0)


def main():
    folder = tempfile.mkdtemp(prefix="sdgrip-hostile-")
    os.chdir(folder)
    try:
        for group in (sizes, packed, texts, messages, configurations, kinds_of_files, changes, outputs, signals):
            group()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    if ALL:
        print("\n".join(shown))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
