#!/usr/bin/env python3
"""JSON-LD, N-Quads and JSON Schema before readers of others (npm: jsonld, n3, oxigraph, ajv; fetched once).

usage: readers_test.py PROGRAM FOLDER   (FOLDER keeps the npm packages; exits 77, saying why, without npm)
"""
import json
import pathlib
import shutil
import subprocess
import sys

PACKAGES = ["jsonld@9.0.0", "n3@2.13.12", "oxigraph@0.5.11", "ajv@8.20.0"]
ARTICLES = [
    {"id": "a \"1\" <x>", "date": "2025-03-04", "source": "Planet", "title": "Deal\\talk", "url": "https://planet.example/?a=1&b=“2”",
     "text": "Norvia Corp. agreed to buy Keld Inc. for $3.50 billion on Monday. “It is \\ a ‘good’ deal,” said Ada Fell, chief executive of Norvia."},
    {"id": "b", "date": "2025-03-05", "source": "Globe", "text": "Norvia Corp. bought Keld Inc. for about €2 billion\nin March 2025. Ostra Ltd. sued Norvia Corp."},
    {"id": "c", "text": "Norvia Corp. has a right of first refusal on Keld's new mills until 2031. Société Édral S.A. 🚀 denied that it owes Ostra Ltd. $5 million."},
]
SCRIPT = """
const jsonld = require('jsonld'), N3 = require('n3'), oxigraph = require('oxigraph'), Ajv = require('ajv/dist/2020'), fs = require('fs');
const read = name => fs.readFileSync(name, 'utf8');
const key = quad => JSON.stringify([quad.subject, quad.predicate, quad.object, quad.graph].map(
  term => [term.termType, term.value, term.datatype && term.datatype.value]));
const statements = text => new Set(new N3.Parser({format: 'N-Quads'}).parse(text).map(key));
(async () => {
  const refuse = async url => { throw new Error('fetches ' + url); };
  const ours = statements(read('graph.nq'));
  const theirs = statements(await jsonld.toRDF(JSON.parse(read('graph.jsonld')), {format: 'application/n-quads', safe: true, documentLoader: refuse}));
  const missing = [...ours].filter(quad => !theirs.has(quad)), more = [...theirs].filter(quad => !ours.has(quad));
  const store = new oxigraph.Store();
  store.load(read('graph.nq'), {format: 'application/n-quads'});
  const buyers = store.query(`PREFIX c: <urn:claimgraph:> PREFIX role: <urn:claimgraph:role:> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT ?buyer WHERE { GRAPH ?claim { ?claim c:type "deal.acquisition"; role:buyer ?party; role:price ?price }
      ?party rdfs:label ?buyer . ?price c:unit "USD"; c:value ?value FILTER(?value > 1000000000) }`).map(row => row.get('buyer').value);
  const validate = new Ajv({allowUnionTypes: true}).compile(JSON.parse(read('schema.json')));
  const valid = validate(JSON.parse(read('graph.json')));
  const broken = JSON.parse(read('graph.json'));
  broken.nodes[0].kind = 'nothing';
  console.log(JSON.stringify({quads: ours.size, stored: store.size, buyers, missing: missing.slice(0, 5), more: more.slice(0, 5), valid, errors: (validate.errors || []).slice(0, 5),
                              notices: !validate(broken)}));
})();
"""


def skip(why):
    print(f"SKIPPED: readers of RDF and JSON Schema: {why}")
    sys.exit(77)


def node_folder(folder):
    if not (shutil.which("npm") and shutil.which("node")):
        skip("there is no node and npm here")
    folder.mkdir(parents=True, exist_ok=True)
    if not all((folder / "node_modules" / package.split("@")[0]).exists() for package in PACKAGES):
        try:
            done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), *PACKAGES],
                                  capture_output=True, text=True, timeout=120)
        except subprocess.TimeoutExpired:
            skip("npm does not answer")
        if done.returncode != 0:
            skip("npm could not fetch them: " + done.stderr.strip().splitlines()[-1][:200])
    return folder


def main():
    program, folder = sys.argv[1], node_folder(pathlib.Path(sys.argv[2]))
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES).encode()
    for form, name in (("graph", "graph.json"), ("jsonld", "graph.jsonld"), ("nquads", "graph.nq")):
        done = subprocess.run([program, "extract", "-q", "-i", "jsonl", "-f", form, "-"], input=lines, capture_output=True, check=True)
        (folder / name).write_bytes(done.stdout)
    (folder / "schema.json").write_bytes(subprocess.run([program, "schema"], capture_output=True, check=True).stdout)
    (folder / "read.js").write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(["node", "read.js"], cwd=folder, capture_output=True, text=True, timeout=90)
    if done.returncode != 0:
        print("FAILED: " + done.stderr.strip()[-1500:])
        return 1
    seen = json.loads(done.stdout)
    print(f"{seen['quads']} statements")
    good = seen["quads"] > 200 and not seen["missing"] and not seen["more"] and seen["valid"] and seen["notices"]
    good = good and seen["stored"] == seen["quads"] and seen["buyers"] == ["Norvia Corp."]
    if shutil.which("rapper"):
        rapper = subprocess.run(["rapper", "-q", "-c", "-i", "nquads", str(folder / "graph.nq")], capture_output=True, text=True)
        good = good and rapper.returncode == 0
    if not good:
        print(f"FAILED: {done.stdout}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
