//! Phrases that programs and habit put into mails, in English, German, French and Spanish.

/// Returns whether a subject says that the mail is passed on.
pub(super) fn is_forward(subject: &str) -> bool {
    let lower = subject.trim_start().to_lowercase();
    ["fwd:", "fw:", "wg:", "tr:", "rv:", "i:"].iter().any(|prefix| lower.starts_with(prefix))
}

/// Returns whether a line introduces the mail that is answered: `On …, … wrote:`.
pub(super) fn is_attribution(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['-', ' ', '>']);
    let lower = line.to_lowercase();
    let ends = |words: &[&str]| {
        words.iter().any(|word| lower.trim_end_matches([':', ' ', '\u{a0}']).ends_with(word))
    };
    let has_when = lower.chars().any(|c| c.is_ascii_digit()) || lower.contains('@') || lower.contains('<');
    let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    line.ends_with(':')
        && line.chars().count() < 300
        && has_when
        && ((ends(&["wrote", "writes", "said"])
            && (starts(&["on ", "in "]) || lower.contains('@') || lower.contains('<')))
            || (lower.contains(" schrieb") && starts(&["am ", "on "]))
            || (ends(&["a écrit", "a ecrit"]) && starts(&["le "]))
            || (ends(&["escribió", "escribio"]) && starts(&["el "])))
}

/// Returns whether a line leads to a mail that is answered or passed on.
pub(super) fn is_separator(line: &str) -> bool {
    let lower = line.trim().trim_matches(['-', '_', ' ', '*']).to_lowercase();
    let is_ruled = line.trim_start().starts_with("--") || line.trim_start().starts_with("__");
    let words = [
        "original message",
        "forwarded message",
        "ursprüngliche nachricht",
        "weitergeleitete nachricht",
        "message d'origine",
        "message d’origine",
        "message transféré",
        "mensaje original",
        "mensaje reenviado",
        "original-nachricht",
        "original appointment",
    ];
    (is_ruled && words.iter().any(|word| lower.starts_with(word)))
        || [
            "begin forwarded message:",
            "anfang der weitergeleiteten nachricht:",
            "début du message transféré :",
        ]
        .iter()
        .any(|phrase| lower == phrase.trim_end_matches([':', ' ']) || lower == *phrase)
}

/// Returns whether a line is one of the head of a mail that is quoted: `From: …`, `Sent: …`.
pub(super) fn is_head(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['*', '>', ' ']);
    let Some((name, _)) = line.split_once(':') else {
        return false;
    };
    let name = name.trim_matches(['*', ' ', '\u{a0}']).to_lowercase();
    [
        "from",
        "to",
        "cc",
        "sent",
        "date",
        "subject",
        "reply-to",
        "importance",
        "von",
        "an",
        "gesendet",
        "datum",
        "betreff",
        "de",
        "à",
        "a",
        "envoyé",
        "objet",
        "para",
        "enviado",
        "asunto",
        "fecha",
        "bcc",
    ]
    .contains(&name.as_str())
}

/// Returns whether a line begins the head of a quoted mail.
pub(super) fn is_head_start(line: &str) -> bool {
    let lower = line.trim().trim_start_matches(['*', '>', ' ']).to_lowercase();
    ["from:", "from*:", "von:", "de :", "de:"].iter().any(|prefix| lower.starts_with(prefix))
}

/// Returns who wrote a mail, with the address, from the part of its head that a text begins with or has behind a rule.
pub(super) fn sender_in_head(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    // Lower case may have another length: places are looked up in the text itself.
    if lower.len() != text.len() {
        return None;
    }
    ["from:", "von:", "de :", "de:"].iter().find_map(|label| {
        let at = lower.find(label)?;
        let (before, rest) = (text.get(..at)?, text.get(at + label.len()..)?);
        let leads = before.trim_matches(['-', '_', '*', '>', ' ', '\n']).is_empty() || is_separator(before);
        leads.then(|| rest.trim_start_matches(['*', ' ']))
    })
}

/// Returns whether a line is the phrase with which a letter ends.
pub(super) fn is_closing(line: &str) -> bool {
    let lower = line.trim().trim_end_matches([',', '.', '!']).to_lowercase();
    let phrases = [
        "regards",
        "kind regards",
        "best regards",
        "warm regards",
        "best",
        "best wishes",
        "all the best",
        "with best wishes",
        "with kind regards",
        "yours sincerely",
        "sincerely",
        "sincerely yours",
        "yours faithfully",
        "yours truly",
        "yours",
        "respectfully",
        "many thanks",
        "thanks",
        "thank you",
        "cheers",
        "mit freundlichen grüßen",
        "mit freundlichen grüssen",
        "freundliche grüße",
        "viele grüße",
        "beste grüße",
        "mit besten grüßen",
        "herzliche grüße",
        "cordialement",
        "bien cordialement",
        "bien à vous",
        "sincères salutations",
        "saludos",
        "saludos cordiales",
        "un saludo",
        "atentamente",
    ];
    phrases.contains(&lower.as_str())
}

/// Returns whether words lead to the way out of a mailing list.
pub(super) fn is_unsubscribe(text: &str) -> bool {
    let lower = text.to_lowercase();
    let phrases = [
        "unsubscribe",
        "update your preferences",
        "manage your preferences",
        "update your profile",
        "email preferences",
        "manage preferences",
        "opt out",
        "abmelden",
        "abbestellen",
        "newsletter abzubestellen",
        "se désabonner",
        "se désinscrire",
        "désinscription",
        "darse de baja",
        "cancelar suscripción",
        "manage your subscription",
        "manage subscription",
    ];
    text.chars().count() < 600 && phrases.iter().any(|phrase| lower.contains(phrase))
}

/// Returns whether words belong to the foot of a newsletter.
pub(super) fn is_foot(text: &str) -> bool {
    let lower = text.to_lowercase();
    let starts = ["copyright ©", "copyright (c)", "© ", "(c) 20", "our mailing address", "our address"];
    let has = [
        "you are receiving this",
        "you're receiving this",
        "you’re receiving this",
        "you received this",
        "this email was sent to",
        "this message was sent to",
        "was sent to you by",
        "all rights reserved",
        "want to change how you receive",
        "sie erhalten diese",
        "vous recevez cet",
        "vous recevez ce",
        "recibes este",
        "add us to your address book",
        "privacy policy",
        "forward to a friend",
        "forward this email",
        "mailing list",
        "powered by mailchimp",
    ];
    text.chars().count() < 600
        && (starts.iter().any(|phrase| lower.starts_with(phrase))
            || has.iter().any(|phrase| lower.contains(phrase))
            || is_unsubscribe(text))
}

/// Returns whether words lead to the mail as a page, as those above newsletters do.
pub(super) fn is_view_online(text: &str) -> bool {
    let lower = text.to_lowercase();
    let phrases = [
        "view this email in",
        "view in browser",
        "view in your browser",
        "view online",
        "view this message",
        "view the online version",
        "read online",
        "open in browser",
        "having trouble viewing",
        "trouble viewing this",
        "trouble reading this",
        "web version",
        "webversion",
        "im browser",
        "online-version",
        "version en ligne",
        "dans votre navigateur",
        "ver en el navegador",
        "if you can't see",
        "images not displaying",
        "click here to view",
    ];
    text.chars().count() < 200 && phrases.iter().any(|phrase| lower.contains(phrase))
}

/// Returns whether words are added by a device or a program.
pub(super) fn is_device(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    text.chars().count() < 100
        && [
            "sent from my ",
            "sent from mail for",
            "sent via ",
            "get outlook for",
            "von meinem ",
            "envoyé de mon ",
            "envoyé depuis mon ",
            "enviado desde mi ",
            "gesendet von ",
            "sent from yahoo",
            "sent from outlook",
        ]
        .iter()
        .any(|phrase| lower.starts_with(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributions_are_told_from_sentences() {
        for line in [
            "On Wed, 4 May 2022 at 10:01, Ann Lee <ann@example.org> wrote:",
            "--- On Wed, 4/4/12, a@example.org <a@example.org> wrote:",
            "Am 04.05.2022 um 10:01 schrieb Ann Lee:",
            "Le 4 mai 2022 à 10:01, Ann Lee a écrit :",
        ] {
            assert!(is_attribution(line), "{line}");
        }
        for line in ["The minister wrote:", "On Monday the minister wrote:", "On 4 May he left."] {
            assert!(!is_attribution(line), "{line}");
        }
    }
}
