"""The graph of one article as the program writes it, and what its nodes say."""
import decimal
import re
from collections import defaultdict


def fold(text):
    """Lower case, straight quotes, single spaces, no article or possessive at the edges."""
    text = re.sub(r"\s+", " ", text.replace("\u2019", "'").replace("\u2018", "'").casefold()).strip(" .,;:\"'\u201c\u201d")
    text = re.sub(r"^(the|a|an) ", "", text)
    return re.sub(r"'s?$", "", text)


def holds(outer, inner):
    """True when INNER's words stand in OUTER in a row."""
    return f" {fold(inner)} " in f" {fold(outer)} "


class Output:
    """The graph of one article, with its edges by source."""

    def __init__(self, graph):
        self.nodes = {node["id"]: node for node in graph["nodes"]}
        self.edges = defaultdict(list)
        self.said = defaultdict(list)  # claim -> statements that say it
        for edge in graph["edges"]:
            self.edges[edge["source"]].append(edge)
            if edge["role"] == "content":
                self.said[edge["target"]].append(edge["source"])

    def fillers(self, node, role):
        return [self.nodes[edge["target"]] for edge in self.edges[node["id"]] if edge["role"] == role]

    @staticmethod
    def slot_spans(node, role):
        slot = node.get("slots", {}).get(role, [])
        return [(piece["start"], piece["end"]) for piece in (slot if isinstance(slot, list) else [slot])]

    @staticmethod
    def slots(node, role):
        slot = node.get("slots", {}).get(role, [])
        return [piece["text"] for piece in (slot if isinstance(slot, list) else [slot])]


def places(node):
    return [place for place in node.get("evidence", []) + node.get("mentions", []) if place.get("field") != "title"]


def overlaps(node, span):
    return any(place["start"] < span[1] and span[0] < place["end"] for place in places(node))


def is_named(node, name):
    """A party, place, agreement or product under its name, or under words that refer to it."""
    wanted = fold(name)
    if any(fold(text) == wanted for text in [node["label"], *node.get("aliases", [])]):
        return True
    if any(fold(mention["text"]) == wanted for mention in node.get("mentions", [])):
        return True
    return holds(node["label"], name)


def number(text):
    return None if text is None else decimal.Decimal(text)


def unit_noun(unit):
    """The last word of a unit, in American spelling."""
    last = fold(unit).split(" ")[-1]
    return {"people": "person", "litre": "liter"}.get(last, re.sub("metre$", "meter", last))


def is_amount(node, value):
    head, _, rest = value.partition(" ")
    figure, _, unit = rest.partition(" ")
    low, _, high = figure.partition("..")
    dimension = head if head in ("percent", "count", "quantity") else "money"
    if node.get("dimension") != dimension and {node.get("dimension"), dimension} != {"count", "quantity"}:
        return False
    if dimension == "money" and node["unit"] != head:
        return False
    if unit and unit_noun(node["unit"] or "") != unit_noun(unit):
        return False
    has_low, has_high = number(node.get("low")), number(node.get("high"))
    if high:
        return (has_low, has_high) == (number(low), number(high))
    return number(low) in (number(node.get("value")), has_low, has_high)


def is_date(node, value):
    """The same TIMEX3 value; a time of the day on the wanted day will do."""
    has = node.get("value") or ""
    return node["kind"] == "date" and (has == value or has.startswith(value + "T"))


def fills(out, node, role, filler):
    for target in out.fillers(node, role):
        if target["kind"] == "amount":
            matched = re.match(r"([A-Z]{3}|percent|count|quantity) \d", filler) and is_amount(target, filler)
        elif target["kind"] == "date":
            matched = is_date(target, filler)
        elif target["kind"] == "clause":
            matched = target["type"] == filler
        else:
            matched = target["kind"] != "claim" and is_named(target, filler)
        if matched:
            return True
    return any(holds(text, filler) for text in out.slots(node, role))


def has_source(out, node, source, text):
    for role in ("source", "speaker"):
        for who in [node] + [out.nodes[id] for id in out.said[node["id"]]]:
            if fills(out, who, role, source):
                return True
            if any(len(fold(slot)) > 3 and holds(source, slot) for slot in out.slots(who, role)):
                return True
    return False


def has_condition(out, node, condition, text):
    start = text.find(condition)
    span = (start, start + len(condition))
    if any(overlaps(target, span) for target in out.fillers(node, "condition")):
        return True
    return any(holds(slot, condition) or holds(condition, slot) for slot in out.slots(node, "condition"))
