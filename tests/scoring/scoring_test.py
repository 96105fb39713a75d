#!/usr/bin/env python3
"""Checks the scorer of complete annotation: a perfect graph scores 1, and each kind of fault costs what it should."""
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
sys.dont_write_bytecode = True

from scoring import annotation  # noqa: E402
from scoring.as_graph import as_graph  # noqa: E402
from scoring.complete import score_article  # noqa: E402
from scoring.graph import Output  # noqa: E402
from scoring.tally import calibration, order  # noqa: E402

ARTICLE = """date 2025-03-10
style test

== text
[A:Acme Corp] said [@2025-03-10|Monday] [A:it] would buy [B:Beta Inc] for [=USD 4bn|$4 billion] if regulators agree.
[A:The company] has sued [G:Gamma].

== parties
A organization Acme Corp
B organization Beta Inc
G organization|government Gamma

== claims
statement.say: Acme Corp said
  speaker A; content "it would buy ... regulators agree"
deal.acquisition: it would buy Beta Inc for $4 billion
  buyer A; target B; price $4 billion; date? Monday; source A; planned; agreed; if "regulators agree"
legal.lawsuit: The company has sued Gamma
  plaintiff A; defendant G
?org.competition: Acme Corp
"""
ONTOLOGY = annotation.read_ontology()
failures = []


def check(name, held):
    if not held:
        failures.append(name)
        print(f"FAILED {name}")


def read(text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "article.ann"
        path.write_text(text, encoding="utf-8")
        return annotation.read(path, ONTOLOGY)


def score(change=lambda graph: None):
    """The Score of the perfect graph after CHANGE."""
    record = read(ARTICLE)
    graph = as_graph(record)
    change(graph)
    return score_article(record, Output(graph), ONTOLOGY)


def claim(graph, type):
    return next(node for node in graph["nodes"] if node["type" if "type" in node else "kind"] == type)


def drop(graph, role):
    graph["edges"] = [edge for edge in graph["edges"] if edge["role"] != role]


def add(graph, **fields):
    """A second node like the acquisition, with its edges."""
    old = claim(graph, "deal.acquisition")
    graph["nodes"].append({**old, "id": "added", **fields})
    graph["edges"] += [{**edge, "source": "added"} for edge in graph["edges"] if edge["source"] == old["id"]]


def fault(text):
    try:
        read(text)
    except annotation.Fault as fault:
        return str(fault)
    return ""


perfect = score()
check("perfect rows", all(row.right == row.out and row.found == row.gold for name, row in perfect.rows.items()
                          if not name.endswith("sound")))
check("perfect shares", all(right == every for right, every in perfect.shares.values()))
check("perfect counts", perfect.rows["typed claims, strict"].gold == 2 and perfect.rows["links, pronoun"].gold == 1)

no_price = score(lambda graph: drop(graph, "price"))
check("a missing role is lenient", no_price.rows["typed claims, lenient"].right == 2)
check("a missing role is not strict", no_price.rows["typed claims, strict"].right == 1)
check("a missing role is sound", no_price.rows["typed claims, sound"].right == 2)

swapped = score(lambda graph: [edge.update(target="B") for edge in graph["edges"] if edge["role"] == "buyer"])
check("a wrong role is not sound", swapped.rows["typed claims, sound"].right == 1)
check("a wrong role is no strict find", swapped.rows["typed claims, strict"].found == 1)

extra = score(lambda graph: add(graph, type="deal.license"))
check("a claim that is not there", extra.rows["typed claims, strict"].out == 3 and extra.rows["typed claims, strict"].right == 2)
repeated = score(lambda graph: add(graph))
check("a repeat counts for neither side", repeated.rows["typed claims, strict"].out == 2)
doubtful = score(lambda graph: add(graph, type="org.competition", evidence=[{"start": 0, "end": 9, "text": "Acme Corp"}]))
check("a doubtful claim counts for neither side", doubtful.rows["typed claims, strict"].out == 2)

moved = score(lambda graph: claim(graph, "deal.acquisition").update(modality="asserted", polarity="negative", status="talks"))
check("modality, polarity, status", [moved.shares[name][0] for name in ("modality", "polarity", "status")] == [1, 1, 0])
unsourced = score(lambda graph: drop(graph, "source"))
check("source", unsourced.shares["source"] == [1, 2])
unconditioned = score(lambda graph: drop(graph, "condition"))
check("condition", unconditioned.rows["conditions"].found == 0 and unconditioned.rows["conditions"].gold == 1)
mute = score(lambda graph: drop(graph, "speaker"))
check("speaker", mute.rows["statements, strict"].right == 0 and mute.rows["statements, lenient"].right == 1)
short = score(lambda graph: claim(graph, "statement.say")["slots"].update(content=[{"start": 22, "end": 30, "text": "would bu"}]))
check("content", short.rows["statements, strict"].right == 0)

relinked = score(lambda graph: claim(graph, "organization")["mentions"].pop(1))
check("a missing link", relinked.rows["links, pronoun"].found == 0)
renamed = score(lambda graph: claim(graph, "organization").update(type="person"))
check("a wrong type of party", renamed.rows["parties"].right == 2)
valued = score(lambda graph: claim(graph, "amount").update(value="5000000000", low="5000000000"))
check("a wrong amount", valued.rows["amounts"].right == 0 and valued.rows["amounts"].out == 1)

brier, error, _ = calibration([(0.9, True), (0.9, False)])
check("Brier and calibration error", (round(brier, 6), round(error, 6)) == (0.41, 0.4))
check("order of sure and doubtful", order([(0.9, True), (0.5, False), (0.5, True), (0.2, False)]) == 0.875)
check("order without wrong ones", order([(0.9, True), (0.2, True)]) == 0.5)
sure = score(lambda graph: drop(graph, "speaker")).sure
check("confidence is held against strict claims", sorted(right for _, right, _ in sure).count(False) == 1)
check("unknown role", "no role 'seler'" in fault(ARTICLE.replace("price $4", "seler A; price $4")))
check("no such piece", "does not stand in the text" in fault(ARTICLE.replace('"regulators agree"', '"governors agree"')))
twice = ARTICLE.replace("sued [G:Gamma]", "sued [G:Gamma] and [B:Beta Inc]").replace(": it would buy Beta", ": Beta")
check("ambiguous piece", "2 times" in fault(twice.replace(": Beta Inc for $4 billion", ": Beta Inc")))
check("open mark", "never closed" in fault(ARTICLE.replace("Gamma].", "Gamma.")))
check("no such key", "not among the parties" in fault(ARTICLE.replace("B organization Beta Inc\n", "")))
check("no status without stages", "has no status" in fault(ARTICLE.replace("speaker A;", "speaker A; agreed;")))
print(f"{len(failures)} failures")
sys.exit(bool(failures))
