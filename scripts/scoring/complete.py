"""Scores graphs against complete annotation: what comes out and is not there counts as well as what is missed."""
from collections import Counter, defaultdict

from scoring.graph import fold, holds, is_amount, is_date, is_named, overlaps, places

PARTIES = ("organization", "person", "government", "group")
RELATIVE = ("who", "whom", "whose", "which", "that")
SMALL = set("a an one two three four five six seven eight nine ten first second third no".split())
SPEECH = "statement."
CONTENT = 0.8  # overlap of a statement's content, as intersection over union of its letters


class Tally:
    """Counts behind precision and recall of one row."""

    def __init__(self):
        self.right = self.found = self.out = self.gold = 0  # right of out; found of gold

    def add(self, other):
        for field in vars(self):
            setattr(self, field, getattr(self, field) + getattr(other, field))

    def scores(self):
        precision = self.right / self.out if self.out else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Score:
    """All rows of one or more articles."""

    def __init__(self):
        self.rows = defaultdict(Tally)
        self.shares = defaultdict(lambda: [0, 0])  # name -> right, all
        self.sure = []  # (confidence, right)
        self.errors = []

    def add(self, other):
        for name, tally in other.rows.items():
            self.rows[name].add(tally)
        for name, (right, every) in other.shares.items():
            self.shares[name][0] += right
            self.shares[name][1] += every
        self.sure += other.sure

    def share(self, name, right):
        self.shares[name][0] += bool(right)
        self.shares[name][1] += 1


def is_speech(type):
    return type.startswith(SPEECH)


def meets(marks, start, end):
    """The mark that a piece from START to END stands for: the same piece, else one of the same end, else of the same start."""
    same = [mark for mark in marks if mark.start == start and mark.end == end]
    if same:
        return same[0]
    near = [mark for mark in marks if mark.end == end and mark.start < end and start < mark.end]
    near += [mark for mark in marks if mark.start == start and 2 * (end - start) >= mark.end - mark.start]
    return max(near, key=lambda mark: min(end, mark.end) - max(start, mark.start), default=None)


class Scorer:
    """One article: its annotation and its graph (scoring.graph.Output)."""

    def __init__(self, record, out, ontology):
        self.record, self.out, self.ontology = record, out, ontology
        self.score = Score()
        self.key_of = {}  # node id -> key of the party it is
        self.map_nodes()

    # --- parties and references

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

    def score_parties(self):
        row = self.score.rows["parties"]
        named = {mention.keys[0] for mention in self.record.mentions if mention.form == "name"}
        gold = {key for key, party in self.record.parties.items() if party.type in PARTIES and key in named}
        row.gold += len(gold)
        done = set()
        for id, node in self.out.nodes.items():
            if node["kind"] not in ("party", "place"):
                continue
            key = self.key_of.get(id)
            type = self.record.parties[key].type if key else None
            has_name = any(mention.get("form") in ("name", "alias") for mention in node["mentions"])
            right = key in gold and key not in done and (
                node.get("type") == type or node["kind"] == "place" and type == "government")
            if right:
                done.add(key)
                row.found += 1
            if (node["kind"] == "party" or right) and has_name:
                row.out += 1
                row.right += right
                if not right:
                    self.error("party not there or not so", f"{node['label']} ({node.get('type')})")
        for key in sorted(gold - done):
            self.error("party missed", f"{self.record.parties[key].name} ({self.record.parties[key].type})")

    def link_kind(self, mention_text, form):
        if form != "pronoun":
            return "links, nominal"
        return "links, relative" if mention_text.lower() in RELATIVE else "links, pronoun"

    def score_links(self):
        marks = self.record.mentions
        first = {}
        named = {key for mention in marks if mention.form == "name" for key in mention.keys}
        gold = []
        for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
            for key in mark.keys:
                first.setdefault(key, mark)
            if mark.form == "name" or not any(self.record.parties[key].type in PARTIES for key in mark.keys):
                continue
            if named & set(mark.keys) or first[mark.keys[0]] is not mark:
                gold.append(mark)
        for mark in gold:
            self.score.rows[self.link_kind(mark.text, mark.form)].gold += 1
        wanted, done = {id(mark) for mark in gold}, set()
        for node_id, node in self.out.nodes.items():
            if node["kind"] != "party":
                continue
            mentions = sorted(node["mentions"], key=lambda mention: (mention["start"], mention["end"]))
            has_name = any(mention.get("form") in ("name", "alias") for mention in mentions)
            for number, mention in enumerate(mentions):
                if mention.get("form") not in ("nominal", "pronoun") or not (has_name or number):
                    continue
                mark = meets(marks, mention["start"], mention["end"])
                if mark is None and (not has_name or node_id not in self.key_of):
                    continue  # nothing marked on either side
                row = self.score.rows[self.link_kind(mention["text"], mention["form"])]
                right = mark is not None and self.key_of.get(node_id) in mark.keys
                row.out += 1
                row.right += right
                if right and id(mark) in wanted:
                    done.add(id(mark))
                if not right:
                    self.error("link wrong", f"{self.around(mention['start'], mention['end'])} -> {node['label']}")
        for mark in gold:
            found = id(mark) in done
            self.score.rows[self.link_kind(mark.text, mark.form)].found += found
            if not found:
                self.error("link missed", f"{self.around(mark.start, mark.end)} -> {self.record.parties[mark.keys[0]].name}")

    # --- amounts and dates

    def score_values(self, kind):
        row = self.score.rows[kind + "s"]
        marks = [value for value in self.record.values if value.kind == kind]
        holds_value = is_amount if kind == "amount" else is_date
        done = set()
        for node in self.out.nodes.values():
            if node["kind"] != kind:
                continue
            for place in places(node):
                near = [mark for mark in marks if mark.start < place["end"] and place["start"] < mark.end]
                right = [mark for mark in near if holds_value(node, mark.value)]
                done |= {id(mark) for mark in right}
                if any(mark.optional for mark in near) or not near and self.is_small(node, place):
                    continue
                row.out += 1
                row.right += bool(right)
                if not right:
                    self.error(f"{kind} wrong", f"{self.around(place['start'], place['end'])} = {node.get('value') or node.get('low')} {node.get('unit', '')}")
        for mark in marks:
            if mark.optional:
                continue
            row.gold += 1
            row.found += id(mark) in done
            if id(mark) not in done:
                self.error(f"{kind} missed", f"{self.around(mark.start, mark.end)} = {mark.value}")

    def is_small(self, node, place):
        """A count below eleven in words ("two companies") or a reference to now: right to find, and no loss to leave out."""
        if node["kind"] == "date":
            return node.get("value") in ("PRESENT_REF", "PAST_REF", "FUTURE_REF") or node.get("type") == "SET"
        words = fold(place["text"]).split()
        return node.get("dimension") == "count" and bool(words) and words[0] in SMALL

    # --- claims and clauses

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

    def missing(self, claim, node):
        """Roles and slots of the annotation that the node does not have, as ("role", "filler")."""
        faults = [(role, self.named(filler)) for role, fillers in claim.roles.items() if role != "source"
                  for filler in fillers if not self.fills(node, role, filler)]
        for slot, pieces in claim.slots.items():
            has = self.out.slots(node, slot) + [target["label"] for target in self.out.fillers(node, slot)]
            faults += [(slot, piece) for piece in pieces
                       if not any(holds(text, piece) or len(fold(text)) > 2 and holds(piece, text) for text in has)]
        return faults

    def named(self, filler):
        return self.record.parties[filler.keys[0]].name if filler.keys else filler.value or filler.text

    def wrong(self, claim, node):
        """Fillers of the type's own roles that the annotation does not have."""
        own = self.ontology.own_roles[f"{claim.kind} {claim.type}"]
        return [(edge["role"], self.out.nodes[edge["target"]]["label"]) for edge in self.out.edges[node["id"]]
                if edge["role"] in own and own[edge["role"]][0] != "slot"
                and not any(self.filler_is(self.out.nodes[edge["target"]], filler)
                            for filler in claim.all_fillers(edge["role"]))]

    def outputs(self, speech):
        return [node for node in self.out.nodes.values()
                if node["kind"] in ("claim", "clause") and node["type"] != "open" and is_speech(node["type"]) == speech
                and f"{node['kind']} {node['type']}" in self.ontology.roles]

    def row(self, kind, type):
        if kind == "clause":
            return "clauses"
        return "typed claims" if self.ontology.tiers.get(f"claim {type}", 1) < 3 else "tier 3 claims"

    @staticmethod
    def assign(pairs):
        """One to one, the best pairs first: {id of claim: (claim, node)}."""
        of_claim, used = {}, set()
        for _, _, claim, node in sorted(pairs, key=lambda pair: pair[:2]):
            if id(claim) not in of_claim and node["id"] not in used:
                of_claim[id(claim)] = (claim, node)
                used.add(node["id"])
        return of_claim, used

    def score_claims(self):
        claims = [claim for claim in self.record.claims if not is_speech(claim.type)]
        nodes = self.outputs(speech=False)
        pairs = []
        for claim in claims:
            for number, node in enumerate(nodes):
                if node["kind"] == claim.kind and node["type"] == claim.type and any(overlaps(node, span) for span in claim.spans):
                    faults = 2 * len(self.wrong(claim, node)) + len(self.missing(claim, node))
                    pairs.append(((claim.optional, faults), (claim.line, number), claim, node))
        found, used = self.assign(pairs)
        for claim in claims:
            if claim.optional:
                continue
            name = self.row(claim.kind, claim.type)
            for level in ("lenient", "strict"):
                self.score.rows[f"{name}, {level}"].gold += 1
            if id(claim) not in found:
                self.error(f"{claim.kind} missed", self.told(claim))
                self.score.rows["roles"].gold += sum(len(fillers) for role, fillers in claim.roles.items() if role != "source")
                continue
            self.score_found(claim, found[id(claim)][1], name)
        for node in nodes:
            if node["id"] in used:
                continue
            near = [claim for _, _, claim, other in pairs if other is node]
            if any(claim.optional or not self.wrong(claim, node) for claim in near):
                self.score.shares["repeats"][1] += 1
                continue
            for level in ("lenient", "strict", "sound"):
                self.score.rows[f"{self.row(node['kind'], node['type'])}, {level}"].out += 1
            self.score.sure.append((node.get("confidence", 1.0), False))
            self.error(f"{node['kind']} not there", f"{node['type']}: {node['label'][:110]}  [{node.get('rule', '')}]")

    def score_found(self, claim, node, name):
        missing, wrong = self.missing(claim, node), self.wrong(claim, node)
        rows = self.score.rows
        strict = not missing and not wrong
        for level, right in (("lenient", True), ("strict", strict), ("sound", not wrong)):
            row = rows[f"{name}, {level}"]
            row.out += 1
            row.right += right
            row.found += right
        self.score.sure.append((node.get("confidence", 1.0), not wrong))
        given = sum(len(fillers) for role, fillers in claim.roles.items() if role != "source")
        unfilled = sum(role in claim.roles for role, _ in missing)
        own = self.ontology.own_roles[f"{claim.kind} {claim.type}"]
        filled = sum(edge["role"] in own for edge in self.out.edges[node["id"]])
        rows["roles"].gold += given
        rows["roles"].found += given - unfilled
        rows["roles"].out += filled
        rows["roles"].right += filled - len(wrong)
        if not strict:
            faults = [f"no {role}: {filler}" for role, filler in missing] + [f"wrong {role}: {filler}" for role, filler in wrong]
            self.error(f"{claim.kind} not right", f"{self.told(claim)}\n        {'; '.join(faults)}  <- {node['label'][:90]}")
        self.score_stance(claim, node)

    def score_stance(self, claim, node):
        for what, plain in (("polarity", "positive"), ("modality", "asserted"), ("status", None)):
            right = claim.values.get(what, [plain])
            if right == [None]:
                continue
            self.score.share(what, node.get(what) in right)
            if node.get(what) not in right:
                self.error(f"{what} wrong", f"{self.told(claim)}: {'|'.join(right)}, not {node.get(what)}")
        if claim.kind == "claim":
            right = self.source_is_right(claim, node)
            self.score.share("source", right)
            if not right:
                wanted = [self.named(filler) for filler in claim.all_fillers("source")]
                self.error("source wrong", f"{self.told(claim)}: {wanted}")
        row = self.score.rows["conditions"]
        has = [target for target in self.out.fillers(node, "condition")]
        row.gold += len(claim.conditions)
        row.found += sum(self.has_condition(node, span) for _, span in claim.conditions)
        row.out += len(has)
        row.right += sum(any(overlaps(target, span) for _, span in claim.conditions) for target in has)

    def has_condition(self, node, span):
        text = self.record.text[slice(*span)]
        return any(overlaps(target, span) for target in self.out.fillers(node, "condition")) or any(
            holds(slot, text) or holds(text, slot) for slot in self.out.slots(node, "condition"))

    def source_is_right(self, claim, node):
        wanted, allowed = claim.roles.get("source", []), claim.all_fillers("source")
        speakers = [self.out.nodes[id] for id in self.out.said[node["id"]]]
        if any(self.fills(who, role, filler) for filler in allowed for role in ("source", "speaker") for who in [node] + speakers):
            return True
        own = self.out.fillers(node, "source") + self.out.slots(node, "source") + speakers
        return not wanted and not own

    # --- statements

    def letters(self, spans):
        """Positions of the letters and digits in the spans."""
        return {at for start, end in spans for at in range(start, end) if self.record.text[at:at + 1].isalnum()}

    def score_statements(self):
        claims = [claim for claim in self.record.claims if is_speech(claim.type)]
        nodes = self.outputs(speech=True)
        contents = {node["id"]: self.letters(self.out.slot_spans(node, "content")) for node in nodes}
        pairs = []
        for claim in claims:
            wanted = self.letters(claim.content)
            for number, node in enumerate(nodes):
                has = contents[node["id"]]
                overlap = len(wanted & has) / len(wanted | has) if wanted and has else 0.0
                cue = self.out.slot_spans(node, "cue") or [(place["start"], place["end"]) for place in places(node)]
                cued = any(start < claim.spans[0][1] and claim.spans[0][0] < end for start, end in cue)
                if overlap >= 0.3 or cued and not (wanted and has and not overlap):
                    pairs.append(((claim.optional, -overlap - 0.5 * cued), (claim.line, number), claim, (node, overlap)))
        found, used = {}, set()
        for _, _, claim, (node, overlap) in sorted(pairs, key=lambda pair: pair[:2]):
            if id(claim) not in found and node["id"] not in used:
                found[id(claim)] = (node, overlap)
                used.add(node["id"])
        doubtful = {node["id"] for claim in claims if claim.optional for node, _ in [found.get(id(claim), (None, 0))] if node}
        lenient, strict = self.score.rows["statements, lenient"], self.score.rows["statements, strict"]
        for claim in claims:
            if claim.optional:
                continue
            lenient.gold += 1
            strict.gold += 1
            if id(claim) not in found:
                self.error("statement missed", self.told(claim))
                continue
            node, overlap = found[id(claim)]
            speaker = all(self.fills(node, "speaker", filler) or self.fills(node, "source", filler)
                          for filler in claim.roles.get("speaker", []))
            content = overlap >= CONTENT or not claim.content
            lenient.found += 1
            strict.found += speaker and content
            lenient.right += 1
            strict.right += speaker and content
            self.score.share("speaker", speaker)
            self.score.share("content", content)
            self.score.share("kind of statement", node["type"] == claim.type)
            if not (speaker and content):
                faults = ["speaker"] * (not speaker) + [f"content ({overlap:.2f})"] * (not content)
                self.error("statement not right", f"{self.told(claim)}: {', '.join(faults)}  <- {node['label'][:90]}")
        for node in nodes:
            if node["id"] in doubtful:
                continue
            lenient.out += 1
            strict.out += 1
            if node["id"] not in used:
                self.error("statement not there", f"{node['type']}: {node['label'][:110]}")

    # --- telling

    def around(self, start, end):
        text = self.record.text
        return (text[max(start - 25, 0):start] + "[" + text[start:end] + "]" + text[end:end + 25]).replace("\n", " ")

    def told(self, claim):
        return f"{claim.type}: {self.record.text[slice(*claim.spans[0])][:90]}"

    def error(self, what, text):
        self.score.errors.append((what, text))

    def run(self):
        self.score_parties()
        self.score_links()
        self.score_values("amount")
        self.score_values("date")
        self.score_claims()
        self.score_statements()
        return self.score


def score_article(record, out, ontology):
    """The Score of one article's graph against its Record."""
    return Scorer(record, out, ontology).run()


def calibration(sure):
    """(Brier score, expected calibration error over ten bins, [(bin's low edge, claims, mean confidence, share right)])."""
    bins = defaultdict(list)
    for confidence, right in sure:
        bins[min(int(confidence * 10), 9)].append((confidence, right))
    table = [(low / 10, len(bins[low]), sum(c for c, _ in bins[low]) / len(bins[low]),
              sum(r for _, r in bins[low]) / len(bins[low])) for low in sorted(bins)]
    every = len(sure) or 1
    brier = sum((confidence - right) ** 2 for confidence, right in sure) / every
    return brier, sum(count * abs(mean - share) for _, count, mean, share in table) / every, table
