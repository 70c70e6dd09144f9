"""Works out the figures of balance of a project from its tables and its texts, with numpy and pandas, by the definitions in
docs/figures.md.

It shares no code with Rejoinder: `golden.csv` holds its figures for the projects in this folder and for the sample, and a test compares.

    for each PROJECT: rejoinder export --format csv -o FOLDER/NAME PROJECT; rejoinder export --format json -o FOLDER/NAME.json PROJECT
    python3 compute.py FOLDER NAME… > golden.csv
    python3 compute.py FOLDER NAME… golden.csv          # compares instead of printing
"""

import json
import re
import sys
from pathlib import Path

import numpy
import pandas

MONTHS = {name: number for number, name in enumerate(
    "January February March April May June July August September October November December".split(), 1)}
KINDS = {"person": "named", "organisation": "named", "group": "groups", "unnamed": "unnamed", "document": "documents"}
OUTCOMES = {"asked and declined": "declined", "could not be reached": "unreachable", "replied elsewhere": "elsewhere",
            "no reply needed": "not_needed"}
# A word: letters and digits, joined by an apostrophe or a dot between them. Enough for these texts; hyphens part words, as in UAX #29.
WORD = re.compile(r"\w+(?:['’.]\w+)*")
ADDED = ["statements", "direct", "mixed", "indirect", "nested", "told_by_others", "words", "direct_words", "mixed_words", "indirect_words",
         "quoted_words", "first_word", "last_word", "headline_words", "lead_words", "named", "groups", "unnamed", "documents", "no_speaker",
         "accuses", "accused", "asked", "answered", "declined", "unreachable", "elsewhere", "not_needed", "open"]


def month(date):
    found = re.fullmatch(r"(\d{4})-(\d\d)-\d\d", date)
    if found:
        return f"{found[1]}-{found[2]}"
    found = re.fullmatch(r"\d{1,2} ([A-Z][a-z]+) (\d{4})", date)
    return f"{found[2]}-{MONTHS[found[1]]:02}" if found else "not known"


def paragraphs(text):
    """Every line that has words, without white space around it, as (start, end)."""
    place = 0
    for line in text.split("\n"):
        if line.strip():
            start = place + len(line) - len(line.lstrip())
            yield start, start + len(line.strip())
        place += len(line) + 1


class Article:
    def __init__(self, row, text):
        self.id, self.text = row.id, text
        self.starts = numpy.array([word.start() for word in WORD.finditer(text)], dtype=int)
        everything = list(paragraphs(text))
        self.headline = everything.pop(0) if everything and text[slice(*everything[0])].lower() == row.title.lower() else None
        self.lead = (everything[0][0], everything[:3][-1][1]) if everything else None

    def words(self, spans):
        """How many words begin in any of these spans."""
        inside = numpy.zeros(len(self.starts), dtype=bool)
        for start, end in spans:
            inside |= (self.starts >= start) & (self.starts < end)
        return int(inside.sum())


def cut(spans, region):
    pairs = [(max(start, region[0]), min(end, region[1])) for start, end in spans]
    return [(start, end) for start, end in pairs if start < end]


def quoted(article, row):
    if row["mode"] == "direct":
        return row.places
    if row["mode"] != "mixed":
        return []
    found = []
    for start, end in row.places:
        for match in re.finditer("“([^”]*)(?:”|$)", article.text[start:end]):
            found.append((start + match.start(1), start + match.end(1)))
    return found


def spans(text):
    return [tuple(int(end) for end in part.split("-")) for part in text.split()]


def table(folder, name):
    return pandas.read_csv(Path(folder) / f"{name}.csv", dtype=str, keep_default_na=False)


def figures(folder):
    """For each article with statements: its row, and the figures of each panel ('' for the others)."""
    articles, everything, parties = table(folder, "articles"), table(folder, "statements"), table(folder, "parties")
    speakers = table(folder, "speakers").set_index("id")
    replies = table(folder, "replies")
    texts = {it["id"]: it["text"] for it in json.loads(Path(f"{folder}.json").read_text())["articles"]}
    shown = list(parties[parties.waiting == "false"].id)
    everything = everything[everything.status != "rejected"].copy()
    everything["places"] = everything.spans.map(spans)
    everything["number"] = everything.number.astype(int)
    everything["first"] = everything.places.map(lambda it: it[0][0])
    everything["end_of_all"] = everything.places.map(lambda it: it[-1][1])
    everything["panel"] = everything.party.where(everything.party.isin(shown), "")
    whole = everything.set_index("id")
    for article_row in articles.itertuples():
        here = everything[everything.article == article_row.id].sort_values("number")
        if here.empty:
            continue
        article = Article(article_row, texts[article_row.id])
        speech = here[here.act == "speech"]
        own, nested = speech[speech.via == ""], speech[speech.via != ""]
        panels = {}

        def panel(name):
            return panels.setdefault(name, {**{key: 0 for key in ADDED}, "longest_stretch": 0, "distances": []})

        for name, group in own.groupby("panel"):
            its = panel(name)
            its["statements"] = len(group)
            for mode in ("direct", "mixed", "indirect"):
                its[mode] = int((group["mode"] == mode).sum())
                its[f"{mode}_words"] = article.words([pair for places in group[group["mode"] == mode].places for pair in places])
            all_places = [pair for places in group.places for pair in places]
            its["words"] = article.words(all_places)
            its["quoted_words"] = article.words([pair for _, row in group.iterrows() for pair in quoted(article, row)])
            for key, region in (("headline_words", article.headline), ("lead_words", article.lead)):
                its[key] = article.words(cut(all_places, region)) if region else 0
            for speaker in group.speaker:
                its[KINDS[speakers.kind[speaker]] if speaker else "no_speaker"] += 1
        for row in nested.itertuples():
            its = panel(row.panel)
            its["nested"] += 1
            teller = whole.party.get(row.via, "")
            its["told_by_others"] += int(teller == "" or teller != row.party)
        if len(own):
            first = own.sort_values(["first", "end_of_all"], kind="stable").iloc[0]
            last = own.sort_values(["end_of_all", "first"], kind="stable").iloc[-1]
            panel(first.panel)["first_word"] += 1
            panel(last.panel)["last_word"] += 1
        known = own[own.panel != ""]
        runs = (known.panel != known.panel.shift()).cumsum()
        for _, run in known.groupby(runs):
            its = panel(run.panel.iloc[0])
            its["longest_stretch"] = max(its["longest_stretch"], article.words([pair for places in run.places for pair in places]))
        dues = replies[replies.statement.isin(here.id) & (replies.state != "") & (replies.state != "not accused")]
        accusing = dues[dues.ground != "asked"].drop_duplicates("statement")
        for row in accusing.itertuples():
            panel(row.accuser if row.accuser in shown else "")["accuses"] += 1
        for row in dues.itertuples():
            its = panel(row.party if row.party in shown else "")
            its["asked" if row.ground == "asked" else "accused"] += 1
            if row.state in ("answered", "heard nearby"):
                its["answered"] += 1
                answer, charge = whole.loc[row.answer], whole.loc[row.statement]
                if answer.article == article.id:
                    its["distances"].append(article.words([(charge.end_of_all, answer["first"])]))
            elif row.state == "settled":
                its[OUTCOMES[row.outcome]] += 1
            else:
                its["open"] += 1
        yield article_row, panels


def evenness(words):
    if len(words) < 2 or sum(words) == 0:
        return None
    shares = numpy.array(words) / sum(words)
    shares = shares[shares > 0]
    return float(-(shares * numpy.log(shares)).sum() / numpy.log(len(words)))


def rows(folder, name):
    parties = table(Path(folder) / name, "parties")
    names = dict(zip(parties.id, parties.name))
    shown = list(parties[parties.waiting == "false"].id)
    found = list(figures(Path(folder) / name))
    kinds = {
        "party": lambda at, row: "all",
        "outlet": lambda at, row: row.outlet.lower().removeprefix("the ") or "not known",
        "month": lambda at, row: month(row.date),
        "article": lambda at, row: str(at),
    }
    for kind, of in kinds.items():
        groups = {}
        for at, (row, panels) in enumerate(found):
            groups.setdefault(of(at, row), []).append(panels)
        for group, members in groups.items():
            sums = {}
            for party in shown + ([""] if any("" in panels for panels in members) else []):
                its = [panels[party] for panels in members if party in panels]
                total = {key: sum(it[key] for it in its) for key in ADDED}
                total["longest_stretch"] = max((it["longest_stretch"] for it in its), default=0)
                distances = [distance for it in its for distance in it["distances"]]
                total["answer_distance"] = float(numpy.median(distances)) if distances else None
                sums[party] = total
            even = evenness([sums[party]["words"] for party in shown])
            for party, total in sums.items():
                for key in ("words", "headline_words", "lead_words"):
                    of_all = sum(other[key] for other in sums.values())
                    total[f"{key}_share"] = total[key] / of_all if of_all else None
                total["evenness"] = even
                for key, value in total.items():
                    text = "" if value is None else f"{value:.9f}"
                    yield ",".join([name, kind, group.replace(",", " "), names.get(party, "Others"), key, text])


def main():
    folder, *names = sys.argv[1:]
    golden = names.pop() if names[-1].endswith(".csv") else None
    lines = ["project,by,group,party,column,value"]
    for name in names:
        lines.extend(rows(folder, name))
    if golden is None:
        print("\n".join(lines))
        return
    known = Path(golden).read_text(encoding="utf-8").splitlines()
    if sorted(known) != sorted(lines):
        sys.exit("the figures differ: " + "; ".join(sorted(set(known) ^ set(lines))[:9]))
    print(f"{len(lines) - 1} figures are equal")


if __name__ == "__main__":
    main()
