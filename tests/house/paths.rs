//! The paths that a source file names.

use super::lexer::{Token, tokens};

/// A path that a source file names, resolved as far as text allows: `super` and `self` are followed up to
/// `crate`, and each branch of a `use` tree is a path of its own.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) names: Vec<String>,
    pub(super) line: usize,
    /// True if it is in a `use` or an `extern crate`.
    pub(super) imported: bool,
    /// The module in which it is.
    pub(super) module: Vec<String>,
}

/// A name that a `use` or a `mod` brings into a module, and what it means.
struct Bound {
    module: Vec<String>,
    name: String,
    stands_for: Vec<String>,
}

/// The paths of one file.
pub(super) fn paths(place: &str, source: &str) -> Vec<Found> {
    let tokens = tokens(source);
    let module = module_of(place);
    let mut walk = Walk { tokens, at: 0, module, open: Vec::new(), found: Vec::new(), bound: Vec::new() };
    walk.run();
    let Walk { mut found, bound, .. } = walk;
    for path in &mut found {
        let same = |bound: &&Bound| bound.module == path.module && bound.name == path.names[0];
        if let Some(bound) = bound.iter().find(same) {
            path.names.splice(..1, bound.stands_for.iter().cloned());
        }
    }
    found
}

/// The module of a file in its crate: `crate::span` for `crates/model/src/span`.
fn module_of(place: &str) -> Vec<String> {
    let inside = place.split_once("src/").map_or(place, |(_, inside)| inside);
    let mut module = vec!["crate".to_owned()];
    module.extend(inside.split('/').map(str::to_owned));
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

struct Walk {
    tokens: Vec<(Token, usize)>,
    at: usize,
    module: Vec<String>,
    /// For each brace that is open: whether it is that of an inline module.
    open: Vec<bool>,
    found: Vec<Found>,
    bound: Vec<Bound>,
}

impl Walk {
    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead).map(|(token, _)| token)
    }

    fn name(&self, ahead: usize) -> Option<&str> {
        match self.peek(ahead) {
            Some(Token::Name(name)) => Some(name),
            _ => None,
        }
    }

    fn is(&self, ahead: usize, sign: char) -> bool {
        self.peek(ahead) == Some(&Token::Sign(sign))
    }

    fn run(&mut self) {
        while let Some(token) = self.peek(0) {
            match token {
                Token::Sign('{') => self.brace(false),
                Token::Sign('}') => {
                    if self.open.pop() == Some(true) {
                        self.module.pop();
                    }
                    self.at += 1;
                }
                Token::Name(name) if name == "mod" && self.is(2, ';') => {
                    let module = self.name(1).unwrap_or_default().to_owned();
                    self.bind(&module, &["self".to_owned(), module.clone()]);
                    self.at += 3;
                }
                Token::Name(name) if name == "mod" && self.is(2, '{') => {
                    let module = self.name(1).unwrap_or_default().to_owned();
                    self.module.push(module);
                    self.at += 2;
                    self.brace(true);
                }
                // `use<'a>` in a return type imports nothing.
                Token::Name(name) if name == "use" && !self.is(1, '<') => {
                    self.at += 1;
                    self.tree(&[]);
                }
                Token::Name(name) if name == "extern" && self.name(1) == Some("crate") => {
                    self.at += 2;
                    self.tree(&[]);
                }
                Token::Name(_) => self.path(),
                // What follows a dot is a field or a method; what follows two ends a range.
                Token::Sign('.') if self.is(1, '.') => self.at += 2,
                Token::Sign('.') if self.name(1).is_some() => self.at += 2,
                Token::Colons if self.name(1).is_some() && self.continues() => self.at += 2,
                _ => self.at += 1,
            }
        }
    }

    /// Returns whether `::` follows what closes a type (`<T as Trait>::name`): then what comes is no path's beginning.
    fn continues(&self) -> bool {
        self.at > 0 && matches!(self.tokens[self.at - 1].0, Token::Sign('>' | ')' | ']'))
    }

    fn brace(&mut self, module: bool) {
        self.open.push(module);
        self.at += 1;
    }

    /// A path in code or in an attribute.
    fn path(&mut self) {
        let line = self.tokens[self.at].1;
        let mut names = Vec::new();
        while let Some(name) = self.name(0) {
            names.push(name.to_owned());
            self.at += 1;
            if self.peek(0) != Some(&Token::Colons) || self.name(1).is_none() {
                break;
            }
            self.at += 1;
        }
        if names.len() > 1 {
            self.note(names, line, false);
        }
    }

    /// Reads a `use` item to its end, and notes each branch with the names before it.
    fn tree(&mut self, before: &[String]) {
        let mut names = before.to_vec();
        let mut alias = None;
        let mut line = self.tokens.get(self.at).map_or(0, |(_, line)| *line);
        loop {
            match self.peek(0).cloned() {
                Some(Token::Name(name)) if name == "as" => {
                    alias = self.name(1).map(str::to_owned);
                    self.at += 2;
                }
                Some(Token::Name(name)) => {
                    line = self.tokens[self.at].1;
                    names.push(name);
                    self.at += 1;
                }
                Some(Token::Sign('*')) => {
                    names.push("*".to_owned());
                    self.at += 1;
                }
                Some(Token::Colons) => self.at += 1,
                Some(Token::Sign('{')) => {
                    self.at += 1;
                    self.group(&names);
                    return;
                }
                _ => break,
            }
        }
        if names.len() > before.len() {
            if names.len() > 1 && names.last().is_some_and(|last| last == "self") {
                names.pop();
            }
            if let Some(name) = alias.or_else(|| names.last().cloned()).filter(|name| name != "*") {
                self.bind(&name, &names);
            }
            self.note(names, line, true);
        }
    }

    /// The branches between two braces of a `use`.
    fn group(&mut self, before: &[String]) {
        while !self.is(0, '}') && self.peek(0).is_some() {
            self.tree(before);
            if !self.is(0, '}') {
                self.at += 1;
            }
        }
        self.at += 1;
    }

    /// Remembers what a name means in this module.
    fn bind(&mut self, name: &str, stands_for: &[String]) {
        let stands_for = resolve(&self.module, stands_for.to_vec());
        // A crate imported by its own name means itself.
        if stands_for != [name] {
            self.bound.push(Bound { module: self.module.clone(), name: name.to_owned(), stands_for });
        }
    }

    fn note(&mut self, names: Vec<String>, line: usize, imported: bool) {
        let names = resolve(&self.module, names);
        self.found.push(Found { names, line, imported, module: self.module.clone() });
    }
}

/// Follows `self` and `super` from a module; the crate's own name is `crate`.
fn resolve(module: &[String], names: Vec<String>) -> Vec<String> {
    let mut base = match names[0].as_str() {
        "self" | "super" => module.to_vec(),
        "crate" | "rejoinder" => vec!["crate".to_owned()],
        _ => return names,
    };
    let mut rest = names.as_slice();
    while let Some((first, others)) = rest.split_first() {
        match first.as_str() {
            "super" if base.len() > 1 => drop(base.pop()),
            "self" | "crate" | "rejoinder" | "super" => {}
            _ => break,
        }
        rest = others;
    }
    base.extend_from_slice(rest);
    base
}
