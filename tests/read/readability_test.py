#!/usr/bin/env python3
"""Compares the main content of the test pages with what Mozilla's Readability finds (npm, fetched once).

usage: readability_test.py PROGRAM FOLDER   (FOLDER keeps the npm packages; exits 77, saying why, without npm)
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

from npm_oracle import answer, fetch

PACKAGES = ["@mozilla/readability@0.6.0", "linkedom@0.18.12"]
LEAST = 0.9  # F1 over words
SCRIPT = """
const {Readability} = require('@mozilla/readability'), {parseHTML} = require('linkedom'), fs = require('fs');
const made = {};
for (const path of process.argv.slice(2)) {
  const bytes = fs.readFileSync(path);
  const label = /charset=["']?([\\w-]+)/i.exec(bytes.subarray(0, 1024).toString('latin1'));
  const {document} = parseHTML(new TextDecoder(label ? label[1] : 'utf-8').decode(bytes));
  const article = new Readability(document).parse();
  made[path] = article ? {title: article.title, text: article.textContent} : null;
}
console.log(JSON.stringify(made));
"""


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def agreement(ours, theirs):
    both = sum((words(ours) & words(theirs)).values())
    return 2 * both / max(1, sum(words(ours).values()) + sum(words(theirs).values()))


def main():
    program, folder = sys.argv[1], fetch(pathlib.Path(sys.argv[2]), PACKAGES, "Readability")
    pages = sorted(str(p) for p in (pathlib.Path(__file__).parent / "pages").glob("*.html"))
    theirs = answer(folder, SCRIPT, pages, "Readability")
    lines = subprocess.run([program, "extract", "-f", "jsonl", *pages], capture_output=True, check=True).stdout.decode()
    failed = compared = 0
    for page, line in zip(pages, lines.splitlines()):
        name, ours = pathlib.Path(page).name, json.loads(line)["documents"][0]
        if theirs[page] is None or len(theirs[page]["text"].split()) < 20:
            print(f"{name}: Readability finds nothing")
            continue
        compared += 1
        score = agreement(ours["text"], theirs[page]["text"])
        print(f"{name}: {score:.3f}")
        if score < LEAST:
            failed += 1
            print(f"FAILED {name}\n--- ours\n{ours['text']}\n--- theirs\n{theirs[page]['text']}")
    if compared < 6:
        print(f"FAILED: only {compared} pages compared")
        failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
