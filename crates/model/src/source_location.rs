//! Web addresses that the app may open, and paths that stay inside the project’s folder.

/// Returns whether a text is an address that the app may open: http or https, with a host.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    parsed(text).is_some()
}

/// Returns an address as a browser understands it, in ASCII alone so that nothing in it can be hidden, or
/// `None` if the app may not open it.
#[must_use]
pub fn web_address(text: &str) -> Option<String> {
    parsed(text).map(String::from)
}

/// Returns the host of an address as a browser understands it.
#[must_use]
pub fn host_of(address: &str) -> Option<String> {
    parsed(address)?.host_str().map(str::to_owned)
}

fn parsed(text: &str) -> Option<url::Url> {
    let url = url::Url::parse(text).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// Returns whether a path is relative and does not lead out of its folder, on any system.
#[must_use]
pub fn is_inside_folder(path: &str) -> bool {
    !path.is_empty()
        && !names_a_drive(path)
        && !path.starts_with(SEPARATORS)
        && path.split(SEPARATORS).all(|name| name != "..")
}

/// Returns the problem with a path that leads out of the project's folder, in words, or `None` if it stays
/// inside.
#[must_use]
pub fn path_problem(path: &str) -> Option<String> {
    (!is_inside_folder(path))
        .then(|| format!("names the file “{path}”, which leads out of the project’s folder"))
}

/// Returns a path without the parts that lead out of its folder.
#[must_use]
pub fn path_inside(path: &str) -> String {
    if is_inside_folder(path) {
        return path.to_owned();
    }
    let names = path.split(SEPARATORS).map(|mut name| {
        while names_a_drive(name) {
            name = &name[2..];
        }
        name
    });
    let inside: Vec<&str> = names.filter(|name| !matches!(*name, "" | "..")).collect();
    if inside.is_empty() { ".".to_owned() } else { inside.join("/") }
}

const SEPARATORS: [char; 2] = ['/', '\\'];

fn names_a_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::{host_of, is_inside_folder, is_web_address, path_inside, web_address};

    #[test]
    fn an_address_is_told_as_a_browser_understands_it() {
        for (address, host) in [
            ("https://example.org/report?p=9", "example.org"),
            ("https://good.example@evil.example:8080/x", "evil.example"),
            ("https://evil.example\\@good.example/", "evil.example"),
            (" https://evil.ex\tample/#@good.example", "evil.example"),
            ("https://bücher.example", "xn--bcher-kva.example"),
        ] {
            assert_eq!(host_of(address).as_deref(), Some(host), "{address}");
        }
        let hidden = web_address("https://example.org/a\u{202e}b c\n").unwrap();
        assert_eq!(hidden, "https://example.org/a%E2%80%AEb%20c");
        assert_eq!(web_address("file:///etc/passwd"), None);
        assert_eq!(host_of("javascript:alert(1)"), None);
    }

    #[test]
    fn a_path_does_not_lead_out_of_its_folder() {
        for inside in ["report.pdf", "reports/June 2018.pdf", "a\\b.pdf", "…/x", "..a/b..", "./a", "C", "é:"]
        {
            assert!(is_inside_folder(inside), "{inside}");
            assert_eq!(path_inside(inside), inside);
        }
        for (outside, inside) in [
            ("/etc/passwd", "etc/passwd"),
            ("../../a", "a"),
            ("a/../../b", "a/b"),
            ("C:\\Users\\x.pdf", "Users/x.pdf"),
            ("C:D:/x", "x"),
            ("\\\\server\\share", "server/share"),
            ("a\\..\\b", "a/b"),
            ("..", "."),
            ("C:", "."),
            ("", "."),
        ] {
            assert!(!is_inside_folder(outside), "{outside}");
            assert_eq!(path_inside(outside), inside);
            assert!(is_inside_folder(inside));
        }
    }

    #[test]
    fn only_web_addresses_are_web_addresses() {
        assert!(is_web_address("https://example.org/report?p=9"));
        assert!(is_web_address("http://example.org"));
        for other in
            ["file:///etc/passwd", "javascript:alert(1)", "example.org", "https://", "", "ftp://a.org"]
        {
            assert!(!is_web_address(other), "{other}");
        }
    }
}
