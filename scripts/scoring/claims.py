"""Claims and clauses of an article against its annotation: matched one to one, their roles, and how they stand."""
from scoring.graph import fold, holds, overlaps


def is_speech(type):
    return type.startswith("statement.")


def missing_fillers(article, claim, node):
    """Roles and slots of the annotation that the node does not have, as ("role", "filler")."""
    faults = [(role, article.named(filler)) for role, fillers in claim.roles.items() if role != "source"
              for filler in fillers if not article.fills(node, role, filler)]
    for slot, pieces in claim.slots.items():
        has = article.out.slots(node, slot) + [target["label"] for target in article.out.fillers(node, slot)]
        faults += [(slot, piece) for piece in pieces
                   if not any(holds(text, piece) or len(fold(text)) > 2 and holds(piece, text) for text in has)]
    return faults


def wrong_fillers(article, claim, node):
    """Fillers of the type's own roles that the annotation does not have."""
    own = article.ontology.own_roles[f"{claim.kind} {claim.type}"]
    return [(edge["role"], article.out.nodes[edge["target"]]["label"]) for edge in article.out.edges[node["id"]]
            if edge["role"] in own and own[edge["role"]][0] != "slot"
            and not any(article.filler_is(article.out.nodes[edge["target"]], filler)
                        for filler in claim.all_fillers(edge["role"]))]


def outputs(article, speech):
    """Typed claims and clauses of the graph; or its statements."""
    return [node for node in article.out.nodes.values()
            if node["kind"] in ("claim", "clause") and node["type"] != "open" and is_speech(node["type"]) == speech
            and f"{node['kind']} {node['type']}" in article.ontology.roles]


def row_name(article, kind, type):
    if kind == "clause":
        return "clauses"
    return "typed claims" if article.ontology.tiers.get(f"claim {type}", 1) < 3 else "tier 3 claims"


def assign(pairs):
    """One to one, the best pairs first: {id of claim: (claim, node)}."""
    of_claim, used = {}, set()
    for _, _, claim, node in sorted(pairs, key=lambda pair: pair[:2]):
        if id(claim) not in of_claim and node["id"] not in used:
            of_claim[id(claim)] = (claim, node)
            used.add(node["id"])
    return of_claim, used


def source_is_right(article, claim, node):
    wanted, allowed = claim.roles.get("source", []), claim.all_fillers("source")
    speakers = [article.out.nodes[id] for id in article.out.said[node["id"]]]
    if any(article.fills(who, role, filler)
           for filler in allowed for role in ("source", "speaker") for who in [node] + speakers):
        return True
    own = article.out.fillers(node, "source") + article.out.slots(node, "source") + speakers
    return not wanted and not own


def has_condition(article, node, span):
    text = article.record.text[slice(*span)]
    return any(overlaps(target, span) for target in article.out.fillers(node, "condition")) or any(
        holds(slot, text) or holds(text, slot) for slot in article.out.slots(node, "condition"))


def score_stance(article, claim, node):
    """Counts how a found claim stands; the modality of a term and a status only where the annotation gives them."""
    plain_modality = "asserted" if claim.kind == "claim" else None
    for what, plain in (("polarity", "positive"), ("modality", plain_modality), ("status", None)):
        right = claim.values.get(what, [plain])
        if right == [None]:
            continue
        article.score.share(what, node.get(what) in right)
        if node.get(what) not in right:
            article.error(f"{what} wrong", f"{article.told(claim)}: {'|'.join(right)}, not {node.get(what)}")
    if claim.kind == "claim":
        right = source_is_right(article, claim, node)
        article.score.share("source", right)
        if not right:
            wanted = [article.named(filler) for filler in claim.all_fillers("source")]
            article.error("source wrong", f"{article.told(claim)}: {wanted}")
    row = article.score.rows["conditions"]
    has = [target for target in article.out.fillers(node, "condition")]
    row.gold += len(claim.conditions)
    row.found += sum(has_condition(article, node, span) for _, span in claim.conditions)
    row.out += len(has)
    row.right += sum(any(overlaps(target, span) for _, span in claim.conditions) for target in has)


def given_roles(claim):
    """How many fillers the annotation wants; the source has a share of its own."""
    return sum(len(fillers) for role, fillers in claim.roles.items() if role != "source")


def score_found(article, claim, node, name):
    """Counts a claim that was found as NODE."""
    missing, wrong = missing_fillers(article, claim, node), wrong_fillers(article, claim, node)
    rows = article.score.rows
    strict = not missing and not wrong
    for row, right in ((rows[f"{name}, lenient"], True), (rows[f"{name}, strict"], strict),
                       (rows[f"{name}, sound"], not wrong), (article.score.types[claim.type], strict)):
        row.out += 1
        row.right += right
        row.found += right
    article.score.judge(node, strict)
    own = article.ontology.own_roles[f"{claim.kind} {claim.type}"]
    filled = sum(edge["role"] in own for edge in article.out.edges[node["id"]])
    rows["roles"].gold += given_roles(claim)
    rows["roles"].found += given_roles(claim) - sum(role in claim.roles for role, _ in missing)
    rows["roles"].out += filled
    rows["roles"].right += filled - len(wrong)
    if not strict:
        faults = [f"no {role}: {filler}" for role, filler in missing]
        faults += [f"wrong {role}: {filler}" for role, filler in wrong]
        article.error(f"{claim.kind} not right",
                      f"{article.told(claim)}\n        {'; '.join(faults)}  <- {node['label'][:90]}")
    score_stance(article, claim, node)


def candidates(article, claims, nodes):
    """Pairs for `assign`: of one type, at one place; the fewer faults the better, doubtful claims last."""
    pairs = []
    for claim in claims:
        for number, node in enumerate(nodes):
            same_type = (node["kind"], node["type"]) == (claim.kind, claim.type)
            if same_type and any(overlaps(node, span) for span in claim.spans):
                faults = 2 * len(wrong_fillers(article, claim, node)) + len(missing_fillers(article, claim, node))
                pairs.append(((claim.optional, faults), (claim.line, number), claim, node))
    return pairs


def score_claims(article):
    claims = [claim for claim in article.record.claims if not is_speech(claim.type)]
    nodes = outputs(article, speech=False)
    rows = article.score.rows
    pairs = candidates(article, claims, nodes)
    found, used = assign(pairs)
    for claim in claims:
        if claim.optional:
            continue
        name = row_name(article, claim.kind, claim.type)
        for row in (rows[f"{name}, lenient"], rows[f"{name}, strict"], article.score.types[claim.type]):
            row.gold += 1
        if id(claim) in found:
            score_found(article, claim, found[id(claim)][1], name)
        else:
            rows["roles"].gold += given_roles(claim)
            article.error(f"{claim.kind} missed", article.told(claim))
    for node in nodes:
        if node["id"] in used:
            continue
        near = [claim for _, _, claim, other in pairs if other is node]
        if any(claim.optional or not wrong_fillers(article, claim, node) for claim in near):
            article.score.shares["repeats"][1] += 1
            continue
        for level in ("lenient", "strict", "sound"):
            rows[f"{row_name(article, node['kind'], node['type'])}, {level}"].out += 1
        article.score.types[node["type"]].out += 1
        article.score.judge(node, False)
        article.error(f"{node['kind']} not there", f"{node['type']}: {node['label'][:110]}  [{node.get('rule', '')}]")
