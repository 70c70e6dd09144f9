//! Tells which fields of a text this program does not know.
//!
//! The types know their own fields: serde's derived code hands their names to whatever reads for it. So this
//! reads a text for them once, passes over what they do not name, and notes it with the way to it. What it reads is
//! thrown away: the strict parser has the last word on the text without those fields.

use std::cell::RefCell;
use std::fmt::Display;
use std::ops::Range;

use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::scan::{Scanner, bare, key_of};
use model::{UnknownFieldTree, ValuePathStep};

/// What a text has that a type does not know.
#[derive(Debug, Default)]
pub(crate) struct Learned {
    /// What is to be kept.
    pub(crate) fields: UnknownFieldTree,
    /// Where it stands, each with the comma behind it, in order.
    pub(super) places: Vec<Range<usize>>,
}

/// Reads a text for a type. Where it cannot be read, what was learned up to there comes back.
pub(crate) fn learn<'de, T: Deserialize<'de>>(text: &'de str) -> Learned {
    let notes = RefCell::new(Notes { branches: vec![UnknownFieldTree::default()], places: Vec::new() });
    let mut reader = Reader { scan: Scanner::of_file(text), notes: &notes };
    let _ = T::deserialize(&mut reader);
    let mut notes = notes.into_inner();
    Learned { fields: notes.branches.swap_remove(0), places: notes.places }
}

/// A text with spaces where those fields stood, so that every other sign keeps its line and column.
pub(crate) fn without(text: &str, learned: &Learned) -> String {
    let mut known = String::with_capacity(text.len());
    let mut at = 0;
    for place in &learned.places {
        known.push_str(text.get(at..place.start).unwrap_or_default());
        let blank = |c: char| if c == '\n' { '\n' } else { ' ' };
        known.extend(text.get(place.clone()).unwrap_or_default().chars().map(blank));
        at = place.end;
    }
    known.push_str(text.get(at..).unwrap_or_default());
    known
}

/// What was noted so far: a branch for each value that is being read, the outermost first.
struct Notes {
    branches: Vec<UnknownFieldTree>,
    places: Vec<Range<usize>>,
}

struct Reader<'de, 'n> {
    scan: Scanner<'de>,
    notes: &'n RefCell<Notes>,
}

/// That the text could not be read. The strict parser says where and why.
#[derive(Debug)]
struct Unclear;

impl Display for Unclear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("this is not what was expected")
    }
}

impl std::error::Error for Unclear {}

impl serde::de::Error for Unclear {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Result<T> = std::result::Result<T, Unclear>;

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

impl<'de> Reader<'de, '_> {
    fn expect(&mut self, sign: char) -> Result<()> {
        self.scan.gap();
        if self.scan.eat(sign) { Ok(()) } else { Err(Unclear) }
    }

    fn comma(&mut self) {
        self.scan.gap();
        self.scan.eat(',');
    }

    /// The text of a value of which nothing has to be learned.
    fn leaf(&mut self) -> Result<&'de str> {
        let range = self.scan.value().ok_or(Unclear)?;
        Ok(self.scan.slice(range))
    }

    /// Reads a value that stands in another one, with what is to be kept of it.
    fn inside<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<(T, UnknownFieldTree)> {
        self.notes.borrow_mut().branches.push(UnknownFieldTree::default());
        let read = read(self);
        let branch = self.notes.borrow_mut().branches.pop().unwrap_or_default();
        Ok((read?, branch))
    }

    fn keep(&self, step: ValuePathStep, branch: UnknownFieldTree) {
        if let Some(outer) = self.notes.borrow_mut().branches.last_mut().filter(|_| !branch.is_empty()) {
            outer.within.push((step, branch));
        }
    }

    /// Notes a field that is not known, and passes over it.
    fn unknown(&mut self, name: &str, start: usize) -> Result<()> {
        let value = self.leaf()?;
        // Nothing is carried along that another program could not read.
        options().from_str::<IgnoredAny>(value).map_err(|_| Unclear)?;
        self.comma();
        let mut notes = self.notes.borrow_mut();
        notes.places.push(start..self.scan.at);
        if let Some(branch) = notes.branches.last_mut() {
            branch.fields.push((name.to_owned(), value.to_owned()));
        }
        Ok(())
    }

    /// The words of an entry without the fields that are not known, of which so many stand before it.
    fn known_words(&self, range: Range<usize>, before: usize) -> String {
        let notes = self.notes.borrow();
        let (mut words, mut at) = (String::new(), range.start);
        let inside = |place: &&Range<usize>| place.end <= range.end;
        for place in notes.places.iter().skip(before).take_while(inside) {
            words.push_str(self.scan.slice(at..place.start));
            at = place.end;
        }
        words.push_str(self.scan.slice(at..range.end));
        bare(&words)
    }
}

/// The fields of a record.
struct Fields<'r, 'de, 'n> {
    reader: &'r mut Reader<'de, 'n>,
    known: &'static [&'static str],
    name: &'de str,
}

impl<'de> MapAccess<'de> for Fields<'_, 'de, '_> {
    type Error = Unclear;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        loop {
            self.reader.scan.gap();
            if self.reader.scan.eat(')') {
                return Ok(None);
            }
            let start = self.reader.scan.at;
            self.name = self.reader.scan.field().ok_or(Unclear)?;
            if self.known.contains(&self.name) {
                let name: StrDeserializer<'_, Unclear> = self.name.into_deserializer();
                return seed.deserialize(name).map(Some);
            }
            self.reader.unknown(self.name, start)?;
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let (value, branch) = self.reader.inside(|reader| seed.deserialize(reader))?;
        self.reader.keep(ValuePathStep::Field(self.name.to_owned()), branch);
        self.reader.comma();
        Ok(value)
    }
}

/// The entries of a list.
struct Entries<'r, 'de, 'n> {
    reader: &'r mut Reader<'de, 'n>,
    end: char,
    read: &'r mut usize,
    kept: &'r mut Vec<Entry>,
}

/// An entry of which something is kept.
struct Entry {
    place: usize,
    range: Range<usize>,
    /// How many unknown fields stand before it.
    before: usize,
    branch: UnknownFieldTree,
}

impl<'de> SeqAccess<'de> for Entries<'_, 'de, '_> {
    type Error = Unclear;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        self.reader.scan.gap();
        if self.reader.scan.peek() == Some(self.end) {
            return Ok(None);
        }
        let start = self.reader.scan.at;
        let before = self.reader.notes.borrow().places.len();
        let (value, branch) = self.reader.inside(|reader| seed.deserialize(reader))?;
        if !branch.is_empty() {
            let range = start..self.reader.scan.at;
            self.kept.push(Entry { place: *self.read, range, before, branch });
        }
        *self.read += 1;
        self.reader.comma();
        Ok(Some(value))
    }
}

fn entries<'de, V: Visitor<'de>>(reader: &mut Reader<'de, '_>, end: char, visitor: V) -> Result<V::Value> {
    let (mut of, mut kept) = (0, Vec::new());
    let value = visitor.visit_seq(Entries { reader, end, read: &mut of, kept: &mut kept })?;
    reader.comma();
    reader.expect(end)?;
    for Entry { place, range, before, branch } in kept {
        let step = match key_of(reader.scan.slice(range.clone())) {
            Some(key) => ValuePathStep::Record(key),
            None => ValuePathStep::Entry { words: reader.known_words(range, before), place, of },
        };
        reader.keep(step, branch);
    }
    Ok(value)
}

/// A variant with what it holds.
struct Variant<'r, 'de, 'n> {
    reader: &'r mut Reader<'de, 'n>,
    name: &'de str,
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de, '_> {
    type Error = Unclear;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let name: StrDeserializer<'_, Unclear> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> Variant<'_, 'de, '_> {
    fn holds<T>(self, read: impl FnOnce(&mut Reader<'de, '_>) -> Result<T>) -> Result<T> {
        self.reader.expect('(')?;
        let (value, branch) = self.reader.inside(read)?;
        self.reader.keep(ValuePathStep::Variant(self.name.to_owned()), branch);
        Ok(value)
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de, '_> {
    type Error = Unclear;

    fn unit_variant(self) -> Result<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        self.holds(|reader| {
            let value = seed.deserialize(&mut *reader)?;
            reader.comma();
            reader.expect(')')?;
            Ok(value)
        })
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.holds(|reader| entries(reader, ')', visitor))
    }

    fn struct_variant<V: Visitor<'de>>(self, known: &'static [&'static str], visitor: V) -> Result<V::Value> {
        self.holds(|reader| visitor.visit_map(Fields { reader, known, name: "" }))
    }
}

/// Values in which nothing can be unknown are left to the parser.
macro_rules! leaves {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            let text = self.leaf()?;
            let mut parser = ron::Deserializer::from_str_with_options(text, &options()).map_err(|_| Unclear)?;
            parser.$name(visitor).map_err(|_| Unclear)
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'de, '_> {
    type Error = Unclear;

    leaves! {
        deserialize_any deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
        deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
        deserialize_unit deserialize_map deserialize_identifier deserialize_ignored_any
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.scan.gap();
        let mut ahead = self.scan;
        if ahead.name() == Some("None") {
            self.scan = ahead;
            return visitor.visit_none();
        }
        let mut ahead = self.scan;
        if ahead.opened_name() != Some("Some") {
            return visitor.visit_some(self);
        }
        self.scan = ahead;
        let value = visitor.visit_some(&mut *self)?;
        self.comma();
        self.expect(')')?;
        Ok(value)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        self.leaf()?;
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        self.scan.gap();
        if self.scan.peek() != Some('(') && self.scan.opened_name().is_none() {
            return visitor.visit_newtype_struct(self);
        }
        self.scan.eat('(');
        let value = visitor.visit_newtype_struct(&mut *self)?;
        self.comma();
        self.expect(')')?;
        Ok(value)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.expect('[')?;
        entries(self, ']', visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.expect('(')?;
        entries(self, ')', visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.scan.gap();
        if self.scan.opened_name().is_none() {
            self.expect('(')?;
        }
        visitor.visit_map(Fields { reader: self, known, name: "" })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.scan.gap();
        let name = self.scan.name().ok_or(Unclear)?;
        visitor.visit_enum(Variant { reader: self, name })
    }
}
