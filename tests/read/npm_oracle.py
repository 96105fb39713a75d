"""What tests share that compare with a package of npm: the packages, fetched once; 77 and a reason where that fails."""
import json
import shutil
import subprocess
import sys

SKIPPED = 77


def skip(why):
    print(f"SKIPPED: {why}")
    sys.exit(SKIPPED)


def fetch(folder, packages, compared):
    """`folder`, in which the packages are installed then; `compared` names what is not tested without them."""
    if not (shutil.which("npm") and shutil.which("node")):
        skip(f"{compared} is not compared: there is no node and npm here")
    folder.mkdir(parents=True, exist_ok=True)
    if all((folder / "node_modules" / package.rpartition("@")[0]).exists() for package in packages):
        return folder
    try:
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), *packages],
                              capture_output=True, text=True, timeout=90)
    except subprocess.TimeoutExpired:
        skip(f"{compared} is not compared: npm does not answer")
    if done.returncode != 0:
        skip(f"{compared} is not compared: npm could not fetch it: " + done.stderr.strip().splitlines()[-1][:200])
    return folder


def answer(folder, script, arguments, compared):
    """The JSON that a script writes, run by node within `folder`."""
    (folder / "ask.cjs").write_text(script, encoding="utf-8")
    done = subprocess.run(["node", "ask.cjs", *arguments], cwd=folder, capture_output=True, text=True, timeout=90)
    if done.returncode != 0:
        skip(f"{compared} is not compared: node failed: " + done.stderr.strip()[-300:])
    return json.loads(done.stdout)
