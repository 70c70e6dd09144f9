//! The characters of a page and their places, from the instructions that draw it.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::{PdfFont, ShownGlyph};
use super::matrix::Matrix;

/// The most characters that are read of one page. A page of a newspaper has 40,000.
const CHARACTERS: usize = 200_000;
/// The most forms that are drawn on one page, those within forms counted again.
const FORMS: usize = 4_000;
/// The largest depth of forms in forms.
const DEPTH: usize = 12;

/// A character on a page, in the order of drawing. The origin of the page is its lower left corner.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) text: Rc<str>,
    /// Start and end on its base line.
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    /// The height of its font, in points.
    pub(super) size: f64,
    /// True if the file says that it is no part of the text.
    pub(super) is_artifact: bool,
}

/// Fonts that were read already.
pub(super) type Fonts = HashMap<ObjectIdentifier, Rc<PdfFont>>;

/// The text and the marks that the drawing of a page gave.
#[derive(Debug, Default)]
pub(super) struct DrawnText {
    pub(super) glyphs: Vec<Glyph>,
    /// The number of characters of which no font says what they are.
    pub(super) unknown: usize,
    /// The number of pictures.
    pub(super) pictures: usize,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<PdfFont>>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

/// A stretch of the page that the file marks.
struct Marked {
    is_artifact: bool,
    actual: Actual,
}

/// The text that the characters in a marked range mean.
#[derive(Clone)]
enum Actual {
    /// Their own.
    None,
    /// Another, which the first of them carries.
    Waiting(Rc<str>),
    /// Another, which is written already.
    Written,
}

struct Interpreter<'f> {
    fonts: &'f mut Fonts,
    drawn: DrawnText,
    state: State,
    saved: Vec<State>,
    text_matrix: Matrix,
    line_matrix: Matrix,
    marked: Vec<Marked>,
    forms: usize,
}

/// Draws a page.
pub(super) fn draw(page: &Page<'_>, fonts: &mut Fonts) -> DrawnText {
    let state = State {
        matrix: Matrix(page.initial_transform(false).as_coeffs()),
        font: None,
        size: 0.0,
        spacing: 0.0,
        word_spacing: 0.0,
        scale: 1.0,
        leading: 0.0,
        rise: 0.0,
    };
    let mut interpreter = Interpreter {
        fonts,
        drawn: DrawnText::default(),
        state,
        saved: Vec::new(),
        text_matrix: Matrix::IDENTITY,
        line_matrix: Matrix::IDENTITY,
        marked: Vec::new(),
        forms: 0,
    };
    interpreter.run(page.typed_operations(), page.resources(), 0);
    interpreter.drawn
}

impl Interpreter<'_> {
    fn run(&mut self, mut operations: TypedIter<'_>, resources: &Resources<'_>, depth: usize) {
        let saved = self.saved.len();
        while let Some(operation) = operations.next() {
            if self.drawn.glyphs.len() >= CHARACTERS {
                return;
            }
            match operation {
                Op::SaveState(_) if self.saved.len() < 512 => self.saved.push(self.state.clone()),
                Op::RestoreState(_) if self.saved.len() > saved => {
                    if let Some(state) = self.saved.pop() {
                        self.state = state;
                    }
                }
                Op::Transform(m) => {
                    self.state.matrix = matrix([m.0, m.1, m.2, m.3, m.4, m.5]).then(self.state.matrix);
                }
                Op::XObject(name) => self.object(name.0, resources, depth),
                Op::InlineImage(_) => self.drawn.pictures += 1,
                Op::BeginMarkedContent(tag) => self.begin_marked(tag.0, None),
                Op::BeginMarkedContentWithProperties(tag) => {
                    let properties = match tag.1 {
                        Object::Dict(dict) => Some(dict.clone()),
                        Object::Name(name) => resources.properties.get::<Dict<'_>>(name),
                        _ => None,
                    };
                    self.begin_marked(tag.0, properties.as_ref());
                }
                Op::EndMarkedContent(_) => {
                    self.marked.pop();
                }
                operation => self.text_operation(operation, resources),
            }
        }
        self.saved.truncate(saved);
    }

    fn text_operation(&mut self, operation: Op<'_, '_>, resources: &Resources<'_>) {
        match operation {
            Op::BeginText(_) => self.set_line(Matrix::IDENTITY),
            Op::TextFont(font) => {
                self.state.font = self.font(font.0, resources);
                self.state.size = font.1.as_f64();
            }
            Op::CharacterSpacing(value) => self.state.spacing = value.0.as_f64(),
            Op::WordSpacing(value) => self.state.word_spacing = value.0.as_f64(),
            Op::HorizontalScaling(value) => self.state.scale = value.0.as_f64() / 100.0,
            Op::TextLeading(value) => self.state.leading = value.0.as_f64(),
            Op::TextRise(value) => self.state.rise = value.0.as_f64(),
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::SetTextMatrix(m) => self.set_line(matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::ShowText(string) => self.show(string.0),
            Op::NextLineAndShowText(string) => {
                self.next_line(0.0, -self.state.leading);
                self.show(string.0);
            }
            Op::ShowTextWithParameters(with) => {
                self.state.word_spacing = with.0.as_f64();
                self.state.spacing = with.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(with.2);
            }
            Op::ShowTexts(texts) => {
                for item in texts.0.iter::<Object<'_>>() {
                    match item {
                        Object::String(string) => self.show(&string),
                        Object::Number(number) => {
                            self.advance(-number.as_f64() / 1000.0 * self.state.size * self.state.scale);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn set_line(&mut self, matrix: Matrix) {
        self.line_matrix = matrix;
        self.text_matrix = matrix;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_line(Matrix::translation(x, y).then(self.line_matrix));
    }

    fn advance(&mut self, by: f64) {
        self.text_matrix = Matrix::translation(by, 0.0).then(self.text_matrix);
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> Option<Rc<PdfFont>> {
        let dict = resources.get_font(name)?;
        let Some(id) = dict.obj_id() else {
            return Some(Rc::new(PdfFont::read(&dict)));
        };
        Some(Rc::clone(self.fonts.entry(id).or_insert_with(|| Rc::new(PdfFont::read(&dict)))))
    }

    fn object(&mut self, name: &Name<'_>, resources: &Resources<'_>, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else {
            return;
        };
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_str() != "Form") {
            self.drawn.pictures += 1;
            return;
        }
        self.forms += 1;
        if self.forms > FORMS || depth >= DEPTH {
            return;
        }
        let before = self.state.clone();
        let marks = self.marked.len();
        let lines = (self.text_matrix, self.line_matrix);
        if let Some(own) = dict.get::<Array<'_>>("Matrix") {
            let numbers: Vec<f64> = own.iter::<f32>().map(f64::from).collect();
            if let Ok(own) = <[f64; 6]>::try_from(numbers) {
                self.state.matrix = Matrix(own).then(self.state.matrix);
            }
        }
        self.run_form(&stream, resources, depth);
        self.marked.truncate(marks);
        (self.text_matrix, self.line_matrix) = lines;
        self.state = before;
    }

    fn run_form(&mut self, stream: &Stream<'_>, resources: &Resources<'_>, depth: usize) {
        let Ok(data) = stream.decoded() else {
            return;
        };
        match stream.dict().get::<Dict<'_>>("Resources") {
            Some(own) => self.run(TypedIter::new(&data), &Resources::new(own), depth + 1),
            None => self.run(TypedIter::new(&data), resources, depth + 1),
        }
    }

    fn begin_marked(&mut self, tag: &Name<'_>, properties: Option<&Dict<'_>>) {
        if self.marked.len() > 1024 {
            return;
        }
        let outer = self.marked.last().is_some_and(|marked| marked.is_artifact);
        let actual = properties.and_then(|dict| dict.get::<hayro_syntax::object::String<'_>>("ActualText"));
        self.marked.push(Marked {
            is_artifact: outer || tag.as_str() == "Artifact",
            actual: actual.map_or(Actual::None, |text| Actual::Waiting(super::text_string(&text).into())),
        });
    }

    fn show(&mut self, string: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        font.show(string, |shown| self.place(shown));
    }

    fn place(&mut self, shown: ShownGlyph) {
        let State { size, scale, rise, spacing, word_spacing, .. } = self.state;
        let to_page = self.text_matrix.then(self.state.matrix);
        let width = shown.width * size * scale;
        let from = to_page.apply(0.0, rise);
        let to = to_page.apply(width, rise);
        let top = to_page.apply(0.0, rise + size);
        let height = (top.0 - from.0).hypot(top.1 - from.1);
        let extra = if shown.is_space { word_spacing } else { 0.0 };
        self.advance(width + (spacing + extra) * scale);
        let actual = self.marked.iter_mut().rev().map(|marked| &mut marked.actual);
        let text = match actual.into_iter().find(|actual| !matches!(actual, Actual::None)) {
            Some(actual) => match std::mem::replace(actual, Actual::Written) {
                Actual::Waiting(text) => Some(text),
                Actual::None | Actual::Written => Some("".into()),
            },
            None => shown.text,
        };
        let finite = [from.0, from.1, to.0, to.1, height].iter().all(|value| value.is_finite());
        let Some(text) = text else {
            self.drawn.unknown += 1;
            return;
        };
        if finite && height > 0.0 && self.drawn.glyphs.len() < CHARACTERS {
            let is_artifact = self.marked.last().is_some_and(|marked| marked.is_artifact);
            self.drawn.glyphs.push(Glyph { text, from, to, size: height, is_artifact });
        }
    }
}

fn matrix(numbers: [Number; 6]) -> Matrix {
    Matrix(numbers.map(|number| number.as_f64()))
}
