//! Letters that ask for replies: one to each party whose reply is missing, as Word document, Markdown and text.
//!
//! A letter tells what a respondent must be told: the piece, where and when it was published, each material allegation once and in order, the
//! deadline, and by when to say whether they will reply. Nothing is made up: what is not known is a blank in brackets, `[… the deadline]`.
//!
//! Sources of what has to be told: Ofcom Broadcasting Code 7.11 with its guidance, the Editors' Code of IPSO, clause 1, and the BBC Editorial
//! Guidelines on fairness (right of reply).

mod allegations;
mod template;

use std::collections::HashSet;

use model::{Party, one_line};

use super::document::{
    Face, ListMark, Look, OutputBlock, OutputDocument, OutputParagraph, Run, Target, docx, markdown, text,
};
use super::reading::{Reading, slug};
use super::{ExportError, OutputFile};
use allegations::{Allegation, DossierPiece};
use template::{Placeholder, Template, TemplatePart};

/// Returns the letter that is written where a desk has none of its own, with its placeholders.
#[must_use]
pub const fn usual_letter() -> &'static str {
    include_str!("letter.txt")
}

/// Writes the letters, each in three forms.
pub(super) fn files(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let own = &reading.options.letter.template;
    let template = Template::read(if own.trim().is_empty() { usual_letter() } else { own })?;
    let letters = allegations::of_parties(reading);
    if letters.is_empty() {
        return Err(ExportError::Nothing(
            "no reply is missing, so there is nobody to ask: mark a party as owing a reply first",
        ));
    }
    let mut names: HashSet<String> = HashSet::new();
    let mut files = Vec::new();
    let (progress, all) = (reading.progress, letters.len());
    for (number, (party, pieces)) in (1..).zip(letters) {
        let part = progress.part((number - 1) as f32 / all as f32, number as f32 / all as f32);
        let letter = letter(reading, &template, party, &pieces);
        let mut name = format!("{number:02}-{}", slug(&party.short));
        while !names.insert(name.clone()) {
            name.push('-');
        }
        files.push(OutputFile::bytes_of(format!("{name}.docx"), docx::write(&letter, part)?));
        files.push(OutputFile::text(format!("{name}.md"), markdown::write(&letter)));
        files.push(OutputFile::text(format!("{name}.txt"), text::write(&letter)));
    }
    Ok(files)
}

/// The letter to a party.
fn letter(
    reading: &Reading<'_>,
    template: &Template,
    party: &Party,
    pieces: &[DossierPiece],
) -> OutputDocument {
    let name = one_line(&party.name);
    let mut page = OutputDocument { title: format!("Request for a reply: {name}"), blocks: Vec::new() };
    for line in &template.lines {
        match line.parts.as_slice() {
            [TemplatePart::Placeholder(Placeholder::Pieces)] => self::pieces(&mut page, reading, pieces),
            [TemplatePart::Placeholder(Placeholder::Allegations)] => self::allegations(&mut page, pieces),
            parts => {
                let runs = parts.iter().map(|part| run(reading, party, pieces, part)).collect();
                page.blocks.push(match line.heading {
                    Some(level) => OutputBlock::Heading(level, runs),
                    None => OutputBlock::Paragraph(OutputParagraph::new(Look::Body, runs)),
                });
            }
        }
    }
    page
}

/// A part of a line of the template as it is in a letter.
fn run(reading: &Reading<'_>, party: &Party, pieces: &[DossierPiece], part: &TemplatePart) -> Run {
    let options = reading.options;
    let letter = &options.letter;
    let count = || pieces.iter().map(|piece| piece.allegations.len()).sum::<usize>();
    match part {
        TemplatePart::Words(words) => words.as_str().into(),
        TemplatePart::Placeholder(placeholder) => match placeholder {
            Placeholder::Party => known(&party.name, "the name of the party"),
            Placeholder::PartyShort => known(&party.short, "the name of the party"),
            Placeholder::Desk => known(&options.publisher, "the name of the desk"),
            Placeholder::Contact => known(&letter.contact, "whom to answer, and how to reach them"),
            Placeholder::Nature => known(&letter.nature, "the kind of piece"),
            Placeholder::Deadline => known(&letter.deadline, "the deadline"),
            Placeholder::SayBy => known(&letter.say_by, "an earlier time"),
            Placeholder::Count => count().to_string().as_str().into(),
            Placeholder::Title => {
                let titles: Vec<String> = pieces.iter().map(|piece| format!("“{}”", piece.title)).collect();
                titles.join(", ").as_str().into()
            }
            Placeholder::Today => known("", "the date of this letter"),
            // Only as a line of their own are they lists.
            Placeholder::Pieces => {
                pieces.iter().map(|piece| piece.title.as_str()).collect::<Vec<_>>().join("; ").as_str().into()
            }
            Placeholder::Allegations => format!("{} below", count()).as_str().into(),
        },
    }
}

/// Words that are known, or a blank that says what belongs there.
fn known(words: &str, what: &str) -> Run {
    let words = one_line(words);
    if words.is_empty() { blank(what) } else { words.as_str().into() }
}

fn blank(what: &str) -> Run {
    Run::new(&format!("[… {what}]"), Face::Bold)
}

fn pieces(page: &mut OutputDocument, reading: &Reading<'_>, pieces: &[DossierPiece]) {
    for piece in pieces {
        let mut runs = vec![known(&reading.options.letter.nature, "the kind of piece"), ": ".into()];
        let title = format!("“{}”", piece.title);
        runs.push(if piece.title.is_empty() {
            blank("the title")
        } else {
            Run::linked(&title, Target::web(&piece.address))
        });
        runs.push(", published by ".into());
        runs.push(known(&piece.outlet, "where"));
        runs.push(" on ".into());
        runs.push(known(&piece.date, "when"));
        page.put(OutputParagraph::item(ListMark::Bullet, 0, runs));
    }
}

fn allegations(page: &mut OutputDocument, pieces: &[DossierPiece]) {
    let several = pieces.len() > 1;
    let mut number = 0;
    for piece in pieces {
        if several {
            page.put(OutputParagraph::new(
                Look::Body,
                vec!["In “".into(), Run::new(&piece.title, Face::Italic), "”:".into()],
            ));
        }
        for allegation in &piece.allegations {
            number += 1;
            page.put(OutputParagraph::item(ListMark::Number(number), 0, told(allegation)));
        }
    }
}

/// An allegation in a sentence: who makes it, and in which words the piece tells it.
fn told(allegation: &Allegation) -> Vec<Run> {
    let mut runs = vec![match &allegation.speaker {
        Some(name) => Run::new(name, Face::Plain),
        None => blank("who says so"),
    }];
    if !allegation.role.is_empty() {
        let comma =
            if allegation.reported.as_ref().is_some_and(|clause| clause.starts_with(',')) { "" } else { "," };
        runs.push(format!(", {}{comma}", allegation.role).as_str().into());
    }
    if let Some(clause) = &allegation.reported {
        runs.push(clause.as_str().into());
    } else {
        runs.push(if allegation.asks { " asks of you: " } else { " says: " }.into());
        runs.push(format!("“{}”", allegation.words).as_str().into());
    }
    let mut place = Vec::new();
    match (&allegation.reported, &allegation.cue) {
        (Some(clause), _) if clause.starts_with(' ') => place.push("reported, not quoted".to_owned()),
        (Some(_), Some(cue)) => place.push(format!("with “{cue}”")),
        _ => {}
    }
    if allegation.asks {
        place.push("a demand".to_owned());
    }
    if let Some(teller) = &allegation.told_by {
        place.push(format!("as told by {teller}"));
    }
    place.push(format!("paragraph {}", allegation.paragraph));
    if allegation.again > 0 {
        place.push(format!("and {} more in the piece", model::counted(allegation.again, "time", "times")));
    }
    runs.push(Run::new(&format!(" ({})", place.join(", ")), Face::Soft));
    if allegation.is_suggested {
        runs.push(" ".into());
        runs.push(blank("suggested by the program: check before it is sent"));
    }
    runs
}
