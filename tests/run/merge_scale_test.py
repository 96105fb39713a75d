#!/usr/bin/env python3
"""A hundred thousand made-up articles merged in bounded memory: merge_scale_test.py PROGRAM [--articles N]

In one run, and by two partial merges and a finishing one: the same bytes, each within 1 GB; prints the figures."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from support import PROGRAM, ROOT, check, finish

COUNT = int(sys.argv[sys.argv.index("--articles") + 1]) if "--articles" in sys.argv else 100_000
MOST = 1_000_000_000  # bytes of resident memory, temporary files left out


def merged(output, *inputs):
    begun = time.monotonic()
    process = subprocess.Popen([PROGRAM, "merge", *map(str, inputs), "-o", str(output)])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss * 1024
    check(f"{output.name} is written", process.returncode == 0, process.returncode)
    check(f"{output.name} within 1 GB", peak <= MOST, peak)
    print(f"{output.name}: {time.monotonic() - begun:.0f} s, {peak / 1e6:.0f} MB at most, {output.stat().st_size / 1e6:.0f} MB out")


def same_bytes(a, b):
    return subprocess.run(["cmp", "-s", str(a), str(b)]).returncode == 0


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        parts = [folder / "graphs-0.jsonl", folder / "graphs-1.jsonl"]
        maker = subprocess.Popen([sys.executable, str(ROOT / "scripts" / "make-articles"), str(COUNT)], stdout=subprocess.PIPE)
        extract = subprocess.Popen([PROGRAM, "extract", "-i", "jsonl", "-f", "jsonl", "-j", "2", "-"], stdin=maker.stdout,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        count = 0
        with open(parts[0], "wb") as even, open(parts[1], "wb") as odd:
            for line in extract.stdout:
                (odd if count % 2 else even).write(line)
                count += 1
        check("all articles are read", extract.wait() == 0 and maker.wait() == 0 and count == COUNT, count)
        merged(folder / "whole.json", *parts)
        for number, part in enumerate(parts):
            merged(folder / f"part-{number}.json", part)
            part.unlink()
        merged(folder / "again.json", folder / "part-1.json", folder / "part-0.json")
        check("partial merges give the same bytes", same_bytes(folder / "whole.json", folder / "again.json"))
    finish()


main()
