#!/usr/bin/env python3
"""Compares what is read of WARC and WET files with what warcio reads (npm, fetched once).

usage: warcio_test.py PROGRAM FOLDER   (FOLDER keeps the npm package; exits 77, saying why, without npm)
"""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

from npm_oracle import answer, fetch

PACKAGES = ["warcio@2.4.4"]
SCRIPT = """
const {WARCParser} = require('warcio'), fs = require('fs');
(async () => {
  const made = {};
  for (const path of process.argv.slice(2)) {
    made[path] = [];
    for await (const record of new WARCParser(fs.createReadStream(path)))
      made[path].push({type: record.warcType, uri: record.warcTargetURI, id: record.warcHeaders.headers.get('WARC-Record-ID'),
                       status: record.httpHeaders ? Number(record.httpHeaders.statusCode) : 0, text: await record.contentText()});
  }
  console.log(JSON.stringify(made));
})();
"""
TEXTS = ["Norvia Corp. agreed to buy Keld Inc. for $3 billion.\r\nKeld denied it.\n", "It fell.", "The café’s owner sold it for £5m. " * 400]


def record(kind, number, block, name="response"):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/{name}?q={number}&r=a%20b\r\n"
            f"WARC-Date: 2026-01-0{number % 9 + 1}T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{kind}-{number}>\r\n"
            f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def http(body, *fields, status="200 OK"):
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/plain; charset=utf-8", *fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def chunks(body, size=37):
    parts = [body[at:at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def records():
    made = [record("warcinfo", 0, b"software: test\r\n")]
    for number, text in enumerate(TEXTS, 1):
        body = text.encode()
        made += [record("request", number, b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n"),
                 record("response", number, http(body, f"Content-Length: {len(body)}")),
                 record("response", number + 10, http(chunks(body), "Transfer-Encoding: chunked")),
                 record("response", number + 20, http(gzip.compress(body), "Content-Encoding: gzip")),
                 record("response", number + 30, http(chunks(gzip.compress(body), 50), "Content-Encoding: gzip", "Transfer-Encoding: chunked")),
                 record("response", number + 40, http(b"gone", status="404 Not Found")),
                 record("revisit", number + 50, b""), record("metadata", number + 60, b"fetchTimeMs: 7\r\n"),
                 record("conversion", number + 70, body)]
    return made


def main():
    program, folder = sys.argv[1], fetch(pathlib.Path(sys.argv[2]), PACKAGES, "warcio")
    failed = compared = 0
    with tempfile.TemporaryDirectory() as name:
        forms = {"plain.warc": b"".join(records()), "each.warc.gz": b"".join(map(gzip.compress, records())),
                 "whole.warc.gz": gzip.compress(b"".join(records()))}
        for file, data in forms.items():
            (pathlib.Path(name) / file).write_bytes(data)
        paths = [str(pathlib.Path(name) / file) for file in forms if file != "whole.warc.gz"]  # which warcio does not read
        theirs = answer(folder, SCRIPT, paths, "warcio")
        for path in [*paths, str(pathlib.Path(name) / "whole.warc.gz")]:
            read = theirs.get(path, theirs[paths[0]])
            want = [(r["id"].strip("<>"), r["uri"], r["text"]) for r in read
                    if r["type"] == "conversion" or r["type"] == "response" and r["status"] == 200]
            done = subprocess.run([program, "extract", "-f", "jsonl", path], capture_output=True, check=True)
            ours = [(d["id"], d["uri"], d["text"]) for d in (json.loads(line)["documents"][0] for line in done.stdout.splitlines())]
            compared += len(want)
            if ours != want:
                failed += 1
                print(f"FAILED {path}\n--- ours\n{[(i, u, t[:60]) for i, u, t in ours]}\n--- theirs\n{[(i, u, t[:60]) for i, u, t in want]}")
    print(f"{compared} records of {len(forms)} files compared")
    return 1 if failed or compared < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
