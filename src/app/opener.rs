//! The one place that starts another program: the system's browser, for a web address.

use model::{spelled_out, web_address};

/// Opens a web address in the browser. Anything but http and https is refused.
pub(super) fn open(address: &str) -> Result<(), String> {
    let Some(address) = web_address(address) else {
        return Err(format!(
            "“{}” is not a web address: only http and https are opened.",
            spelled_out(address)
        ));
    };
    // As it was shown, and without a shell.
    opener::open_browser(&address)
        .map_err(|error| format!("{address}: no browser could be started ({error})."))
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_web_addresses_are_opened() {
        for address in ["file:///etc/passwd", "javascript:alert(1)", "/bin/sh", "ssh://example.org"] {
            assert!(super::open(address).is_err(), "{address}");
        }
    }
}
