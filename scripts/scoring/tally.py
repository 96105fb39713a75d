"""Counts, shares and errors of scored articles, and how far confidence can be trusted."""
from collections import defaultdict


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
        self.types = defaultdict(Tally)  # strict, by type of claim and clause
        self.shares = defaultdict(lambda: [0, 0])  # name -> right, all
        self.sure = []  # (confidence, right, id of the claim)
        self.errors = []

    def add(self, other):
        for name, tally in other.rows.items():
            self.rows[name].add(tally)
        for type, tally in other.types.items():
            self.types[type].add(tally)
        for name, (right, every) in other.shares.items():
            self.shares[name][0] += right
            self.shares[name][1] += every
        self.sure += other.sure

    def judge(self, node, right):
        self.sure.append((node.get("confidence", 1.0), right, node["id"]))

    def share(self, name, right):
        self.shares[name][0] += bool(right)
        self.shares[name][1] += 1


def calibration(sure):
    """(Brier score, expected calibration error over ten bins, [(bin's low edge, claims, mean confidence, share right)])."""
    bins = defaultdict(list)
    for confidence, right, *_ in sure:
        bins[min(int(confidence * 10), 9)].append((confidence, right))
    table = [(low / 10, len(bins[low]), sum(c for c, _ in bins[low]) / len(bins[low]),
              sum(r for _, r in bins[low]) / len(bins[low])) for low in sorted(bins)]
    every = len(sure) or 1
    brier = sum((confidence - right) ** 2 for confidence, right, *_ in sure) / every
    return brier, sum(count * abs(mean - share) for _, count, mean, share in table) / every, table


def order(sure):
    """The chance that a right claim is surer than a wrong one (area under the ROC curve)."""
    ranked = sorted((confidence, right) for confidence, right, *_ in sure)
    rights = sum(right for _, right in ranked)
    wrongs = len(ranked) - rights
    if not rights or not wrongs:
        return 0.5
    score, before, at = 0.0, 0, 0
    while at < len(ranked):
        end = at + 1
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        tied = [right for _, right in ranked[at:end]]
        wrong = len(tied) - sum(tied)
        score += sum(tied) * (before + wrong / 2)
        before += wrong
        at = end
    return score / (rights * wrongs)
