#!/usr/bin/env python3
"""A hundred thousand articles as a stream and as a folder: scale_test.py PROGRAM [--articles N]

The same claims from both, flat memory, two threads against one, a hundredth of the records poisoned; prints the figures."""
import hashlib
import itertools
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from support import PROGRAM, ROOT, check, finish

COUNT = int(sys.argv[sys.argv.index("--articles") + 1]) if "--articles" in sys.argv else 100_000


def resident(process):
    """Bytes of memory of its own that a process holds."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) * 1024
    return 0


def slope(points):
    """Bytes an article over the second half of the points, by Theil and Sen: the median of the slopes between any two.

    Least squares took a late step, where a buffer met its largest article, for growth."""
    points = points[len(points) // 2:]
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in itertools.combinations(points, 2) if x2 > x1]
    return statistics.median(slopes) if slopes else 0.0


def timed(arguments, out, code=0, left_out=lambda number: False):
    """(seconds, processor seconds, lines out, [(articles, resident bytes)], digest over the lines that are not left out)

    The output goes to the file `out`: who reads a pipe would take processor time from what is timed."""
    begun = time.monotonic()
    with open(out, "wb") as target:
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=target, stderr=subprocess.DEVNULL)
    points, ended = [], threading.Event()

    def look():
        while not ended.wait(0.2):
            try:
                points.append((out.stat().st_size, resident(process)))
            except (OSError, ValueError):
                return

    watcher = threading.Thread(target=look)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    took = time.monotonic() - begun
    ended.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    check("it comes to its end", process.returncode == code, process.returncode)
    seen, digest = 0, hashlib.sha256()
    with open(out, "rb") as lines:
        for line in lines:
            if not left_out(seen):
                digest.update(line)
            seen += 1
    size = max(out.stat().st_size, 1)
    out.unlink()
    return took, usage.ru_utime + usage.ru_stime, seen, [(seen * x / size, y) for x, y in points], digest.hexdigest()


def claims(arguments, source=None):
    """The claims' texts, sorted; ids hold the document's name, which differs between the two forms."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], stdin=source, capture_output=True)
    return sorted(json.loads(line)["text"] for line in done.stdout.splitlines())


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lines, news, written = folder / "articles.jsonl", folder / "news", folder / "written.jsonl"
        maker = [sys.executable, str(ROOT / "scripts" / "make-articles"), str(COUNT)]
        with open(lines, "wb") as out:
            subprocess.run(maker, stdout=out, check=True)
        subprocess.run([*maker, "--folder", str(news)], check=True)
        size = lines.stat().st_size / 1e6
        took = {}
        for jobs in (1, 2):
            took[jobs], work, seen, points, rest = timed(["extract", "-f", "jsonl", "-j", jobs, lines], written, left_out=lambda n: n % 100 == 99)
            check("one line an article", seen == COUNT, seen)
            print(f"stream, {jobs} threads: {took[jobs]:.1f} s, {work:.1f} s of processors, {size / took[jobs]:.2f} MB/s, "
                  f"{slope(points):.2f} bytes an article, {max(y for _, y in points) / 2**20:.0f} MiB at most")
            check("memory is flat", slope(points) < 1 or COUNT < 50_000, slope(points))
        print(f"two threads are {took[1] / took[2]:.2f} times as fast as one")
        poisoned = folder / "poisoned.jsonl"
        with open(poisoned, "wb") as out:
            subprocess.run([*maker, "--poison", "0.01"], stdout=out, check=True)
        _, _, seen, _, others = timed(["extract", "-f", "jsonl", "-j", 2, poisoned], written, code=3)
        check("one record in a hundred poisoned costs that record alone", (seen, others) == (COUNT - COUNT // 100, rest), seen)
        poisoned.unlink()
        took[0], _, seen, points, _ = timed(["extract", "-f", "jsonl", "-j", 2, news], written)
        check("one line a file", seen == COUNT, seen)
        print(f"folder, 2 threads: {took[0]:.1f} s, {slope(points):.2f} bytes an article")
        check("memory is flat over a folder", slope(points) < 1 or COUNT < 50_000, slope(points))
        some = folder / "some.jsonl"  # a twentieth is compared claim by claim
        with open(lines) as whole, open(some, "w") as part:
            for line, _ in zip(whole, range(COUNT // 20 // 100 * 100)):
                part.write(json.dumps({**json.loads(line), "title": "", "date": ""}) + "\n")
        folders = [news / f"{n:05}" for n in range(COUNT // 20 // 100)]
        check("the same claims from a folder as from a stream",
              claims(["extract", "-f", "claims", some]) == claims(["extract", "-f", "claims", *folders]))
    finish()


main()
