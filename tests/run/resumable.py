"""A run with a state, and what it must come to."""
import shutil
import subprocess

from support import PROGRAM, check, run, stream, tally


class Case:
    """A run with a state, and what it must come to."""

    def __init__(self, folder, count, form="jsonl", every=7, jobs=2, share=0.05):
        folder.mkdir()
        self.folder, self.form = folder, form
        self.input, self.output, self.rejects, self.state = (folder / n for n in ("in.jsonl", "out", "rejects", "state"))
        self.input.write_bytes(stream(count, share))
        self.options = ["extract", "-f", form, "-j", jobs, self.input]
        done = run(*self.options, "-o", folder / "want", "--rejects", folder / "want-rejects")
        self.want = ((folder / "want").read_bytes(), (folder / "want-rejects").read_bytes(), tally(done))
        self.command = [*self.options, "--state", self.state, "-o", self.output, "--rejects", self.rejects,
                        "--checkpoint-every", every]

    def start(self, **more):
        return subprocess.Popen([PROGRAM, *map(str, self.command)], stderr=subprocess.PIPE, **more)

    def grown(self):
        """Bytes that a run in progress has written."""
        place = self.state / "graphs.jsonl" if self.form == "graph" else self.output.with_name("out.partial")
        try:
            return place.stat().st_size
        except FileNotFoundError:
            return -1

    def finish(self, name):
        done = run(*self.command)
        check(f"{name}: the run comes to its end", done.returncode == 3, done.stderr)
        if done.returncode == 3:
            got = (self.output.read_bytes(), self.rejects.read_bytes(), tally(done))
            check(f"{name}: the same bytes and sums as without", got == self.want, (got[2], self.want[2]))
        return done

    def forget(self):
        shutil.rmtree(self.state, ignore_errors=True)
        for path in (self.output, self.rejects, self.output.with_name("out.partial")):
            path.unlink(missing_ok=True)
