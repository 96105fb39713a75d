#!/usr/bin/env python3
"""Graph and index files of other versions, and damaged ones: graph_files_test.py PROGRAM."""
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
SEEDS = pathlib.Path(__file__).resolve().parent.parent / "fuzz" / "seeds" / "graph"
ARTICLE = {"id": "a", "date": "2025-03-04", "text": "Norvia Corp. agreed to buy Keld Inc. for $3 billion, Ada Fell said."}
failures = []


def run(*arguments, data=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=data, capture_output=True)


def check(name, held, seen=""):
    if not held:
        failures.append(name)
        print(f"FAILED {name}: {str(seen)[:600]}")


def graph():
    return run("extract", "-q", "-i", "jsonl", "-f", "graph", data=json.dumps(ARTICLE).encode() + b"\n").stdout


def merged(data):
    return run("merge", "-q", "-", data=data)


def test_versions_K1():
    """Files of earlier programs are read for ever; those of later ones are refused with a clear line."""
    for seed in ("takeover.json", "denial.json"):
        done = run("merge", SEEDS / seed)
        check(f"an older graph is read: {seed}", done.returncode == 0 and json.loads(done.stdout)["nodes"], done.stderr)
    whole = json.loads(graph())
    newer = merged(json.dumps(dict(whole, claimgraph="2")).encode())
    check("a newer graph is refused", newer.returncode == 6 and b"a graph of version 2; this program reads version 1" in newer.stderr, newer.stderr)
    del whole["claimgraph"]
    check("one without a version too", merged(json.dumps(whole).encode()).returncode == 6)
    more = dict(json.loads(graph()), later={"field": [1]})
    check("unknown fields do no harm", merged(json.dumps(more).encode()).returncode == 0)


def test_mixed_K4_F11():
    """Graphs by other patterns or Unicode tables are joined, and the merged one tells of both."""
    other = json.loads(graph())
    for key, value in (("patterns", "sha256:0"), ("unicode", "99.0")):
        changed = dict(other, generator=dict(other["generator"], **{key: value}))
        done = merged(graph() + json.dumps(changed).encode() + b"\n")
        made = json.loads(done.stdout)["generator"][key]
        check(f"other {key} are told of", done.returncode == 0 and value in made.split() and len(made.split()) == 2, made)
        check(f"and warned of: {key}", b"made by different patterns or versions of Unicode" in done.stderr, done.stderr)
    check("the same ones are not", not merged(graph() + graph()).stderr)


def test_damaged_graphs_K2():
    """Cut or changed anywhere, a graph is read or refused, and nothing else happens. (All bytes: merge_test.cc.)"""
    whole = graph()
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        cut = merged(whole[:at])
        check(f"cut at byte {at}", cut.returncode == (6 if whole[:at].strip() else 0), (cut.returncode, cut.stderr))
        flipped = merged(whole[:at] + bytes([whole[at] ^ 0x80]) + whole[at + 1:])
        check(f"flipped at byte {at}", flipped.returncode in (0, 6) and (flipped.returncode == 0) == (not flipped.stderr), flipped)
    check("garbage behind the end", merged(whole + b"\0garbage").returncode == 6)


def test_damaged_index_K2(folder):
    database = folder / "claims.db"
    check("an index is made", run("index", "-q", database, "-", data=graph()).returncode == 0)
    whole = database.read_bytes()
    damaged = folder / "damaged.db"
    refused = 0
    for at in [*range(0, 120, 3), *range(120, len(whole), max(1, len(whole) // 60))]:
        damaged.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1:])
        done = run("search", damaged, "Norvia")
        refused += done.returncode == 6
        check(f"an index flipped at byte {at}", done.returncode in (0, 6), (done.returncode, done.stderr))
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        damaged.write_bytes(whole[:at])
        done = run("search", damaged, "Norvia")
        refused += done.returncode == 6
        check(f"an index cut at byte {at}", done.returncode in (0, 6), (done.returncode, done.stderr))
    check("damage is told", refused > 30, refused)


def main():
    test_versions_K1()
    test_mixed_K4_F11()
    test_damaged_graphs_K2()
    with tempfile.TemporaryDirectory() as folder:
        test_damaged_index_K2(pathlib.Path(folder))
    print("FAILED" if failures else "all checks passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
