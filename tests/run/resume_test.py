#!/usr/bin/env python3
"""Runs that are killed, stopped, starved of disk, and go on: resume_test.py PROGRAM [--kills N] [--every-call]

--every-call kills the program, and fails it with ENOSPC and EIO, at every system call of a small run that changes
something on disk (needs strace)."""
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from resumable import Case
from support import PROGRAM, articles, check, finish, run, stream, tally

CHANGES = "write,pwrite64,fsync,ftruncate,rename,unlink,mkdir,fchmod"


def test_kill_at_any_moment_I10(folder, kills):
    pick = random.Random(kills)
    hit = 0
    cases = [Case(folder / form, 120, form, every=5) for form in ("jsonl", "graph", "triples")]
    while hit < kills:
        case = cases[hit % len(cases)]
        case.forget()
        for _ in range(pick.randint(1, 4)):  # kills of one run
            process = case.start()
            while case.grown() < 0 and process.poll() is None:
                time.sleep(0.002)
            time.sleep(pick.choice([0.0, 0.01, 0.05, 0.3]) * pick.random())
            process.kill()
            process.stderr.read()
            hit += process.wait() == -signal.SIGKILL
        case.finish(f"kill -9, {case.form}")
    print(f"{hit} kills, nothing lost or doubled" if hit >= kills else "too few kills")


def test_stop_and_go_I8_I9(folder):
    case = Case(folder / "stop", 400)
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGINT, 130)):
        had = case.grown()
        process = case.start()
        while case.grown() <= max(had, 0) and process.poll() is None:
            time.sleep(0.002)
        before = time.monotonic()
        process.send_signal(number)
        told = process.stderr.read()
        check(f"signal {number}: the exit code", process.wait() in (code, 3), (process.returncode, told))
        check(f"signal {number}: soon", time.monotonic() - before < 5)
        state = json.loads((case.state / "checkpoint.json").read_text())
        size = case.grown() if process.returncode == code else state["output"]["bytes"]
        check("after a signal the checkpoint covers all that is written", state["output"]["bytes"] == size, state)
    case.finish("stopped thrice")
    done = run(*case.command)
    check("a finished run says so and changes nothing", done.returncode == 3 and case.output.read_bytes() == case.want[0], done)
    case.output.unlink()
    check("a finished run whose output is gone is 6 (K7)", run(*case.command).returncode == 6)


def test_second_run_J9(folder):
    case = Case(folder / "two", 5)
    reader, writer = os.pipe()
    command = [PROGRAM, "extract", "-i", "jsonl", "--state", str(case.state), "-o", str(case.output)]
    first = subprocess.Popen(command, stdin=reader, stderr=subprocess.DEVNULL)
    while not (case.state / "checkpoint.json").exists():
        time.sleep(0.01)
    second = run(*command[1:])
    check("a second run on one state is 7", second.returncode == 7 and str(first.pid).encode() in second.stderr, second)
    first.kill()
    first.wait()
    os.close(writer)
    os.close(reader)
    third = run(*command[1:], stdin=b'{"text":"Norvia bought Keld."}\n')
    check("the lock of a killed run is no lock", third.returncode == 0, third.stderr)


def stopped_run(folder, name):
    """A run that has come to a checkpoint in its middle."""
    case = Case(folder / name, 200)
    process = case.start()
    while case.grown() < 200_000 and process.poll() is None:
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    process.stderr.read()
    process.wait()
    return case


def refused(case, name, words, *more):
    before = (case.state / "checkpoint.json").read_bytes()
    done = run(*case.command, *more)
    check(f"{name}: 6 and a clear word", done.returncode == 6 and words in done.stderr, (done.returncode, done.stderr))
    check(f"{name}: the state is left as it was", (case.state / "checkpoint.json").read_bytes() == before)


def test_what_changed_K6_K8_K2(folder):
    case = stopped_run(folder, "changed")
    lines = case.input.read_bytes()
    refused(case, "another option", b"--date", "--date", "2025-01-01")
    case.input.write_bytes(lines.replace(b"made-3\"", b"made-x\"", 1))
    refused(case, "a changed input", b"the input has changed")
    case.input.write_bytes(b"".join(lines.splitlines(True)[:3]))
    refused(case, "an input that is cut short", b"it ends after 3")
    case.input.write_bytes(lines)
    partial = case.output.with_name("out.partial")
    whole = partial.read_bytes()
    partial.write_bytes(whole[:-300])
    refused(case, "a shortened output", b"is not as the last run left it")
    partial.write_bytes(whole[:-100] + b"#" * 100)
    refused(case, "an edited output", b"is not as the last run left it")
    partial.write_bytes(whole + b'{"half a rec')
    checkpoint = case.state / "checkpoint.json"
    state = checkpoint.read_bytes()
    for cut in range(0, len(state), 157):
        for damaged in (state[:cut], state[:cut] + bytes([state[cut] ^ 1]) + state[cut + 1:]):
            checkpoint.write_bytes(damaged)
            done = run(*case.command)
            check(f"a state damaged at byte {cut} is 6", done.returncode == 6, done.stderr)
    checkpoint.write_bytes(state)
    case.finish("after all that")


def test_no_place_I1_I4_I5(folder):
    case = Case(folder / "full", 100)
    limited = ["bash", "-c", 'ulimit -f 200; exec "$@"', "-", PROGRAM, *map(str, case.command)]
    done = subprocess.run(limited, capture_output=True)
    check("a file above the allowed size is 4", done.returncode == 4 and b"cannot be written" in done.stderr, done)
    case.finish("after a full disk")
    wrong = run("extract", case.input, "--state", "/proc/none", "-o", folder / "x")
    check("a state folder that cannot be made is 4", wrong.returncode == 4, wrong.stderr)
    check("a state without an output is wrong usage", run("extract", case.input, "--state", folder / "s").returncode == 2)
    (folder / "file").write_text("")
    check("a file is no state folder", run("extract", case.input, "--state", folder / "file", "-o", folder / "x").returncode == 4)


def test_empty_input(folder):
    for form in ("graph", "jsonl"):
        want, got = folder / f"want-{form}", folder / f"got-{form}"
        run("extract", "-i", "jsonl", "-f", form, "-o", want)
        run("extract", "-i", "jsonl", "-f", form, "-o", got, "--state", folder / f"s-{form}")
        check(f"nothing gives the same nothing, {form}", want.read_bytes() == got.read_bytes(), got.read_bytes())


def traced(case, inject, log):
    """Runs under strace with one fault; the name of the call that met it, or None where none did."""
    log.unlink(missing_ok=True)
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CHANGES}", "-e", f"inject={inject}", PROGRAM,
               *map(str, case.command)]
    return subprocess.run(command, capture_output=True)


def test_every_call_I10_I1_I2_I3(folder):
    if shutil.which("strace") is None:
        return check("strace is there", False)
    case = Case(folder / "calls", 12, every=3, jobs=1, share=0.25)
    log = folder / "log"
    points = 0
    for call in CHANGES.split(","):
        for fault in ("signal=KILL", "error=ENOSPC", "error=EIO"):
            for when in range(1, 400):
                case.forget()
                done = traced(case, f"{call}:{fault}:when={when}", log)
                if not re.search(r"INJECTED|killed by SIGKILL", log.read_text(errors="replace")):
                    break
                points += 1
                name = f"{call} number {when}, {fault}"
                if fault.startswith("error"):
                    good = (4,) if call in ("write", "fsync", "ftruncate", "rename", "mkdir") else (3, 4)
                    to_messages = re.search(rf"{call}\(2,.*INJECTED", log.read_text(errors="replace"))
                    check(f"{name}: the exit code", done.returncode in good or to_messages, (done.returncode, done.stderr))
                case.finish(name)
    print(f"{points} faults in system calls, nothing lost or doubled")
    check("enough calls were met", points > 100, points)


def main():
    kills = int(sys.argv[sys.argv.index("--kills") + 1]) if "--kills" in sys.argv else 30
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if "--every-call" in sys.argv:
            test_every_call_I10_I1_I2_I3(folder)
        else:
            test_stop_and_go_I8_I9(folder)
            test_second_run_J9(folder)
            test_what_changed_K6_K8_K2(folder)
            test_no_place_I1_I4_I5(folder)
            test_empty_input(folder)
        if "--every-call" not in sys.argv:
            test_kill_at_any_moment_I10(folder, kills)
    finish()


main()
