"""An annotation as the graph a perfect program would write: to score one annotator against another, and the scorer itself."""


def node_id(kind, number):
    return f"{kind}_{number}"


def amount_fields(value):
    head, _, rest = value.partition(" ")
    figure, _, unit = rest.partition(" ")
    low, _, high = figure.partition("..")
    dimension = head if head in ("percent", "count", "quantity") else "money"
    return {"dimension": dimension, "value": None if high else low, "low": low, "high": high or None,
            "unit": head if dimension == "money" else unit or "percent"}


def parties(record):
    nodes = []
    for key, party in record.parties.items():
        kind = party.type if party.type in ("place", "product", "agreement") else "party"
        places = [{"start": mention.start, "end": mention.end, "text": mention.text, "form": mention.form}
                  for mention in record.mentions if mention.keys[0] == key]
        nodes.append({"id": key, "kind": kind, "type": party.type, "label": party.name, "mentions": places})
    return nodes


def values(record):
    nodes = []
    for number, value in enumerate(record.values):
        own = amount_fields(value.value) if value.kind == "amount" else {"value": value.value}
        nodes.append({"id": node_id(value.kind, number), "kind": value.kind, "label": value.text, **own,
                      "mentions": [{"start": value.start, "end": value.end, "text": value.text}]})
    return nodes


class Builder:
    def __init__(self, record):
        self.record = record
        self.nodes = parties(record) + values(record)
        self.edges = []

    def piece(self, span):
        return {"start": span[0], "end": span[1], "text": self.record.text[span[0]:span[1]]}

    def target(self, filler, near):
        """The id of the node that is the filler; a new one where nothing marked is."""
        if filler.keys:
            return filler.keys[0]
        same = [(abs(value.start - near), number) for number, value in enumerate(self.record.values)
                if filler.value and value.value == filler.value]
        if same:
            number = min(same)[1]
            return node_id(self.record.values[number].kind, number)
        id = node_id("new", len(self.nodes))
        if filler.value:
            own = {"kind": "amount", **amount_fields(filler.value)} if " " in filler.value else \
                {"kind": "date", "value": filler.value}
            self.nodes.append({"id": id, "label": filler.value, "mentions": [], **own})
        elif filler.span is None:
            self.nodes.append({"id": id, "kind": "clause", "type": filler.text, "label": filler.text, "evidence": []})
        else:
            self.nodes.append({"id": id, "kind": "party", "type": "group", "label": filler.text,
                               "mentions": [{**self.piece(filler.span), "form": "nominal"}]})
        return id

    def claim(self, claim, number):
        slots = {slot: [{"text": piece, "start": 0, "end": 0} for piece in pieces] for slot, pieces in claim.slots.items()}
        if claim.type.startswith("statement."):
            slots["cue"] = self.piece(claim.spans[0])
            if claim.content:
                slots["content"] = [self.piece(span) for span in claim.content]
        id = node_id("claim", number)
        self.nodes.append({
            "id": id, "kind": claim.kind, "type": claim.type, "label": self.record.text[slice(*claim.spans[0])],
            "modality": claim.values.get("modality", ["asserted"])[0], "status": claim.values.get("status", [None])[0],
            "polarity": claim.values.get("polarity", ["positive"])[0], "confidence": 1.0, "slots": slots,
            "evidence": [self.piece(span) for span in claim.spans]})
        for role, fillers in claim.roles.items():
            for filler in fillers:
                self.edges.append({"source": id, "target": self.target(filler, claim.spans[0][0]), "role": role})
        for operator, span in claim.conditions:
            condition = node_id("condition", len(self.nodes))
            self.nodes.append({"id": condition, "kind": "claim", "type": "open", "label": self.record.text[slice(*span)],
                               "slots": {}, "evidence": [self.piece(span)]})
            self.edges.append({"source": id, "target": condition, "role": "condition", "operator": operator})


def as_graph(record):
    """{"nodes": [...], "edges": [...]} of all that the record says and does not mark as doubtful."""
    builder = Builder(record)
    for number, claim in enumerate(record.claims):
        if not claim.optional:
            builder.claim(claim, number)
    return {"nodes": builder.nodes, "edges": builder.edges}
