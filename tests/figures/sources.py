"""Works out how many speakers have which trait, from the export of a project as JSON, by the definitions in docs/figures.md.

It shares no code with Rejoinder: `sources.csv` holds its figures for `sources.rejoinder.ron`, and a test compares.

    rejoinder export --format json -o sources.json sources.rejoinder.ron && python3 sources.py sources.json > sources.csv
    python3 sources.py sources.json sources.csv          # compares instead of printing
"""

import json
import sys
from pathlib import Path

import pandas

from compute import month

COLUMNS = "by,group,articles,trait,answer,among,speakers,asked,known,share,share_of_known"


def sources(project):
    """One row an article and a speaker who makes a statement in it itself."""
    speakers = {it["id"]: it for it in project["speakers"]}
    audits = {it["speaker"]: it for it in project["speaker_audits"]}
    traits = [(of, {value["id"]: value["name"] for value in of.get("values", [])}) for of in project["traits"]]
    articles = {it["id"]: (at, it) for at, it in enumerate(project["articles"])}
    seen, rows = set(), []
    for it in project["statements"]:
        key = (it["article"], it["speaker"])
        if it["speaker"] is None or it["via"] or it["act"] != "speech" or it["status"] == "rejected" or key in seen:
            continue
        seen.add(key)
        audit = audits.get(it["speaker"], {})
        at, article = articles[it["article"]]
        chosen = [reason["choice"] for reason in audit.get("reasons", []) if reason["article"] == it["article"]]
        row = {"article": at, "title": article["title"], "outlet": article["outlet"] or "not known", "month": month(article["date"]),
               "among": chosen[0].lower() if chosen else "not said"}
        for of, values in traits:
            given = [answer["given"] for answer in audit.get("answers", []) if answer["of"] == of["id"]]
            if of.get("asked_of") and speakers[it["speaker"]]["kind"].capitalize() not in of["asked_of"]:
                row[of["name"]] = None
            elif not given:
                row[of["name"]] = "not known"
            else:
                row[of["name"]] = "declined to say" if given[0] == "Declined" else values[given[0]["Value"]]
        rows.append(row)
    return pandas.DataFrame(rows), traits


def number(value):
    return str(int(value)) if value == int(value) else repr(float(value))


def lines(project):
    table, traits = sources(project)
    groupings = {"party": lambda row: "all", "outlet": lambda row: row.outlet, "month": lambda row: row.month,
                 "article": lambda row: row.title}
    for by, of in groupings.items():
        for group, here in table.groupby(table.apply(of, axis=1)):
            for trait, values in traits:
                for answer in [*values.values(), "declined to say", "not known"]:
                    for among in ("everybody", "chosen", "integral", "not said"):
                        asked = here if among == "everybody" else here[here.among == among]
                        asked = asked[trait["name"]].dropna()
                        known = asked[~asked.isin(["declined to say", "not known"])]
                        count = int((asked == answer).sum())
                        share = number(count / len(asked)) if len(asked) else ""
                        of_known = number(count / len(known)) if len(known) and answer in values.values() else ""
                        yield ",".join([by, group, str(here.article.nunique()), trait["name"], answer, among, str(count),
                                        str(len(asked)), str(len(known)), share, of_known])


def main():
    found = [COLUMNS, *lines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))]
    if len(sys.argv) == 2:
        print("\n".join(found))
        return
    known = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
    if sorted(known) != sorted(found):
        sys.exit("the figures differ: " + "; ".join(sorted(set(known) ^ set(found))[:9]))
    print(f"{len(found) - 1} figures are equal")


if __name__ == "__main__":
    main()
