//! Quotation marks: of words that are quoted once more, and of words that are reported.

use model::one_line;

/// The pairs of marks around a quotation.
const PAIRS: [(char, char); 5] = [('“', '”'), ('"', '"'), ('‘', '’'), ('«', '»'), ('„', '“')];

/// Returns a quotation in double marks: the article's own marks around each of its paragraphs go, and double marks
/// inside become single. The caller sets the marks around it.
#[must_use]
pub fn quoted(words: &str) -> String {
    let quoted: Vec<String> = paragraphs(words).iter().map(|paragraph| inside(paragraph)).collect();
    single(quoted.join(" ").trim_end_matches([',', ' ']))
}

/// Returns the paragraphs of a quotation: each after the first begins behind an empty line or with a mark of its own.
fn paragraphs(words: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut apart = true;
    for line in words.lines().map(one_line) {
        let opens = PAIRS.iter().any(|(open, _)| line.starts_with(*open));
        match paragraphs.last_mut() {
            Some(last) if !apart && !opens && !line.is_empty() => {
                last.push(' ');
                last.push_str(&line);
            }
            _ if line.is_empty() => {}
            _ => paragraphs.push(line.clone()),
        }
        apart = line.is_empty();
    }
    paragraphs
}

/// Returns reported words with the marks of the article's own quotations inside them, each opened and closed.
pub(crate) fn reported(words: &str) -> String {
    let words = one_line(words);
    let mut open = false;
    let mut curled = String::with_capacity(words.len() + 6);
    for c in words.trim_end_matches([',', ' ']).chars() {
        match c {
            '"' => curled.push(if open { '”' } else { '“' }),
            other => curled.push(other),
        }
        open = match c {
            '"' => !open,
            '“' => true,
            '”' if !open => {
                curled.insert(0, '“');
                false
            }
            '”' => false,
            _ => open,
        };
    }
    if open {
        curled.push('”');
    }
    curled
}

/// Returns words without the marks around the whole of them.
fn inside(words: &str) -> String {
    for (open, close) in PAIRS {
        let Some(inner) = words.strip_prefix(open) else { continue };
        // A paragraph of a longer quotation has no closing mark.
        let inner = inner.strip_suffix(close).unwrap_or(inner);
        let paired = inner.matches(open).count() == inner.matches(close).count();
        let symmetric = open == close && inner.contains(open);
        if paired && !symmetric && closes_no_earlier(inner, open, close) {
            return inner.trim().to_owned();
        }
    }
    words.to_owned()
}

/// Returns whether no mark inside closes the quotation before its end.
fn closes_no_earlier(inner: &str, open: char, close: char) -> bool {
    let mut depth = 0_i32;
    inner.chars().all(|c| {
        depth += i32::from(c == open) - i32::from(c == close);
        depth >= 0
    })
}

/// Replaces double quotation marks by single ones.
fn single(words: &str) -> String {
    let mut open = false;
    let mark = |c: char| match c {
        '“' | '«' | '„' => '‘',
        '”' | '»' => '’',
        '"' => {
            open = !open;
            if open { '‘' } else { '’' }
        }
        other => other,
    };
    words.chars().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_loses_its_own_marks_and_no_others() {
        assert_eq!(quoted("“We waited,”"), "We waited");
        assert_eq!(quoted("\"We waited\""), "We waited");
        assert_eq!(quoted("“One.\n\n“Two.”"), "One. Two.");
        assert_eq!(quoted("“We\nwaited,”"), "We waited");
        assert_eq!(quoted("“He said “no” to us.”"), "He said ‘no’ to us.");
        assert_eq!(quoted("“no” and “never”"), "‘no’ and ‘never’");
        assert_eq!(quoted("\"no\" and \"never\""), "‘no’ and ‘never’");
        assert_eq!(quoted("„Nein“"), "Nein");
    }

    #[test]
    fn reported_words_keep_the_quotations_inside_them() {
        assert_eq!(reported("it had \"replied twice\","), "it had “replied twice”");
        assert_eq!(reported("Britain “needs to act"), "Britain “needs to act”");
        assert_eq!(reported("needs to act” soon"), "“needs to act” soon");
        assert_eq!(reported("it\nwas late"), "it was late");
    }
}
