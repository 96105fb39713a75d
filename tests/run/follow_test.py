#!/usr/bin/env python3
"""Inputs that grow, and what the program says while it runs: follow_test.py PROGRAM."""
import json
import os
import pathlib
import pty
import re
import shutil
import signal
import subprocess
import time

from support import PROGRAM, articles, check, each_in_its_folder, finish, ids, run, stream, wait_until


def lines_in(path):
    return path.read_bytes().count(b"\n") if path.exists() else 0


def follow(path, output, *more):
    return subprocess.Popen([PROGRAM, *map(str, ["extract", "--follow", path, "-o", output, *more])], stderr=subprocess.PIPE)


def stop(process, code=143):
    process.terminate()
    told = process.stderr.read()
    check("a stopped follower ends as told", process.wait(timeout=10) == code, (process.returncode, told))


def test_growing_file_B2(folder):
    source, output, state = folder / "in.jsonl", folder / "out.jsonl", folder / "state"
    process = follow(source, output, "--state", state)
    time.sleep(0.3)
    whole = stream(6)
    with open(source, "ab", buffering=0) as file:
        file.write(whole[:-200])
        check("whole lines come at once", wait_until(lambda: lines_in(output) == 5), lines_in(output))
        time.sleep(0.7)
        check("half a line waits", lines_in(output) == 5)
        file.write(whole[-200:])
        check("until its other half comes", wait_until(lambda: lines_in(output) == 6), lines_in(output))
        process.kill()
        process.wait()
        process.stderr.read()
        more = b"".join(articles.line(n) for n in range(6, 9))
        file.write(more)
        process = follow(source, output, "--state", state)
        check("after a kill it goes on", wait_until(lambda: lines_in(output) == 9), lines_in(output))
    stop(process)
    want = run("extract", "-f", "jsonl", source).stdout
    check("the same bytes as in one run", output.read_bytes() == want)


def test_file_that_is_replaced(folder):
    source, output = folder / "log.jsonl", folder / "out.jsonl"
    source.write_bytes(articles.line(1))
    process = follow(source, output)
    check("the first file", wait_until(lambda: lines_in(output) == 1))
    source.rename(folder / "log.jsonl.1")
    source.write_bytes(articles.line(2) + articles.line(3))
    check("and the one that takes its name", wait_until(lambda: lines_in(output) == 3), lines_in(output))
    stop(process)


def test_watched_folder(folder):
    news, output, state = folder / "news", folder / "out.jsonl", folder / "state"
    (news / "deep").mkdir(parents=True)
    (news / "b.txt").write_text("Norvia Corp. sued Keld Inc. on Monday.")
    process = follow(news, output, "--state", state)
    check("what is there is read", wait_until(lambda: lines_in(output) == 1))
    (news / ".half").write_text("Norvia")
    (news / "deep" / "a.txt").write_text("Keld Inc. denied it.")
    check("what comes is read", wait_until(lambda: lines_in(output) == 2))
    process.kill()
    process.wait()
    process.stderr.read()
    os.rename(news / ".half", news / "a0.txt")
    process = follow(news, output, "--state", state)
    check("after a kill only what is new is read", wait_until(lambda: lines_in(output) == 3))
    stop(process)
    check("in the order in which it came", ids(output.read_bytes()) == ["b.txt", "deep/a.txt", "a0.txt"], ids(output.read_bytes()))
    (news / "b.txt").unlink()
    gone = run("extract", "--follow", news, "-o", output, "--state", state)
    check("a file that is gone is a changed input", gone.returncode == 6 and b"the input has changed" in gone.stderr, gone)
    for wrong in (["-f", "graph"], ["-"], [news]):
        check("--follow wants one path and lines", run("extract", "--follow", news, "-o", output, *wrong).returncode == 2)


def on_terminal(arguments, **environment):
    """What a run writes to a terminal as its standard error."""
    master, slave = pty.openpty()
    process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=slave,
                               env={**os.environ, "TERM": "xterm", **environment})
    os.close(slave)
    seen = b""
    while True:
        try:
            chunk = os.read(master, 4096)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    os.close(master)
    process.wait()
    return seen


def test_progress(folder):
    lines = folder / "in.jsonl"
    lines.write_bytes(stream(2500))
    seen = on_terminal(["extract", "-j1", "-f", "jsonl", lines])
    check("a terminal sees rate and time left", b" a second, " in seen and b" left" in seen, seen[-300:])
    check("and at the end the sum alone", seen.endswith(b"left out by rule\r\n"), seen[-300:])
    check("a dumb terminal sees no progress", b" a second" not in on_terminal(["extract", lines], TERM="dumb"))
    check("nor does who asks for quiet", on_terminal(["extract", "-q", lines]) == b"")
    check("no colours, NO_COLOR or not", b"\x1b[3" not in seen)
    check("a pipe sees no progress", b" a second" not in run("extract", lines).stderr)


def test_helpers():
    for word, meant in (("exract", "extract"), ("serach", "search"), ("pattern", "patterns")):
        done = run(word)
        check(f"{word}: did you mean {meant}", done.returncode == 2 and f"did you mean {meant}?".encode() in done.stderr, done.stderr)
    done = run("extract", "--ouput", "x")
    check("--ouput: did you mean --output", done.returncode == 2 and b"did you mean --output?" in done.stderr, done.stderr)
    check("a word that is near nothing gets no guess", b"did you mean" not in run("extract", "--zzzzz").stderr)
    text = run("extract", "--help").stdout.decode()
    check("help begins with examples", 0 <= text.index("Examples:") < text.index("--format"))
    many = run("extract", *[f"/none/{n}" for n in range(10_000)])
    check("ten thousand paths that are not there are named, each (I19)", many.returncode == 3 and many.stderr.count(b"/none/") == 10_000)
    options = set(re.findall(r"--[a-z0-9-]+", text))
    page = run("man").stdout.decode().replace("\\-", "-")
    check("the manual page has every option of extract", all(option in page for option in options), options)
    for shell in ("bash", "zsh", "fish"):
        script = run("completion", shell).stdout.decode()
        missing = [o for o in options if (o[2:] if shell == "fish" else o) not in script]
        check(f"{shell} completes every option of extract", not missing, missing)
        if shutil.which(shell):
            parsed = subprocess.run([shell, "-n"], input=script, text=True, capture_output=True)
            check(f"{shell} reads its completion", parsed.returncode == 0, parsed.stderr)
    bash = run("completion", "bash").stdout.decode() + (
        "\nask() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _claimgraph; echo \"${COMPREPLY[*]}\"; }\n"
        "ask claimgraph ext\nask claimgraph extract --rej\nask claimgraph extract -f trip\nask claimgraph patterns exp\n"
        "ask claimgraph search -f cs\nask claimgraph index --log-format js\n")
    told = subprocess.run(["bash"], input=bash, text=True, capture_output=True, cwd="/").stdout.split("\n")
    check("bash completes commands, options, values", told[:6] == ["extract", "--rejects", "triples", "explain", "csv", "json"], told)
    if shutil.which("groff"):
        made = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z"], input=run("man").stdout, capture_output=True)
        check("troff has nothing to say about the manual page", made.stderr == b"", made.stderr)


each_in_its_folder(test_growing_file_B2, test_file_that_is_replaced, test_watched_folder, test_progress)
test_helpers()
finish()
