//! Names that only some places may use. The manifests of the crates say who may know whom.

/// Names that only some places may use.
pub(crate) struct Reserved {
    /// The beginnings of paths, as [`begins`] reads them.
    pub(crate) what: &'static [&'static str],
    /// The modules in which they may be.
    pub(crate) to: &'static [&'static str],
    /// True if modules called `tests` are free of it.
    pub(crate) tests_too: bool,
    pub(crate) reason: &'static str,
}

pub(crate) const RESERVED: &[Reserved] = &[
    Reserved {
        what: &[
            "eframe", "egui", "egui_*", "ecolor", "emath", "epaint", "winit", "glow", "arboard", "fontdb",
        ],
        to: &["src/app"],
        tests_too: true,
        reason: "only the window draws; all else builds without it",
    },
    Reserved {
        what: &["rfd"],
        to: &["src/app/picker"],
        tests_too: true,
        reason: "one place asks for files, one at a time",
    },
    Reserved {
        what: &["opener"],
        to: &["src/app/opener"],
        tests_too: true,
        reason: "one place opens addresses, http and https alone",
    },
    Reserved {
        what: &["**::process::Command"],
        to: &["src/app/opener", "crates/import/src/isolated"],
        tests_too: true,
        reason: "no other program is started but the one that opens addresses, and this one again to read a document",
    },
    Reserved {
        what: &["**::process::exit", "**::process::abort"],
        to: &[],
        tests_too: true,
        reason: "the program ends by returning from main",
    },
    Reserved {
        what: &["**::io::stdout", "**::io::stderr"],
        to: &["src/cli/terminal", "crates/files/src/testing"],
        tests_too: false,
        reason: "one place prints, and it takes clean text alone",
    },
    Reserved {
        what: &["imara_diff"],
        to: &["crates/edit/src/reanchor"],
        tests_too: true,
        reason: "one place compares texts",
    },
    Reserved {
        what: &["std::net", "std::os::unix::net"],
        to: &[],
        tests_too: true,
        reason: "Rejoinder works offline",
    },
    Reserved {
        what: &["std::fs", "tempfile"],
        to: &["crates/files/src", "crates/store/src", "crates/import/src", "crates/settings/src"],
        tests_too: false,
        reason: "files are touched by files, store and import alone",
    },
    Reserved {
        what: &["**::SystemTime::now", "**::Instant::now", "**::Timestamp::now", "**::Zoned::now"],
        to: &["crates/import/src", "crates/store/src", "crates/export/src", "src/app", "src/cli"],
        tests_too: false,
        reason: "the moment is handed in",
    },
    Reserved {
        what: &["clippy::disallowed_methods"],
        to: &[
            "crates/files/src",
            "crates/store/src",
            "crates/import/src",
            "crates/settings/src",
            "src/app/theme",
        ],
        tests_too: false,
        reason: "no other part gives itself leave",
    },
    Reserved {
        what: &["clippy::disallowed_types"],
        to: &["crates/files/src", "crates/store/src", "crates/import/src", "src/app/picker"],
        tests_too: false,
        reason: "no other part gives itself leave",
    },
];

/// A part of `edit` that sees texts and places alone, and all that it may know of the workspace.
pub(crate) const BLIND: (&str, &[&str]) = ("crates/edit/src/reanchor", &["crate::reanchor", "model::Span"]);

/// The only colour constants outside of the theme: they are no colours.
pub(crate) const NO_COLOURS: &[&str] = &["TRANSPARENT", "PLACEHOLDER"];

/// The crates of the workspace, as paths name them.
pub(crate) const CRATES: &[&str] = &[
    "analysis",
    "crate",
    "edit",
    "english",
    "export",
    "extract",
    "files",
    "import",
    "model",
    "nlp",
    "rejoinder",
    "settings",
    "store",
];
