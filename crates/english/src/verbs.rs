//! Base forms of English verbs.
//!
//! Without a dictionary the base form of a regular verb can only be told by its spelling: "blamed" had an e, because a verb like "slam" doubles
//! its last letter; "invaded" had one and "visited" had none, which the last letters of most verbs tell.

use super::irregular_base;

/// Forms that are other words too, and are these only where a verb is known to be one; and auxiliaries.
const FORMS: &[(&str, &str)] = &[
    ("owed", "owe"),
    ("owing", "owe"),
    ("left", "leave"),
    ("saw", "see"),
    ("lay", "lie"),
    ("ground", "grind"),
    ("bore", "bear"),
    ("has", "have"),
    ("had", "have"),
    ("does", "do"),
    ("did", "do"),
    ("done", "do"),
    ("is", "be"),
    ("are", "be"),
    ("was", "be"),
    ("were", "be"),
    ("been", "be"),
];

/// An ending of an inflected verb in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbEnding {
    /// "kills"
    S,
    /// "killed"
    Ed,
    /// "killing"
    Ing,
}

/// Ends of stems of several syllables that lost an e. Of these and of those that kept it the longest that fits decides; where none does, no e was
/// lost.
const LOST_E: &[&str] = &[
    "c", "v", "u", "z", "s", "ang", "eng", "rg", "dg", "ag", "eg", "ur", "ir", "ar", "plor", "stor", "gnor",
    "at", "ut", "ot", "plet", "pet", "nit", "vit", "cit", "id", "ad", "od", "ced", "ud", "scap", "ib", "ub",
    "ok", "ak", "pil", "cil", "xil", "sol", "ul", "bl", "pl", "tl", "dl", "gl", "kl", "zl", "fl", "am",
    "lcom", "um", "amin", "rmin", "mbin", "gin", "lin", "fin", "pon", "don", "uid", "th", "yp", "yz", "is",
    "creat", "opin", "fer",
];
/// Ends that fit one of them and lost none.
const KEPT: &[&str] = &[
    "ss", "zz", "focus", "canvas", "bias", "gas", "ffer", "refer", "ear", "oar", "air", "our", "eat", "eet",
    "oat", "oot", "out", "eit", "aid", "oid", "ead", "oad", "eed", "ood", "oud", "eib", "eak", "oak", "ook",
    "eam", "oam", "aim", "eem", "oom", "aul", "oul", "eil", "ail", "oil", "ain", "oin", "ein", "bandon",
    "ardon", "eapon", "target", "carpet", "trumpet", "limit", "credit", "edit", "visit", "exit", "vomit",
    "rofit", "nefit", "ohibit", "hibit", "bit", "mit", "plead", "threat", "combat", "ballot", "pilot",
    "pivot", "riot", "spot", "argin", "irth", "orth", "model", "panel", "awful", "aud",
];

/// Returns the base form of a verb in lower case: "blame" for "blamed", "shoot" for "shot", "carry" for "carries".
#[must_use]
pub fn verb_base(word: &str, ending: VerbEnding) -> String {
    let known = FORMS.iter().find(|(form, _)| *form == word).map(|(_, base)| *base);
    if let Some(base) = known.or_else(|| irregular_base(word)) {
        return base.to_owned();
    }
    let cut = |end: &str| word.strip_suffix(end).filter(|stem| stem.chars().any(is_vowel));
    let regular = match ending {
        VerbEnding::S => cut("ies").map(|stem| format!("{stem}y")).or_else(|| {
            let hissing =
                ["sses", "shes", "ches", "xes", "zzes", "goes"].iter().any(|end| word.ends_with(end));
            cut(if hissing { "es" } else { "s" }).map(str::to_owned)
        }),
        VerbEnding::Ed => cut("ied").map(|stem| format!("{stem}y")).or_else(|| cut("ed").map(whole)),
        VerbEnding::Ing => cut("ing").map(whole),
    };
    regular.unwrap_or_else(|| word.to_owned())
}

/// The verb of a stem that has lost "ed" or "ing".
fn whole(stem: &str) -> String {
    let letters: Vec<char> = stem.chars().collect();
    let doubled = matches!(letters.as_slice(), [.., a, b] if a == b && "bgmnprt".contains(*a));
    if doubled && let Some(last) = letters.last() {
        return stem.strip_suffix(*last).unwrap_or(stem).to_owned();
    }
    let syllables =
        letters.iter().zip(letters.iter().skip(1)).filter(|(a, b)| is_vowel(**a) && !is_vowel(**b)).count();
    let single = matches!(letters.as_slice(), [a, b] | [.., a, b] if is_vowel(*a) && "bdgkmnptl".contains(*b))
        && !letters.iter().rev().nth(2).is_some_and(|it| is_vowel(*it) && *it != 'y');
    let longest = |list: &[&str]| list.iter().filter(|end| stem.ends_with(**end)).map(|end| end.len()).max();
    let lost = match stem.strip_suffix('e') {
        // "freed", but not "freeing".
        Some(before) => !before.ends_with('e'),
        None => syllables <= 1 && single || longest(LOST_E) > longest(KEPT),
    };
    if lost { format!("{stem}e") } else { stem.to_owned() }
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_their_base_form() {
        let mut wrong: Vec<String> = Vec::new();
        for (ending, pairs) in [
            (
                VerbEnding::Ed,
                "killed:kill bombed:bomb destroyed:destroy forced:force arrested:arrest invaded:invade attacked:attack slammed:slam \
                 shelled:shell charged:charge blamed:blame wounded:wound raided:raid abandoned:abandon targeted:target evicted:evict \
                 accused:accuse kidnapped:kidnap approved:approve rescued:rescue poisoned:poison executed:execute evacuated:evacuate \
                 captured:capture injured:injure visited:visit limited:limit opened:open threatened:threaten damaged:damage \
                 tortured:torture displaced:displace struggled:struggle examined:examine closed:close carried:carry shot:shoot \
                 beaten:beat freed:free promised:promise ordered:order declared:declare exploded:explode developed:develop \
                 detained:detain described:describe welcomed:welcome completed:complete voted:vote fined:fine sued:sue jailed:jail \
                 dropped:drop planned:plan added:add passed:pass failed:fail treated:treat offered:offer suffered:suffer",
            ),
            (
                VerbEnding::Ing,
                "closing:close hitting:hit killing:kill dying:die making:make carrying:carry bombing:bomb blaming:blame",
            ),
            (
                VerbEnding::S,
                "carries:carry crushes:crush kills:kill forces:force goes:go passes:pass closes:close",
            ),
        ] {
            for pair in pairs.split_whitespace() {
                let (form, base) = pair.split_once(':').unwrap();
                let found = verb_base(form, ending);
                if found != base {
                    wrong.push(format!("{form}: {found}"));
                }
            }
        }
        assert_eq!(wrong, [""; 0]);
    }

    #[test]
    fn a_word_without_the_ending_is_left_alone() {
        assert_eq!(verb_base("", VerbEnding::Ed), "");
        assert_eq!(verb_base("hurt", VerbEnding::Ed), "hurt");
        assert_eq!(verb_base("sing", VerbEnding::Ing), "sing");
    }
}
