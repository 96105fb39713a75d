"""Verdicts on claims (corpus/judged/GUIDELINE.md)."""
import collections
import sys

ASPECTS = ("type", "role", "condition", "status", "modality", "polarity", "evidence", "source", "content", "voice")


def verdicts(path):
    """(claim, document) -> {judge: set of wrong aspects}."""
    judged = collections.defaultdict(dict)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 5:
            sys.exit(f"{path}:{number}: five cells wanted: claim document judge verdict reason")
        claim, document, judge, verdict, _ = cells
        wrong = set() if verdict == "right" else set(verdict.split(","))
        if wrong - set(ASPECTS):
            sys.exit(f"{path}:{number}: no such aspect: {', '.join(sorted(wrong - set(ASPECTS)))}; has {', '.join(ASPECTS)}")
        judged[claim, document][judge] = wrong
    return judged


def first_verdicts(judged):
    """(claim, document) -> set of wrong aspects, by the first judge."""
    return {claim: judges[min(judges)] for claim, judges in judged.items()}
