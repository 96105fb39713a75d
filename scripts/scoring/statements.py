"""Statements of an article against its annotation: speaker, kind and content."""
from scoring.claims import assign, is_speech, outputs
from scoring.graph import places

CONTENT = 0.8  # least overlap of contents, as intersection over union of their letters


def letters(article, spans):
    """Positions of the letters and digits in the spans."""
    return {at for start, end in spans for at in range(start, end) if article.record.text[at:at + 1].isalnum()}


def content_overlap(article, claim, node):
    wanted, has = letters(article, claim.content), letters(article, article.out.slot_spans(node, "content"))
    return len(wanted & has) / len(wanted | has) if wanted and has else 0.0


def candidates(article, claims, nodes):
    """Pairs for `assign`: contents that overlap well, or cues that overlap and contents that do not contradict."""
    pairs = []
    for claim in claims:
        for number, node in enumerate(nodes):
            overlap = content_overlap(article, claim, node)
            cue = article.out.slot_spans(node, "cue") or [(place["start"], place["end"]) for place in places(node)]
            cued = any(start < claim.spans[0][1] and claim.spans[0][0] < end for start, end in cue)
            elsewhere = claim.content and article.out.slot_spans(node, "content") and not overlap
            if overlap >= 0.3 or cued and not elsewhere:
                pairs.append(((claim.optional, -overlap - 0.5 * cued), (claim.line, number), claim, node))
    return pairs


def score_found(article, claim, node):
    """Counts a statement that was found as NODE."""
    overlap = content_overlap(article, claim, node)
    speaker = all(article.fills(node, "speaker", filler) or article.fills(node, "source", filler)
                  for filler in claim.roles.get("speaker", []))
    content = overlap >= CONTENT or not claim.content_wanted
    for level, right in (("lenient", True), ("strict", speaker and content)):
        row = article.score.rows[f"statements, {level}"]
        row.found += right
        row.right += right
    article.score.judge(node, speaker and content)
    article.score.share("speaker", speaker)
    article.score.share("content", content)
    article.score.share("kind of statement", node["type"] == claim.type)
    if not (speaker and content):
        faults = ["speaker"] * (not speaker) + [f"content ({overlap:.2f})"] * (not content)
        article.error("statement not right",
                      f"{article.told(claim)}: {', '.join(faults)}  <- {node['label'][:90]}")


def score_statements(article):
    claims = [claim for claim in article.record.claims if is_speech(claim.type)]
    nodes = outputs(article, speech=True)
    found, used = assign(candidates(article, claims, nodes))
    doubtful = {node["id"] for claim, node in found.values() if claim.optional}
    wanted = [claim for claim in claims if not claim.optional]
    for level in ("lenient", "strict"):
        article.score.rows[f"statements, {level}"].gold += len(wanted)
        article.score.rows[f"statements, {level}"].out += sum(node["id"] not in doubtful for node in nodes)
    for claim in wanted:
        if id(claim) in found:
            score_found(article, claim, found[id(claim)][1])
        else:
            article.error("statement missed", article.told(claim))
    for node in nodes:
        if node["id"] not in used:
            article.score.judge(node, False)
            article.error("statement not there", f"{node['type']}: {node['label'][:110]}")
