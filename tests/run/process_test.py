#!/usr/bin/env python3
"""Crashes, want of memory and threads, odd descriptors, clocks and places: process_test.py PROGRAM [PRELOAD]

PRELOAD is the library of preload.cc. A build with sanitizers has none: what needs it, and what such a build does its
own way (crashes, memory, stacks), is left out then, and said. The letters behind a test's name
are rows of the list of faults."""
import ctypes
import errno
import fcntl
import json
import os
import pathlib
import pty
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from hostile import TEXTS
from support import PROGRAM, ROOT, articles, check, each_in_its_folder, finish, ids, run, stream, tally, wait_until

PRELOAD = sys.argv[2] if len(sys.argv) > 2 and sys.argv[2] else None
PAGES = sorted((ROOT / "tests" / "read" / "pages").glob("*.html"))
TGKILL = 234  # system call of x86-64: a signal for one thread


def under(limit, *arguments, stdin=b"", **more):
    """A run under a limit of bash's ulimit."""
    return subprocess.run(["bash", "-c", f'{limit}; exec "$@"', "-", PROGRAM, *map(str, arguments)], input=stdin,
                          capture_output=True, timeout=300, **more)


def rest_of(process):
    """What is left on standard output and error; communicate() would pass over what readline() has taken ahead."""
    told = []
    reader = threading.Thread(target=lambda: told.append(process.stderr.read()))
    reader.start()
    rest = process.stdout.read()
    reader.join()
    process.wait(timeout=120)
    return rest, told[0]


def test_a_crash_costs_its_record_I14(folder):
    """SIGSEGV, SIGBUS ... hit the worker while it has the middle record in hand."""
    big = json.dumps({"id": "big", "text": TEXTS["E7 names and pronouns"](3_000_000)}).encode() + b"\n"
    lines = [articles.line(n) for n in range(20)] + [big] + [articles.line(n) for n in range(20, 40)]
    want = run("extract", "-f", "jsonl", "-i", "jsonl", stdin=b"".join(lines[:20] + lines[21:])).stdout
    for number in (signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGABRT):
        place = folder / number.name
        place.mkdir()
        source, output, rejects = place / "in.jsonl", place / "out", place / "rejects"
        source.write_bytes(b"".join(lines))
        process = subprocess.Popen([PROGRAM, "extract", "-j1", "-f", "jsonl", str(source), "-o", str(output), "--rejects", str(rejects),
                                    "--state", str(place / "state")], stderr=subprocess.PIPE)
        partial = place / "out.partial"
        wait_until(lambda: process.poll() is not None or (partial.exists() and partial.read_bytes().count(b"\n") == 20))
        time.sleep(0.2)
        worker = max(map(int, os.listdir(f"/proc/{process.pid}/task")))
        ctypes.CDLL(None).syscall(TGKILL, process.pid, worker, int(number))
        told = process.stderr.read()
        check(f"{number.name}: 5, and the record is named", process.wait() == 5 and b"in.jsonl:21" in told and
              b"going on without it" in told, (process.returncode, told))
        check(f"{number.name}: every other record is byte for byte what it is", output.exists() and output.read_bytes() == want, told)
        kept = [json.loads(line) for line in rejects.read_text().splitlines()] if rejects.exists() else []
        check(f"{number.name}: it is among the rejects", len(kept) == 1 and "crashed" in kept[0]["reason"] and
              kept[0]["where"].endswith("in.jsonl:21"), str(kept)[:300])
    process = subprocess.Popen([PROGRAM, "extract", "-j1", "-f", "jsonl", str(source)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    got = b"".join(process.stdout.readline() for _ in range(20))
    time.sleep(0.2)
    ctypes.CDLL(None).syscall(TGKILL, process.pid, max(map(int, os.listdir(f"/proc/{process.pid}/task"))), int(signal.SIGSEGV))
    rest, told = rest_of(process)
    check("without a state a crash is 5 and names its record, whole lines stand before it", process.returncode == 5 and
          b"in.jsonl:21" in told and rest == b"" and want.startswith(got), told)


def test_no_memory_I12():
    if PRELOAD is None:
        return print("SKIPPED: failing allocations (I12): no preload library here")
    line = b'{"id":"a","text":"Norvia Corp. sued Keld Inc. on Monday."}\n'
    want = run("extract", "-j1", "-i", "jsonl", stdin=line).stdout
    pick = random.Random(12)
    points = int(sys.argv[sys.argv.index("--points") + 1]) if "--points" in sys.argv else 15
    for _ in range(points):
        # Before about the 200th allocation main() has not begun.
        at, length = int(10 ** pick.uniform(2.5, 5.8)), pick.choice([1, 1, 50, 10**9])
        done = run("extract", "-j1", "-i", "jsonl", stdin=line,
                   env={"LD_PRELOAD": PRELOAD, "FAIL_AT": str(at), "FAIL_FOR": str(length)})
        name = f"allocation {at} and the {length - 1} after it fail"
        check(f"{name}: 5 and a word, or nothing is changed", (done.returncode in (2, 5) and done.stderr) or (done.returncode, done.stdout) == (0, want), (done.returncode, done.stdout[:100], done.stderr))
        check(f"{name}: no half line", done.stdout in (b"", want), done.stdout[:100])
    print(f"{points} points of failing allocations")


def test_limited_memory_I13(folder):  # below 64,000 KiB its libraries do not fit, or main() does not begin
    source = stream(20)
    for kibibytes in (70_000, 100_000, 140_000, 180_000, 220_000, 300_000, 4_000_000):
        done = under(f"ulimit -v {kibibytes}", "extract", "-j1", stdin=source)
        whole = done.returncode == 0 and len(ids(done.stdout)) == 20
        loader = done.returncode == 127 and b"shared librar" in done.stderr  # not even its libraries fit
        check(f"{kibibytes} KiB of addresses: all or a clean end", whole or loader or (done.returncode in (2, 5) and done.stderr),
              (done.returncode, done.stderr))
    check("enough memory is enough", whole)


def test_few_threads_I15():
    if shutil.which("strace") is None:
        return print("SKIPPED: no threads to be had (I15): no strace here")
    source = stream(20)
    want = run("extract", "-j4", stdin=source).stdout
    met = []
    for when in range(1, 12):
        for call in ("clone3", "clone"):
            done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:error=EAGAIN:when={when}+", PROGRAM,
                                   "extract", "-j4"], input=source, capture_output=True, timeout=120)
            check(f"{call} {when} and all after it refused: fewer threads or a clean end",
                  (done.returncode == 0 and done.stdout == want) or (done.returncode in (2, 5) and done.stdout == b"" and done.stderr),
                  (done.returncode, done.stderr))
            met.append(b"threads could be started" in done.stderr)
    check("fewer threads are told", any(met))


def test_small_stack_I16():
    lines = b"".join(json.dumps({"id": name, "text": make(20_000)}).encode() + b"\n" for name, make in TEXTS.items())
    wide = run("extract", stdin=lines, timeout=300)
    done = under("ulimit -s 256", "extract", stdin=lines)
    check("hostile texts give the same on a stack of 256 KiB", (done.returncode, done.stdout) == (wide.returncode, wide.stdout), done.stderr)
    pages = under("ulimit -s 256", "extract", "-f", "jsonl", *PAGES)
    check("pages give the same on a stack of 256 KiB", pages.stdout == run("extract", "-f", "jsonl", *PAGES).stdout, pages.stderr)


def test_closed_descriptors_B14():
    line = '{"text":"Norvia bought Keld."}'
    for redirect, code in (("<&-", 3), ("</", 3), (">&-", 4), ("<&- >&-", 3)):
        done = subprocess.run(["bash", "-c", f"exec '{PROGRAM}' extract -i jsonl {redirect}"], input=line.encode(), capture_output=True, timeout=30)
        check(f"{redirect} is {code} and told", done.returncode == code and done.stderr, (done.returncode, done.stderr))
    with tempfile.TemporaryDirectory() as name:
        done = subprocess.run(["bash", "-c", f"echo '{line}' | '{PROGRAM}' extract -o {name}/x 2>&-"], capture_output=True, timeout=30)
        made = json.loads((pathlib.Path(name) / "x").read_text())
        check("messages never land in a file that took the place of standard error", done.returncode == 0 and len(made["documents"]) == 1)
    master, slave = pty.openpty()
    process = subprocess.Popen([PROGRAM, "extract", "-f", "jsonl"], stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.close(slave)
    os.write(master, b"Norvia bought Keld.\n\x04\x04")
    out, told = process.communicate(timeout=30)
    os.close(master)
    check("who types is told how to end", b"Ctrl-D" in told and len(ids(out)) == 1, told)


def test_files_that_change_C8(folder):
    source = folder / "in.jsonl"
    source.write_bytes(stream(3000))
    process = subprocess.Popen([PROGRAM, "extract", "-j1", "-f", "jsonl", str(source)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first = process.stdout.readline()
    os.truncate(source, 50)
    rest, told = rest_of(process)
    check("a file that shrinks meanwhile is named, its records stay", process.returncode == 3 and b"it changed while it was read" in told
          and 0 < len(ids(first + rest)) < 3000, (process.returncode, told[-300:]))
    source.write_bytes(stream(300))
    process = subprocess.Popen([PROGRAM, "extract", "-j1", "-f", "jsonl", str(source)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first = process.stdout.readline()
    source.unlink()
    rest, told = rest_of(process)
    check("a file that is deleted or replaced meanwhile is read as it was", process.returncode == 0 and len(ids(first + rest)) == 300, told)


def test_the_same_file_twice_C12(folder):
    path = folder / "a.txt"
    path.write_text("Norvia Corp. bought Keld Inc.")
    done = run("extract", "-f", "jsonl", path, path, f"{folder}/./a.txt")
    check("a file given thrice counts once, and that is told", tally(done) == (1, 0, 0, 2) and done.stderr.count(b"has come by") == 2, done.stderr)
    os.link(path, folder / "b.txt")
    graph = json.loads(run("extract", folder).stdout)
    claims = [n for n in graph["nodes"] if n["kind"] == "claim"]
    check("a hard link is a document of its own, its claims are the same", len(graph["documents"]) == 2 and len(claims) == 1, graph)


def test_outputs_that_are_traps_C14_C15(folder):
    source = folder / "a.jsonl"
    source.write_bytes(stream(3))
    before = source.read_bytes()
    os.link(source, folder / "other-name")
    for output in (source, folder / "other-name"):
        done = run("extract", source, "-o", output)
        check("an output that is an input is wrong usage", done.returncode == 2 and source.read_bytes() == before, done.stderr)
    news = folder / "news"
    news.mkdir()
    (news / "a.txt").write_text("It fell.")
    with open(news / "out.json", "wb") as out:
        done = run("extract", news, capture_output=False, stdout=out, stderr=subprocess.PIPE)
    check("so is standard output in the folder that is read", done.returncode == 2, done.stderr)
    victim, trap = folder / "victim", folder / "trap"
    victim.write_text("precious")
    trap.symlink_to(victim)
    done = run("extract", source, "-o", trap)
    check("a link in the place of the output is replaced, not followed", done.returncode == 0 and victim.read_text() == "precious"
          and not trap.is_symlink(), done.stderr)
    trap.unlink()
    trap.symlink_to(victim)
    done = run("extract", source, "-o", folder / "out", "--rejects", trap)
    check("a link in the place of the rejects is refused", done.returncode == 4 and victim.read_text() == "precious", done.stderr)
    for mask in (0o077, 0o022, 0o000):
        run("extract", source, "-o", folder / f"out{mask}", umask=mask)
        check("umask counts", (folder / f"out{mask}").stat().st_mode & 0o777 == 0o666 & ~mask)


def test_read_errors_C10(folder):
    if shutil.which("strace") is None:
        return print("SKIPPED: read errors (C10): no strace here")
    source = folder / "in.jsonl"
    source.write_bytes(stream(200))
    want = run("extract", "-f", "jsonl", source).stdout
    for fault, code in (("error=EINTR", 0), ("error=EAGAIN", 0), ("error=EIO", 3), ("error=ESTALE", 3)):
        done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-P", str(source), "-e", f"inject=read:{fault}:when=3", PROGRAM,
                               "extract", "-f", "jsonl", str(source)], capture_output=True, timeout=120)
        whole = done.stdout == want if code == 0 else want.startswith(done.stdout) and done.stdout
        check(f"a read that fails with {fault}: {code}, whole records", done.returncode == code and whole, (done.returncode, done.stderr[-300:]))


def test_no_network_no_shell_D8_I18(folder):
    if shutil.which("strace") is None:
        return print("SKIPPED: system calls (D8, I18): no strace here")
    secret = folder / "secret"
    secret.write_text("SECRET")
    evil = folder / "evil.xml"
    evil.write_text(f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y SYSTEM "http://127.0.0.1:9/y">]>'
                    "<rss version='2.0'><channel><item><title>T</title><description>It fell &x; &y;.</description></item></channel></rss>")
    log = folder / "log"
    done = subprocess.run(["strace", "-f", "-qq", "-o", str(log), "-e", "trace=socket,connect,openat,execve,fork,vfork", PROGRAM, "extract",
                           "-f", "jsonl", str(evil)], capture_output=True, timeout=120)
    calls = log.read_text()
    check("entities of a feed reach neither file nor network", "secret" not in calls and "socket(" not in calls and b"SECRET" not in done.stdout, done)
    check("no other program is run", calls.count("execve(") == 1, calls[:300])


def test_reader_goes_away_I6(folder):
    source, whole = stream(60), run("extract", "-f", "jsonl", "-i", "jsonl", stdin=stream(60)).stdout
    place = folder / "in.jsonl"
    place.write_bytes(source)
    for lines in (1, 2, 7, 30, 59):
        for handling in ("", "trap '' PIPE; "):
            done = subprocess.run(["bash", "-c", f"{handling}'{PROGRAM}' extract -f jsonl '{place}' | head -n {lines}; echo ${{PIPESTATUS[0]}} >&2"],
                                  capture_output=True, timeout=60)
            told = done.stderr.decode().split()
            check(f"head -n {lines}: whole lines, 141 or all written", done.stdout == b"".join(whole.splitlines(True)[:lines])
                  and told[-1] in ("141", "0") and b"internal" not in done.stderr, done.stderr)


def test_slow_pipe_I7():
    source = stream(150)
    want = run("extract", "-f", "jsonl", "-i", "jsonl", stdin=source).stdout
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETFL, os.O_NONBLOCK)
    fcntl.fcntl(writer, 1031, 4096)  # F_SETPIPE_SZ: every line is a short write
    process = subprocess.Popen([PROGRAM, "extract", "-q", "-f", "jsonl", "-i", "jsonl"], stdin=subprocess.PIPE, stdout=writer)
    os.close(writer)
    threading.Thread(target=lambda: (process.stdin.write(source), process.stdin.close())).start()
    got = b""
    while chunk := os.read(reader, 1500):
        got += chunk
        if len(got) < 60_000:
            time.sleep(0.002)
    os.close(reader)
    check("short writes and a full pipe lose nothing", process.wait() == 0 and got == want, (len(got), len(want)))


def test_signals_I8_I9(folder):
    source = folder / "in.jsonl"
    source.write_bytes(stream(400))
    want = run("extract", "-f", "jsonl", source).stdout
    command = [PROGRAM, "extract", "-f", "jsonl", str(source), "--state", str(folder / "state"), "-o", str(folder / "out")]
    for signals, codes in (([signal.SIGHUP], (129,)), ([signal.SIGINT, signal.SIGINT], (130,)), ([signal.SIGTSTP, signal.SIGCONT, signal.SIGTERM], (143,))):
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        wait_until(lambda: process.poll() is not None or (folder / "out.partial").exists())
        time.sleep(0.05)
        for number in signals:
            process.send_signal(number)
            time.sleep(0.02)
        told = process.stderr.read()
        check(f"{[s.name for s in signals]}: {codes}", process.wait(timeout=10) in (*codes, 0), (process.returncode, told))
    done = run(*command[1:])
    check("whatever stopped it, it ends as if nothing had", done.returncode == 0 and (folder / "out").read_bytes() == want, done.stderr)
    process = subprocess.Popen(["nohup", PROGRAM, "extract", "-q", "-i", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(articles.line(1))
    process.stdin.flush()
    first = process.stdout.readline()
    process.send_signal(signal.SIGHUP)
    process.stdin.write(articles.line(2))
    process.stdin.close()
    rest, _ = rest_of(process)
    check("nohup stays nohup", process.returncode == 0 and len(ids(first + rest)) == 2, process.returncode)


def test_clocks_I17_E9():
    if PRELOAD is None:
        return print("SKIPPED: other clocks (I17, E9): no preload library here")
    texts = ("Norvia Corp. sued Keld Inc. yesterday.", "Keld fell last week, on 30 February, and on 3/4/19.", "It rose on Monday at 5 p.m.")
    lines = b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)
    want = run("extract", "-i", "jsonl", stdin=lines).stdout
    for years in (-30, -1, 1, 10, 20, 100):
        done = run("extract", "-i", "jsonl", stdin=lines, env={"LD_PRELOAD": PRELOAD, "CLOCK_SHIFT": str(years * 31_556_952)})
        check(f"a clock {years} years off changes nothing", (done.returncode, done.stdout) == (0, want), done.stderr)
    dates = [n for line in want.splitlines() for n in json.loads(line)["nodes"] if n["kind"] == "date"]
    check("days without a date to count from stay unresolved", all(d["begin"] is None for d in dates if d["label"] in ("yesterday", "last week", "Monday")), dates)
    feb = [d for d in dates if "30 February" in d["label"]]
    check("30 February is no day", all(d["begin"] is None or "02-30" not in d["begin"] for d in feb), feb)


def test_places_J7_J3(folder):
    names = ["b.txt", "a.txt", "deep/x.txt", "Z.txt", "ä.txt"]
    for order in (names, names[::-1]):
        place = folder / str(len(os.listdir(folder)))
        for name in order:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(f"Norvia Corp. sued {name[0].upper()}eld Inc. on Monday.")
    one = run("extract", folder / "0").stdout
    check("the order in which files were made does not matter", one == run("extract", folder / "1").stdout)
    check("nor does the working directory", one == run("extract", ".", cwd=folder / "0").stdout)
    check("nor the umask", one == run("extract", folder / "0", umask=0o777).stdout)
    for environment in ({"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "C"}, {"LANG": "ar_EG"}, {"TZ": "America/St_Johns"},
                        {"PATH": ""}, {"IFS": "/"}, {"HOME": "/none"}, {"X": "x" * 100_000}):
        check(f"nor {str(environment)[:40]} (J5, J6, I5, I18)", one == run("extract", folder / "0", env=environment).stdout)


def test_messages_A10_H3():
    bad = '{"id":"a","text":"It fell."}\n{"id":"a","text":"It rose \u009b."}\n'
    done = run("extract", "-i", "jsonl", "/no\u009b2J\u202e\u2028\x1b]0;x\x07\udcff", stdin=bad.encode())
    text = done.stderr.decode("utf-8")
    hidden = [c for c in text if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2028")]
    check("what steers a terminal is shown, not sent, C1 and directions too", not hidden and "<U+009B>" in text and done.returncode == 3, text)
    events = run("extract", "--log-format", "json", "/no\u009b\u202e").stderr
    check("and in JSON it is escaped", events.isascii() and "\u202e" in json.loads(events.splitlines()[0])["where"], events)


if PRELOAD is None:
    print("SKIPPED: crashes, limits of memory and stack (I13, I14, I16): a build with sanitizers, or no preload library")
else:
    each_in_its_folder(test_a_crash_costs_its_record_I14, test_limited_memory_I13)
    test_small_stack_I16()
each_in_its_folder(test_files_that_change_C8, test_the_same_file_twice_C12,
                   test_outputs_that_are_traps_C14_C15, test_read_errors_C10, test_no_network_no_shell_D8_I18, test_reader_goes_away_I6,
                   test_signals_I8_I9, test_places_J7_J3)
for test in (test_no_memory_I12, test_few_threads_I15, test_closed_descriptors_B14, test_slow_pipe_I7,
             test_clocks_I17_E9, test_messages_A10_H3):
    test()
finish()
