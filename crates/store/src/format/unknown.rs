//! Finds the fields of a text that this program does not know.
//!
//! The types know their fields: serde's derived code passes their names to the deserialiser. This one reads a
//! text for those names, skips all other fields, and notes them with their paths. The values it reads are
//! discarded: the strict parser then reads the text without the unknown fields.

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

use super::scan::{Scanner, bare, key_of, part};
use model::{UnknownFieldTree, ValuePathStep};

/// The unknown fields of a text.
#[derive(Debug, Default)]
pub(crate) struct FoundFields {
    /// The fields to be kept.
    pub(crate) fields: UnknownFieldTree,
    /// The range of each field in order, including the comma behind it.
    pub(super) places: Vec<Range<usize>>,
}

/// Reads a text for a type. Where it cannot be read, returns the fields found so far.
pub(crate) fn unknown_fields<'de, T: Deserialize<'de>>(text: &'de str) -> FoundFields {
    let notes = RefCell::new(Notes { branches: vec![UnknownFieldTree::default()], places: Vec::new() });
    let mut reader = FieldReader { scan: Scanner::of_file(text), notes: &notes };
    let _ = T::deserialize(&mut reader);
    let mut notes = notes.into_inner();
    FoundFields { fields: notes.branches.swap_remove(0), places: notes.places }
}

/// Returns the text with spaces in place of the unknown fields, so that all other characters keep their line
/// and column.
pub(crate) fn without_fields(text: &str, learned: &FoundFields) -> String {
    let mut known = String::with_capacity(text.len());
    let mut at = 0;
    for place in &learned.places {
        known.push_str(part(text, at..place.start));
        let blank = |c: char| if c == '\n' { '\n' } else { ' ' };
        known.extend(part(text, place.clone()).chars().map(blank));
        at = place.end;
    }
    known.push_str(part(text, at..text.len()));
    known
}

/// The notes so far: a branch for each value that is being read, the outermost first.
struct Notes {
    branches: Vec<UnknownFieldTree>,
    places: Vec<Range<usize>>,
}

struct FieldReader<'de, 'n> {
    scan: Scanner<'de>,
    notes: &'n RefCell<Notes>,
}

/// The error of a text that cannot be read. The strict parser explains it.
#[derive(Debug)]
struct Unparsable;

impl Display for Unparsable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("this is not what was expected")
    }
}

impl std::error::Error for Unparsable {}

impl serde::de::Error for Unparsable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Result<T> = std::result::Result<T, Unparsable>;

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

impl<'de> FieldReader<'de, '_> {
    fn expect(&mut self, sign: char) -> Result<()> {
        self.scan.gap();
        if self.scan.eat(sign) { Ok(()) } else { Err(Unparsable) }
    }

    fn comma(&mut self) {
        self.scan.gap();
        self.scan.eat(',');
    }

    /// Returns the text of a value in which nothing can be unknown.
    fn leaf(&mut self) -> Result<&'de str> {
        let range = self.scan.value().ok_or(Unparsable)?;
        Ok(self.scan.slice(range))
    }

    /// Reads a value inside another one, with its kept fields.
    fn inside<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<(T, UnknownFieldTree)> {
        self.notes.borrow_mut().branches.push(UnknownFieldTree::default());
        let read = read(self);
        let branch = self.notes.borrow_mut().branches.pop();
        debug_assert!(branch.is_some(), "a branch was removed twice");
        let branch = branch.unwrap_or_default();
        Ok((read?, branch))
    }

    fn keep(&self, step: ValuePathStep, branch: UnknownFieldTree) {
        if let Some(outer) = self.notes.borrow_mut().branches.last_mut().filter(|_| !branch.is_empty()) {
            outer.within.push((step, branch));
        }
    }

    /// Notes an unknown field, and skips it.
    fn unknown(&mut self, name: &str, start: usize) -> Result<()> {
        let value = self.leaf()?;
        // Nothing is kept that another program could not parse.
        options().from_str::<IgnoredAny>(value).map_err(|_| Unparsable)?;
        self.comma();
        let mut notes = self.notes.borrow_mut();
        notes.places.push(start..self.scan.at);
        if let Some(branch) = notes.branches.last_mut() {
            branch.fields.push((name.to_owned(), value.to_owned()));
        }
        Ok(())
    }

    /// Returns the words of an entry without its unknown fields. `before` is the number of unknown fields
    /// before the entry.
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
struct FieldAccess<'r, 'de, 'n> {
    reader: &'r mut FieldReader<'de, 'n>,
    known: &'static [&'static str],
    name: &'de str,
}

impl<'de> MapAccess<'de> for FieldAccess<'_, 'de, '_> {
    type Error = Unparsable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        loop {
            self.reader.scan.gap();
            if self.reader.scan.eat(')') {
                return Ok(None);
            }
            let start = self.reader.scan.at;
            self.name = self.reader.scan.field().ok_or(Unparsable)?;
            if self.known.contains(&self.name) {
                let name: StrDeserializer<'_, Unparsable> = self.name.into_deserializer();
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
struct EntryAccess<'r, 'de, 'n> {
    reader: &'r mut FieldReader<'de, 'n>,
    end: char,
    read: &'r mut usize,
    kept: &'r mut Vec<KeptEntry>,
}

/// An entry with kept fields.
struct KeptEntry {
    place: usize,
    range: Range<usize>,
    /// The number of unknown fields before it.
    before: usize,
    branch: UnknownFieldTree,
}

impl<'de> SeqAccess<'de> for EntryAccess<'_, 'de, '_> {
    type Error = Unparsable;

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
            self.kept.push(KeptEntry { place: *self.read, range, before, branch });
        }
        *self.read += 1;
        self.reader.comma();
        Ok(Some(value))
    }
}

fn entries<'de, V: Visitor<'de>>(
    reader: &mut FieldReader<'de, '_>,
    end: char,
    visitor: V,
) -> Result<V::Value> {
    let (mut of, mut kept) = (0, Vec::new());
    let value = visitor.visit_seq(EntryAccess { reader, end, read: &mut of, kept: &mut kept })?;
    reader.comma();
    reader.expect(end)?;
    for KeptEntry { place, range, before, branch } in kept {
        let step = match key_of(reader.scan.slice(range.clone())) {
            Some(key) => ValuePathStep::Record(key),
            None => ValuePathStep::Entry { words: reader.known_words(range, before), place, of },
        };
        reader.keep(step, branch);
    }
    Ok(value)
}

/// A variant and its content.
struct VariantReader<'r, 'de, 'n> {
    reader: &'r mut FieldReader<'de, 'n>,
    name: &'de str,
}

impl<'de> EnumAccess<'de> for VariantReader<'_, 'de, '_> {
    type Error = Unparsable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let name: StrDeserializer<'_, Unparsable> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantReader<'_, 'de, '_> {
    fn holds<T>(self, read: impl FnOnce(&mut FieldReader<'de, '_>) -> Result<T>) -> Result<T> {
        self.reader.expect('(')?;
        let (value, branch) = self.reader.inside(read)?;
        self.reader.keep(ValuePathStep::Variant(self.name.to_owned()), branch);
        Ok(value)
    }
}

impl<'de> VariantAccess<'de> for VariantReader<'_, 'de, '_> {
    type Error = Unparsable;

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
        self.holds(|reader| visitor.visit_map(FieldAccess { reader, known, name: "" }))
    }
}

/// Leaves values in which nothing can be unknown to the parser.
macro_rules! leaves {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            let text = self.leaf()?;
            let mut parser = ron::Deserializer::from_str_with_options(text, &options()).map_err(|_| Unparsable)?;
            parser.$name(visitor).map_err(|_| Unparsable)
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut FieldReader<'de, '_> {
    type Error = Unparsable;

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
        visitor.visit_map(FieldAccess { reader: self, known, name: "" })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.scan.gap();
        let name = self.scan.name().ok_or(Unparsable)?;
        visitor.visit_enum(VariantReader { reader: self, name })
    }
}
