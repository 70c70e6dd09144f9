//! Fonts of a PDF: which characters their codes show, and how wide they are.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::cmap::CMap;
use super::encodings::Base;
use super::font_program;
use super::glyph_names;
use super::standard_widths;
use crate::formats::symbols;

/// A character that a code shows.
pub(super) struct ShownGlyph {
    /// Its text, or nothing where the font does not say it.
    pub(super) text: Option<Rc<str>>,
    /// Its width, in parts of the size of the font.
    pub(super) width: f64,
    /// True if spaces between words are widened at it.
    pub(super) is_space: bool,
}

/// A font.
pub(super) struct PdfFont {
    codes: Codes,
    /// Texts of codes that were looked up.
    known: std::cell::RefCell<HashMap<u32, Option<Rc<str>>>>,
    to_unicode: Option<CMap>,
    widths: HashMap<u32, f64>,
    default_width: f64,
    /// The size of a unit of widths; that of most fonts is a thousandth.
    unit: f64,
}

enum Codes {
    /// One byte a code.
    Simple(Vec<Option<String>>),
    /// Two bytes a code, which is the number of the character.
    Identity,
    /// As a map says.
    Mapped(CMap),
    /// Text in an encoding of East Asia.
    Encoded(&'static encoding_rs::Encoding),
}

impl PdfFont {
    /// Reads a font from its dictionary.
    pub(super) fn read(dict: &Dict<'_>) -> Self {
        let to_unicode = dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| stream.decoded().ok());
        let to_unicode = to_unicode.map(|program| CMap::read(&program));
        let subtype = dict.get::<Name<'_>>("Subtype");
        let composite = subtype.as_ref().is_some_and(|name| name.as_str() == "Type0");
        let mut font = if composite { Self::composite(dict) } else { Self::simple(dict) };
        font.to_unicode = to_unicode;
        font
    }

    fn of(codes: Codes) -> Self {
        Self {
            codes,
            known: std::cell::RefCell::default(),
            to_unicode: None,
            widths: HashMap::new(),
            default_width: 0.5,
            unit: 0.001,
        }
    }

    fn simple(dict: &Dict<'_>) -> Self {
        let mut font = Self::of(Codes::Simple(simple_codes(dict)));
        if dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == "Type3") {
            let matrix = dict.get::<Array<'_>>("FontMatrix").and_then(|matrix| matrix.iter::<f32>().next());
            font.unit = f64::from(matrix.unwrap_or(0.001).abs());
        }
        let first = dict.get::<u32>("FirstChar").unwrap_or(0);
        if let Some(widths) = dict.get::<Array<'_>>("Widths") {
            for (code, width) in (first..=255).zip(widths.iter::<f32>()) {
                font.widths.insert(code, f64::from(width) * font.unit);
            }
            let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
            let missing =
                descriptor.and_then(|descriptor| descriptor.get::<f32>("MissingWidth")).unwrap_or(0.0);
            font.default_width = f64::from(missing) * font.unit;
        } else {
            let name =
                dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned()).unwrap_or_default();
            if let Codes::Simple(texts) = &font.codes {
                let measured = |text: &String| text.chars().map(|c| standard_widths::width(&name, c)).sum();
                let widths =
                    (0..).zip(texts).filter_map(|(code, text)| Some((code, measured(text.as_ref()?))));
                font.widths = widths.collect();
            }
        }
        font
    }

    fn composite(dict: &Dict<'_>) -> Self {
        let codes = match dict.get::<Object<'_>>("Encoding") {
            Some(Object::Stream(stream)) => Codes::Mapped(CMap::read(&stream.decoded().unwrap_or_default())),
            Some(Object::Name(name)) => named_codes(name.as_str()),
            _ => Codes::Identity,
        };
        let mut font = Self::of(codes);
        let descendant =
            dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let Some(descendant) = descendant else {
            return font;
        };
        font.default_width = f64::from(descendant.get::<f32>("DW").unwrap_or(1000.0)) * font.unit;
        if let Some(widths) = descendant.get::<Array<'_>>("W") {
            font.read_widths(&widths);
        }
        font
    }

    /// Reads the widths of a composite font: `first [w w …]` or `first last w`.
    fn read_widths(&mut self, widths: &Array<'_>) {
        let mut items = widths.iter::<Object<'_>>();
        while let Some(first) = items.next() {
            let Some(first) = number(&first) else {
                return;
            };
            match items.next() {
                Some(Object::Array(list)) => {
                    for (code, width) in (first as u32..).zip(list.iter::<f32>()) {
                        self.widths.insert(code, f64::from(width) * self.unit);
                    }
                }
                Some(last) => {
                    let (Some(last), Some(width)) = (number(&last), items.next().as_ref().and_then(number))
                    else {
                        return;
                    };
                    // No font has more characters than two bytes number.
                    for code in first as u32..=(last as u32).min(0xffff) {
                        self.widths.insert(code, width * self.unit);
                    }
                }
                None => return,
            }
        }
    }

    /// Visits the characters that a string shows.
    pub(super) fn show(&self, string: &[u8], mut visit: impl FnMut(ShownGlyph)) {
        let mut rest = string;
        while let [first, ..] = rest {
            let (code, length) = match &self.codes {
                Codes::Simple(_) => (u32::from(*first), 1),
                Codes::Identity => (u32::from(*first) << 8 | u32::from(rest.get(1).copied().unwrap_or(0)), 2),
                Codes::Mapped(map) => map.first_code(rest),
                Codes::Encoded(encoding) => first_encoded(encoding, rest),
            };
            let number = match &self.codes {
                Codes::Mapped(map) => map.number(code).unwrap_or(code),
                _ => code,
            };
            let width = self.widths.get(&number).copied().unwrap_or(self.default_width);
            visit(ShownGlyph { text: self.text(code), width, is_space: length == 1 && code == 32 });
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    fn text(&self, code: u32) -> Option<Rc<str>> {
        if let Some(text) = self.known.borrow().get(&code) {
            return text.clone();
        }
        let by_map = self.to_unicode.as_ref().and_then(|map| map.text(code));
        // Some programs map what they do not know to nothing, or to the sign for what cannot be shown.
        let by_map = by_map.filter(|text| !text.is_empty() && !text.contains('\u{fffd}'));
        let text = by_map.or_else(|| match &self.codes {
            Codes::Simple(texts) => texts.get(code as usize)?.clone(),
            Codes::Encoded(encoding) => {
                let bytes: Vec<u8> = code.to_be_bytes().into_iter().skip_while(|byte| *byte == 0).collect();
                Some(encoding.decode_without_bom_handling(&bytes).0.into_owned())
            }
            Codes::Identity | Codes::Mapped(_) => None,
        });
        let text: Option<Rc<str>> = text.map(|text| ligatures_apart(&text).into());
        self.known.borrow_mut().insert(code, text.clone());
        text
    }
}

fn number(object: &Object<'_>) -> Option<f64> {
    match object {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    }
}

/// The texts of the 256 codes of a simple font.
fn simple_codes(dict: &Dict<'_>) -> Vec<Option<String>> {
    let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned()).unwrap_or_default();
    let encoding = dict.get::<Object<'_>>("Encoding");
    let base_name = match &encoding {
        Some(Object::Name(name)) => Some(name.as_str().to_owned()),
        Some(Object::Dict(dict)) => dict.get::<Name<'_>>("BaseEncoding").map(|name| name.as_str().to_owned()),
        _ => None,
    };
    let true_type = dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == "TrueType");
    let base = base_name.as_deref().and_then(Base::of_name);
    let own = if base.is_none() { font_program::encoding(dict) } else { None };
    let base = base.unwrap_or(match () {
        () if name.ends_with("Symbol") => Base::Symbol,
        () if name.ends_with("Dingbats") => Base::Dingbats,
        () if true_type => Base::WinAnsi,
        () => Base::Standard,
    });
    let signs = if name.contains("Wingdings") { Some("wingdings") } else { None };
    let mut texts: Vec<Option<String>> = (0..=255)
        .map(|code| match signs {
            Some(signs) => symbols::in_font(signs, u32::from(code)).map(String::from),
            None => base.characters(code),
        })
        .collect();
    for (code, name) in own.into_iter().flatten() {
        if let Some(text) = texts.get_mut(usize::from(code)) {
            *text = glyph_names::characters(&name);
        }
    }
    let differences = match &encoding {
        Some(Object::Dict(dict)) => dict.get::<Array<'_>>("Differences"),
        _ => None,
    };
    let mut code = 0_usize;
    for item in differences.iter().flat_map(Array::iter::<Object<'_>>) {
        match item {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let Some(text) = texts.get_mut(code) {
                    // A name that says nothing may still have the letter of its code.
                    *text = glyph_names::characters(name.as_str()).or_else(|| text.take());
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    texts
}

/// The codes of a composite font whose encoding is known by its name.
fn named_codes(name: &str) -> Codes {
    let has = |part: &str| name.contains(part);
    match () {
        () if name.starts_with("Identity") => Codes::Identity,
        () if has("UCS2") || has("UTF16") => Codes::Encoded(encoding_rs::UTF_16BE),
        () if has("RKSJ") => Codes::Encoded(encoding_rs::SHIFT_JIS),
        () if has("GBK") || has("GB-") || has("GBpc") => Codes::Encoded(encoding_rs::GBK),
        () if has("B5") => Codes::Encoded(encoding_rs::BIG5),
        () if has("KSC") => Codes::Encoded(encoding_rs::EUC_KR),
        () => Codes::Identity,
    }
}

/// The first code of a text in an encoding of East Asia: one byte for ASCII, or else two.
fn first_encoded(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> (u32, usize) {
    let first = bytes.first().copied().unwrap_or(0);
    let second = bytes.get(1).copied();
    match second {
        Some(second) if encoding == encoding_rs::UTF_16BE || first >= 0x81 => {
            (u32::from(first) << 8 | u32::from(second), 2)
        }
        _ => (u32::from(first), 1),
    }
}

/// A text with the letters of its ligatures apart.
fn ligatures_apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            c => out.push(c),
        }
    }
    out
}
