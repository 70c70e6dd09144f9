//! Parts of speech and grammatical relations, as numbers.

/// A part of speech of the Penn treebank ("Part-of-speech tagging guidelines for the Penn Treebank project",
/// Santorini 1990), by its place in [`TAGS`].
pub(crate) type PosTag = u8;

/// A relation of Universal Dependencies (version 2; <https://universaldependencies.org/u/dep/>), by its place in
/// [`RELATIONS`].
pub(crate) type DependencyRelation = u8;

macro_rules! numbered {
    ($list:ident, $module:ident, $words:literal, $kind:ty, $($name:ident = $text:literal),+ $(,)?) => {
        #[doc = $words]
        pub(in crate) const $list: &[&str] = &[$($text),+];

        #[doc = concat!("The places of [`", stringify!($list), "`] by name.")]
        #[allow(dead_code, reason = "the list is whole, whichever of it is used")]
        pub(in crate) mod $module {
            #[derive(Clone, Copy)]
            #[repr(u8)]
            #[allow(clippy::upper_case_acronyms, non_camel_case_types, reason = "the names that the tagset has")]
            enum Numbered { $($name),+ }
            $(
                #[doc = $text]
                pub(in crate) const $name: $kind = Numbered::$name as $kind;
            )+
        }
    };
}

numbered!(
    TAGS,
    tag,
    "The tags that the tagger gives.",
    super::PosTag,
    NN = "NN",
    IN = "IN",
    DT = "DT",
    NNP = "NNP",
    PRP = "PRP",
    JJ = "JJ",
    RB = "RB",
    STOP = ".",
    VB = "VB",
    NNS = "NNS",
    COMMA = ",",
    CC = "CC",
    VBD = "VBD",
    VBP = "VBP",
    VBZ = "VBZ",
    CD = "CD",
    VBN = "VBN",
    VBG = "VBG",
    MD = "MD",
    TO = "TO",
    PRPS = "PRP$",
    CLOSE = "-RRB-",
    OPEN = "-LRB-",
    WDT = "WDT",
    COLON = ":",
    WRB = "WRB",
    WP = "WP",
    RP = "RP",
    UH = "UH",
    POS = "POS",
    HYPH = "HYPH",
    NNPS = "NNPS",
    JJR = "JJR",
    JJS = "JJS",
    EX = "EX",
    NFP = "NFP",
    RBR = "RBR",
    ADD = "ADD",
    GW = "GW",
    CURRENCY = "$",
    SYM = "SYM",
    PDT = "PDT",
    LS = "LS",
    FW = "FW",
    RBS = "RBS",
    AFX = "AFX",
    WPS = "WP$",
    QUOTE = "''",
    OTHER = "XX",
);

numbered!(
    RELATIONS,
    rel,
    "The relations that the parser gives. A subtype that is not listed counts as its main type.",
    super::DependencyRelation,
    ROOT = "root",
    PUNCT = "punct",
    CASE = "case",
    NSUBJ = "nsubj",
    DET = "det",
    ADVMOD = "advmod",
    OBJ = "obj",
    AMOD = "amod",
    OBL = "obl",
    CONJ = "conj",
    COMPOUND = "compound",
    MARK = "mark",
    NMOD = "nmod",
    CC = "cc",
    AUX = "aux",
    COP = "cop",
    ADVCL = "advcl",
    POSS = "nmod:poss",
    XCOMP = "xcomp",
    CCOMP = "ccomp",
    RELCL = "acl:relcl",
    FLAT = "flat",
    PARATAXIS = "parataxis",
    NUMMOD = "nummod",
    APPOS = "appos",
    ACL = "acl",
    AUX_PASS = "aux:pass",
    NSUBJ_PASS = "nsubj:pass",
    OBL_BARE = "obl:unmarked",
    NMOD_BARE = "nmod:unmarked",
    DISCOURSE = "discourse",
    PRT = "compound:prt",
    IOBJ = "iobj",
    LIST = "list",
    EXPL = "expl",
    FIXED = "fixed",
    AGENT = "obl:agent",
    CSUBJ = "csubj",
    VOCATIVE = "vocative",
    DEP = "dep",
);

/// The place of a tag in [`TAGS`].
pub(super) fn tag_of(name: &str) -> PosTag {
    let name = if name == "``" { "''" } else { name };
    TAGS.iter().position(|tag| *tag == name).map_or(tag::OTHER, |at| at as PosTag)
}

/// The place of a relation in [`RELATIONS`].
pub(super) fn relation_of(name: &str) -> DependencyRelation {
    let place = |name: &str| RELATIONS.iter().position(|relation| *relation == name);
    let main = name.split(':').next().unwrap_or_default();
    place(name).or_else(|| place(main)).map_or(rel::DEP, |at| at as DependencyRelation)
}
