"""One article under score: its annotation, its graph, and which node of the one is what the other names."""
import re
from collections import Counter

from scoring.graph import fold, holds, is_amount, is_date, is_named, overlaps
from scoring.tally import Score


BEHIND = re.compile(r",? (of|that|which|who|whose|in|at|for|from|behind|with|to|on|[a-z]+ed by)\b")


def meets(marks, start, end):
    """The mark that a piece from START to END stands for: the same piece, else one of the same end, else of the same start.

    A mark holds what follows its noun ("the maker of dock loaders"); a piece that ends with the noun stands for it."""
    same = [mark for mark in marks if mark.start == start and mark.end == end]
    if same:
        return same[0]
    near = [mark for mark in marks if mark.end == end and mark.start < end and start < mark.end]
    near += [mark for mark in marks if mark.start == start
             and (2 * (end - start) >= mark.end - mark.start or BEHIND.match(mark.text[end - start:]))]
    return max(near, key=lambda mark: min(end, mark.end) - max(start, mark.start), default=None)


class Article:
    """An annotation.Record, a graph.Output, and the Score that grows."""

    def __init__(self, record, out, ontology):
        self.record, self.out, self.ontology = record, out, ontology
        self.score = Score()
        self.key_of = {}  # node id -> key of the party it is
        self.map_nodes()

    def map_nodes(self):
        for id, node in self.out.nodes.items():
            if node["kind"] not in ("party", "place", "product", "agreement"):
                continue
            votes = Counter()
            for place in node.get("mentions", []):
                mark = meets(self.record.mentions, place["start"], place["end"])
                if mark:
                    weight = 4 if mark.form == "name" else 1
                    for key in mark.keys:
                        votes[key] += weight / len(mark.keys)
            if votes:
                self.key_of[id] = max(sorted(votes), key=votes.get)

    def filler_is(self, node, filler):
        """True when NODE, the target of an edge, is what the annotation names."""
        if filler.value:
            return is_date(node, filler.value) if node["kind"] == "date" else \
                node["kind"] == "amount" and " " in filler.value and is_amount(node, filler.value)
        if node["kind"] == "clause":
            return node["type"] == filler.text
        if filler.keys:
            if node["id"] in self.key_of:
                return self.key_of[node["id"]] in filler.keys
            return any(fold(text) == fold(node["label"]) for text in self.names(filler))
        return filler.span is not None and (overlaps(node, filler.span) or is_named(node, filler.text))

    def names(self, filler):
        return [mention.text for mention in self.record.mentions if set(mention.keys) & set(filler.keys)]

    def slot_is(self, text, span, filler):
        """True when a filler that came out as words is what the annotation names."""
        if filler.keys:
            marks = [mark for mark in self.record.mentions if set(mark.keys) & set(filler.keys)]
            return any(mark.start < span[1] and span[0] < mark.end for mark in marks) or any(
                mark.form == "name" and holds(text, mark.text) for mark in marks)
        wanted = filler.text or next((value.text for value in self.record.values if value.value == filler.value), "")
        return bool(wanted) and (holds(text, wanted) or len(fold(text)) > 3 and holds(wanted, text))

    def fills(self, node, role, filler):
        if any(self.filler_is(target, filler) for target in self.out.fillers(node, role)):
            return True
        return any(self.slot_is(text, span, filler)
                   for text, span in zip(self.out.slots(node, role), self.out.slot_spans(node, role)))

    def named(self, filler):
        return self.record.parties[filler.keys[0]].name if filler.keys else filler.value or filler.text

    def around(self, start, end):
        text = self.record.text
        return (text[max(start - 25, 0):start] + "[" + text[start:end] + "]" + text[end:end + 25]).replace("\n", " ")

    def told(self, claim):
        return f"{claim.type}: {self.record.text[slice(*claim.spans[0])][:90]}"

    def error(self, what, text):
        self.score.errors.append((what, text))
