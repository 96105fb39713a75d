"""Parties, references, amounts and dates of an article against its annotation."""
from scoring.article import meets
from scoring.graph import fold, is_amount, is_date, places

PARTIES = ("organization", "person", "government", "group")
RELATIVE = ("who", "whom", "whose", "which", "that")
SMALL = set("a an one two three four five six seven eight nine ten no".split())


def apposed(article):
    """Ids of the descriptions that stand beside a name of their party, a comma between."""
    names = [mark for mark in article.record.mentions if mark.form == "name"]
    return {id(mark) for mark in article.record.mentions if mark.form == "nominal" for name in names
            if set(mark.keys) & set(name.keys)
            and ", " in (article.record.text[mark.end:name.start], article.record.text[name.end:mark.start])}


def link_kind(text, form, mark, beside):
    """The row of a link: how its text refers, and whether syntax alone tells to whom."""
    if form == "pronoun":
        return "links, relative" if text.lower() in RELATIVE else "links, pronoun"
    return "links, apposition" if id(mark) in beside else "links, nominal"


def is_small(node, place):
    """A count below eleven or a fraction in words, a reference to now, a set: right to find, no loss to leave out."""
    if node["kind"] == "date":
        return node.get("value") in ("PRESENT_REF", "PAST_REF", "FUTURE_REF") or node.get("type") == "SET"
    text = fold(place["text"])
    if any(letter.isdigit() for letter in text) or "percent" in text or "per cent" in text:
        return False
    return node.get("dimension") == "percent" or node.get("dimension") == "count" and text.split()[0] in SMALL


def has_value(node, mark):
    """A figure without a noun ("3,000 of its people") may come out with any unit."""
    if mark.kind == "date":
        return is_date(node, mark.value)
    bare = not any(letter.isalpha() for letter in mark.text)
    head, figure, *unit = mark.value.split(" ", 2)
    return is_amount(node, f"{head} {figure}" if bare and unit else mark.value)


def score_parties(article):
    row = article.score.rows["parties"]
    named = {mention.keys[0] for mention in article.record.mentions if mention.form == "name"}
    gold = {key for key, party in article.record.parties.items() if party.type in PARTIES and key in named}
    row.gold += len(gold)
    done = set()
    for id, node in article.out.nodes.items():
        if node["kind"] not in ("party", "place"):
            continue
        key = article.key_of.get(id)
        types = article.record.parties[key].types if key else []
        has_name = any(mention.get("form") in ("name", "alias") for mention in node["mentions"])
        right = key in gold and key not in done and (
            node.get("type") in types or node["kind"] == "place" and "government" in types)
        if right:
            done.add(key)
            row.found += 1
        if (node["kind"] == "party" or right) and has_name:
            row.out += 1
            row.right += right
            if not right:
                article.error("party not there or not so", f"{node['label']} ({node.get('type')})")
    for key in sorted(gold - done):
        article.error("party missed", f"{article.record.parties[key].name} ({article.record.parties[key].type})")


def members_of(article, node):
    """Keys of the parties that a node without a name of its own stands for together ("both companies"), or []."""
    if any(mention.get("form") in ("name", "alias") for mention in node["mentions"]):
        return []
    keys = [article.key_of.get(other["id"]) for label in node["label"].split(" and ")
            for other in article.out.nodes.values()
            if other["kind"] in ("party", "place") and other["label"] == label and other is not node]
    return keys if len(keys) > 1 else []


def score_links(article):
    marks = article.record.mentions
    beside = apposed(article)
    first = {}
    named = {key for mention in marks if mention.form == "name" for key in mention.keys}
    gold = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        for key in mark.keys:
            first.setdefault(key, mark)
        if mark.form == "name" or not any(article.record.parties[key].type in PARTIES for key in mark.keys):
            continue
        if named & set(mark.keys) or first[mark.keys[0]] is not mark:
            gold.append(mark)
    for mark in gold:
        article.score.rows[link_kind(mark.text, mark.form, mark, beside)].gold += 1
    wanted, done = {id(mark) for mark in gold}, set()
    for node_id, node in article.out.nodes.items():
        key = article.key_of.get(node_id)
        if node["kind"] != "party" and (node["kind"] != "place" or not key or article.record.parties[key].type not in PARTIES):
            continue
        mentions = sorted(node["mentions"], key=lambda mention: (mention["start"], mention["end"]))
        has_name = any(mention.get("form") in ("name", "alias") for mention in mentions)
        members = members_of(article, node)
        for number, mention in enumerate(mentions):
            if mention.get("form") not in ("nominal", "pronoun") or not (has_name or number or members):
                continue
            mark = meets(marks, mention["start"], mention["end"])
            if mark is None and not (has_name and key):
                continue  # nothing marked on either side
            row = article.score.rows[link_kind(mention["text"], mention["form"], mark, beside)]
            right = mark is not None and (set(members) <= set(mark.keys) if members else key in mark.keys)
            row.out += 1
            row.right += right
            if right and id(mark) in wanted:
                done.add(id(mark))
            if not right:
                article.error("link wrong", f"{article.around(mention['start'], mention['end'])} -> {node['label']}")
    for mark in gold:
        found = id(mark) in done
        article.score.rows[link_kind(mark.text, mark.form, mark, beside)].found += found
        if not found:
            name = article.record.parties[mark.keys[0]].name
            article.error("link missed", f"{article.around(mark.start, mark.end)} -> {name}")


def score_values(article, kind):
    row = article.score.rows[kind + "s"]
    marks = [value for value in article.record.values if value.kind == kind]
    done = set()
    for node in article.out.nodes.values():
        if node["kind"] != kind:
            continue
        for place in places(node):
            near = [mark for mark in marks if mark.start < place["end"] and place["start"] < mark.end]
            right = [mark for mark in near if has_value(node, mark)]
            done |= {id(mark) for mark in right}
            if any(mark.optional for mark in near) or not near and is_small(node, place):
                continue
            row.out += 1
            row.right += bool(right)
            if not right:
                value = f"{node.get('value') or node.get('low')} {node.get('unit') or ''}"
                article.error(f"{kind} wrong", f"{article.around(place['start'], place['end'])} = {value}")
    for mark in marks:
        if mark.optional:
            continue
        row.gold += 1
        row.found += id(mark) in done
        if id(mark) not in done:
            article.error(f"{kind} missed", f"{article.around(mark.start, mark.end)} = {mark.value}")
