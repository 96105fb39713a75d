#!/usr/bin/env python3
"""Drives the program through its command line; usage: program_test.py PROGRAM. Prints a line for each failure."""
import gzip
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = sys.argv[1]
ARTICLES = [
    {"id": "a", "title": "Norvia buys Keld", "date": "2025-03-04", "language": "en", "url": "http://news.example/a",
     "text": "Norvia Corp. agreed to buy Keld Inc. for $3 billion on Monday. “We are glad,” said "
             "Ada Brenn, Norvia's chief executive. Keld would lose its licence if sales fall below €50 million."},
    {"id": "b", "date": "2025-03-05",
     "text": "Norvia Corp. agreed to buy Keld Inc. for $3 billion.\r\nThe pact gives Norvia a right of first refusal "
             "on Keld's new mills 🌾 until 2030. Keld denied that it owes 12% of its profit to Ostra Ltd."},
    {"id": "c", "text": ""},
]
LINES = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in ARTICLES).encode()
failures = []


def run(*arguments, stdin=b"", **more):
    return subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, timeout=120, **more)


def check(name, held, seen=""):
    if not held:
        failures.append(name)
        print(f"FAILED {name}: {str(seen)[:400]}")


def graphs(done):
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def places(node):
    slots = [s for v in (node.get("slots") or {}).values() for s in (v if isinstance(v, list) else [v])]
    return node.get("mentions", []) + node.get("evidence", []) + node.get("cues", []) + slots


def test_patterns_pages():
    page = pathlib.Path(__file__).resolve().parents[2] / "patterns" / "TYPES.md"
    check("patterns/TYPES.md is what `claimgraph patterns types` prints (write it anew)",
          run("patterns", "types").stdout.decode() == page.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "a.txt").write_text("Norvia Corp. sued Keld Inc. on Monday.", encoding="utf-8")
        done = run("patterns", "list", "legal", "--coverage", folder)
        rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
        counts = {(kind, name): count for kind, name, count, *_ in rows}
        check("coverage counts claims", counts.get(("type", "legal.lawsuit")) == "1", done)
        check("coverage tells what never fires", counts.get(("type", "legal.fine")) == "0", done)
        check("coverage keeps to the types asked for", all(row[-1].startswith("legal.") for row in rows if row[0] == "rule"))
    rows = [line.split("\t") for line in run("patterns", "list", "deal.merger").stdout.decode().splitlines()]
    check("rules are listed by each of their types", rows and all("deal.merger" in row[1].split(" | ") for row in rows), rows)
    check("... and so are fills", "day-of-agreeing" in [row[0] for row in rows], rows)


def test_patterns_check():
    shipped = run("patterns", "check")
    check("nothing in the shipped patterns goes unnamed", (shipped.returncode, shipped.stderr) == (0, b""), shipped)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "own.rules").write_text(
            "lexicon frob-verb verb frobnicate\nmacro Own-part the | a\nlexicon common-words word frob\n", encoding="utf-8")
        own = run("patterns", "check", "--add-patterns", folder)
        told = own.stderr.decode().splitlines()
        check("what nothing names is told with file, line and mend", told == [
            f"claimgraph: {folder}/own.rules:1:1: nothing names lexicon frob-verb; write <frob-verb> in a rule or take it out",
            f"claimgraph: {folder}/own.rules:2:1: nothing names macro Own-part; write <Own-part> in a rule or take it out",
            f"claimgraph: {folder}/own.rules:3:1: nothing names lexicon common-words; write <common-words> in a rule or take it out"], told)
        check("and is no error", own.returncode == 0, own)


def test_streams():
    done = run("extract", stdin=LINES)
    check("jsonl is the default for JSON Lines", done.returncode == 0 and len(graphs(done)) == 3, done)
    by_id = {a["id"]: a for a in ARTICLES}
    check("graphs come in input order", [g["documents"][0]["id"] for g in graphs(done)] == list(by_id))
    for graph in graphs(done):
        for node in graph["nodes"]:
            for place in places(node):
                article = by_id[place["document"]]
                field = article["title" if place.get("field") == "title" else "text"]
                check("offsets lead to the surface", field[place["start"]:place["end"]] == place["text"], place)
        known = {n["id"] for n in graph["nodes"]}
        check("edges lead to nodes", all(e["source"] in known and e["target"] in known for e in graph["edges"]))
        check("length counts code points", graph["documents"][0]["length"] == len(by_id[graph["documents"][0]["id"]]["text"]))
    check("the default for text is one graph", len(graphs(run("extract", stdin=b"Norvia bought Keld."))) == 1)


def test_confidence():
    kept = []
    for least in ("0", "0.5", "0.7", "0.9", "1"):
        made = graphs(run("extract", "--min-confidence", least, stdin=LINES))
        claims = [n for g in made for n in g["nodes"] if n["kind"] in ("claim", "clause")]
        check("no claim is less sure than asked", all(n["confidence"] >= float(least) for n in claims), claims)
        for graph in made:
            known = {n["id"] for n in graph["nodes"]}
            check("no edge leads nowhere", all(e["source"] in known and e["target"] in known for e in graph["edges"]))
        kept.append({n["id"] for n in claims})
    check("a higher bound brings no claim back", all(b <= a for a, b in zip(kept, kept[1:])), kept)
    check("the bound is not idle", len(kept[0]) > len(kept[-1]), kept)
    check("a bound beyond 1 is refused", run("extract", "--min-confidence", "2", stdin=LINES).returncode == 2)


def test_schema():
    import jsonschema
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for form in ("jsonl", "graph"):
        for graph in graphs(run("extract", "-f", form, stdin=LINES)):
            for error in validator.iter_errors(graph):
                check(f"{form} keeps the schema", False, error.message)
    broken = graphs(run("extract", "-f", "graph", stdin=LINES))[0]
    broken["nodes"][0]["kind"] = "thing"
    check("the schema refuses unknown kinds", not validator.is_valid(broken))
    mapping = json.loads(run("schema", "--mapping").stdout)["mappings"]["properties"]
    for line in run("extract", "-f", "claims", stdin=LINES).stdout.decode().splitlines():
        check("the mapping knows every field of a record", set(json.loads(line)) <= set(mapping), line)


def test_formats():
    for line in run("extract", "-f", "triples", stdin=LINES).stdout.decode().splitlines():
        fields = line.split("\t")
        check("a triple has seven fields", len(fields) == 7, line)
        check("numbers of a triple", fields[1].isdigit() and fields[2].isdigit() and 0 <= float(fields[3]) <= 1, line)
    for line in run("extract", "-f", "summary", stdin=LINES).stdout.decode().splitlines():
        check("a summary line begins with claim", line.startswith("claim "), line)


def test_same_bytes():
    for form in ("graph", "jsonl", "claims", "triples", "summary"):
        many = b"".join(LINES.replace(b'"id": "', b'"id": "%d' % i) for i in range(30))
        one = run("extract", "-f", form, "-j", "1", stdin=many).stdout
        check(f"{form} is the same for every number of threads", one == run("extract", "-f", form, "-j", "5", stdin=many).stdout)
    forward = run("extract", "-f", "graph", stdin=LINES).stdout
    backward = run("extract", "-f", "graph", stdin=b"\n".join(reversed(LINES.splitlines()))).stdout
    check("a graph does not depend on the order of articles", forward == backward)
    merged = run("merge", "-", stdin=run("extract", "-f", "jsonl", stdin=LINES).stdout).stdout
    check("merged lines are the graph of all", merged == forward)


def test_inputs(folder):
    (folder / "in" / "deep").mkdir(parents=True)
    (folder / "in" / "b.txt").write_bytes(b"\xef\xbb\xbfKeld fell.\r\nNorvia rose \xff.")
    (folder / "in" / "deep" / "a.txt").write_text("Norvia Corp. bought Keld Inc.")
    done = run(str(folder / "in"))
    graph = json.loads(done.stdout)
    check("a folder alone means extract", [d["id"] for d in graph["documents"]] == ["b.txt", "deep/a.txt"], done)
    check("bad bytes are named, code 3", done.returncode == 3 and b"b.txt" in done.stderr, done)
    check("length after decoding", graph["documents"][0]["length"] == len("Keld fell.\r\nNorvia rose \ufffd."))
    done = run("extract", str(folder / "none"), str(folder / "in" / "deep"))
    check("a missing path is named", done.returncode == 3 and b"none" in done.stderr and len(json.loads(done.stdout)["documents"]) == 1, done)
    bad = b'{"id":"x","text":"A."}\nnonsense\n{"id":"x","text":"A."}\n{"id":"x","text":"B."}\n{"id":"y","text":"C."}\n'
    done = run("extract", "-i", "jsonl", stdin=bad)
    check("one bad line costs no other", [g["documents"][0]["id"] for g in graphs(done)] == ["x", "y"] and done.returncode == 3, done)
    check("rejected lines are named", b"standard input:2" in done.stderr and b"standard input:4" in done.stderr, done)
    newer = b'{"id":"x","text":"A.","version":9}\n{"id":"x","text":"B.","version":10}\n'
    done = run("extract", "-f", "graph", stdin=newer)
    check("a higher version takes the place", [d["version"] for d in json.loads(done.stdout)["documents"]] == ["10"] and done.returncode == 0, done)
    first, second = (graphs(run("extract", *date, stdin=b'{"text":"Keld fell on Monday."}')) for date in ((), ("--date", "2025-03-04")))
    check("--date dates what has none", "date" not in first[0]["documents"][0] and second[0]["documents"][0]["date"] == "2025-03-04")
    check("a missing id is a hash of the text", first[0]["documents"][0]["id"] == "sha256:" + first[0]["documents"][0]["sha256"][:32])


def test_reading(folder):
    pages = pathlib.Path(__file__).resolve().parents[1] / "read" / "pages"
    done = run("extract", "-f", "jsonl", str(pages / "marked-article.html"))
    graph = graphs(done)[0]
    document = graph["documents"][0]
    check("a page gives its text, title and date", done.returncode == 0 and document["date"].startswith("2025-03-04")
          and document["title"] == "Norvia to buy mill operator Keld for €3bn" and "cookies" not in document["text"], done)
    for node in graph["nodes"]:
        for place in places(node):
            field = document["title" if place.get("field") == "title" else "text"]
            check("offsets lead into the extracted text", field[place["start"]:place["end"]] == place["text"], place)
    check("a collection's graph leaves the text out",
          "text" not in graphs(run("extract", "-f", "graph", str(pages / "marked-article.html")))[0]["documents"][0])
    (folder / "news.jsonl.gz").write_bytes(gzip.compress(LINES))
    done = run("extract", "-f", "jsonl", str(folder / "news.jsonl.gz"))
    check("packed lines are the same lines", done.stdout == run("extract", "-f", "jsonl", stdin=LINES).stdout, done)
    done = run("extract", "-f", "jsonl", stdin=gzip.compress(LINES))
    check("standard input may be packed", len(graphs(done)) == 3, done)
    with zipfile.ZipFile(folder / "news.zip", "w") as archive:
        archive.writestr("deep/a.txt", "Norvia Corp. bought Keld Inc.")
        archive.writestr("../b.txt", "Keld fell.")
    done = run("extract", str(folder / "news.zip"))
    check("members of archives have names", [d["id"] for d in json.loads(done.stdout)["documents"]]
          == ["news.zip!../b.txt", "news.zip!deep/a.txt"] and not (folder.parent / "b.txt").exists(), done)
    german = json.dumps({"text": "Der Vorstand hat am Montag beschlossen, das Werk zu schließen und die Produktion ins "
                                 "Ausland zu verlegen. Die Gewerkschaft kündigte Widerstand gegen die Pläne an."}).encode()
    done = run("extract", "-i", "jsonl", stdin=german + b"\n" + LINES)
    check("other languages are left out and named, code 0", len(graphs(done)) == 3 and done.returncode == 0
          and b"another language" in done.stderr, done)
    check("unless they are wanted", len(graphs(run("extract", "-i", "jsonl", "--any-language", stdin=german))) == 1)
    done = run("extract", "-f", "jsonl", "--field", "body=/a/b", "--field", "title=kopf", stdin=b'{"a":{"b":"Keld fell."},"kopf":"T"}\n')
    check("--field reads other records", graphs(done)[0]["documents"][0]["title"] == "T", done)
    for bad in (["--field", "size=/a"], ["--encoding", "klingon"], ["-i", "pdf"]):
        check(f"{bad} is wrong usage", run("extract", *bad, stdin=LINES).returncode == 2)
    (folder / "latin.txt").write_bytes(b"The caf\xe9\x92s owner sold it for \xa35m.")
    graph = json.loads(run("extract", "-f", "jsonl", str(folder / "latin.txt")).stdout)
    check("windows-1252 is read", any(n["kind"] == "amount" and n["unit"] == "GBP" for n in graph["nodes"]), graph)


def test_empty_articles():
    # faults E13: nothing in, nothing claimed, nothing wrong.
    rows = [{"text": ""}, {"text": " \n\t"}, {"text": "x"}, {"text": "\U0001f33e\U0001f33e"}, {"text": "", "title": "Norvia bought Keld"},
            {"text": "\u0301"}, {"text": "\ufeff"}, {"text": "a\u0000b"}]
    done = run("extract", "-f", "jsonl", stdin="".join(json.dumps({**r, "id": str(i)}) + "\n" for i, r in enumerate(rows)).encode())
    made = graphs(done)
    check("E13 articles of next to nothing are articles", len(made) == len(rows) and done.returncode == 0, done)
    check("E13 and claim nothing", not any(n["kind"] == "claim" for i, g in enumerate(made) if i != 4 for n in g["nodes"]), made)


def test_inspect(folder):
    (folder / "a.jsonl").write_bytes(b'{"text":"It fell.","date_publish":"2025-01-22","date_download":"2026-01-01"}\nbad\n')
    (folder / "b.txt").write_bytes("Caf\u00e9 \u201cX\u201d fell.".encode("utf-16"))
    (folder / "c\x1b[2J.txt").write_bytes(b"%PDF-1.4")
    done = run("inspect", "--json", str(folder))
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    check("inspect lists each record, code 3 for refused ones", [r["status"] for r in rows] == ["article", "refused", "article", "refused"]
          and done.returncode == 3, done)
    check("inspect says where a date is from", rows[0]["date"] == "2025-01-22" and rows[0]["date_from"] == "date_publish", rows)
    check("inspect names the character set", rows[2]["charset"] == "UTF-16LE" and rows[2]["charset_from"] == "mark"
          and rows[2]["length"] == 14, rows)
    done = run("inspect", str(folder))
    check("the table is for people", b"UTF-16LE (mark)" in done.stdout and b"\x1b" not in done.stdout and done.returncode == 3, done)
    check("the known fields are listed", b"text\tmaintext\tnews-please" in run("inspect", "--fields").stdout)
    page = pathlib.Path(__file__).resolve().parents[1] / "read" / "pages" / "sloppy-markup.html"
    row = json.loads(run("inspect", "--json", "--map", str(page)).stdout)
    text = json.loads(run("extract", "-f", "jsonl", str(page)).stdout)["documents"][0]["text"]
    source = page.read_text(encoding="utf-8")
    same = [(text[t:t + n], source[p:p + m]) for t, n, p, m in row["map"] if n == m]
    check("the map leads from the text to the page", same and all(a == b for a, b in same), same)


def test_outputs(folder):
    target = folder / "out.json"
    done = run("extract", "-f", "graph", "-o", str(target), stdin=LINES)
    check("-o writes the same bytes", target.read_bytes() == run("extract", "-f", "graph", stdin=LINES).stdout and done.stdout == b"", done)
    check("nothing else is left behind", not list(folder.glob("out.json.*")))
    run("extract", "-f", "claims", "-o", str(folder), stdin=LINES)
    check("-o FOLDER names the file", (folder / "claims.jsonl").exists())
    check("an output that cannot be written is 4", run("extract", "-o", str(folder / "no" / "x"), stdin=LINES).returncode == 4)
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "extract"], input=LINES, stdout=full, stderr=subprocess.PIPE)
        check("a full disk is 4", done.returncode == 4, done)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([PROGRAM, "extract"], input=LINES, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    check("a reader that went away is 141, silently", done.returncode == 141 and done.stderr == b"", done)


def test_output_to_a_pipe(folder):
    """What is no file is written to, not replaced."""
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    done = run("extract", "-i", "text", "-f", "summary", "-o", str(pipe), stdin=b"Acme Corp. bought Beta Inc. in March.")
    seen = reader.communicate(timeout=60)[0]
    check("a pipe takes the output and stays", done.returncode == 0 and seen.startswith(b"claim ") and pipe.is_fifo(), (done, seen))


def test_usage(folder):
    for arguments in (["extract", "--nonsense"], ["extract", "-f", "xml"], ["extract", "--patterns", str(folder / "none")],
                      ["extract", "--add-patterns", str(folder / "none")],
                      ["extract", "--date", "soon"], ["merge"], ["extract", "-j", "0"]):
        done = run(*arguments, stdin=LINES)
        check(f"{arguments} is wrong usage", done.returncode == 2 and done.stdout == b"" and done.stderr, done)
    for arguments in (["--help"], ["extract", "--help"], ["--version"], ["patterns", "check"], ["patterns", "list"],
                      ["patterns", "explain", "acquisition", "Acme bought Beta."],
                      ["patterns", "explain", "--conllu", "Acme bought Beta."]):
        done = run(*arguments)
        check(f"{arguments} answers", done.returncode == 0 and done.stdout, done)
    check("help shows examples", b"Examples" in run("extract", "--help").stdout)
    check("... of the command", b"patterns check" in run("patterns", "explain", "--help").stdout)
    (folder / "names.tsv").write_text("Falcon Grid\tparty\torganization\n", encoding="utf-8")
    (folder / "one.txt").write_text("Falcon Grid sued Keld Inc. on Monday.", encoding="utf-8")
    behind = run("extract", "-f", "summary", "--gazetteer", str(folder / "names.tsv"), str(folder / "one.txt"))
    check("what stands behind an option's value is an input", b"claim legal.lawsuit" in behind.stdout, behind)
    before = run("--add-patterns", str(folder), "extract", "-f", "summary", str(folder / "one.txt"))
    check("options may stand before the command", b"claim legal.lawsuit" in before.stdout, before)
    (folder / "broken.json").write_bytes(run("extract", "-f", "graph", stdin=LINES).stdout[:-40])
    (folder / "noise.db").write_bytes(bytes(range(256)) * 12)
    for command in (["index", str(folder / "noise.db"), "-"], ["search", str(folder / "noise.db"), "x"]):
        check("a damaged index is 6, and left as it was (I22)", run(*command, stdin=LINES).returncode == 6
              and (folder / "noise.db").read_bytes() == bytes(range(256)) * 12)
    check("a damaged graph is 6", run("merge", str(folder / "broken.json")).returncode == 6)


def test_interruption():
    process = subprocess.Popen([PROGRAM, "extract", "-i", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdin.write(LINES)
    process.stdin.flush()
    lines = [process.stdout.readline() for _ in range(3)]
    check("lines come while the input is open", all(lines))
    process.send_signal(signal.SIGINT)
    rest = process.stdout.read()
    check("an interrupt is 130 after whole lines", process.wait(timeout=20) == 130 and rest == b"", rest)


with tempfile.TemporaryDirectory() as name:
    test_streams()
    test_patterns_pages()
    test_patterns_check()
    test_empty_articles()
    test_confidence()
    test_schema()
    test_formats()
    test_same_bytes()
    for number, test in enumerate((test_inputs, test_reading, test_inspect, test_outputs, test_output_to_a_pipe, test_usage)):
        place = pathlib.Path(name) / str(number)
        place.mkdir()
        test(place)
    test_interruption()
sys.exit(1 if failures else 0)
