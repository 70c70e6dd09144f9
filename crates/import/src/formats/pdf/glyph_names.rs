//! The names of glyphs, as fonts and lists of differences between encodings use them.
//!
//! The names of Latin and Greek letters and of signs follow the Adobe Glyph List; those of characters by number
//! (`uni20AC`), of ligatures by their parts (`f_f_i`) and of variants (`a.sc`) follow its specification.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Names, each with its characters.
const NAMES: &str = "\
    AE Æ  Aacute Á  Abreve Ă  Acircumflex Â  Adieresis Ä  Agrave À  Alpha Α  Amacron Ā  Aogonek Ą  Aring Å  Atilde Ã  \
    Beta Β  Cacute Ć  Ccaron Č  Ccedilla Ç  Ccircumflex Ĉ  Cdotaccent Ċ  Chi Χ  Dcaron Ď  Dcroat Đ  Delta Δ  \
    Dslash Đ  Eacute É  Ebreve Ĕ  Ecaron Ě  Ecircumflex Ê  Edieresis Ë  Edotaccent Ė  Egrave È  Emacron Ē  Eng Ŋ  \
    Eogonek Ę  Epsilon Ε  Eta Η  Eth Ð  Euro €  Gamma Γ  Gbreve Ğ  Gcedilla Ģ  Gcircumflex Ĝ  Gcommaaccent Ģ  \
    Gdotaccent Ġ  H18533 ●  H22073 □  Hcircumflex Ĥ  Hslash Ħ  IJ Ĳ  Iacute Í  Ibreve Ĭ  Icircumflex Î  Idieresis Ï  \
    Idotaccent İ  Igrave Ì  Imacron Ī  Iogonek Į  Iota Ι  Itilde Ĩ  Jcircumflex Ĵ  Kappa Κ  Kcedilla Ķ  \
    Kcommaaccent Ķ  Lacute Ĺ  Lambda Λ  Lcaron Ľ  Lcedilla Ļ  Lcommaaccent Ļ  Lslash Ł  Mu Μ  Nacute Ń  Ncaron Ň  \
    Ncedilla Ņ  Ncommaaccent Ņ  Ntilde Ñ  Nu Ν  OE Œ  Oacute Ó  Obreve Ŏ  Ocircumflex Ô  Odieresis Ö  Ograve Ò  \
    Ohungarumlaut Ő  Omacron Ō  Omega Ω  Omicron Ο  Oslash Ø  Otilde Õ  Phi Φ  Pi Π  Psi Ψ  Racute Ŕ  Rcaron Ř  \
    Rcedilla Ŗ  Rcommaaccent Ŗ  Rho Ρ  Sacute Ś  Scaron Š  Scedilla Ş  Scircumflex Ŝ  Scommaaccent Ș  Sigma Σ  Tau Τ  \
    Tcaron Ť  Tcedilla Ţ  Tcommaaccent Ț  Theta Θ  Thorn Þ  Tslash Ŧ  Uacute Ú  Ubreve Ŭ  Ucircumflex Û  Udieresis Ü  \
    Ugrave Ù  Uhungarumlaut Ű  Umacron Ū  Uogonek Ų  Upsilon Υ  Uring Ů  Utilde Ũ  Wcircumflex Ŵ  Xi Ξ  Yacute Ý  \
    Ycircumflex Ŷ  Ydieresis Ÿ  Zacute Ź  Zcaron Ž  Zdotaccent Ż  Zeta Ζ  aacute á  abreve ă  acircumflex â  acute ´  \
    adieresis ä  ae æ  afii00208 ―  afii61352 №  agrave à  alpha α  amacron ā  ampersand &  aogonek ą  approxequal ≈  \
    aring å  arrowboth ↔  arrowdown ↓  arrowleft ←  arrowright →  arrowup ↑  asciicircum ^  asciitilde ~  asterisk *  \
    at @  atilde ã  backslash \\  bar |  beta β  braceleft {  braceright }  bracketleft [  bracketright ]  breve ˘  \
    brokenbar ¦  bullet •  cacute ć  caron ˇ  ccaron č  ccedilla ç  ccircumflex ĉ  cdotaccent ċ  cedilla ¸  cent ¢  \
    checkmark ✓  chi χ  circle ○  circumflex ˆ  colon :  comma ,  copyright ©  currency ¤  dagger †  daggerdbl ‡  \
    dcaron ď  dcroat đ  degree °  delta δ  dieresis ¨  divide ÷  dollar $  dotaccent ˙  dotlessi ı  dslash đ  \
    eacute é  ebreve ĕ  ecaron ě  ecircumflex ê  edieresis ë  edotaccent ė  egrave è  eight 8  element ∈  ellipsis …  \
    emacron ē  emdash —  endash –  eng ŋ  eogonek ę  epsilon ε  equal =  eta η  eth ð  euro €  exclam !  \
    exclamdown ¡  ff ff  ffi ffi  ffl ffl  fi fi  figuredash ‒  filledbox ■  five 5  fl fl  florin ƒ  four 4  \
    fraction ⁄  ft ft  gamma γ  gbreve ğ  gcedilla ģ  gcircumflex ĝ  gcommaaccent ģ  gdotaccent ġ  germandbls ß  \
    grave `  greater >  greaterequal ≥  guillemotleft «  guillemotright »  guilsinglleft ‹  guilsinglright ›  \
    hcircumflex ĥ  horizontalbar ―  hslash ħ  hungarumlaut ˝  hyphen -  hyphenminus -  iacute í  ibreve ĭ  \
    icircumflex î  idieresis ï  igrave ì  ij ĳ  imacron ī  infinity ∞  integral ∫  iogonek į  iota ι  itilde ĩ  \
    jcircumflex ĵ  kappa κ  kcedilla ķ  kcommaaccent ķ  kgreenlandic ĸ  lacute ĺ  lambda λ  lcaron ľ  lcedilla ļ  \
    lcommaaccent ļ  less <  lessequal ≤  logicalnot ¬  lozenge ◊  lslash ł  macron ¯  middot ·  minus −  minute ′  \
    mu µ  multiply ×  nacute ń  ncaron ň  ncedilla ņ  ncommaaccent ņ  nine 9  notequal ≠  ntilde ñ  nu ν  \
    numbersign #  numero №  oacute ó  obreve ŏ  ocircumflex ô  odieresis ö  oe œ  ogonek ˛  ograve ò  \
    ohungarumlaut ő  omacron ō  omega ω  omicron ο  one 1  onehalf ½  onequarter ¼  onesuperior ¹  ordfeminine ª  \
    ordmasculine º  oslash ø  otilde õ  paragraph ¶  parenleft (  parenright )  partialdiff ∂  percent %  period .  \
    periodcentered ·  perthousand ‰  phi φ  pi π  plus +  plusminus ±  product ∏  psi ψ  question ?  questiondown ¿  \
    quotedbl \"  quotedblbase „  quotedblleft “  quotedblright ”  quoteleft ‘  quoteright ’  quotesinglbase ‚  \
    quotesingle '  racute ŕ  radical √  rcaron ř  rcedilla ŗ  rcommaaccent ŗ  registered ®  rho ρ  ring ˚  sacute ś  \
    scaron š  scedilla ş  scircumflex ŝ  scommaaccent ș  second ″  section §  semicolon ;  seven 7  sigma σ  \
    sigma1 ς  six 6  slash /  square □  st st  sterling £  summation ∑  tau τ  tcaron ť  tcedilla ţ  tcommaaccent ț  \
    theta θ  thorn þ  three 3  threequarters ¾  threesuperior ³  tilde ˜  trademark ™  triagrt ►  tslash ŧ  two 2  \
    twosuperior ²  uacute ú  ubreve ŭ  ucircumflex û  udieresis ü  ugrave ù  uhungarumlaut ű  umacron ū  \
    underscore _  uogonek ų  upsilon υ  uring ů  utilde ũ  wcircumflex ŵ  xi ξ  yacute ý  ycircumflex ŷ  ydieresis ÿ  \
    yen ¥  zacute ź  zcaron ž  zdotaccent ż  zero 0  zeta ζ";

/// Names of characters that are not seen.
const UNSEEN: &[(&str, &str)] = &[
    ("nbspace", "\u{a0}"),
    ("nonbreakingspace", "\u{a0}"),
    ("sfthyphen", "\u{ad}"),
    ("softhyphen", "\u{ad}"),
    ("space", " "),
];

/// The characters of each name.
static CHARACTERS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let mut words = NAMES.split_whitespace();
    let seen = std::iter::from_fn(|| words.next().zip(words.next()));
    seen.chain(UNSEEN.iter().copied()).collect()
});

/// The characters of a glyph by its name.
pub(super) fn characters(name: &str) -> Option<String> {
    let stem = name.split('.').next().filter(|stem| !stem.is_empty())?;
    if stem.contains('_') {
        return stem.split('_').map(single).collect();
    }
    single(stem)
}

fn single(name: &str) -> Option<String> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter.to_string());
    }
    let known = CHARACTERS.get(name).map(|characters| (*characters).to_owned());
    known.or_else(|| cyrillic(name)).or_else(|| by_number(name))
}

/// Cyrillic letters by their numbers in an old list.
fn cyrillic(name: &str) -> Option<String> {
    let number: u32 = name.strip_prefix("afii")?.parse().ok()?;
    let code = match number {
        10_017..=10_022 => 0x410 + number - 10_017,
        10_023 => 0x401,
        10_024..=10_049 => 0x416 + number - 10_024,
        10_065..=10_070 => 0x430 + number - 10_065,
        10_071 => 0x451,
        10_072..=10_097 => 0x436 + number - 10_072,
        _ => return None,
    };
    char::from_u32(code).map(String::from)
}

fn by_number(name: &str) -> Option<String> {
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    if !digits.is_ascii() || digits.len() < 4 {
        return None;
    }
    if name.starts_with("uni") && digits.len().is_multiple_of(4) {
        let units: Option<Vec<u16>> = (0..digits.len() / 4)
            .map(|at| u16::from_str_radix(digits.get(at * 4..at * 4 + 4)?, 16).ok())
            .collect();
        return String::from_utf16(&units?).ok();
    }
    char::from_u32(u32::from_str_radix(digits, 16).ok()?).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read() {
        // A sign without its name, or a name without its sign, would shift all behind it.
        let names: Vec<&str> = NAMES.split_whitespace().step_by(2).collect();
        assert!(names.is_sorted() && names.len() + UNSEEN.len() == CHARACTERS.len());
        assert_eq!((characters("space"), characters("zeta")), (Some(" ".into()), Some("ζ".into())));
        assert_eq!((characters("backslash"), characters("quotedbl")), (Some("\\".into()), Some("\"".into())));
        for (name, characters_of_it) in
            [("eacute", "é"), ("A", "A"), ("f_f_i", "ffi"), ("a.sc", "a"), ("uni20AC", "€"), ("u1F600", "😀")]
        {
            assert_eq!(characters(name).as_deref(), Some(characters_of_it));
        }
        assert_eq!(characters("afii10072").as_deref(), Some("ж"));
        assert_eq!(characters(".notdef"), None);
        assert_eq!(characters("g123"), None);
    }
}
