"""What the tests of running share: the program, made-up articles, a count of failures."""
import importlib.machinery
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
sys.dont_write_bytecode = True
_loader = importlib.machinery.SourceFileLoader("make_articles", str(ROOT / "scripts" / "make-articles"))
articles = importlib.util.module_from_spec(importlib.util.spec_from_loader("make_articles", _loader))
_loader.exec_module(articles)

failures = []
SUM = re.compile(r"(\d+) records?: (\d+) done, (\d+) degraded, (\d+) rejected, (\d+) left out by rule")


def check(name, held, seen=""):
    if not held:
        failures.append(name)
        print(f"FAILED {name}: {str(seen)[-600:]}")


def each_in_its_folder(*tests):
    """Runs tests that take an empty folder."""
    for test in tests:
        with tempfile.TemporaryDirectory() as place:
            test(pathlib.Path(place))


def run(*arguments, stdin=b"", timeout=120, **more):
    more.setdefault("capture_output", True)
    return subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, timeout=timeout, **more)


def tally(done):
    """(done, degraded, rejected, left out) as the program says at its end; checks that they are all records."""
    found = SUM.findall(done.stderr.decode("utf-8", "replace"))
    if len(found) != 1:
        check("a run ends with one sum", False, done.stderr)
        return None
    total, *parts = map(int, found[0])
    check("the sum is of its parts", total == sum(parts), found)
    return tuple(parts)


def stream(count, share=0.0, seed=1):
    return b"".join(articles.lines(count, share, seed))


def ids(output):
    return [json.loads(line)["documents"][0]["id"] for line in output.splitlines()]


def wait_until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.005)
    return condition()


def finish():
    sys.exit(1 if failures else 0)
