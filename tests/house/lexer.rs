//! Rust as a row of names and signs.

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Name(String),
    /// `::`
    Colons,
    Sign(char),
}

/// Names, `::` and other signs, each with its line; comments, text, characters and lifetimes are left out.
pub(super) fn tokens(source: &str) -> Vec<(Token, usize)> {
    let chars: Vec<char> = source.chars().collect();
    let mut lexer = Lexer { chars, at: 0, line: 1, out: Vec::new() };
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    lexer.out
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
    out: Vec<(Token, usize)>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn skip(&mut self, count: usize) {
        let end = (self.at + count).min(self.chars.len());
        self.line += self.chars[self.at..end].iter().filter(|c| **c == '\n').count();
        self.at = end;
    }

    fn skip_while(&mut self, keep: impl Fn(&Self) -> bool) {
        while self.at < self.chars.len() && keep(self) {
            self.skip(1);
        }
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => self.skip_while(|lexer| lexer.peek(0) != '\n'),
            ('/', '*') => self.block_comment(),
            ('"', _) => self.text(),
            ('\'', next) => self.quote(next),
            (':', ':') => {
                self.out.push((Token::Colons, self.line));
                self.skip(2);
            }
            (first, _) if first.is_alphabetic() || first == '_' => self.word(),
            (first, _) => {
                if !first.is_whitespace() {
                    self.out.push((Token::Sign(first), self.line));
                }
                self.skip(1);
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ if self.at >= self.chars.len() => return,
                _ => {
                    self.skip(1);
                    continue;
                }
            }
            self.skip(2);
            if depth == 0 {
                return;
            }
        }
    }

    fn text(&mut self) {
        self.skip(1);
        while self.at < self.chars.len() && self.peek(0) != '"' {
            self.skip(if self.peek(0) == '\\' { 2 } else { 1 });
        }
        self.skip(1);
    }

    /// A character or a lifetime.
    fn quote(&mut self, next: char) {
        if next == '\\' {
            self.skip(3);
            self.skip_while(|lexer| lexer.peek(0) != '\'');
            self.skip(1);
        } else if self.peek(2) == '\'' {
            self.skip(3);
        } else {
            self.skip(1);
            self.skip_while(|lexer| lexer.peek(0).is_alphanumeric() || lexer.peek(0) == '_');
        }
    }

    /// A name, or the letters before a text: `r#"…"#`, `b"…"`, `c"…"`, `b'…'`; or a raw name, `r#name`.
    fn word(&mut self) {
        let start = self.at;
        let line = self.line;
        self.skip_while(|lexer| lexer.peek(0).is_alphanumeric() || lexer.peek(0) == '_');
        let word: String = self.chars[start..self.at].iter().collect();
        let raw = matches!(word.as_str(), "r" | "br" | "cr");
        let hashes = self.chars[self.at..].iter().take_while(|c| **c == '#').count();
        if raw && self.peek(hashes) == '"' {
            self.raw_text(hashes);
        } else if raw && hashes == 1 {
            self.skip(1);
        } else if matches!(word.as_str(), "b" | "c") && self.peek(0) == '"' {
            self.text();
        } else if word == "b" && self.peek(0) == '\'' {
            self.quote(self.peek(1));
        } else {
            self.out.push((Token::Name(word), line));
        }
    }

    fn raw_text(&mut self, hashes: usize) {
        self.skip(hashes + 1);
        let closed =
            |lexer: &Self| lexer.peek(0) == '"' && (1..=hashes).all(|ahead| lexer.peek(ahead) == '#');
        self.skip_while(|lexer| !closed(lexer));
        self.skip(hashes + 1);
    }
}
