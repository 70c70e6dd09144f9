"""Works out what became of the suggestions of a project, and how far coders agree, from its export as JSON, by the definitions in docs/figures.md.

It shares no code with Rejoinder: `coders.csv` holds its figures for `coders.rejoinder.ron`, and a test compares.

    rejoinder export --format json -o coders.json coders.rejoinder.ron && python3 coders.py coders.json > coders.csv
"""

import json
import sys
from itertools import combinations

import numpy

BANDS = [(0, 39), (40, 69), (70, 89), (90, 100)]
FATES = ["open", "kept", "changed", "rejected"]


def claim_types(project):
    """The tags of the group of claim types, by their names."""
    groups = [group for group in project["codebook"] if group["name"].strip().lower() == "claim type"]
    return {tag["name"].strip().lower(): tag["id"] for group in groups[:1] for tag in group["tags"]}


def suggestions(project):
    types = claim_types(project)
    decided = {"rejected": "rejected", "confirmed": "kept", "suggested": "open"}

    def fate(record):
        changed = bool(record["changed"]) and record["status"] != "rejected"
        return "changed" if changed else decided[record["status"]]

    for kind, records in (("statement", project["statements"]), ("link", project["links"])):
        for record in records:
            if record["why"]:
                yield kind, record["why"], fate(record)
    for statement in project["statements"]:
        nature = statement["nature"]
        if nature:
            given = {tagging["tag"] for tagging in statement["tags"]} & set(types.values())
            kept = types.get(nature["kind"]) in given
            yield "claim type", nature["why"], "kept" if kept else "changed" if given else "open"
    for pair in project["same_utterances"]:
        if pair["why"]:
            yield "utterance", pair["why"], "kept" if pair["same"] else "rejected"


def kappa(one, other):
    values = sorted(set(one) | set(other))
    confusion = numpy.zeros((len(values), len(values)))
    for a, b in zip(one, other):
        confusion[values.index(a), values.index(b)] += 1
    confusion /= confusion.sum()
    chance = confusion.sum(axis=1) @ confusion.sum(axis=0)
    return None if chance == 1 else (numpy.trace(confusion) - chance) / (1 - chance)


def alpha(one, other):
    values = sorted(set(one) | set(other))
    coincidences = numpy.zeros((len(values), len(values)))
    for a, b in zip(one, other):
        coincidences[values.index(a), values.index(b)] += 1
        coincidences[values.index(b), values.index(a)] += 1
    totals = coincidences.sum(axis=1)
    number = totals.sum()
    expected = (number * number - (totals * totals).sum()) / (number - 1)
    return None if expected == 0 else 1 - (number - numpy.trace(coincidences)) / expected


def agreement(project):
    types = claim_types(project)
    for group in project["codebook"]:
        tags = [tag["id"] for tag in group["tags"]]
        codings = []
        for statement in project["statements"]:
            if statement["status"] == "rejected":
                continue
            given = {}
            for tagging in statement["tags"]:
                if tagging["tag"] in tags:
                    given.setdefault(tagging["by"], set()).add(tagging["tag"])
            nature = statement["nature"]
            if nature and types.get(nature["kind"]) in tags:
                given["program"] = {types[nature["kind"]]}
            codings.append(given)
        raters = {rater for given in codings for rater in given}
        for one, other in combinations(sorted(raters, key=lambda rater: (rater != "program", rater)), 2):
            both = [(given[one], given[other]) for given in codings if one in given and other in given]
            if not both:
                continue
            whole = [tuple("+".join(sorted(given)) for given in pair) for pair in both]
            yield group["name"], "", one, other, whole
            for tag in tags:
                has = [(tag in a, tag in b) for a, b in both]
                if any(a or b for a, b in has):
                    yield group["name"], tag, one, other, has


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        project = json.load(file)
    counts = {}
    for kind, why, fate in suggestions(project):
        band = next((low, high) for low, high in BANDS if low <= why["confidence"] <= high)
        counts.setdefault((kind, why["rule"], *band), dict.fromkeys(FATES, 0))[fate] += 1
    for key, fates in sorted(counts.items()):
        print("counts", *key, *fates.values(), sep="|")
    number = lambda value: "" if value is None else f"{value:.9f}"
    for group, tag, one, other, pairs in agreement(project):
        agreed = sum(a == b for a, b in pairs)
        first, second = [a for a, _ in pairs], [b for _, b in pairs]
        print("agreement", group, tag, one, other, len(pairs), agreed, number(kappa(first, second)), number(alpha(first, second)), sep="|")


main()
