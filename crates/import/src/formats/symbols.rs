//! Characters of fonts that have signs in the place of letters.

/// The signs of the font Symbol from 0x20 to 0x7e.
const SYMBOL_LOW: &str =
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// The signs of the font Symbol from 0xa0 to 0xef.
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪";
/// The signs of the font Symbol from 0xf1 to 0xfe.
const SYMBOL_TOP: &str = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// Signs of the font Wingdings that texts use.
const WINGDINGS: &[(u32, char)] = &[
    (0x4a, '☺'),
    (0x4c, '☹'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe8, '➔'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

/// The character that a code means in the font Symbol.
pub(crate) fn symbol(code: u32) -> Option<char> {
    let (row, first) = match code {
        0x20..=0x7e => (SYMBOL_LOW, 0x20),
        0xa0..=0xef => (SYMBOL_HIGH, 0xa0),
        0xf1..=0xfe => (SYMBOL_TOP, 0xf1),
        _ => return None,
    };
    row.chars().nth((code - first) as usize)
}

/// The character that a code means in a font of a name. Word writes codes of fonts of signs from U+F000 on.
pub(crate) fn in_font(font: &str, code: u32) -> Option<char> {
    let low = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    match font.to_ascii_lowercase().as_str() {
        "symbol" => symbol(low),
        "wingdings" => WINGDINGS.iter().find(|(own, _)| *own == low).map(|(_, c)| *c),
        // An unknown sign is no letter.
        _ if low != code => None,
        _ => char::from_u32(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_aligned() {
        assert_eq!(symbol(0x7e), Some('∼'));
        assert_eq!(symbol(0xb7), Some('•'));
        assert_eq!(symbol(0xef), Some('⎪'));
        assert_eq!(symbol(0xfe), Some('⎭'));
        assert_eq!(in_font("Symbol", 0xf061), Some('α'));
        assert_eq!(in_font("Wingdings", 0xf0fc), Some('✓'));
    }
}
