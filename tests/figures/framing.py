"""Works out the figures of framing of a project from its export as JSON, with numpy and pandas, by the definitions in docs/figures.md.

It shares no code with Rejoinder: `framing.csv` holds its figures for the projects in this folder and for the sample, and a test compares.

    for each PROJECT: rejoinder export --format json -o FOLDER/NAME.json PROJECT
    python3 framing.py DOCS/figures.md FOLDER NAME… > framing.csv
    python3 framing.py DOCS/figures.md FOLDER NAME… framing.csv          # compares instead of printing
"""

import json
import math
import re
import sys
from pathlib import Path

import numpy
import pandas

MONTHS = {name: number for number, name in enumerate(
    "January February March April May June July August September October November December".split(), 1)}
PRONOUNS = set("he she it they we i you him her them us me who whom which that his hers its their theirs our ours this these those himself "
               "herself itself themselves whose one both all".split())
IRREGULAR = {"said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak", "spoken": "speak",
             "began": "begin", "swore": "swear", "found": "find", "shown": "show", "gave": "give", "given": "give", "thought": "think",
             "felt": "feel", "went": "go", "made": "make"}
CLASSES = ["Neutral", "Doubting", "Confessing", "Emphatic", "Hostile", "Approving"]
WORDS = "fighters, militant*, terrorist, the fish"


def month(date):
    found = re.fullmatch(r"(\d{4})-(\d\d)-\d\d", date) or re.fullmatch(r"\d{1,2} ([A-Z][a-z]+) (\d{4})", date)
    if not found:
        return "not known"
    return f"{found[1]}-{found[2]}" if found[1].isdigit() else f"{found[2]}-{MONTHS[found[1]]:02}"


def plain(name):
    """A name for comparing: small letters, without a leading "the"."""
    lower = " ".join(name.split()).lower()
    return lower[4:] if lower.startswith("the ") else lower


def lexicon(docs):
    """The words of each class, from the table in the document."""
    classes = {}
    for line in Path(docs).read_text(encoding="utf-8").splitlines():
        found = re.fullmatch(r"\| (\w+) \| (.*) \|", line)
        if found and found[1] in CLASSES:
            classes.update({word.strip(): found[1] for word in found[2].split(",")})
    return classes


def bases(word):
    yield word
    if word in IRREGULAR:
        yield IRREGULAR[word]
    for end in ("s", "es", "d", "ed", "ing"):
        if word.endswith(end) and len(word) > len(end) + 1:
            stem = word[:-len(end)]
            yield stem
            yield stem + "e"
            if stem.endswith("i"):
                yield stem[:-1] + "y"
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


def base_of(cue, known):
    words = re.findall(r"[\w'-]+", cue.lower().replace("’", "'"))
    for length in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            for first in bases(words[start]):
                candidate = " ".join([first, *words[start + 1:start + length]])
                if candidate in known:
                    return candidate
    return " ".join(words)


class Project:
    def __init__(self, docs, path):
        whole = json.loads(path.read_text(encoding="utf-8"))
        self.articles = {it["id"]: it for it in whole["articles"]}
        names = {}
        for article in whole["articles"]:
            names.setdefault(plain(article["outlet"]), " ".join(article["outlet"].split()))
        self.outlet = {it["id"]: names[plain(it["outlet"])] or "not known" for it in whole["articles"]}
        self.month = {it["id"]: month(it["date"]) for it in whole["articles"]}
        self.parties = {it["id"]: it["short"] for it in whole["parties"] if not it["waiting"]}
        self.speakers = {it["id"]: it for it in whole["speakers"]}
        self.tags = {tag["id"]: tag["name"] for group in whole["codebook"] for tag in group["tags"]}
        self.decided = {it["word"]: it["class"].capitalize() for it in whole["cue_classes"]}
        self.lexicon = {**lexicon(docs), **self.decided}
        rows = []
        for it in whole["statements"]:
            if it["status"] == "rejected":
                continue
            text = self.articles[it["article"]]["text"]
            speaker = self.speakers.get(it["speaker"])
            rows.append({
                "id": it["id"], "party": self.parties.get(it["party"], "Others"),
                "speaker": speaker["name"] if speaker else "not known",
                "outlet": self.outlet[it["article"]], "month": self.month[it["article"]],
                "article": it["article"], "spans": it["spans"],
                "tags": sorted({tag["tag"] for tag in it["tags"]}),
                "cue": base_of(text[slice(*it["cue"])], self.lexicon) if it["cue"] else "",
            })
        columns = ["id", "party", "speaker", "outlet", "month", "article", "spans", "tags", "cue"]
        self.statements = pandas.DataFrame(rows, columns=columns)


def chi_square_tail(value, freedom):
    """In closed form: of an even number of degrees a sum of powers, of an odd one the error function and such a sum."""
    half = value / 2
    if freedom % 2 == 0:
        return math.exp(-half) * sum(half ** k / math.factorial(k) for k in range(freedom // 2))
    sum_of = sum(half ** (k + 0.5) / math.gamma(k + 1.5) for k in range((freedom - 1) // 2))
    return math.erfc(math.sqrt(half)) + math.exp(-half) * sum_of


def fisher(a, b, c, d):
    whole, one, with_ = a + b + c + d, a + b, a + c
    ways = [math.comb(one, k) * math.comb(whole - one, with_ - k) for k in range(max(0, with_ - (whole - one)), min(one, with_) + 1)]
    own = math.comb(one, a) * math.comb(whole - one, with_ - a)
    return sum(way for way in ways if way <= own) / math.comb(whole, with_)


def counted(name, figure, by, cells, base):
    """Lines of a table: cells is a frame with a row and a column for each thing that is counted."""
    if cells.empty:
        return
    table = pandas.crosstab(cells["row"], cells["column"])
    for row in table.index:
        for column in table.columns:
            if count := int(table.loc[row, column]):
                yield f"{name},{figure},{by},{row},{column},{count},{base[column]},{count / base[column]:.9f}"


def tests(name, figure, by, cells, base):
    columns = list(base.index)
    if cells.empty or len(columns) < 2:
        return
    for row, group in cells.groupby("row"):
        with_ = numpy.array([(group["column"] == column).sum() for column in columns], dtype=float)
        observed = numpy.array([with_, base.to_numpy(dtype=float) - with_])
        if observed.sum(axis=1).min() == 0:
            continue
        expected = numpy.outer(observed.sum(axis=1), observed.sum(axis=0)) / observed.sum()
        value = float(((observed - expected) ** 2 / expected).sum())
        freedom = len(columns) - 1
        exact = f"{fisher(*observed.T.astype(int).ravel().tolist()):.9f}" if len(columns) == 2 else ""
        enough = str(bool(expected.min() >= 1 and (expected < 5).mean() <= 0.2)).lower()
        yield (f"{name},test,{figure},{by},{row},{value:.9f},{freedom},{chi_square_tail(value, freedom):.9f},{exact},"
               f"{math.sqrt(value / observed.sum()):.9f},{enough}")


def found(text, terms):
    """Places of the terms: whole words in any case; of two at one place the longer."""
    places = {}
    for term in terms:
        pattern = r"\s+".join(re.escape(word) for word in term.rstrip("*").split())
        end = r"\w*" if term.endswith("*") else r"(?!\w)"
        for match in re.finditer(r"(?<!\w)" + pattern + end, text, re.IGNORECASE):
            best = places.get(match.start())
            if best is None or len(term.split()) > len(best[0].split()):
                places[match.start()] = (term, match.end())
    return places


def lines(docs, folder, name):
    project = Project(docs, Path(folder) / f"{name}.json")
    everything = project.statements
    for by in ("party", "speaker", "outlet", "month"):
        coded = everything[everything.tags.map(len) > 0]
        tagged = coded.explode("tags")
        cells = pandas.DataFrame({"row": tagged.tags.map(project.tags), "column": tagged[by]})
        base = coded.groupby(by).size()
        yield from counted(name, "tags", by, cells, base)
        yield from tests(name, "tags", by, cells, base)
        spoken = everything[everything.cue != ""]
        base = spoken.groupby(by).size()
        for figure, rows in (("cue-words", spoken.cue), ("cue-classes", spoken.cue.map(lambda cue: project.lexicon.get(cue, "Not classed")))):
            cells = pandas.DataFrame({"row": rows, "column": spoken[by]})
            yield from counted(name, figure, by, cells, base)
            yield from tests(name, figure, by, cells, base)
        mentions = []
        for speaker in project.speakers.values():
            for it in speaker["mentions"]:
                words = plain(project.articles[it["article"]]["text"][slice(*it["span"])])
                if words and words not in PRONOUNS:
                    group = {"party": project.parties.get(speaker["party"], "Others"), "speaker": speaker["name"],
                             "outlet": project.outlet[it["article"]], "month": project.month[it["article"]]}[by]
                    mentions.append({"row": f"{speaker['name']}: {words}", "column": group})
        cells = pandas.DataFrame(mentions, columns=["row", "column"])
        yield from counted(name, "names", by, cells, cells.groupby("column").size())
        if by in ("outlet", "month"):
            places = []
            for article in project.articles.values():
                said = [span for spans in everything[everything.article == article["id"]].spans for span in spans]
                for start, (term, end) in found(article["text"], WORDS.split(", ")).items():
                    own = not any(first <= start and end <= last for first, last in said)
                    places.append({"row": term, "column": getattr(project, by)[article["id"]], "own": own})
            cells = pandas.DataFrame(places, columns=["row", "column", "own"]).astype({"own": bool})
            for figure, some in (("words", cells), ("words-own", cells[cells.own]), ("words-said", cells[~cells.own])):
                yield from counted(name, figure, by, some, some.groupby("column").size())
    flags = numpy.array([[tag in tags for tag in project.tags] for tags in everything.tags], dtype=int).reshape(-1, len(project.tags))
    together = flags.T @ flags
    names = list(project.tags.values())
    for one, other in zip(*numpy.nonzero(together)):
        either = together[one, one] + together[other, other] - together[one, other]
        count = together[one, other]
        yield f"{name},tags-together,,{names[one]},{names[other]},{count},{together[other, other]},{count / either:.9f}"


def main():
    docs, folder, *names = sys.argv[1:]
    golden = names.pop() if names and names[-1].endswith(".csv") else None
    made = sorted(line for name in names for line in lines(docs, folder, name))
    if golden is None:
        print("\n".join(["project,figure,by,row,column,count,base,share", *made]))
        return
    wanted = Path(golden).read_text(encoding="utf-8").splitlines()[1:]
    if made != wanted:
        sys.exit(f"{len(set(made) ^ set(wanted))} lines differ: {sorted(set(made) ^ set(wanted))[:6]}")


main()
