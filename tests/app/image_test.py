#!/usr/bin/env python3
"""Patterns from their image and from their files; usage: image_test.py PROGRAM. Prints a line for each failure."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
SOURCE = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ["articles", "gold", "variants/seen", "scored/seen"]
ARTICLES = sorted(path for folder in FOLDERS for path in (SOURCE / "corpus" / folder).glob("*.txt"))
failures = []


def run(*arguments, stdin=b""):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, timeout=300)


def check(name, held, seen=""):
    if not held:
        failures.append(name)
        print(f"FAILED {name}: {str(seen)[:400]}")


def extract(*more, articles=ARTICLES[:8]):
    return run("extract", "--any-language", "-f", "jsonl", *more, *articles)


def warnings(done):
    return [line for line in done.stderr.decode().splitlines() if "image" in line]


def test_all(folder):
    patterns, image, nothing = folder / "patterns", folder / "patterns.image", folder / "nothing"
    shutil.copytree(SOURCE / "patterns", patterns)
    nothing.mkdir()
    plain = extract("--patterns", patterns)
    all_plain = extract("--patterns", patterns, articles=ARTICLES)
    check("no image is no fault", plain.returncode == 0 and not warnings(plain), plain.stderr)

    made = run("patterns", "compile", "--patterns", patterns)
    check("an image is made beside the folder", made.returncode == 0 and image.is_file(), made.stderr)
    whole = image.read_bytes()
    run("patterns", "compile", "--patterns", patterns, "-o", folder / "other.image")
    check("the same patterns give the same bytes", (folder / "other.image").read_bytes() == whole)
    from_image = extract("--patterns", patterns)
    check("image and files give the same claims", from_image.stdout == plain.stdout and len(plain.stdout) > 10_000)
    all_from_image = extract("--patterns", patterns, articles=ARTICLES)
    check("... over more articles", all_from_image.stdout == all_plain.stdout and len(all_plain.stdout) > 1_000_000,
          len(all_plain.stdout))
    check("a good image is no matter", not warnings(from_image), from_image.stderr)
    for more in (["--add-patterns", nothing], ["--gazetteer", os.devnull]):
        done = extract("--patterns", patterns, *more)
        check(f"{more[0]} stands on the files", done.returncode == 0 and not warnings(done), done.stderr)

    def told(name, bytes_, why):
        image.write_bytes(bytes_)
        done = extract("--patterns", patterns)
        lines = warnings(done)
        check(f"{name}: told in one line", len(lines) == 1 and why in lines[0] and "patterns compile" in lines[0], done.stderr)
        check(f"{name}: the files are read", done.returncode == 0 and done.stdout == plain.stdout)

    middle = len(whole) // 2
    told("damaged", whole[:middle] + bytes([whole[middle] ^ 8]) + whole[middle + 1:], "damaged")
    told("cut short", whole[:middle], "cut short")
    told("empty", b"", "no image")

    image.write_bytes(whole)
    rule = patterns / "claims" / "own.rules"
    rule.write_text("lexicon own-words word zorble | zarble\n")
    changed = extract("--patterns", patterns)
    check("stale: no word", changed.returncode == 0 and changed.stderr == plain.stderr, changed.stderr)
    check("stale: the new hash", changed.stdout and changed.stdout != plain.stdout)
    image.unlink()
    check("stale: as without an image", extract("--patterns", patterns).stdout == changed.stdout)
    image.write_bytes(whole)
    rule.write_text("lexicon own-words nonsense zorble\n")
    broken = extract("--patterns", patterns)
    check("stale: errors are those of the files", broken.returncode == 2 and b"own.rules:1" in broken.stderr, broken.stderr)
    check("no image of broken patterns", run("patterns", "compile", "--patterns", patterns).returncode == 2)
    check("... and the old one stays", image.read_bytes() == whole)
    rule.unlink()

    check("a place that is not there", run("patterns", "compile", "-o", folder / "none" / "x").returncode == 4)
    writers = [subprocess.Popen([PROGRAM, "patterns", "compile", "--patterns", patterns]) for _ in range(2)]
    readers = [extract("--patterns", patterns) for _ in range(4)]
    check("two may write it at once", [writer.wait(timeout=120) for writer in writers] == [0, 0])
    check("... while others read", all(each.stdout == plain.stdout and not warnings(each) for each in readers))
    check("... and it is whole", image.read_bytes() == whole and
          sorted(path.name for path in folder.iterdir()) == ["nothing", "other.image", "patterns", "patterns.image"],
          list(folder.iterdir()))
    for path in [folder, patterns, *patterns.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    check("nothing is written where patterns are read", extract("--patterns", patterns).stdout == plain.stdout)
    for path in [folder, patterns, *patterns.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


with tempfile.TemporaryDirectory() as name:
    test_all(pathlib.Path(name))
sys.exit(1 if failures else 0)
