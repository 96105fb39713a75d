#!/usr/bin/env python3
"""What a collection tells that no article tells: collection_test.py PROGRAM. Articles in, one graph out."""
import json
import subprocess
import sys

PROGRAM = sys.argv[1]
ARTICLES = [
    {"id": "1", "date": "2025-03-10", "source": "Globe", "text": "Norvia Corp. agreed to buy Keld Inc. for $3.2 billion."},
    {"id": "2", "date": "2025-03-10", "source": "Wire", "text": "Norvia Corp. has agreed to acquire Keld Inc. for $3.2 billion in cash."},
    {"id": "3", "date": "2025-04-10", "source": "Globe", "text": "Norvia Corp. agreed to buy Keld Inc. for $3.5 billion."},
    {"id": "4", "date": "2025-06-10", "source": "Globe", "text": "Norvia Corp. completed the acquisition of Keld Inc. for $3.5 billion."},
    {"id": "5", "date": "2025-06-11", "source": "Planet", "text": "Norvia Corp. denied that it acquired Keld Inc. for $3.5 billion."},
    {"id": "6", "date": "2025-07-01", "source": "Planet", "text": "Acme Corp. and Beta Inc. ended their exclusive partnership."},
    {"id": "7", "date": "2025-07-01", "source": "Globe", "text": "The API of Acme Corp. stays exclusive to Beta Inc."},
]
failures = []


def check(name, held, seen=""):
    if not held:
        failures.append(name)
        print(f"FAILED {name}: {str(seen)[:800]}")


def graph(articles, *arguments):
    lines = "".join(json.dumps(article) + "\n" for article in articles).encode()
    return subprocess.run([PROGRAM, "extract", "-q", "-i", "jsonl", "-f", "graph", *arguments], input=lines, capture_output=True, check=True).stdout


def links(whole):
    """(what, to what) by status or modality of the claims, for edges between claims on one matter."""
    nodes = {node["id"]: node for node in whole["nodes"]}

    def name(identifier):
        node = nodes[identifier]
        price = next((nodes[e["target"]]["value"] for e in whole["edges"] if e["source"] == identifier and e["role"] == "price"), "")
        return f"{node['status'] or node['modality']} {price}"
    roles = ("revises", "contradicts", "supersedes")
    return {(name(edge["source"]), edge["role"], name(edge["target"])) for edge in whole["edges"] if edge["role"] in roles}


def main():
    whole = json.loads(graph(ARTICLES))
    deals = [node for node in whole["nodes"] if node.get("type") == "deal.acquisition"]
    agreed = [node for node in deals if node["status"] == "agreed" and len({e["document"] for e in node["evidence"]}) == 2]
    check("one claim in two wordings is one, of two sources", len(agreed) == 1 and agreed[0]["support"] == {"documents": 2, "sources": 2}, deals)
    check("a claim has its history", links(whole) == {("agreed 3500000000", "revises", "agreed 3200000000"),
                                                      ("completed 3500000000", "revises", "agreed 3500000000"),
                                                      ("denied 3500000000", "contradicts", "completed 3500000000")}, links(whole))
    same_address = [dict(ARTICLES[0], url="https://news.example/a"), dict(ARTICLES[2], url="https://news.example/a")]
    check("a later article at one address supersedes", {link[1] for link in links(json.loads(graph(same_address)))} == {"supersedes"})
    check("the order of articles does not matter", graph(ARTICLES) == graph(ARTICLES[::-1]))
    retracted = subprocess.run([PROGRAM, "merge", "-q", "-", "--retract", "4"], input=graph(ARTICLES), capture_output=True).stdout
    check("what a retracted article said is no part of a history", all("completed" not in link[0] + link[2] for link in links(json.loads(retracted))))
    print("FAILED" if failures else "all checks passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
