//! Character maps of PDF: from codes to text (`ToUnicode`), and from codes to characters of a font.

/// The most ranges that a map may have.
const RANGES: usize = 100_000;

/// A map, sorted by code.
#[derive(Debug, Default)]
pub(super) struct CMap {
    ranges: Vec<Range>,
    /// Lengths of codes in bytes, each with its first and last code.
    spaces: Vec<(usize, u32, u32)>,
}

#[derive(Debug)]
struct Range {
    low: u32,
    high: u32,
    to: CMapTarget,
}

#[derive(Debug)]
enum CMapTarget {
    /// Text in UTF-16, whose last unit counts up.
    Text(Vec<u16>),
    /// The number of a character of the font, which counts up.
    Number(u32),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum CmapToken<'a> {
    Bytes(Vec<u8>),
    Number(u32),
    Word(&'a [u8]),
    Open,
    Close,
}

impl CMap {
    /// Reads a map from its program.
    pub(super) fn read(program: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operands: Vec<CmapToken<'_>> = Vec::new();
        let mut at = 0;
        while let Some(token) = token(program, &mut at) {
            match token {
                CmapToken::Word(word) => {
                    map.section(word, &operands);
                    operands.clear();
                }
                token if operands.len() < 4 * RANGES => operands.push(token),
                _ => {}
            }
        }
        map.ranges.sort_by_key(|range| range.low);
        map
    }

    fn section(&mut self, word: &[u8], operands: &[CmapToken<'_>]) {
        let bytes = |token: &CmapToken<'_>| {
            if let CmapToken::Bytes(bytes) = token { Some(bytes.clone()) } else { None }
        };
        match word {
            b"endcodespacerange" => {
                for pair in operands.chunks_exact(2) {
                    if let [CmapToken::Bytes(low), CmapToken::Bytes(high)] = pair {
                        self.spaces.push((low.len().clamp(1, 4), code(low), code(high)));
                    }
                }
            }
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [CmapToken::Bytes(from), CmapToken::Bytes(to)] = pair {
                        self.add(code(from), code(from), CMapTarget::Text(utf16(to)));
                    }
                }
            }
            b"endcidchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [CmapToken::Bytes(from), CmapToken::Number(to)] = pair {
                        self.add(code(from), code(from), CMapTarget::Number(*to));
                    }
                }
            }
            b"endcidrange" => {
                for triple in operands.chunks_exact(3) {
                    if let [CmapToken::Bytes(low), CmapToken::Bytes(high), CmapToken::Number(to)] = triple {
                        self.add(code(low), code(high), CMapTarget::Number(*to));
                    }
                }
            }
            b"endbfrange" => {
                let mut rest = operands.iter();
                while let (Some(low), Some(high), Some(to)) =
                    (rest.next().and_then(bytes), rest.next().and_then(bytes), rest.next())
                {
                    match to {
                        CmapToken::Bytes(to) => {
                            self.add(code(&low), code(&high), CMapTarget::Text(utf16(to)));
                        }
                        CmapToken::Open => {
                            let list = rest.by_ref().take_while(|token| **token != CmapToken::Close);
                            for (from, to) in (code(&low)..).zip(list.filter_map(bytes)) {
                                self.add(from, from, CMapTarget::Text(utf16(&to)));
                            }
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, low: u32, high: u32, to: CMapTarget) {
        if self.ranges.len() < RANGES && low <= high {
            self.ranges.push(Range { low, high, to });
        }
    }

    fn range(&self, code: u32) -> Option<&Range> {
        let end = self.ranges.partition_point(|range| range.low <= code);
        // Ranges may overlap: the last that begins before the code decides, as far as it reaches.
        self.ranges.get(..end)?.iter().rev().take(8).find(|range| range.high >= code)
    }

    /// The text of a code.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let range = self.range(code)?;
        let CMapTarget::Text(units) = &range.to else {
            return None;
        };
        let mut units = units.clone();
        let last = units.last_mut()?;
        *last = last.wrapping_add((code - range.low) as u16);
        Some(String::from_utf16_lossy(&units).replace('\0', ""))
    }

    /// The number of the character that a code means in its font.
    pub(super) fn number(&self, code: u32) -> Option<u32> {
        let range = self.range(code)?;
        match range.to {
            CMapTarget::Number(first) => Some(first.saturating_add(code - range.low)),
            CMapTarget::Text(_) => None,
        }
    }

    /// The first code of some bytes and its length in bytes.
    pub(super) fn first_code(&self, bytes: &[u8]) -> (u32, usize) {
        for length in 1..=bytes.len().min(4) {
            let value = code(bytes.get(..length).unwrap_or_default());
            if self.spaces.iter().any(|(own, low, high)| *own == length && (*low..=*high).contains(&value)) {
                return (value, length);
            }
        }
        let length =
            self.spaces.iter().map(|(length, _, _)| *length).min().unwrap_or(2).min(bytes.len()).max(1);
        (code(bytes.get(..length).unwrap_or_default()), length)
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| (code << 8) | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        bytes => bytes.chunks_exact(2).take(64).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}

fn token<'a>(program: &'a [u8], at: &mut usize) -> Option<CmapToken<'a>> {
    loop {
        let byte = *program.get(*at)?;
        *at += 1;
        match byte {
            b'%' => {
                while program.get(*at).is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
                    *at += 1;
                }
            }
            b'[' => return Some(CmapToken::Open),
            b']' => return Some(CmapToken::Close),
            b'<' if program.get(*at) == Some(&b'<') => *at += 1,
            b'<' => return Some(CmapToken::Bytes(hexadecimal(program, at))),
            byte if byte.is_ascii_whitespace() || matches!(byte, b'>' | b'(' | b')' | b'{' | b'}' | 0) => {}
            _ => {
                let start = *at - 1;
                let ends = |byte: &u8| byte.is_ascii_whitespace() || b"<>[](){}/%\0".contains(byte);
                while program.get(*at).is_some_and(|byte| !ends(byte)) {
                    *at += 1;
                }
                let word = program.get(start..*at)?;
                let number = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok());
                return Some(number.map_or(CmapToken::Word(word), CmapToken::Number));
            }
        }
    }
}

fn hexadecimal(program: &[u8], at: &mut usize) -> Vec<u8> {
    let mut digits = Vec::new();
    while let Some(byte) = program.get(*at) {
        *at += 1;
        match char::from(*byte).to_digit(16) {
            Some(digit) if digits.len() < 1024 => digits.push(digit as u8),
            None if *byte == b'>' => break,
            _ => {}
        }
    }
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_read() {
        let map = CMap::read(
            b"/CIDInit /ProcSet findresource begin\n1 begincodespacerange <0000> <ffff> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0004> <00660069> endbfchar\n\
              2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0041> <0062>] endbfrange",
        );
        assert_eq!(map.text(3).as_deref(), Some(" "));
        assert_eq!(map.text(4).as_deref(), Some("fi"));
        assert_eq!(map.text(0x12).as_deref(), Some("c"));
        assert_eq!(map.text(0x21).as_deref(), Some("b"));
        assert_eq!(map.text(0x22), None);
        assert_eq!(map.first_code(&[0, 4, 0, 5]), (4, 2));
    }
}
