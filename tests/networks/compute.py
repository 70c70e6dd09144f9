"""Works out the networks of a project from its tables, with numpy and networkx, by the definitions in docs/exports.md.

It shares no code with Rejoinder: `tests/networks/sample.csv` holds its figures for the sample project, and a test compares.

    rejoinder export --format csv -o tables SAMPLE && python3 compute.py tables > sample.csv          # positions.csv from positions.rejoinder.ron
    rejoinder export --format graphml -o graphs SAMPLE && python3 compute.py tables graphs    # compares the GraphML too
"""

import csv
import sys
from pathlib import Path

import networkx
import numpy

RELATIONS = ["rebuts", "denies", "undercuts", "concedes", "deflects", "supports", "repeats"]
AGAINST, FOR = {"rebuts", "denies", "undercuts"}, {"concedes", "supports", "repeats"}


def table(folder, name):
    with open(Path(folder) / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def matrices(uses):
    """From (actor, concept, position) with counts to a matrix of counts for each position."""
    actors = sorted({actor for actor, _, _ in uses})
    concepts = sorted({concept for _, concept, _ in uses})
    both = {}
    for position in (True, False, None):
        matrix = numpy.zeros((len(actors), len(concepts)))
        for (actor, concept, taken), count in uses.items():
            if taken is position:
                matrix[actors.index(actor), concepts.index(concept)] = count
        both[position] = matrix
    return actors, concepts, both[True], both[False], both[None]


def two_mode(name, uses, found):
    actors, concepts, agree, disagree, neither = matrices(uses)
    weight = agree + disagree + neither
    if not actors:
        return
    activity = weight / weight.sum(axis=1, keepdims=True)
    prominence = weight / weight.sum(axis=0, keepdims=True)
    values = {
        "weight": weight, "agree": agree, "disagree": disagree, "subtract": agree - disagree,
        "activity": activity, "prominence": prominence,
    }
    for row, column in zip(*numpy.nonzero(weight)):
        found[name][actors[row], concepts[column]] = {key: it[row, column] for key, it in values.items()}


def one_mode(names, uses, found):
    actors, _, agree, disagree, neither = matrices(uses)
    if not actors:
        return
    agree, disagree, neither = ((matrix > 0).astype(float) for matrix in (agree, disagree, neither))
    positions = numpy.hstack([agree, disagree, neither])
    congruence = positions @ positions.T
    conflict = agree @ disagree.T + disagree @ agree.T
    taken = positions.sum(axis=1)
    divisors = {
        "weight": numpy.ones_like(congruence),
        "average_activity": (taken[:, None] + taken[None, :]) / 2,
        "jaccard": numpy.array([[numpy.maximum(a, b).sum() for b in positions] for a in positions]),
        "cosine": numpy.linalg.norm(positions, axis=1)[:, None] * numpy.linalg.norm(positions, axis=1)[None, :],
    }
    measures = {"congruence": congruence, "conflict": conflict, "subtract": congruence - conflict}
    for measure, name in names.items():
        for one in range(len(actors)):
            for other in range(one + 1, len(actors)):
                is_tied = (congruence + conflict)[one, other] if measure == "subtract" else measures[measure][one, other]
                if is_tied:
                    found[name][frozenset([actors[one], actors[other]])] = {
                        key: measures[measure][one, other] / divisor[one, other] for key, divisor in divisors.items()
                    }


def compute(folder):
    statements = {it["id"]: it for it in table(folder, "statements") if it["status"] != "rejected"}
    links = [it for it in table(folder, "links") if it["status"] != "rejected"]
    links = [it for it in links if it["from"] in statements and it["to"] in statements]
    taggings = {}
    for it in table(folder, "taggings"):
        if it["statement"] in statements:
            taggings.setdefault((it["statement"], it["tag"]), set()).add({"agrees": True, "disagrees": False, "": None}[it["position"]])
    taggings = {(*key, taken) for key, all_taken in taggings.items() for taken in (all_taken - {None} or {None})}
    found = {}
    for kind in ("speaker", "party"):
        measures = ("congruence", "conflict", "subtract")
        names = [f"{kind}-tag", f"{kind}-claim", f"{kind}-answers"]
        names += [f"{kind}-{measure}-by-{concept}" for measure in measures for concept in ("tag", "claim")]
        found.update({name: {} for name in names})
        actor = {key: it[kind] for key, it in statements.items() if it[kind]}

        tags = {}
        for statement, tag, taken in taggings:
            if statement in actor:
                key = (actor[statement], tag, taken)
                tags[key] = tags.get(key, 0) + 1
        two_mode(f"{kind}-tag", tags, found)
        one_mode({it: f"{kind}-{it}-by-tag" for it in measures}, tags, found)

        taken = set()
        for link in links:
            if link["relation"] in FOR | AGAINST:
                taken.add((link["from"], link["to"], link["relation"] in FOR))
                taken.add((link["to"], link["to"], True))
        claims = {}
        for statement, claim, position in taken:
            if statement in actor:
                key = (actor[statement], claim, position)
                claims[key] = claims.get(key, 0) + 1
        two_mode(f"{kind}-claim", claims, found)
        one_mode({it: f"{kind}-{it}-by-claim" for it in measures}, claims, found)

        for link in links:
            if link["from"] in actor and link["to"] in actor:
                ends = actor[link["from"]], actor[link["to"]]
                tie = found[f"{kind}-answers"].setdefault(ends, dict.fromkeys(["weight", *RELATIONS], 0))
                tie["weight"] += 1
                tie[link["relation"]] += 1
    return found


def ordered(name, ends, order):
    """The ends of a tie without direction in the order of the project."""
    return tuple(sorted(ends, key=order.index)) if isinstance(ends, frozenset) else ends


def compare(found, folder):
    """Holds every GraphML of a folder, as networkx reads it, against what was worked out."""
    wrong = 0
    for name, ties in found.items():
        graph = networkx.read_graphml(Path(folder) / f"{name}.graphml")
        directed = name.endswith("answers")
        key = (lambda a, b: frozenset([a, b])) if "-by-" in name else (lambda a, b: (a, b))
        read = {key(a, b): values for a, b, values in graph.edges(data=True)}
        same = graph.is_directed() == directed and read.keys() == ties.keys() and all(
            abs(float(read[ends][value]) - number) < 1e-12 for ends, values in ties.items() for value, number in values.items()
        )
        print(f"{name}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} ties: {'same' if same else 'DIFFERENT'}")
        wrong += not same
    return wrong


def main():
    found = compute(sys.argv[1])
    if len(sys.argv) > 2:
        sys.exit(compare(found, sys.argv[2]))
    order = [it["id"] for it in table(sys.argv[1], "speakers")] + [it["id"] for it in table(sys.argv[1], "parties")]
    print("network,source,target,value,number")
    for name, ties in sorted(found.items()):
        for ends, values in ties.items():
            source, target = ordered(name, ends, order)
            for value, number in values.items():
                print(f"{name},{source},{target},{value},{number:.9f}")


main()
