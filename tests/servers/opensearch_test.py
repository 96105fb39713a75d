#!/usr/bin/env python3
"""Feeds `-f bulk` to a real OpenSearch and asks it; usage: opensearch_test.py PROGRAM [FOLDER].

The server comes from its published distribution by mvn, into FOLDER (default build/opensearch), and runs as an
ordinary user on a port of this machine. Where it cannot be fetched or started the test says so and exits 77.
"""
import json
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
FOLDER = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "build/opensearch").resolve()
VERSION = "2.19.3"
ARTICLES = [
    {"id": "a", "date": "2025-03-04", "source": "Planet", "text": "Norvia Corp. agreed to buy Keld Inc. for $3 billion on Monday."},
    {"id": "b", "date": "2025-03-05", "source": "Globe", "text": "Norvia Corp. agreed to buy Keld Inc. for $3 billion on Monday. Ostra Ltd. bought Tirn Inc. for $200 million."},
    {"id": "c", "date": "2023-05-02", "text": "Ostra Ltd. bought Wenlow Inc. for $7 billion."},
    {"id": "d", "date": "2025-06-01", "text": "Norvia Corp. has a right of first refusal on Keld's new mills."},
]
failures = []


def skip(why):
    print(f"SKIPPED OpenSearch: {why}", flush=True)
    sys.exit(77)


def check(name, held, seen=""):
    if not held:
        failures.append(name)
        print(f"FAILED {name}: {str(seen)[:600]}")


def fetch():
    home = FOLDER / f"opensearch-{VERSION}"
    if home.is_dir():
        return home
    for tool in ("mvn", "unzip", "java"):
        if not shutil.which(tool):
            skip(f"no {tool} here")
    FOLDER.mkdir(parents=True, exist_ok=True)
    artifact = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
    got = subprocess.run(["mvn", "-q", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={FOLDER}"],
                         capture_output=True, text=True)
    package = FOLDER / f"opensearch-{VERSION}.zip"
    if got.returncode or not package.is_file():
        skip("the distribution cannot be fetched: " + got.stdout.strip()[-200:])
    subprocess.run(["unzip", "-q", "-o", package, "-d", FOLDER], check=True)
    return home


def start(home):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = FOLDER / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    command = [home / "bin" / "opensearch", "-Ediscovery.type=single-node", f"-Ehttp.port={port}", "-Enetwork.host=127.0.0.1",
               f"-Epath.data={data}", f"-Epath.logs={data}"]
    java = os.path.dirname(os.path.dirname(os.path.realpath(shutil.which("java") or "/usr")))
    environment = {"PATH": os.environ["PATH"], "OPENSEARCH_JAVA_OPTS": "-Xms512m -Xmx512m", "OPENSEARCH_JAVA_HOME": java}
    user = {}
    if os.getuid() == 0:  # the server refuses to run as root
        nobody = pwd.getpwnam("nobody")
        subprocess.run(["chown", "-R", "nobody", home, data], check=True)
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    log = open(FOLDER / "server.log", "wb")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=home, **user)
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        time.sleep(1)
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=2)
            return server, address
        except (urllib.error.URLError, OSError):
            pass
    server.terminate()
    skip(f"the server did not start; see {FOLDER / 'server.log'}")


def ask(address, path, body=None, method="GET", kind="application/json"):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data=data, method=method, headers={"Content-Type": kind})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return {"error": error.read().decode()}


def nested(path, **terms):
    return {"nested": {"path": path, "query": {"bool": {"filter": [{"term": {f"{path}.{k}": v}} for k, v in terms.items()]}}}}


def found(address, *filters):
    answer = ask(address, "/claims/_search", {"size": 100, "query": {"bool": {"filter": list(filters)}}}, "POST")
    check("a query is understood", "hits" in answer, answer)
    return sorted(hit["_source"]["text"] for hit in answer.get("hits", {}).get("hits", []))


def test(address):
    lines = "".join(json.dumps(a) + "\n" for a in ARTICLES).encode()
    bulk = subprocess.run([PROGRAM, "extract", "-i", "jsonl", "-f", "bulk"], input=lines, capture_output=True).stdout
    mapping = json.loads(subprocess.run([PROGRAM, "schema", "--mapping"], capture_output=True).stdout)
    # The distribution for tests comes without the module of language analyzers.
    mapping = json.loads(json.dumps(mapping).replace('"analyzer": "english"', '"analyzer": "standard"'))
    made = ask(address, "/claims", mapping, "PUT")
    check("the mapping is taken", made.get("acknowledged"), made)
    counts = []
    for _ in range(2):
        answer = ask(address, "/_bulk?refresh=true", bulk, "POST", "application/x-ndjson")
        check("every record is taken", answer.get("errors") is False, answer)
        counts.append(ask(address, "/claims/_count").get("count"))
    check("loading twice leaves the same count", counts[0] == counts[1] == bulk.count(b"\n") // 2, counts)

    records = [json.loads(line) for line in bulk.decode().splitlines()[1::2]]
    billions = {"nested": {"path": "amounts", "query": {"bool": {"filter": [
        {"term": {"amounts.unit": "USD"}}, {"range": {"amounts.number": {"gt": 1e9}}}]}}}}
    year = {"range": {"when": {"gte": "2025-01-01", "lt": "2026-01-01"}}}
    expected = sorted(r["text"] for r in records if r["type"] == "deal.acquisition" and (r["when"] or {}).get("gte", "")[:4] == "2025"
                      and any(a["unit"] == "USD" and (a["number"] or 0) > 1e9 for a in r["amounts"]))
    seen = found(address, {"term": {"type": "deal.acquisition"}}, billions, year)
    check("acquisitions over 1 billion USD in 2025", seen == expected and len(seen) == 1, (seen, expected))
    held = found(address, {"term": {"type": "right_of_first_refusal"}}, nested("parties", role="holder", name="Norvia Corp."))
    held = held or found(address, {"term": {"type": "right_of_first_refusal"}}, nested("parties", role="holder", name="Norvia Corp"))
    check("a right of first refusal held by one party", len(held) == 1, [r for r in records if r["kind"] == "clause"])
    nobody = found(address, {"term": {"type": "right_of_first_refusal"}}, nested("parties", role="grantor", name="Norvia Corp."))
    check("and by nobody in another role", nobody == [], nobody)
    words = found(address, {"match_phrase": {"text": "agreed to buy"}})
    check("words are found", any("agreed to buy" in text for text in words), words)


def main():
    server, address = start(fetch())
    try:
        test(address)
    finally:
        server.terminate()
        server.wait(60)
    print("FAILED" if failures else f"OpenSearch {VERSION}: all checks passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
