"""Texts made to wake what is slow or deep, each of about `size` bytes."""


def _times(piece, size):
    return piece * (size // len(piece.encode()) + 1)


def _numbered(piece, size):
    made, number = [], 0
    while sum(map(len, made[-1:])) * number < size:
        made.append(piece.replace("#", str(number)))
        number += 1
    return "".join(made)


TEXTS = {
    "E1 commas": lambda n: _times("Acme, ", n),
    "E1 one sentence": lambda n: _times("the company of the city said that the firm would and ", n),
    "E2 one letter": lambda n: "a" * n,
    "E2 no spaces": lambda n: _times("QmFzZTY0Lys9", n),
    "E2 DNA": lambda n: _times("GATTACA", n),
    "E3 nested quotes": lambda n: _times("“‘", n // 2) + _times("’”", n // 2),
    "E3 opening quotes": lambda n: _times("\" ' “ ", n),
    "E3 quotes of all kinds": lambda n: _times("'He said “it's \"done\" ", n),
    "E4 brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "E4 brackets with names": lambda n: _times("(Acme [", n),
    "E5 said": lambda n: _times("said ", n),
    "E5 a chain of who said": lambda n: _numbered("Acme# said ", n),
    "E6 abbreviations": lambda n: _times("U.S. Inc. Corp. v. No. ", n),
    "E7 names and pronouns": lambda n: _numbered("Ada Brenn# met him. ", n // 2) + _times("He said he left. ", n // 2),
    "E8 one number": lambda n: "7" * n,
    "E8 thousands": lambda n: "1" + _times(",000", n),
    "E8 numbers of all kinds": lambda n: _times("1.000,50 IV 3/4 ½ 1e400 €5–6 ", n),
    "E9 days that are none": lambda n: _times("on 30 February 10000, in year 0, last week and 31/13/99 ", n),
    "E10 the same paragraph": lambda n: _times("Norvia Corp. agreed to buy Keld Inc. for $3 billion.\n\n", n),
    "E11 combining marks": lambda n: "a" + _times("\u0301\u0316", n),
    "E13 emoji": lambda n: _times("🚀🌾 ", n),
    "lines": lambda n: "\n" * n,
    "commas alone": lambda n: _times(", ", n),
    "hyphens": lambda n: _times("a-", n),
}
