#!/usr/bin/env python3
"""What a loss of power can leave of a small run, each resumed: power_test.py PROGRAM [--states N] (I11; needs strace)

The system calls of one run are taken down. At any point of it the disk may hold what was synced, and of what was not:
of each file's writes the first few, the last of them torn or as zeros, and of each folder's new, renamed and removed
names the first few, or all but one. Every such state must resume to the bytes of a run that nothing happened to."""
import hashlib
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

from resumable import Case
from support import PROGRAM, check, finish

CALLS = "openat,write,pwrite64,fsync,ftruncate,lseek,rename,unlink,mkdir"
BEGIN, END = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$"), re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
CALL = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)")
FD, TEXT = re.compile(r"^(\d+)<([^>]*)>"), re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def calls(log):
    """(name, arguments, result) of each call, in the order in which they ended."""
    pending = {}
    for line in log.read_text().splitlines():
        if begun := BEGIN.match(line):
            pending[begun[1]] = line[:-len(" <unfinished ...>")]
            continue
        if ended := END.match(line):
            line = pending.pop(ended[1]) + ended[2]
        if found := CALL.match(line):
            yield found[2], found[3], int(found[4])


def texts(arguments):
    return [bytes.fromhex(text.replace("\\x", "")) for text in TEXT.findall(arguments)]


class Tape:
    """What a run does to a folder: ("data", file, change), ("name", folder, change), ("sync", file or folder)."""

    def __init__(self, log, root):
        self.ops, self.names, self.ends, self.files = [], {}, {}, 0
        for name, arguments, result in calls(log):
            if result < 0:
                continue
            described = FD.search(arguments)
            at = pathlib.Path(os.fsdecode(bytes.fromhex(described[2].replace("\\x", "")))) if described and name not in ("openat", "rename", "unlink", "mkdir") else None
            if at is None:
                at = pathlib.Path(os.fsdecode(texts(arguments)[0]))
            if at != root and root not in at.parents:
                continue
            self.step(name, at, int(described[1]) if described else result, arguments, result)

    def name(self, folder, change):
        self.ops.append(("name", folder, change))

    def step(self, name, at, descriptor, arguments, result):
        if name == "openat":
            if "O_CREAT" in arguments and at not in self.names:
                self.names[at] = self.files
                self.files += 1
                self.name(at.parent, ("put", at, self.names[at]))
            self.ends[descriptor] = 0
        elif name == "mkdir":
            self.name(at.parent, ("folder", at, None))
        elif name == "rename":
            to = pathlib.Path(os.fsdecode(texts(arguments)[1]))
            self.names[to] = self.names.pop(at)
            self.name(to.parent, ("move", at, (to, self.names[to])))
        elif name == "unlink":
            self.names.pop(at, None)
            self.name(at.parent, ("drop", at, None))
        elif name == "lseek":
            self.ends[descriptor] = result
        elif name == "fsync":
            self.ops.append(("sync", self.names.get(at, at), None))
        elif name == "ftruncate":
            self.ops.append(("data", self.names[at], ("cut", int(arguments.split(",")[1]), b"")))
        elif name in ("write", "pwrite64") and at in self.names:
            data = texts(arguments)[0][:result]
            where = int(arguments.rsplit(",", 1)[1]) if name == "pwrite64" else self.ends[descriptor]
            self.ops.append(("data", self.names[at], ("put", where, data)))
            if name == "write":
                self.ends[descriptor] = where + result


def built(done):
    """{path: bytes} (None for a folder) of operations that reached the disk."""
    data, names = {}, {}
    for kind, whose, change in done:
        if kind == "data":
            how, where, new = change
            old = data.get(whose, b"")
            data[whose] = old[:where].ljust(where, b"\0") if how == "cut" else old[:where].ljust(where, b"\0") + new + old[where + len(new):]
        elif change[0] == "put":
            names[change[1]] = change[2]
        elif change[0] == "folder":
            names[change[1]] = None
        elif change[0] == "move":
            names.pop(change[1], None)
            names[change[2][0]] = change[2][1]
        else:
            names.pop(change[1], None)
    return {path: None if file is None else data.get(file, b"") for path, file in names.items()}


def states(ops):
    """Every state that a loss of power can leave."""
    for end in range(len(ops) + 1):
        synced = {}
        for at in range(end):
            if ops[at][0] == "sync":
                synced[ops[at][1]] = at
        loose = {}  # of each file and folder: what is not synced
        for at in range(end):
            if ops[at][0] != "sync" and at > synced.get(ops[at][1], -1):
                loose.setdefault(ops[at][1], []).append(at)
        everything = [at for at in range(end) if ops[at][0] != "sync"]
        lost_all = {at for each in loose.values() for at in each}
        yield built([ops[at] for at in everything])
        yield built([ops[at] for at in everything if at not in lost_all])
        for whose, mine in loose.items():
            others = lost_all - set(mine)
            for kept in range(len(mine)):
                lost = set(mine[kept:])
                for lose in (lost, lost | others, {mine[kept]} if ops[mine[kept]][0] == "name" else lost):
                    yield built([ops[at] for at in everything if at not in lose])
                kind, file, change = ops[mine[kept]]
                if kind == "data" and change[0] == "put":  # written in part, or space taken and not yet filled
                    for new in (change[2][:len(change[2]) // 2], bytes(len(change[2]))):
                        torn = {mine[kept]: (kind, file, (*change[:2], new))}
                        yield built([torn.get(at, ops[at]) for at in everything if at not in lost - set(torn)])


def main():
    if shutil.which("strace") is None:
        print("SKIPPED: loss of power (I11): no strace here")
        finish()
    most = int(sys.argv[sys.argv.index("--states") + 1]) if "--states" in sys.argv else 25
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name).resolve()
        case = Case(root / "case", 10, every=3, jobs=1, share=0.2)
        keep = {case.input, case.folder / "want", case.folder / "want-rejects"}
        log = root / "log"
        subprocess.run(["strace", "-f", "-qq", "-y", "-xx", "-s", "10000000", "-o", str(log), "-e", f"trace={CALLS}", PROGRAM,
                        *map(str, case.command)], capture_output=True)
        tape = Tape(log, case.folder)
        check("the tape tells what came of the run", built([op for op in tape.ops if op[0] != "sync"])[case.output] == case.want[0])
        found = {}
        for state in states(tape.ops):
            key = hashlib.sha256(repr(sorted((str(p), b) for p, b in state.items())).encode()).digest()
            found.setdefault(key, state)
        chosen = [found[key] for key in sorted(found)]
        random.Random(11).shuffle(chosen)
        for number, state in enumerate(chosen[:most]):
            for path in case.folder.iterdir():
                if path not in keep:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            for path, data in sorted(state.items()):
                if data is None:
                    path.mkdir(parents=True, exist_ok=True)
            for path, data in sorted(state.items()):
                if data is not None and path.parent.exists():
                    path.write_bytes(data)
            case.finish(f"loss of power, state {number}: {[(p.name, d if d is None else len(d)) for p, d in sorted(state.items())]}")
        print(f"{min(most, len(chosen))} of {len(chosen)} states after a loss of power resumed")
        check("there are states to try", len(chosen) > 100, len(chosen))
    finish()


main()
