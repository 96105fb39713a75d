#!/usr/bin/env python3
"""What hostile articles put into titles, ids, addresses and quotations does no harm in any output format:
injection_test.py PROGRAM. Each format is read back by a parser that is not the program's."""
import csv
import hashlib
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

PROGRAM = sys.argv.pop(1)
PAYLOADS = ["=HYPERLINK(\"http://bad.example\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1,2)", "\t=1", "＝1+1", "</script><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>", "{\"delete\":{\"_id\":\"x\"}}", "\n{\"delete\":{\"_id\":\"x\"}}\n", "a\\\" . <urn:x> <urn:y> <urn:z> .",
            "\"]; evil -> node [label=\"", "]]><node id=\"evil\"/>", "<!-- --> &amp; &#0;", "\x1b]0;title\x07\x1b[2J", "\x9b2J\x7f", "a\u202eb\u202cc",
            "a\u2028b\u2029c", "A\u200dcme \u2066x\u2069", "hidden\U000e0041\U000e0042", "'; DROP TABLE claims; --", "\\x00 \\u0000 %00", "a\0b", "x" * 2000]
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def articles():
    """Payloads everywhere; an id with control characters is refused at the door."""
    for number, payload in enumerate(PAYLOADS):
        yield {"id": f"d{number} " + re.sub("[\x00-\x1f\x7f-\x9f]", "", payload),
               "title": payload, "date": "2025-03-04", "url": f"https://news.example/{payload}", "source": payload,
               "text": f"Norvia Corp. agreed to buy Keld Inc. for ${number + 2} million. “We own {payload} now,” said Ada Fell, chief executive of "
                       f"Norvia Corp. Keld Inc. sued {payload} Holdings Inc. in Ohio."}


LINES = "".join(json.dumps(article) + "\n" for article in articles()).encode()


def output(form):
    done = subprocess.run([PROGRAM, "extract", "-q", "-i", "jsonl", "-f", form, "-"], input=LINES, capture_output=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode("utf-8")


def texts(value, key=""):
    """All strings but the ids of articles, which stay as they came."""
    if isinstance(value, str) and key not in ("document", "documents", "id"):
        yield value
    for inner, each in value.items() if isinstance(value, dict) else [(key, each) for each in value] if isinstance(value, list) else []:
        yield from texts(each, inner)


class Injection(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.graph = json.loads(output("graph"))
        cls.nodes = {node["id"]: node for node in cls.graph["nodes"]}
        cls.claims = [node for node in cls.graph["nodes"] if node["kind"] in ("claim", "clause")]
        assert len(cls.claims) > 2 * len(PAYLOADS)

    def test_graph_and_jsonl_hold_every_payload_as_text(self):
        self.assertEqual(sorted(d["id"] for d in self.graph["documents"]), sorted(a["id"] for a in articles()))
        self.assertEqual(len(output("jsonl").split("\n")), len(PAYLOADS) + 1)

    def test_ids_are_hashes_whatever_a_name_holds(self):  # H6
        for node in self.nodes:
            self.assertRegex(node, r"^[a-z]+_[0-9a-f]{32}$")

    def test_claims_are_one_object_a_line_of_known_fields(self):
        records = [json.loads(line) for line in output("claims").split("\n") if line]
        fields = {"id", "kind", "type", "predicate", "text", "triple", "polarity", "modality", "status", "confidence", "rule", "parties", "amounts",
                  "dates", "when", "when_precision", "when_basis", "clauses", "source", "condition", "document", "start", "end", "field", "documents"}
        for record in records:
            self.assertLessEqual(set(record), fields)

    def test_bulk_actions_and_records_alternate(self):  # H5 H6
        text = output("bulk")
        self.assertTrue(text.endswith("}\n"))
        lines = text.split("\n")[:-1]
        self.assertEqual(len(lines), 2 * len(self.claims))
        for action, record in zip(lines[::2], lines[1::2]):
            action, record = json.loads(action), json.loads(record)
            self.assertEqual(action, {"index": {"_index": "claims", "_id": record["id"]}})
            self.assertLessEqual(len(record["id"].encode()), 512)

    def test_bulk_goes_to_a_folder_in_files_that_end_between_records(self):  # H7
        whole = output("bulk")
        with tempfile.TemporaryDirectory() as folder:
            names = None
            for split in ("20K", "60K"):
                subprocess.run([PROGRAM, "extract", "-q", "-i", "jsonl", "-f", "bulk", "-o", folder, "--split", split, "-"], input=LINES, check=True)
                manifest = json.loads(pathlib.Path(folder, "bulk-manifest.json").read_text())
                pieces = [pathlib.Path(folder, file["name"]).read_bytes() for file in manifest["files"]]
                self.assertEqual(b"".join(pieces).decode(), whole)
                self.assertEqual(manifest["records"], len(self.claims))
                for file, piece in zip(manifest["files"], pieces):
                    self.assertEqual(file["sha256"], hashlib.sha256(piece).hexdigest())
                    self.assertEqual((file["bytes"], 2 * file["records"]), (len(piece), piece.count(b"\n")))
                    self.assertTrue(piece.startswith(b'{"index":') and piece.endswith(b"}\n"))
                    self.assertTrue(len(piece) <= int(split[:-1]) * 1024 or file["records"] == 1)
                self.assertGreater(len(names or pieces), 1)
                names = sorted(os.listdir(folder))
                self.assertEqual(names, sorted(["bulk-manifest.json", *(file["name"] for file in manifest["files"])]))

    def test_documents_for_other_engines_keep_the_schema_that_is_printed(self):
        def schema(name):
            return json.loads(subprocess.run([PROGRAM, "schema", name], capture_output=True, check=True).stdout)
        kinds = {"string": str, "float": float, "int64": int, "object": dict}
        typesense = {field["name"]: field["type"] for field in schema("typesense")["fields"]}
        solr = {field["name"]: field for field in schema("solr")["add-field"]}
        meilisearch = schema("meilisearch")
        known = {"id", "published"}.union(meilisearch["searchableAttributes"], meilisearch["filterableAttributes"])
        self.assertEqual(output("typesense"), output("meilisearch"))
        for line in output("typesense").split("\n")[:-1]:
            record = json.loads(line)
            self.assertRegex(record.pop("id"), r"^[a-zA-Z0-9_-]+$")
            self.assertLessEqual(set(record), known)
            for name, value in record.items():
                kind = typesense[name]
                values = value if kind.endswith("[]") else [value]
                self.assertTrue(all(type(each) is kinds[kind.removesuffix("[]")] for each in values), (name, value))
            self.assertTrue(all(re.fullmatch("[A-Z]{3}", currency) for currency in record["money"]), record["money"])
        for line in output("solr").split("\n")[:-1]:
            record = json.loads(line)
            record.pop("id")
            for name, value in record.items():
                if name.startswith("money_"):
                    self.assertTrue(re.fullmatch("money_[A-Z]{3}", name) and all(type(each) is float for each in value))
                else:
                    self.assertIsInstance(value, list if solr[name]["multiValued"] else (str, float), name)

    def test_no_search_form_holds_what_nobody_sees(self):  # F9
        for form in ("bulk", "records", "solr", "typesense", "vespa", "claims"):
            for line in output(form).split("\n")[:-1]:
                for text in texts(json.loads(line)):
                    self.assertIsNone(re.search("[\U000e0000-\U000e007f\x00]", text), (form, text))

    def test_vespa_puts_are_one_a_line(self):
        puts = [json.loads(line) for line in output("vespa").split("\n")[:-1]]
        self.assertEqual([set(put) for put in puts], [{"put", "fields"}] * len(self.claims))

    def test_triples_and_summary_have_their_columns(self):
        for line in output("triples").split("\n")[:-1]:
            self.assertEqual(line.count("\t"), 6, line)
        for line in output("summary").split("\n")[:-1]:
            self.assertTrue(line.startswith("claim "), line)
            self.assertIsNone(re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", line), line)  # F3 H3

    def test_property_graph_cells_are_no_formulas(self):  # H1
        for form, columns in (("neo4j-nodes", 16), ("neo4j-relationships", 7)):
            for row in csv.reader(io.StringIO(output(form), newline="")):
                self.assertEqual(len(row), columns, row)
                for cell in row:
                    self.assertNotRegex(cell, r"^(?!')[\s\"',;]*[=+@＝＋－＠\t]", form)
                    self.assertIsNone(CONTROLS.search(cell.replace("\x9b", "").replace("\n", "")), cell)

    def test_property_graph_relationships_lead_to_nodes(self):
        nodes = {row["id:ID"] for row in csv.DictReader(io.StringIO(output("neo4j-nodes"), newline=""))}
        for row in csv.DictReader(io.StringIO(output("neo4j-relationships"), newline="")):
            self.assertIn(row[":START_ID"], nodes)
            self.assertIn(row[":END_ID"], nodes)

    def test_graphml_holds_the_graphs_nodes_alone(self):  # H10
        root = xml.etree.ElementTree.fromstring(output("graphml").encode())
        space = "{http://graphml.graphdrawing.org/xmlns}"
        self.assertEqual({node.get("id") for node in root.iter(space + "node")}, set(self.nodes))
        self.assertLessEqual({element.tag.replace(space, "") for element in root.iter()}, {"graphml", "key", "graph", "node", "edge", "data"})

    def test_dot_strings_stay_closed(self):  # H10
        string = r'"(?:[^"\\\n]|\\.)*"'
        statement = re.compile(rf"{string}(?: -> {string})? \[label={string}(?:, class={string})?\];")
        for line in output("dot").split("\n")[1:-2]:
            self.assertRegex(line, rf"^{statement.pattern}$")

    def test_n_quads_are_statements_of_known_predicates(self):  # H10
        term, literal = r"<[^\x00-\x20<>\"{}|^`\\]*>", r'"(?:[^"\\\n\r]|\\["\\]|\\u[0-9A-F]{4})*"(?:\^\^<[^<> ]*>)?'
        quad = re.compile(rf"^<urn:claimgraph:[^ <>]*> (<[^ <>]*>) (?:{term}|{literal})(?: <urn:claimgraph:[^ <>]*>)? \.$")
        homes = ("<urn:claimgraph:", "<http://www.w3.org/", "<https://schema.org/")
        for line in output("nquads").split("\n")[:-1]:
            found = quad.match(line)
            self.assertIsNotNone(found, line)
            self.assertTrue(found[1].startswith(homes), line)

    def test_json_ld_fetches_nothing(self):
        whole = json.loads(output("jsonld"))
        self.assertEqual(set(whole), {"@context", "@graph"})
        self.assertTrue(all(isinstance(value, (str, float)) for value in whole["@context"].values()))

    def test_messages_show_control_characters_as_text(self):  # H3 H4
        bad = json.dumps({"id": "\x1b]0;x\x07\nfake: line", "text": 7}).encode() + b"\n"
        done = subprocess.run([PROGRAM, "extract", "-i", "jsonl", "-f", "claims", "-"], input=bad, capture_output=True)
        self.assertIsNone(CONTROLS.search(done.stderr.decode().replace("\n", "")))
        self.assertTrue(all(line.startswith("claimgraph:") for line in done.stderr.decode().splitlines()), done.stderr)

    def test_search_tables_show_control_characters_as_text(self):  # H3
        database = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"injection-{os.getpid()}.db")
        try:
            subprocess.run([PROGRAM, "index", database, "-"], input=output("jsonl").encode(), capture_output=True, check=True)
            for form in ("table", "csv"):
                done = subprocess.run([PROGRAM, "search", database, "Norvia", "--format", form], capture_output=True)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIsNone(re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", done.stdout.decode()), form)
        finally:
            for end in ("", "-wal", "-shm"):
                if os.path.exists(database + end):
                    os.unlink(database + end)

    def test_names_that_look_alike_stay_two_and_are_flagged(self):  # F1
        both = b"".join(json.dumps({"id": name, "text": f"{name} Corp. agreed to buy Keld Inc. for $3 billion."}).encode() + b"\n"
                        for name in ("Norvia", "Norvi\u0430"))
        done = subprocess.run([PROGRAM, "extract", "-q", "-i", "jsonl", "-f", "graph", "-"], input=both, capture_output=True, check=True)
        parties = [n for n in json.loads(done.stdout)["nodes"] if n["kind"] == "party" and n["label"].startswith("Norvi")]
        self.assertEqual(len(parties), 2, parties)
        self.assertTrue(all(n.get("confusable_with") for n in parties), parties)


if __name__ == "__main__":
    unittest.main()
