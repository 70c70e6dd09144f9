//! The cues of subtitles: times, and lines of text without markup.

/// A cue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// Start, as it is written.
    pub(super) time: String,
    /// Start, in milliseconds.
    pub(super) start: u64,
    /// End, in milliseconds.
    pub(super) end: u64,
    pub(super) lines: Vec<CueLine>,
}

/// A line of a cue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CueLine {
    /// Its words without markup.
    pub(super) text: String,
    /// Speaker, where the markup gives one.
    pub(super) voice: Option<String>,
}

/// Reads the cues of a file.
pub(super) fn read(text: &str) -> Vec<Cue> {
    let is_vtt = text.trim_start_matches('\u{feff}').starts_with("WEBVTT");
    let lines: Vec<&str> = text.lines().collect();
    let timings: Vec<(usize, Cue)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, timing(line)?))).collect();
    let ends = timings.iter().skip(1).map(|(at, _)| *at).chain([lines.len()]);
    let mut cues: Vec<Cue> = Vec::new();
    for ((at, cue), end) in timings.iter().zip(ends) {
        let is_last = end == lines.len();
        let mut body = lines.get(at + 1..end).unwrap_or_default();
        // The line before a time is the cue's number or name.
        if let Some((name, before)) = body.split_last()
            && !is_last
            && (before.last().is_none_or(|line| line.trim().is_empty()) || is_number(name))
            && (is_vtt || is_number(name))
        {
            body = before;
        }
        let mut cue = cue.clone();
        let mut voice = None;
        for line in body.iter().map(|line| line.trim()) {
            // In WebVTT an empty line ends a cue, and notes may follow.
            if line.is_empty() && is_vtt {
                break;
            }
            let line = plain(line, &mut voice);
            if !line.text.is_empty() {
                cue.lines.push(line);
            }
        }
        cues.push(cue);
    }
    without_repeats(cues)
}

fn is_number(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.chars().all(|c| c.is_ascii_digit())
}

fn timing(line: &str) -> Option<Cue> {
    let (from, to) = line.split_once("-->")?;
    let from = from.trim();
    let to = to.split_whitespace().next()?;
    let (start, end) = (milliseconds(from)?, milliseconds(to)?);
    Some(Cue { time: from.replace(',', "."), start, end, lines: Vec::new() })
}

fn milliseconds(code: &str) -> Option<u64> {
    let mut total: u64 = 0;
    let (clock, fraction) = code.split_once([',', '.']).unwrap_or((code, "0"));
    for part in clock.split(':') {
        total = total.checked_mul(60)?.checked_add(part.trim().parse().ok()?)?;
    }
    let fraction: u64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    total.checked_mul(1_000)?.checked_add(fraction)
}

/// Removes lines that captions which roll up show again, where the file does so throughout.
fn without_repeats(mut cues: Vec<Cue>) -> Vec<Cue> {
    let repeats = cues.windows(2).filter(|pair| repeated(pair) > 0).count();
    if repeats < 4 || repeats * 3 < cues.len() {
        return cues;
    }
    for at in (1..cues.len()).rev() {
        let count = cues.get(at - 1..=at).map_or(0, repeated);
        if let Some(cue) = cues.get_mut(at) {
            cue.lines.drain(..count.min(cue.lines.len()));
        }
    }
    cues
}

/// The number of lines at the beginning of a cue that are those at the end of the one before.
fn repeated(pair: &[Cue]) -> usize {
    let [before, after] = pair else {
        return 0;
    };
    let most = before.lines.len().min(after.lines.len());
    let same = |count: &usize| {
        let end = before.lines.iter().skip(before.lines.len() - count);
        end.zip(&after.lines).all(|(a, b)| a.text == b.text)
    };
    (1..=most).rev().find(same).unwrap_or(0)
}

/// A line without markup. The voice that it names goes on in the next lines of the cue.
fn plain(line: &str, voice: &mut Option<String>) -> CueLine {
    let mut text = String::with_capacity(line.len());
    let mut spoken = None;
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{', '&']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let (taken, shown) = markup(from, voice);
        if voice.is_some() && spoken.is_none() {
            spoken.clone_from(voice);
        }
        text.push_str(&shown);
        rest = from.get(taken..).unwrap_or_default();
    }
    text.push_str(rest);
    CueLine { text: text.trim().to_owned(), voice: spoken.or_else(|| voice.clone()) }
}

/// Reads a text that begins with `<`, `{` or `&`: how many bytes to pass over, and the text to show for them.
fn markup(from: &str, voice: &mut Option<String>) -> (usize, String) {
    let as_it_is = || (1, from.chars().take(1).collect::<String>());
    if from.starts_with('{') {
        // Positions and styles as other programs write them.
        let is_style =
            from.starts_with("{\\") || from.get(..4).is_some_and(|start| start.as_bytes()[2] == b':');
        return match from.find('}') {
            Some(end) if is_style => (end + 1, String::new()),
            _ => as_it_is(),
        };
    }
    if from.starts_with('&') {
        let Some(end) = from.get(..from.len().min(10)).and_then(|start| start.find(';')) else {
            return as_it_is();
        };
        let name = from.get(1..end).unwrap_or_default();
        return match entity(name) {
            Some(shown) => (end + 1, shown),
            None => as_it_is(),
        };
    }
    let Some(end) = from.find('>') else {
        return as_it_is();
    };
    let inner = from.get(1..end).unwrap_or_default();
    let closing = inner.starts_with('/');
    let name: String =
        inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    let is_time = inner.starts_with(|c: char| c.is_ascii_digit()) && inner.contains(':');
    let known = ["b", "i", "u", "s", "c", "v", "lang", "ruby", "rt", "font", "em", "strong", "br"];
    if !is_time && !known.contains(&name.to_ascii_lowercase().as_str()) {
        return as_it_is();
    }
    if name == "v" {
        let named = inner.split_once(char::is_whitespace).map(|(_, name)| name.trim().to_owned());
        *voice = if closing { None } else { named.filter(|name| !name.is_empty()) };
    }
    (end + 1, if name.eq_ignore_ascii_case("br") { " ".to_owned() } else { String::new() })
}

fn entity(name: &str) -> Option<String> {
    Some(match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" => "\u{a0}".to_owned(),
        "lrm" | "rlm" => String::new(),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?.to_string()
        }
    })
}
