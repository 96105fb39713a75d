"""Reads the annotated articles of corpus/scored (corpus/scored/GUIDELINE.md tells the format and what is marked).

An article stands in NAME.ann: a head, the text with its references, amounts and dates in square brackets, the parties by
key, the claims and clauses. `read(path)` gives a Record, or raises Fault with what is wrong and where.
"""
import decimal
import pathlib
import re
from dataclasses import dataclass, field

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PARTY_TYPES = "organization person government group place product agreement".split()
VALUES = {
    "modality": "asserted planned possible expected required permitted hypothetical denied asked".split(),
    "status": "rumoured talks proposed agreed approved blocked completed ended expired".split(),
    "polarity": "positive negative".split(),
}
MODIFIERS = "exact about at_least more_than at_most less_than between".split()
OPERATORS = "if unless until provided subject_to in_exchange failing when".split()
PRONOUNS = set("""it its itself he him his himself she her hers herself they them their theirs themselves who whom whose
    which that this these those i me my myself we us our ours ourselves you your one both neither each all""".split())
DETERMINERS = set("a an his her its their our my one two both about this that".split())
SCALE = {"k": 3, "m": 6, "bn": 9, "tn": 12}
NUMBER = r"\d+(\.\d+)?(\.\.\d+(\.\d+)?)?"
AMOUNT = re.compile(rf"([A-Z]{{3}} {NUMBER}|percent {NUMBER}|(count|quantity) {NUMBER} \S.*)$")
DATE = re.compile(r"(\d{4}(-(\d\d(-\d\d)?(T[\d:A-Z]+)?|Q[1-4]|H[12]|W\d\d|SP|SU|FA|WI|XX.*))?|\d{3}|XXXX\S*|"
                  r"P(T?(\d+(\.\d+)?|X)[YMWDHQSC])+|P\d+DE|PT\d+H|(PAST|PRESENT|FUTURE)_REF)$")
MARK = re.compile(r"\[(?:(?P<what>[=@])(?P<optional>\??)(?P<value>[^|\[\]]+)\|"
                  r"|(?P<keys>[A-Z]\w{0,2}(?:/[A-Z]\w{0,2})*)(?P<nominal>~?):)")


class Fault(Exception):
    """What breaks the format, with the line or piece it stands in."""


@dataclass
class Ontology:
    roles: dict  # {type: {role: (kind, is a list)}}, the common roles of claims and of clauses merged in
    own_roles: dict  # the same without the common roles
    tiers: dict  # {type: 1, 2 or 3}
    staged: set  # types whose claims have a status


def read_ontology(path=ROOT / "patterns" / "ontology"):
    """What `patterns/ontology` declares, by "claim deal.merger" or "clause royalty"."""
    blocks, tiers, staged = {}, {}, set()
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split()
        if not words:
            continue
        if not line[0].isspace():
            name = " ".join(words[:2])
            roles = blocks.setdefault(name, {})
        elif words[0] == "tier":
            tiers[name] = int(words[1])
        elif words[0] == "stages":
            staged.add(name)
        elif words[0] not in ("doc", "conflicts"):
            roles.update({word.rstrip("*"): (words[0], word.endswith("*")) for word in words[1:]})
    roles = {name: {**blocks.get("common " + name.split()[0], {}), **own} for name, own in blocks.items()}
    return Ontology(roles, blocks, tiers, staged)


@dataclass
class Mention:
    keys: list  # of parties; any of them is right
    start: int
    end: int
    text: str
    form: str  # name, nominal, pronoun


@dataclass
class Value:
    kind: str  # amount, date
    value: str
    modifier: str
    optional: bool
    start: int
    end: int
    text: str


@dataclass
class Party:
    key: str
    types: list  # the first is meant, the others are right too
    name: str

    @property
    def type(self):
        return self.types[0]


@dataclass
class Filler:
    keys: list = field(default_factory=list)  # a party ...
    value: str = ""  # ... or an amount or a date ...
    text: str = ""  # ... or words of the article, a clause type
    span: tuple = None


@dataclass
class Claim:
    kind: str  # claim, clause
    type: str
    spans: list
    optional: bool
    line: int
    roles: dict = field(default_factory=dict)  # role -> Fillers that must be there
    allowed: dict = field(default_factory=dict)  # role -> Fillers that may be there
    slots: dict = field(default_factory=dict)  # slot -> pieces
    content: list = field(default_factory=list)  # spans of what is said
    content_wanted: bool = False  # False: the content is given, but need not come out
    conditions: list = field(default_factory=list)  # (operator, span)
    values: dict = field(default_factory=dict)  # modality, status, polarity -> right values

    def all_fillers(self, role):
        return self.roles.get(role, []) + self.allowed.get(role, [])


@dataclass
class Record:
    name: str
    date: str
    text: str
    parties: dict
    mentions: list
    values: list
    claims: list


def expand(value):
    """"GBP 3.2bn" as "GBP 3200000000"."""
    def figure(match):
        number = decimal.Decimal(match[1]).scaleb(SCALE[match[2]])
        return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
    spaced = value.replace("..", " .. ")
    return re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)(k|m|bn|tn)\b(?!\.)", figure, spaced).replace(" .. ", "..")


def is_name(text, names):
    """True for a name. NAMES are those of the parties; one in lower case ("the board", "nurses") is no name."""
    if text.lower() in names or text.split()[0].lower() in DETERMINERS:
        return False
    last = re.sub(r"['\u2019]s$", "", text).split()[-1]
    return text in names or last[:1].isupper() or any(letter.isdigit() for letter in last)


def form_of(text, forced_nominal, names):
    if text == "I" or text.lower() in PRONOUNS and not text.isupper():
        return "pronoun"
    return "nominal" if forced_nominal or not is_name(text, names) else "name"


def unmark(marked, names):
    """(plain text, Mentions, Values); bracketed pieces may stand in one another."""
    plain, mentions, values, open_marks = [], [], [], []
    length = at = 0
    while at < len(marked):
        if marked[at] == "[":
            mark = MARK.match(marked, at)
            if not mark:
                raise Fault(f"no mark: '{marked[at:at + 30]}'")
            open_marks.append((mark, length))
            at = mark.end()
            continue
        if marked[at] == "]":
            if not open_marks:
                raise Fault(f"']' without '[' after '{''.join(plain)[-30:]}'")
            mark, start = open_marks.pop()
            text = "".join(plain)[start:]
            if mark["keys"]:
                form = form_of(text, mark["nominal"], names)
                mentions.append(Mention(mark["keys"].split("/"), start, length, text, form))
            else:
                value, modifier = mark["value"].strip(), ""
                if value.split()[-1] in MODIFIERS:
                    value, modifier = value.rsplit(" ", 1)
                value = expand(value)
                if not (AMOUNT if mark["what"] == "=" else DATE).match(value):
                    raise Fault(f"'{value}' is no {'amount' if mark['what'] == '=' else 'TIMEX3 value'}")
                kind = "amount" if mark["what"] == "=" else "date"
                values.append(Value(kind, value, modifier, bool(mark["optional"]), start, length, text))
        else:
            plain.append(marked[at])
            length += 1
        at += 1
    if open_marks:
        raise Fault(f"'[' never closed: '{marked[open_marks[-1][0].start():][:30]}'")
    return "".join(plain), mentions, values


def find(text, piece):
    """The span of a piece: exact words, "first words ... last words", "#2" behind it for its second occurrence."""
    count = 1
    numbered = re.search(r" #(\d+)$", piece)
    if numbered:
        piece, count = piece[:numbered.start()], int(numbered[1])
    first, dots, last = piece.partition(" ... ")
    starts = [match.start() for match in re.finditer(r"(?<!\w)" + re.escape(first) + r"(?!\w)", text)]
    if len(starts) < count:
        raise Fault(f"'{piece}' does not stand in the text" + (f" {count} times" if count > 1 else ""))
    if not numbered and len(starts) > 1:
        raise Fault(f"'{first}' stands in the text {len(starts)} times: more words, or ' #N' behind it")
    start = starts[count - 1]
    end = start + len(first)
    if dots:
        match = re.compile(r"(?<!\w)" + re.escape(last) + r"(?!\w)").search(text, end)
        if not match:
            raise Fault(f"'{last}' does not stand behind '{first}'")
        end = match.end()
    return start, end


def split(text, separator):
    """Splits outside double quotes."""
    parts, quoted, part = [], False, ""
    for letter in text:
        quoted ^= letter == '"'
        part += letter
        if not quoted and part.endswith(separator):
            parts.append(part[:-len(separator)].strip())
            part = ""
    return [piece for piece in parts + [part.strip()] if piece]


class Reader:
    def __init__(self, path, ontology):
        self.path, self.ontology = path, ontology
        self.record = None

    def read(self):
        head, _, rest = self.path.read_text(encoding="utf-8").partition("\n== text\n")
        marked, _, rest = rest.partition("\n== parties\n")
        parties, _, claims = rest.partition("\n== claims\n")
        date = re.match(r"date (\d{4}-\d\d-\d\d)$", head.splitlines()[0])
        if not date or not parties or not claims:
            raise Fault("wanted: 'date YYYY-MM-DD', '== text', '== parties', '== claims'")
        entries = [line.split(" ", 2) for line in parties.splitlines() if line.strip()]
        for entry in entries:
            if len(entry) != 3 or set(entry[1].split("|")) - set(PARTY_TYPES):
                raise Fault(f"party '{' '.join(entry)}': wanted key, type and name")
        known = {key: Party(key, types.split("|"), name) for key, types, name in entries}
        text, mentions, values = unmark(marked, {party.name for party in known.values()})
        self.record = Record(self.path.stem, date[1], text + "\n", known, mentions, values, [])
        used = {key for mention in mentions for key in mention.keys}
        for key in used ^ known.keys():
            raise Fault(f"key {key} is {'not among the parties' if key in used else 'never used'}")
        for block in re.split(r"\n(?=\S)", claims.strip("\n")):
            if block.strip():
                self.record.claims.append(self.claim(block, len(self.record.claims) + 1))
        return self.record

    def claim(self, block, number):
        first, *rest = block.splitlines()
        optional = first.startswith("?")
        type, colon, pieces = first.lstrip("?").partition(": ")
        kind = "clause" if type.startswith("clause ") else "claim"
        type = type.removeprefix("clause ")
        try:
            if not colon or f"{kind} {type}" not in self.ontology.roles:
                raise Fault("wanted 'TYPE: piece of the text'")
            spans = [find(self.record.text, piece.strip()) for piece in pieces.split(" | ")]
            claim = Claim(kind, type, spans, optional, number)
            for item in split(";".join(line.strip().rstrip(";") for line in rest), ";"):
                self.item(claim, item)
            return claim
        except Fault as fault:
            raise Fault(f"claim {number} ({first[:60]}): {fault}") from None

    def item(self, claim, item):
        name, _, rest = item.partition(" ")
        for what, known in VALUES.items():
            words = item.split("|")
            if all(word in known for word in words):
                if what == "status" and f"{claim.kind} {claim.type}" not in self.ontology.staged:
                    raise Fault(f"{claim.type} has no status")
                claim.values[what] = words
                return
        if name in OPERATORS and rest.startswith('"'):
            claim.conditions.append((name, find(self.record.text, rest.strip('"'))))
            return
        may = name.endswith("?")
        role = name.rstrip("?")
        roles = self.ontology.roles[f"{claim.kind} {claim.type}"]
        if role not in roles:
            raise Fault(f"no role '{role}'")
        if role == "content" and claim.type.startswith("statement."):
            claim.content += [find(self.record.text, piece.strip('"')) for piece in split(rest, ", ")]
            claim.content_wanted |= not may
            return
        role_kind, is_list = roles[role]
        pieces = split(rest, ", ")
        if len(pieces) > 1 and not (is_list or may):
            raise Fault(f"role '{role}' takes one filler")
        if role_kind == "slot":
            for piece in pieces:
                if piece.strip('"') not in self.record.text:
                    raise Fault(f"'{piece}' does not stand in the text")
            if not may:
                claim.slots[role] = [piece.strip('"') for piece in pieces]
            return
        fillers = (claim.allowed if may else claim.roles).setdefault(role, [])
        fillers += [self.filler(claim, role_kind, piece) for piece in pieces]

    def filler(self, claim, kind, piece):
        if kind == "clause":
            if f"clause {piece}" not in self.ontology.roles:
                raise Fault(f"no clause type '{piece}'")
            return Filler(text=piece)
        if kind in ("amount", "date"):
            if piece[0] in "=@":
                return Filler(value=expand(piece[1:]))
            values = {value.value for value in self.record.values if value.kind == kind and value.text == piece}
            if len(values) != 1:
                raise Fault(f"'{piece}' is marked as {len(values)} {kind}s")
            return Filler(value=values.pop())
        if piece.startswith('"'):
            # the first occurrence behind the start of the claim's sentence is meant
            words = piece.strip('"')
            begin = max(self.record.text.rfind("\n", 0, claim.spans[0][0]), 0)
            start = self.record.text.find(words, begin)
            start = start if start >= 0 else self.record.text.find(words)
            if start < 0:
                raise Fault(f"'{words}' does not stand in the text")
            return Filler(text=words, span=(start, start + len(words)))
        keys = piece.split("/")
        for key in keys:
            if key not in self.record.parties:
                raise Fault(f"no party '{key}'")
        return Filler(keys=keys)


def read(path, ontology):
    """The Record of NAME.ann; raises Fault."""
    return Reader(path, ontology).read()
