//! The data that a page states about itself in JSON-LD.

use std::cell::Cell;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::dom::{DOCUMENT, Dom};

/// Properties that are looked at. All others are passed over without being kept.
const PROPERTIES: &[&str] = &[
    "@graph",
    "@id",
    "@type",
    "alternateName",
    "alternativeHeadline",
    "appearance",
    "articleBody",
    "author",
    "claimReviewed",
    "creator",
    "datePublished",
    "firstAppearance",
    "hasPart",
    "headline",
    "inLanguage",
    "isAccessibleForFree",
    "itemReviewed",
    "liveBlogUpdate",
    "mainEntity",
    "mainEntityOfPage",
    "name",
    "publisher",
    "ratingValue",
    "reviewRating",
    "sourceOrganization",
    "url",
    "wordCount",
];

/// The most values that are kept of a page.
const MOST_VALUES: usize = 20_000;

/// A value of JSON-LD.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing, or something that is not looked at.
    Nothing,
    /// Yes or no.
    Truth(bool),
    /// A string, or a number in digits.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// A property of an object.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(properties) => {
                properties.iter().find(|(own, _)| own == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The value as text that is not blank; of a list, the first.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !text.trim().is_empty() => Some(text.trim()),
            Self::List(values) => values.iter().find_map(Value::text),
            _ => None,
        }
    }

    /// The text of a property.
    pub(super) fn text_at(&self, name: &str) -> Option<&str> {
        self.get(name)?.text()
    }

    /// The values of a list, or the value itself.
    pub(super) fn each(&self) -> &[Value] {
        match self {
            Self::List(values) => values,
            Self::Nothing => &[],
            one => std::slice::from_ref(one),
        }
    }

    /// Returns whether one of its types passes a test.
    pub(super) fn is(&self, test: impl Fn(&str) -> bool) -> bool {
        self.get("@type").is_some_and(|types| {
            types.each().iter().filter_map(Value::text).any(|own| test(own.rsplit('/').next().unwrap_or(own)))
        })
    }

    /// The name of a person or an organisation, or the string that it is given as.
    pub(super) fn name(&self) -> Option<&str> {
        self.text().or_else(|| self.text_at("name"))
    }
}

/// All objects that a page states.
#[derive(Debug, Default)]
pub(super) struct Statements {
    objects: Vec<Value>,
}

impl Statements {
    /// Reads the statements of a page. What is not valid JSON is passed over.
    pub(super) fn of(dom: &Dom) -> Self {
        let left = Cell::new(MOST_VALUES);
        let mut objects = Vec::new();
        for id in dom.descendants(DOCUMENT) {
            if dom.name(id) != "script" {
                continue;
            }
            let text: String = dom.descendants(id).filter_map(|id| dom.text_of(id)).collect();
            if let Some(value) = parse(&text, &left) {
                collect(value, &mut objects, 0);
            }
        }
        Self { objects }
    }

    /// All objects of which a type passes a test, in the order of the page.
    pub(super) fn of_type<'a>(&'a self, test: impl Fn(&str) -> bool + 'a) -> impl Iterator<Item = &'a Value> {
        self.objects.iter().filter(move |object| object.is(&test))
    }

    /// The object that a reference means, or the value itself.
    pub(super) fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        let Some(id) = value.text_at("@id").filter(|_| value.get("name").is_none()) else {
            return value;
        };
        self.objects
            .iter()
            .find(|object| object.text_at("@id") == Some(id) && object.get("name").is_some())
            .unwrap_or(value)
    }
}

/// Puts an object and those of its graph into a list.
fn collect(value: Value, objects: &mut Vec<Value>, depth: usize) {
    match value {
        Value::List(values) if depth < 8 => {
            for value in values {
                collect(value, objects, depth + 1);
            }
        }
        Value::Object(mut properties) if depth < 8 => {
            for name in ["@graph", "mainEntity"] {
                if let Some(place) = properties.iter().position(|(own, _)| own == name) {
                    let (_, inner) = properties.remove(place);
                    collect(inner, objects, depth + 1);
                }
            }
            objects.push(Value::Object(properties));
        }
        _ => {}
    }
}

fn parse(text: &str, left: &Cell<usize>) -> Option<Value> {
    let text =
        text.trim().trim_start_matches("//").trim_start_matches("<![CDATA[").trim_start_matches("<!--");
    let text = text
        .trim_end_matches("-->")
        .trim_end_matches("]]>")
        .trim_end_matches("//")
        .trim()
        .trim_end_matches(';');
    if text.is_empty() {
        return None;
    }
    // Line ends within strings are not allowed, and frequent.
    let clean: String = text.chars().map(|c| if c.is_ascii_control() { ' ' } else { c }).collect();
    let mut reader = serde_json::Deserializer::from_str(&clean);
    Reader { left }.deserialize(&mut reader).ok()
}

/// Reads a value and keeps what is looked at.
#[derive(Clone, Copy)]
struct Reader<'a> {
    left: &'a Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Truth(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while self.left.get() > 0 {
            let Some(value) = list.next_element_seed(self)? else {
                return Ok(Value::List(values));
            };
            self.left.set(self.left.get().saturating_sub(1));
            values.push(value);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut properties = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if self.left.get() == 0 || PROPERTIES.binary_search(&name.as_str()).is_err() {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            self.left.set(self.left.get().saturating_sub(1));
            properties.push((name, map.next_value_seed(self)?));
        }
        Ok(Value::Object(properties))
    }
}

/// Returns whether a type is that of an article.
pub(super) fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || matches!(kind, "LiveBlogPosting" | "BlogPosting" | "Report" | "SocialMediaPosting")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_in_order() {
        assert!(PROPERTIES.is_sorted());
    }

    #[test]
    fn reads_graphs_and_broken_lines() {
        let left = Cell::new(100);
        let value = parse(
            "//<![CDATA[\n{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"A\nB\"}]};\n//]]>",
            &left,
        );
        let mut objects = Vec::new();
        collect(value.unwrap(), &mut objects, 0);
        assert_eq!(objects[0].text_at("headline"), Some("A B"));
    }

    #[test]
    fn keeps_bounds() {
        let left = Cell::new(100);
        let many = format!("[{}1]", "{\"name\":\"a\"},".repeat(10_000));
        let Some(Value::List(values)) = parse(&many, &left) else { panic!("a list") };
        assert!(values.len() <= 100);
        assert!(parse(&"[".repeat(100_000), &left).is_none());
    }
}
