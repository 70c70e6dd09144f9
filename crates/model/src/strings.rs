//! Visits every string of a record, whatever the type of the record.
//!
//! A record is walked through by its serialization, so that fields added later are visited too.

use std::fmt;

use serde::ser::{self, Serialize};

/// Calls `see` with each string of a record and the name of its field. Skips the text of an article, which
/// has rules of its own, and ids and moments, which are no words.
pub(super) fn each_string(record: &impl Serialize, see: &mut dyn FnMut(&'static str, &str)) {
    // Nothing in it fails. The only string that is checked on its own is the title of a project.
    let _ = record.serialize(&mut StringWalker { see, field: "title" });
}

/// Returns whether a field holds the text of an article.
fn is_text(record: &str, field: &str) -> bool {
    field == "text" && matches!(record, "Article" | "EarlierText")
}

struct StringWalker<'a> {
    see: &'a mut dyn FnMut(&'static str, &str),
    field: &'static str,
}

/// The fields or items of a compound value.
struct StringWalkerCompound<'w, 'a> {
    walk: &'w mut StringWalker<'a>,
    record: &'static str,
}

type WalkResult = Result<(), fmt::Error>;

impl StringWalkerCompound<'_, '_> {
    fn part(&mut self, value: &(impl Serialize + ?Sized)) -> WalkResult {
        value.serialize(&mut *self.walk)
    }

    fn field(&mut self, field: &'static str, value: &(impl Serialize + ?Sized)) -> WalkResult {
        if is_text(self.record, field) {
            return Ok(());
        }
        let around = std::mem::replace(&mut self.walk.field, field);
        self.part(value)?;
        self.walk.field = around;
        Ok(())
    }
}

/// Skips values that are no strings.
macro_rules! no_words {
    ($($name:ident: $kind:ty),*) => {$(
        fn $name(self, _: $kind) -> WalkResult {
            Ok(())
        }
    )*};
}

impl<'w, 'a> ser::Serializer for &'w mut StringWalker<'a> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = StringWalkerCompound<'w, 'a>;
    type SerializeTuple = StringWalkerCompound<'w, 'a>;
    type SerializeTupleStruct = StringWalkerCompound<'w, 'a>;
    type SerializeTupleVariant = StringWalkerCompound<'w, 'a>;
    type SerializeMap = StringWalkerCompound<'w, 'a>;
    type SerializeStruct = StringWalkerCompound<'w, 'a>;
    type SerializeStructVariant = StringWalkerCompound<'w, 'a>;

    no_words! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32,
        serialize_f64: f64, serialize_char: char, serialize_bytes: &[u8], serialize_unit_struct: &'static str
    }

    fn serialize_str(self, text: &str) -> WalkResult {
        (self.see)(self.field, text);
        Ok(())
    }

    /// Ids and moments are serialized this way.
    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> WalkResult {
        Ok(())
    }

    fn serialize_none(self) -> WalkResult {
        Ok(())
    }

    fn serialize_unit(self) -> WalkResult {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> WalkResult {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> WalkResult {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> WalkResult {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> WalkResult {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<StringWalkerCompound<'w, 'a>, fmt::Error> {
        Ok(StringWalkerCompound { walk: self, record: "" })
    }

    fn serialize_tuple(self, _: usize) -> Result<StringWalkerCompound<'w, 'a>, fmt::Error> {
        Ok(StringWalkerCompound { walk: self, record: "" })
    }

    fn serialize_tuple_struct(
        self,
        record: &'static str,
        _: usize,
    ) -> Result<StringWalkerCompound<'w, 'a>, fmt::Error> {
        Ok(StringWalkerCompound { walk: self, record })
    }

    fn serialize_tuple_variant(
        self,
        record: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<StringWalkerCompound<'w, 'a>, fmt::Error> {
        Ok(StringWalkerCompound { walk: self, record })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<StringWalkerCompound<'w, 'a>, fmt::Error> {
        Ok(StringWalkerCompound { walk: self, record: "" })
    }

    fn serialize_struct(
        self,
        record: &'static str,
        _: usize,
    ) -> Result<StringWalkerCompound<'w, 'a>, fmt::Error> {
        Ok(StringWalkerCompound { walk: self, record })
    }

    fn serialize_struct_variant(
        self,
        record: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<StringWalkerCompound<'w, 'a>, fmt::Error> {
        Ok(StringWalkerCompound { walk: self, record })
    }
}

macro_rules! lists {
    ($($kind:ident: $part:ident),*) => {$(
        impl ser::$kind for StringWalkerCompound<'_, '_> {
            type Ok = ();
            type Error = fmt::Error;

            fn $part<T: Serialize + ?Sized>(&mut self, value: &T) -> WalkResult {
                self.part(value)
            }

            fn end(self) -> WalkResult {
                Ok(())
            }
        }
    )*};
}

lists! {
    SerializeSeq: serialize_element, SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field, SerializeTupleVariant: serialize_field
}

macro_rules! records {
    ($($kind:ident),*) => {$(
        impl ser::$kind for StringWalkerCompound<'_, '_> {
            type Ok = ();
            type Error = fmt::Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, field: &'static str, value: &T) -> WalkResult {
                self.field(field, value)
            }

            fn end(self) -> WalkResult {
                Ok(())
            }
        }
    )*};
}

records! { SerializeStruct, SerializeStructVariant }

impl ser::SerializeMap for StringWalkerCompound<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> WalkResult {
        self.part(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> WalkResult {
        self.part(value)
    }

    fn end(self) -> WalkResult {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{IdGenerator, Party, PartyColour, Why, testing};

    fn strings(record: &impl Serialize) -> Vec<String> {
        let mut found = Vec::new();
        each_string(record, &mut |field, text| found.push(format!("{field}: {text}")));
        found
    }

    #[test]
    fn every_string_is_seen_with_its_field() {
        let mut ids = IdGenerator::seeded(1);
        let party = Party {
            id: ids.draw(),
            name: "Mill".into(),
            short: "M".into(),
            letters: 'M'.into(),
            colour: PartyColour::Blue,
            hidden: false,
            waiting: true,
            why: Some(Why::new("rule", &["one", "two"], 80)),
        };
        let all = ["name: Mill", "short: M", "rule: rule", "words: one", "words: two"];
        assert_eq!(strings(&party), all);
        assert_eq!(strings(&testing::article(&mut ids, "River", "A text")), ["title: River"]);
    }
}
