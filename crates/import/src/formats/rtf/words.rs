//! Control words that mean a character, or that begin a destination.

/// The character that a control word means.
pub(super) fn character(word: &str) -> Option<char> {
    Some(match word {
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        "tab" => '\t',
        // A break of the line, the column or the page within a paragraph.
        "line" | "softline" | "lbr" | "page" | "column" => '\n',
        _ => return None,
    })
}

/// The way in which the content of a group is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// As words.
    Text,
    /// Not at all.
    Skipped,
    /// Only what groups in it say.
    Quiet,
    /// As the list of fonts.
    Fonts,
    /// As the list of styles.
    Styles,
    /// As a note at the foot.
    Footnote,
    /// As a comment.
    Comment,
    /// As the name of a comment's author.
    CommentAuthor,
    /// As the head or foot of a page.
    Furniture,
    /// As a box of text beside the text.
    Box,
    /// As the title.
    Title,
    /// As the author's name.
    Author,
}

/// The destination that a control word begins, if it begins one.
pub(super) fn destination(word: &str) -> Option<Destination> {
    Some(match word {
        "fonttbl" => Destination::Fonts,
        "stylesheet" => Destination::Styles,
        "footnote" => Destination::Footnote,
        "annotation" => Destination::Comment,
        "atnauthor" => Destination::CommentAuthor,
        "header" | "headerf" | "headerl" | "headerr" | "footer" | "footerf" | "footerl" | "footerr" => {
            Destination::Furniture
        }
        "shptxt" | "dptxbxtext" => Destination::Box,
        "info" | "shp" | "shpinst" | "shpgrp" | "do" | "object" | "upr" | "mmath" | "moMath"
        | "moMathPara" => Destination::Quiet,
        // The newest text of an object, and the form of a text that all programs know.
        "result" | "ud" | "fldrslt" | "mr" => Destination::Text,
        "title" => Destination::Title,
        "author" => Destination::Author,
        "colortbl" | "pict" | "fldinst" | "datafield" | "listtext" | "pntext" | "pn" | "nonesttables"
        | "shprslt" | "objdata" | "objclass" | "objname" | "sp" | "xe" | "tc" | "tcn" | "rxe" | "txe"
        | "bkmkstart" | "bkmkend" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn"
        | "filetbl" | "revtbl" | "listtable" | "listoverridetable" | "rsidtbl" | "generator" | "xmlnstbl"
        | "themedata" | "colorschememapping" | "latentstyles" | "datastore" | "falt" | "panose"
        | "template" | "private" | "subject" | "operator" | "keywords" | "doccomm" | "hlinkbase"
        | "company" | "manager" | "category" | "atnid" | "atntime" | "atndate" | "atnref" | "atnicn"
        | "creatim" | "revtim" | "printim" | "buptim" | "nesttableprops" | "mmathPict" | "pgdsctbl"
        | "userprops" | "docvar" | "wgrffmtfilter" | "passwordhash" | "blipuid" | "picprop" => {
            Destination::Skipped
        }
        _ => return None,
    })
}
