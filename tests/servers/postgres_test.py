#!/usr/bin/env python3
"""Loads `-f records` into a real PostgreSQL by `claimgraph schema postgres` and asks it; usage: postgres_test.py PROGRAM.

The server is Debian's, started in a folder of its own as an ordinary user on a Unix socket, and gone at the end. Where there is
none the test says so and exits 77.
"""
import concurrent.futures
import contextlib
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
COPY = r"\copy claim_lines from stdin (format csv, quote e'\x01', delimiter e'\x02')"
ARTICLES = [
    {"id": "a", "date": "2025-03-04", "source": "Planet", "text": "Norvia Corp. agreed to buy Keld Inc. for $3 billion."},
    {"id": "b", "date": "2025-03-05", "source": "Globe", "text": "Norvia Corp. agreed to buy Keld Inc. for $3 billion. Ostra Ltd. bought Tirn Inc. for $200 million."},
    {"id": "c", "date": "2023-05-02", "text": "Ostra Ltd. bought Wenlow Inc. for $7 billion."},
    {"id": "d", "date": "2025-06-01", "text": "Norvia Corp. has a right of first refusal on Keld's new mills."},
    {"id": "e \\ \" '; drop table claims; --", "date": "2025-06-02", "title": "C:\\new\\table \u0000 \u0001\u0002",
     "text": "Pell Inc.\u0000 sued “Ostra \\\\ \u0001\u0002 Ltd.” in Ohio over Tab\there. Feld Inc. bought Gorm Inc. in March 2026 for 12345678.91 euros."},
]
STATE = "select id, xmin::text, ctid::text from claims"  # changes with each writing of a row
failures = []


def skip(why):
    print(f"SKIPPED PostgreSQL: {why}", flush=True)
    sys.exit(77)


def check(name, held, seen=""):
    if not held:
        failures.append(name)
        print(f"FAILED {name}: {str(seen)[:800]}")


def server_programs():
    """The folder of initdb and postgres: of the newest version there is."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return pathlib.Path(initdb).parent if initdb else skip("no server here; scripts/setup installs it")


class Server:
    def __init__(self, programs, folder):
        self.programs, self.folder, self.loaded = programs, folder, False
        self.user = {}
        if os.getuid() == 0:  # the server refuses to run as root
            nobody = pwd.getpwnam("nobody")
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            self.user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def run(self, name, *arguments, check=True, **more):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PGCLIENTENCODING": "UTF8"}
        return subprocess.run([self.programs / name, *map(str, arguments)], cwd=self.folder, env=environment, capture_output=True,
                              check=check, **self.user, **more)

    def __enter__(self):
        try:
            self.run("initdb", "-D", self.folder / "data", "-U", "claims", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "-N")
            options = f"-k {self.folder} -c listen_addresses= -c fsync=off -c DateStyle=SQL,DMY"
            self.run("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", options, "start")
        except subprocess.CalledProcessError as error:
            skip(f"the server did not start: {(error.stderr + error.stdout).decode()[-300:]}")
        return self

    def __exit__(self, *_):
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop", check=False)

    def client(self, *arguments):
        return [self.programs / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "claims", "-d", "postgres", *arguments]

    def psql(self, *arguments, data=None):
        done = subprocess.run(self.client(*arguments), input=data, capture_output=True)
        check("psql is content with " + " ".join(arguments)[:60], done.returncode == 0 and not done.stderr, done.stderr.decode())
        return done.stdout.decode()

    def ask(self, query):
        """The rows as lists of Python values."""
        answer = self.psql("-At", "-c", f"select coalesce(json_agg(row), '[]') from ({query}) as row")
        return [list(row.values()) for row in json.loads(answer or "[]")]

    def load(self, lines):
        """Copies records in; the number of rows that were written."""
        before = self.ask(STATE) if self.loaded else []
        self.psql("-c", COPY, data=lines)
        self.loaded = True
        return sum(row not in before for row in self.ask(STATE))


def program(*arguments, data=None):
    return subprocess.run([PROGRAM, *arguments], input=data, capture_output=True).stdout


def records_of(articles):
    return program("extract", "-i", "jsonl", "-f", "records", data="".join(json.dumps(a) + "\n" for a in articles).encode())


def test_loading(server, script, lines):
    records = [json.loads(line) for line in lines.decode().splitlines()]
    for _ in range(2):
        server.psql("-f", "-", data=script)
    count = "select count(*) as n from claims"
    check("all records are loaded", server.load(lines) == len(records) and server.ask(count) == [[len(records)]], server.ask(count))
    check("loading twice changes nothing", server.load(lines) == 0 and server.ask(count) == [[len(records)]], server.ask(count))
    server.psql("-f", "-", data=script)
    check("nor does the script", server.ask(count) == [[len(records)]], server.ask(count))
    kept = {row[0]: row[1] for row in server.ask("select id, doc from claims")}
    check("the records are what was written", kept == {r["id"]: r for r in records}, set(kept) ^ {r["id"] for r in records})
    doubled = server.load(lines + lines)
    check("a record twice in one load is one", doubled == 0, doubled)
    first = dict(records[0], text="A text of another day.")
    changed = server.load((json.dumps(first) + "\n").encode())
    seen = server.ask(f"select body from claims where id = '{first['id']}'")
    check("a newer record replaces the older", changed == 1 and seen == [[first["text"]]], (changed, seen))
    server.load(lines)
    return records


def test_questions(server, records):
    seen = server.ask("select body from claims where type = 'deal.acquisition' and during && daterange('2025-01-01', '2026-01-01')"
                      " and doc @@ '$.amounts[*] ? (@.unit == \"USD\").number > 1e9' order by body")
    expected = sorted([r["text"]] for r in records if r["type"] == "deal.acquisition" and (r["when"] or {}).get("gte", "")[:4] == "2025"
                      and any(a["unit"] == "USD" and (a["number"] or 0) > 1e9 for a in r["amounts"]))
    check("acquisitions over 1 billion USD in 2025", seen == expected and len(seen) == 1, (seen, expected))
    exact = server.ask("select role, unit, value::text from claim_amounts where value = 12345678.91")
    check("amounts are exact", exact == [["price", "EUR", "12345678.91"]], exact)
    holder = "select id from claims where doc @> '{\"type\": \"right_of_first_refusal\", \"parties\": [{\"role\": \"%s\", \"name\": \"Norvia Corp.\"}]}'"
    expected = [[r["id"]] for r in records if r["type"] == "right_of_first_refusal" and
                any(p["role"] == "holder" and p["name"] == "Norvia Corp." for p in r["parties"])]
    seen = server.ask(holder % "holder")
    check("a right of first refusal held by one party", seen == expected and len(seen) == 1, (seen, expected))
    check("and by nobody in another role", server.ask(holder % "grantor") == [])
    month = server.ask("select lower(days), upper(days), precision from claim_dates where precision = 'month'")
    check("a month stays a month", month == [["2026-03-01", "2026-04-01", "month"]], month)
    words = server.ask("select ts_headline('english', body, query) from claims, websearch_to_tsquery('english', '\"agree to buy\" Keld') query"
                       " where words @@ query order by ts_rank_cd(words, query) desc, id")
    check("words are found and shown", any("<b>agreed</b> to <b>buy</b>" in row[0] for row in words), words)
    sources = server.ask("select count(distinct claim_documents.document) from claim_documents join claims on id = claim where type = 'deal.acquisition' and body like '%Keld%'")
    check("a claim knows its articles", sources == [[2]], sources)
    plan = server.psql("-At", "-c", "set enable_seqscan = off", "-c", "explain " + holder % "holder")
    check("the index answers", "claims_doc" in plan, plan)
    roles = server.ask("select name from claim_parties where role = 'buyer' and name like 'Norvia%'")
    check("parties are rows", len(roles) == 1, roles)


def test_side_by_side(server, lines):
    """Two loads of many records in opposite orders wait for each other and stop nothing."""
    records = [json.loads(line) for line in lines.decode().splitlines()]
    many = [dict(record, id=f"{record['id']}-{n}") for n in range(400) for record in records]

    def load(order):
        return subprocess.run(server.client("-c", COPY), input="".join(json.dumps(record) + "\n" for record in order).encode(),
                              capture_output=True, timeout=60)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for done in pool.map(load, (many, many[::-1])):
            check("both loads end well", done.returncode == 0, done.stderr.decode())
    seen = server.ask("select count(*) from claims")
    check("and every record is there once", seen == [[len(many) + len(records)]], seen)


def main():
    programs = server_programs()
    script, lines = program("schema", "postgres"), records_of(ARTICLES)
    check("the records hold no NUL", b"\\u0000" not in lines and lines.count(b"\n") > 5, lines)
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="claims", dir="/tmp")))
        server = stack.enter_context(Server(programs, folder))
        records = test_loading(server, script, lines)
        test_questions(server, records)
        test_side_by_side(server, lines)
        version = server.psql("-At", "-c", "show server_version").strip()
    print("FAILED" if failures else f"PostgreSQL {version}: all checks passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
