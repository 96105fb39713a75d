#!/usr/bin/env python3
"""Feeds `-f solr` to the real Solr and asks it; usage: solr_test.py PROGRAM [FOLDER].

Solr's own core, schema interface, update handler and query parser, from its published libraries by mvn into FOLDER (default
build/solr), without the web server around them. Where they cannot be fetched the test says so and exits 77.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
FOLDER = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "build/solr").resolve()
VERSION = "9.10.1"
POM = f"""<project><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>solr</artifactId><version>1</version><dependencies>
<dependency><groupId>org.apache.solr</groupId><artifactId>solr-core</artifactId><version>{VERSION}</version></dependency>
</dependencies></project>"""
CONFIG = """<config><luceneMatchVersion>9.12</luceneMatchVersion>
<schemaFactory class="ManagedIndexSchemaFactory"><bool name="mutable">true</bool></schemaFactory>
<requestHandler name="/select" class="solr.SearchHandler"/></config>"""
# The types that these names have in Solr's _default configuration.
SCHEMA = """<schema name="claims" version="1.6"><uniqueKey>id</uniqueKey>
<fieldType name="string" class="solr.StrField" sortMissingLast="true" docValues="true"/><fieldType name="pdouble" class="solr.DoublePointField" docValues="true"/>
<fieldType name="text_en" class="solr.TextField" positionIncrementGap="100"><analyzer><tokenizer name="standard"/><filter name="lowercase"/>
<filter name="porterStem"/></analyzer></fieldType><field name="id" type="string" required="true"/></schema>"""
ARTICLES = [
    {"id": "a", "date": "2025-03-04", "source": "Planet", "text": "Norvia Corp. agreed to buy Keld Inc. for $3 billion."},
    {"id": "b", "date": "2025-03-05", "source": "Globe", "text": "Norvia Corp. agreed to buy Keld Inc. for $3 billion. Ostra Ltd. bought Tirn Inc. for $200 million."},
    {"id": "c", "date": "2023-05-02", "text": "Ostra Ltd. bought Wenlow Inc. for $7 billion."},
    {"id": "d", "date": "2025-06-01", "text": "Norvia Corp. has a right of first refusal on Keld's new mills."},
    {"id": "e", "date": "2025-06-02", "title": "\"],{\"delete\":{\"query\":\"*:*\"}}", "text": "Feld Inc. bought Gorm Inc. in March 2026 for 12345678.91 euros."},
]


def skip(why):
    print(f"SKIPPED Solr: {why}", flush=True)
    sys.exit(77)


def fetch():
    for tool in ("mvn", "java"):
        if not shutil.which(tool):
            skip(f"no {tool} here")
    libraries = FOLDER / f"solr-{VERSION}"
    if not (libraries / f"solr-core-{VERSION}.jar").is_file():
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / "pom.xml").write_text(POM)
        got = subprocess.run(["mvn", "-q", "-f", FOLDER / "pom.xml", "dependency:copy-dependencies", f"-DoutputDirectory={libraries}"],
                             capture_output=True, text=True)
        if got.returncode:
            skip("its libraries cannot be fetched: " + got.stdout.strip()[-200:])
    return libraries


def ask(libraries, documents, queries):
    """For each query what it finds: the count and the ids."""
    with tempfile.TemporaryDirectory() as name:
        home = pathlib.Path(name)
        conf = home / "claims" / "conf"
        conf.mkdir(parents=True)
        (home / "solr.xml").write_text("<solr/>")
        (home / "claims" / "core.properties").write_text("name=claims\n")
        (conf / "solrconfig.xml").write_text(CONFIG)
        (conf / "managed-schema.xml").write_text(SCHEMA)
        (home / "schema.json").write_bytes(subprocess.run([PROGRAM, "schema", "solr"], capture_output=True, check=True).stdout)
        (home / "documents.json").write_bytes(documents)
        source = pathlib.Path(__file__).resolve().parent / "SolrSession.java"
        done = subprocess.run(["java", "-Xmx512m", "-cp", f"{libraries}/*", source, home, home / "schema.json", home / "documents.json"],
                              input="".join(query + "\n" for query in queries), capture_output=True, text=True, timeout=300)
    if done.returncode:
        print("FAILED: " + (done.stderr + done.stdout).strip()[-2000:])
        sys.exit(1)
    return [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("found ")]


def main():
    libraries = fetch()
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES).encode()
    documents = subprocess.run([PROGRAM, "extract", "-q", "-i", "jsonl", "-f", "solr"], input=lines, capture_output=True, check=True).stdout
    records = [json.loads(line) for line in documents.decode().splitlines()]

    def ids(wanted):
        return sorted(record["id"] for record in records if wanted(record))

    holder = "roles:\"holder=Norvia Corp.\""
    cases = {
        "*:*": ids(lambda r: True),  # loaded twice
        "type:deal.acquisition AND money_USD:{1000000000 TO *] AND when:[2025-01-01 TO 2025-12-31]":
            ids(lambda r: r["type"] == "deal.acquisition" and max(r.get("money_USD", [0])) > 1e9 and r["when"][1:5] == "2025"),
        f"type:right_of_first_refusal AND {holder}": ids(lambda r: r["type"] == "right_of_first_refusal" and "holder=Norvia Corp." in r["roles"]),
        "type:right_of_first_refusal AND roles:\"grantor=Norvia Corp.\"": [],
        "text:\"agree to buy\"": ids(lambda r: "agreed to buy" in r["text"]),
        "when:2026-03": ids(lambda r: r["when"].startswith("[2026-03")),
        "amounts:\"price=12345678.91 EUR\"": ids(lambda r: "price=12345678.91 EUR" in r["amounts"]),
    }
    failed = False
    for (query, expected), found in zip(cases.items(), ask(libraries, documents, cases)):
        empty = "grantor" in query
        if found != [str(len(expected)), *expected] or bool(expected) == empty:
            failed = True
            print(f"FAILED {query}: {found} for {expected}")
    print("FAILED" if failed else f"Solr {VERSION}: all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
