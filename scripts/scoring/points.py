"""Points of corpus/gold and corpus/variants: single facts that must come out (corpus/README.md)."""
from collections import Counter
from dataclasses import dataclass, field

from scoring.graph import fills, fold, has_condition, has_source, is_amount, is_date, is_named, overlaps, places

STATEMENT = "statement."


def faults_of_claim(out, node, point, text):
    """What of the point the claim or clause does not say."""
    faults = []
    for role, fillers in point.get("roles", {}).items():
        for filler in fillers if isinstance(fillers, list) else [fillers]:
            if not fills(out, node, role, filler):
                faults.append(f"{role}: {filler}")
    for field in ("modality", "status", "polarity"):
        if field in point and node.get(field) != point[field]:
            faults.append(f"{field}: {point[field]}, not {node.get(field)}")
    if "source" in point and not has_source(out, node, point["source"], text):
        faults.append(f"source: {point['source']}")
    if "condition" in point and not has_condition(out, node, point["condition"], text):
        faults.append(f"condition: {point['condition']}")
    for slot, piece in point.get("slots", {}).items():
        known = out.slots(node, slot) + [target["label"] for target in out.fillers(node, slot)]
        if not any(fold(piece) in fold(value) for value in known):
            faults.append(f"{slot}: {piece}")
    return faults


def faults_of_entity(node, point, text, span):
    faults = [] if is_named(node, point["name"]) else [f"name: {point['name']}"]
    if node.get("type") != point["type"]:
        faults.append(f"type: {point['type']}, not {node.get('type')}")
    inside = [fold(place["text"]) for place in places(node) if place["start"] < span[1] and span[0] < place["end"]]
    faults += [f"mention: {mention}" for mention in point.get("mentions", []) if fold(mention) not in inside]
    return faults


def faults_of_value(node, point):
    same = is_amount(node, point["value"]) if point["kind"] == "amount" else is_date(node, point["value"])
    faults = [] if same else [f"value: {point['value']}, not {node.get('value') or node.get('label')}"]
    if node.get("dimension", node.get("type")) != point["type"]:
        faults.append(f"type: {point['type']}")
    modifier = node.get("modifier" if point["kind"] == "amount" else "mod")
    if "modifier" in point and modifier != point["modifier"]:
        faults.append(f"modifier: {point['modifier']}, not {modifier}")
    return faults


def judge(out, point, text):
    """(faults, the nearest node); no faults: the point holds. The node is None where nothing of its sort is there."""
    start = text.find(point["evidence"])
    span = (start, start + len(point["evidence"]))
    best = (["nothing of this type here"], None)
    for node in out.nodes.values():
        kind = point["kind"]
        if kind == "party":
            if node["kind"] not in ("party", "place") or not is_named(node, point["name"]):
                continue
            faults = faults_of_entity(node, point, text, span)
        elif node["kind"] != kind or not overlaps(node, span):
            continue
        elif kind in ("amount", "date"):
            faults = faults_of_value(node, point)
        else:
            loose = point["type"] == "open" and not node["type"].startswith(STATEMENT)
            if node["type"] != point["type"] and not loose:
                continue
            faults = faults_of_claim(out, node, point, text)
        if best[1] is None or len(faults) < len(best[0]):
            best = (faults, node)
    return best


@dataclass
class Result:
    """Of one article: points by kind, those that hold, those with something of their type, absent points that came out."""
    total: Counter = field(default_factory=Counter)
    held: Counter = field(default_factory=Counter)
    typed: int = 0
    came: int = 0
    lines: list = field(default_factory=list)  # the missed points, for people


def score(out, text, record):
    """The Result of one article's Output against the record of its points."""
    result = Result()
    for point in record["points"]:
        faults, node = judge(out, point, text)
        result.total[point["kind"]] += 1
        result.typed += node is not None
        if not faults:
            result.held[point["kind"]] += 1
            continue
        result.lines.append(f"    missed {point['kind']} {point['type']}: {point['say']}\n"
                            f"      {'; '.join(faults)}" + (f"  <- {node['label'][:90]}" if node else ""))
    wrong = [point for point in record.get("absent", []) if not judge(out, point, text)[0]]
    result.came = len(wrong)
    result.lines += [f"    came out, but is not said: {point['say']}" for point in wrong]
    return result
