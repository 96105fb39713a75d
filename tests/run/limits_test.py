#!/usr/bin/env python3
"""What is too much is refused or cut, and says so: limits_test.py PROGRAM [--count]

--count compares instructions (valgrind) for hostile texts of one size and of the double."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from hostile import TEXTS
from support import PROGRAM, articles, check, finish, ids, run, stream, tally


def graph_of(done):
    return json.loads(done.stdout.splitlines()[0])


def peak(arguments, source):
    """(exit code, standard error, peak MiB) of a run that reads what a shell command writes."""
    with tempfile.TemporaryFile() as told:
        producer = subprocess.Popen(["sh", "-c", source], stdout=subprocess.PIPE)
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=producer.stdout, stdout=subprocess.DEVNULL, stderr=told)
        producer.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        producer.wait()
        told.seek(0)
        return process.returncode, told.read(), usage.ru_maxrss / 1024


def test_one_endless_line_B4():
    code, _, base = peak(["extract", "-j1", "-i", "jsonl"], "printf '{\"text\":\"It rose.\"}\\n'")
    line = "head -c 400000000 /dev/zero | tr '\\0' a; printf '\\n{\"text\":\"It rose.\"}\\n'"
    code, told, most = peak(["extract", "-j1", "-i", "jsonl"], line)
    check("a line without end costs itself alone", code == 3 and b"1 done, 0 degraded, 1 rejected" in told, told)
    check("a line without end is not held in memory", most - base < 64, (most, base))


def test_records_and_files(folder):
    small = ["--limit", "record=200"]
    done = run("extract", "-i", "jsonl", *small, stdin=b'{"id":"a","text":"It fell."}\n{"text":"' + b"x" * 300 + b'"}\n{"id":"b","text":"It rose."}\n')
    check("a record above the limit is rejected alone", tally(done) == (2, 0, 1, 0) and b"limit of 200 bytes" in done.stderr, done.stderr)
    many = run("extract", "-i", "json", *small, stdin=b'[{"id":"a","text":"It fell."},{"text":"' + b"x" * 300 + b'"},{"id":"b","text":"It rose."}]')
    check("so is a value of a list", tally(many) == (2, 0, 1, 0), many.stderr)
    with open(folder / "hole.txt", "wb") as hole:
        hole.truncate(1 << 40)
    done = run("extract", folder)
    check("a sparse file of a terabyte is refused at the limit (C9, C7)", tally(done) == (0, 0, 1, 0), done.stderr)
    deep = b"".join(b'{"id":"d","text":' + bracket * 1_000_000 + b"\n" for bracket in (b"[", b'{"a":'))
    if OWN_MEMORY:
        return print("SKIPPED: depth costs no stack (B3, I16): the thread sanitizer needs a larger one for itself")
    done = subprocess.run(["bash", "-c", f"ulimit -s 256; exec '{PROGRAM}' extract -i jsonl"], input=deep + stream(1), capture_output=True)
    check("depth costs no stack (B3, I16)", tally(done) == (1, 0, 2, 0), done.stderr[-300:])


def test_articles():
    text = "Norvia Corp. agreed to buy Keld Inc. for $3 billion. " * 100
    record = json.dumps({"id": "a", "text": text}).encode()
    done = run("extract", "-f", "jsonl", "--limit", "article=1K", stdin=record)
    told = graph_of(done)["documents"][0]
    check("a long text is cut and says so", tally(done) == (0, 1, 0, 0) and "truncated" in told and told["length"] == 1024, told)
    cut = run("extract", "-f", "jsonl", "--limit", "article=3", stdin='{"text":"aé€b"}'.encode())
    check("no code point is cut in two", graph_of(cut)["documents"][0]["length"] == 2, cut.stdout)
    words = json.dumps({"id": "a", "text": "the firm and " * 2000}).encode()
    done = run("extract", "-f", "jsonl", stdin=words)
    check("a sentence above 1000 tokens says so (E1)", "sentence" in graph_of(done)["documents"][0]["truncated"] and done.returncode == 3, done)
    check("below it, nothing does", "truncated" not in graph_of(run("extract", "-f", "jsonl", stdin=json.dumps({"text": text}).encode()))["documents"][0])
    short = run("extract", "-f", "jsonl", "--limit", "sentence=5", stdin=record)
    check("the limit of a sentence can be set", tally(short) == (0, 1, 0, 0), short.stderr)
    chain = TEXTS["E5 a chain of who said"](8000)
    done = run("extract", "-f", "jsonl", stdin=json.dumps({"text": chain}).encode())
    check("a chain of reports is left off where it is too deep, and says so (E5)",
          "reports in reports" in graph_of(done)["documents"][0]["truncated"] and len(done.stdout) < 60 * len(chain), len(done.stdout))
    slow = run("extract", "-f", "jsonl", "--limit", "time=1", stdin=json.dumps({"text": text * 100}).encode())
    check("a limit of time says so", "time was up" in graph_of(slow)["documents"][0]["truncated"], slow.stderr)
    check("limits are shown as set", b"sentence=50 " in run("limits", "--limit", "sentence=50").stdout)
    for wrong in ("article", "article=x", "size=3", "article=0", "article=99999999999"):
        check(f"--limit {wrong} is wrong usage", run("extract", "--limit", wrong, stdin=record).returncode == 2)


def test_hostile_texts_end_E():
    lines = b"".join(json.dumps({"id": name, "text": make(60_000)}).encode() + b"\n" for name, make in TEXTS.items())
    done = run("extract", stdin=lines, timeout=300)
    parts = tally(done)
    check("every hostile text gives a result", ids(done.stdout) == list(TEXTS) and parts[2:] == (0, 0), done.stderr)
    for text in ("", " ", "\n\n", "a", ".", "🚀", "\u0301", "\u202e", "\ufeff"):
        done = run("extract", "-i", "jsonl", "-f", "jsonl", stdin=json.dumps({"text": text, "title": "T"}).encode())
        check(f"{text!r} is an article too (E13)", tally(done) == (1, 0, 0, 0), done.stderr)


def instructions(text):
    """Of a run over an article that wakes what is built once, and a text."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = pathlib.Path(folder) / "a.txt", pathlib.Path(folder) / "b.txt"
        first.write_text("\n\n".join(articles.article(n)["text"] for n in range(40)), encoding="utf-8")
        second.write_text(text, encoding="utf-8")
        done = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", PROGRAM,
                               "extract", "-j1", "--any-language", "-f", "triples", str(first), str(second)], capture_output=True, text=True)
        check("it comes to its end", done.returncode in (0, 3), done.stderr[-300:])  # 3: cut at a limit
        return int(re.search(r"I +refs: +([\d,]+)", done.stderr)[1].replace(",", ""))


def test_work_grows_with_the_text_E():
    # Within one sentence pairs of claims may grow as its square: the limit of a sentence must have been met.
    base, size, worst = instructions("It rose."), 16384, 0.0
    for name, make in TEXTS.items():
        one, two = (instructions(make(n)) - base for n in (size, 2 * size))
        ratio = two / max(one, base // 100)
        worst = max(worst, ratio)
        print(f"{name}: {ratio:.2f}", flush=True)
        check(f"{name}: twice the text costs at most 2.5 times the instructions", ratio <= 2.5, (one, two))
    print(f"at most {worst:.2f} times for twice the text")


OWN_MEMORY = b"__tsan_init" in pathlib.Path(PROGRAM).read_bytes()  # the thread sanitizer keeps some for each byte

if "--count" in sys.argv:
    test_work_grows_with_the_text_E()
else:
    if not OWN_MEMORY:
        test_one_endless_line_B4()
    with tempfile.TemporaryDirectory() as name:
        test_records_and_files(pathlib.Path(name))
    test_articles()
    test_hostile_texts_end_E()
finish()
