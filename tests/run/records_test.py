#!/usr/bin/env python3
"""Records in order, each counted once, nothing lost: records_test.py PROGRAM. The letters behind a test's name are
the rows of the list of faults it is about."""
import base64
import json
import os
import pathlib
import subprocess
import tempfile
import time

from support import PROGRAM, articles, check, each_in_its_folder, finish, ids, run, stream, tally


def test_poison_costs_only_itself_B1(folder):
    lines = stream(400, 0.05)
    clean = stream(400)
    rejects = folder / "rejects.jsonl"
    done = run("extract", "--rejects", rejects, stdin=lines)
    check("poison: the sum", tally(done) == (380, 0, 20, 0) and done.returncode == 3, done.stderr)
    whole = run("extract", stdin=clean)
    good = {f"made-{n}" for n in range(400) if n % 20 != 19}
    rest = b"".join(line for line, name in zip(whole.stdout.splitlines(True), ids(whole.stdout)) if name in good)
    check("poison: all others are byte for byte what they were", done.stdout == rest)
    kept = [json.loads(line) for line in rejects.read_text().splitlines()]
    raw = [base64.b64decode(entry["raw"]) for entry in kept]
    check("rejects keep the bytes", raw == [articles.poison(n)[:-1] for n in range(20)], kept[:1])
    check("rejects name the place", [entry["where"] for entry in kept] == [f"standard input:{n * 20 + 20}" for n in range(20)])


def test_replay(folder):
    rejects = folder / "r"
    bad = b'{"id":"a","text":"Norvia \xff bought Keld."}\n{"id":"b","text":"It rose."}\n{"id":"b","text":"It fell."}\n'
    run("extract", "--rejects", rejects, stdin=bad + b"nonsense\n")
    done = run("replay", rejects, "--repair-utf8")
    check("replay reads what was refused as it was", ids(done.stdout) == ["a", "b"] and tally(done) == (1, 1, 1, 0), done)
    check("replay names the first place", b"standard input:4" in done.stderr, done.stderr)
    again = run("replay", "-", stdin=rejects.read_bytes().replace(b'"raw":"', b'"raw":"AAAA') + b"{}\n")
    check("damaged rejects are refused, each", tally(again) == (0, 0, 4, 0) and again.returncode == 3, again.stderr)
    (folder / "noise.txt").write_bytes(b"%PDF-1.7" + bytes(64))
    run("extract", folder / "noise.txt", "--rejects", rejects)
    entry = json.loads(rejects.read_text())
    check("rejected files are kept too", base64.b64decode(entry["raw"]).startswith(b"%PDF"), entry)
    check("no file of rejects is wrong usage", run("replay", folder / "none").returncode == 2)
    if os.path.exists("/dev/full"):
        full = run("extract", "--rejects", "/dev/full", stdin=bad)
        check("rejects that cannot be kept end the run with 4 (I2)", full.returncode == 4, full)


def test_sums(folder):
    lines = (b'{"id":"a","text":"Norvia bought Keld."}\n\n   \n{"id":"a","text":"Norvia bought Keld."}\n'
             b'{"id":"a","text":"Another text."}\n{"text":""}\nx\n')
    done = run("extract", "-i", "jsonl", stdin=lines)
    check("twice the same is left out, another text of one id rejected (B11)", tally(done) == (2, 0, 2, 1), done.stderr)
    check("an empty input is no error, and says so (B13)", tally(run("extract", "-i", "jsonl")) == (0, 0, 0, 0))
    quiet = run("extract", "-q", "-i", "jsonl", stdin=lines)
    check("--quiet still counts where something went wrong", tally(quiet) == (2, 0, 2, 1) and b"left out:" not in quiet.stderr)
    check("--quiet is silent where nothing did", run("extract", "-q", stdin=stream(3)).stderr == b"")
    told = run("extract", "--log-format", "json", "-i", "jsonl", stdin=lines).stderr.decode().splitlines()
    events = [json.loads(line) for line in told]
    check("--log-format json: an object a line, the sum last", events[-1] == {
        "event": "sum", "records": 5, "done": 2, "degraded": 0, "rejected": 2, "left_out": 1}, told)
    check("--log-format json: levels", [e["level"] for e in events[:-1]] == ["note", "error", "error"], told)
    (folder / "a\x1b[2J\n.txt").write_bytes(b"bad \xff byte")
    done = run("extract", folder)
    check("control characters of names never reach a terminal", b"\x1b" not in done.stderr and done.stderr.count(b"\n") == 2, done.stderr)
    check("repaired bytes degrade", tally(done) == (0, 1, 0, 0))


def test_order_J2():
    lines = stream(150, 0.03)
    one = run("extract", "-j", "1", stdin=lines)
    for jobs in (2, 3, 8, 32):
        many = run("extract", "-j", jobs, stdin=lines)
        check(f"{jobs} threads: the same bytes and the same messages", (many.stdout, many.stderr) == (one.stdout, one.stderr))
    for settings in ({"LC_ALL": "C"}, {"LC_ALL": "zz_ZZ"}, {"TZ": "Asia/Kathmandu"}, {"TZ": "junk"}, {"TMPDIR": "/none"}):
        other = run("extract", stdin=lines, env={**settings})
        check(f"the same bytes with {settings} (I18, J5, J6)", other.stdout == one.stdout, other.stderr)


def test_slow_reader_slows_the_program_J8():
    source = stream(3000)
    with tempfile.TemporaryFile() as given:
        given.write(source)
        given.seek(0)
        process = subprocess.Popen([PROGRAM, "extract", "-q"], stdin=given, stdout=subprocess.PIPE)
        first = process.stdout.readline()
        time.sleep(1.5)
        read = os.lseek(given.fileno(), 0, os.SEEK_CUR)  # the offset is shared with the program
        check("who does not read holds the reading up", 0 < read < len(source) / 3, f"{read} of {len(source)}")
        rest = process.stdout.read()
        check("a slow reader gets everything", process.wait() == 0 and len(ids(first + rest)) == 3000)


def test_dribbling_producer_B15():
    process = subprocess.Popen([PROGRAM, "extract", "-i", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    for byte in articles.line(1)[:400] + b"\n" + articles.line(2):
        process.stdin.write(bytes([byte]))
        process.stdin.flush()
    line = process.stdout.readline()
    check("a whole record comes at once, however its bytes came", ids(line) in (["made-1"], ["made-2"]), line)
    process.terminate()
    check("SIGTERM while waiting for input is 143", process.wait(timeout=5) == 143)
    process.stderr.read()


def test_threads_and_files_are_short_I15_C11():
    lines = stream(20)
    want = run("extract", stdin=lines).stdout
    few = subprocess.run(["bash", "-c", f"ulimit -n 16; exec '{PROGRAM}' extract -j 2"], input=lines, capture_output=True)
    check("sixteen open files are enough", few.stdout == want and few.returncode == 0, few.stderr)


def test_output_apart_C14(folder):
    (folder / "a.txt").write_text("Norvia bought Keld.")
    for arguments in (["-o", folder / "g.json"], ["--rejects", folder / "r"], ["-o", folder]):
        done = run("extract", folder, *arguments)
        check("output within the folder that is read is wrong usage", done.returncode == 2 and os.listdir(folder) == ["a.txt"], done.stderr)


each_in_its_folder(test_poison_costs_only_itself_B1, test_replay, test_sums, test_output_apart_C14)
test_order_J2()
test_slow_reader_slows_the_program_J8()
test_dribbling_producer_B15()
test_threads_and_files_are_short_I15_C11()
finish()
