//! Middle initials of names: papers print “Ana Ruiz” and “Ana M. Ruiz” of one person.

/// A name in small letters without its middle initials. A name of one word, or with an initial at an end, stays whole.
pub(super) fn without(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = words.len().saturating_sub(1);
    let kept = words.iter().enumerate().filter(|(at, word)| *at == 0 || *at == last || !is_initial(word));
    kept.map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// Returns whether the middle initials of two names do not say that they are of two people: one has none, or they are the same.
pub(super) fn agree(one: &str, other: &str) -> bool {
    let (one, other) = (of(one), of(other));
    one.is_empty() || other.is_empty() || one == other
}

/// The middle initials of a name, in small letters.
fn of(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let middle = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
    let initials = middle.iter().filter(|word| is_initial(word));
    initials.map(|word| word.trim_end_matches('.').to_lowercase()).collect()
}

fn is_initial(word: &str) -> bool {
    let stem = word.strip_suffix('.').unwrap_or(word);
    let mut letters = stem.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn middle_initials_alone_are_left_out() {
        assert_eq!(without("Ana M. Ruiz"), "ana ruiz");
        assert_eq!(without("Ana M Ruiz"), without("ANA RUIZ"));
        assert_eq!(without("J. Ruiz"), "j. ruiz");
        assert_eq!(without("Ana de la Ruiz"), "ana de la ruiz");
    }

    #[test]
    fn different_initials_are_of_two_people() {
        assert!(agree("Ana Ruiz", "Ana M. Ruiz") && agree("Ana M. Ruiz", "Ana M Ruiz"));
        assert!(!agree("George W. Roe", "George H. W. Roe"));
    }
}
