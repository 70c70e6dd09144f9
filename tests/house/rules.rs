//! The rules: who may know whom, and what only some places may name.

/// Each part of the crate, and the parts that it may know. `main` and the root may know all.
pub(crate) const MAY_KNOW: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("edit", &["model"]),
    ("english", &[]),
    ("extract", &["model", "english", "analysis"]),
    ("analysis", &["model", "english"]),
    ("files", &[]),
    ("import", &["model", "edit", "extract", "analysis", "files"]),
    ("store", &["model", "edit", "extract", "analysis", "files"]),
    ("export", &["model", "edit", "extract", "analysis"]),
    ("app", &["model", "edit", "extract", "analysis", "import", "store", "export"]),
    ("cli", &["model", "edit", "extract", "analysis", "import", "store", "export", "app"]),
];

/// What only some places may name.
pub(crate) struct Reserved {
    /// The beginnings of paths, as [`begins`] reads them.
    pub(crate) what: &'static [&'static str],
    /// The modules in which they may stand.
    pub(crate) to: &'static [&'static str],
    /// Whether modules called `tests` are free of it.
    pub(crate) tests_too: bool,
    pub(crate) reason: &'static str,
}

pub(crate) const RESERVED: &[Reserved] = &[
    Reserved {
        what: &[
            "eframe", "egui", "egui_*", "ecolor", "emath", "epaint", "winit", "glow", "arboard", "fontdb",
        ],
        to: &["app"],
        tests_too: true,
        reason: "only the window draws; all else builds without it",
    },
    Reserved {
        what: &["rfd"],
        to: &["app/picker"],
        tests_too: true,
        reason: "one place asks for files, one at a time",
    },
    Reserved {
        what: &["opener"],
        to: &["app/opener"],
        tests_too: true,
        reason: "one place opens addresses, http and https alone",
    },
    Reserved {
        what: &["**::process::Command", "**::process::exit", "**::process::abort"],
        to: &["app/opener"],
        tests_too: true,
        reason: "no other program is started, and the program ends by returning from main",
    },
    Reserved {
        what: &["**::io::stdout", "**::io::stderr"],
        to: &["cli/terminal", "files/testing"],
        tests_too: false,
        reason: "one place prints, and it takes clean text alone",
    },
    Reserved {
        what: &["imara_diff"],
        to: &["edit/carry"],
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
        to: &["files", "store", "import"],
        tests_too: false,
        reason: "files are touched by files, store and import alone",
    },
    Reserved {
        what: &["**::SystemTime::now", "**::Instant::now", "**::Timestamp::now", "**::Zoned::now"],
        to: &["import", "store", "export", "app", "cli"],
        tests_too: false,
        reason: "the moment is handed in",
    },
    Reserved {
        what: &["clippy::disallowed_methods"],
        to: &["files", "store", "import", "app/theme"],
        tests_too: false,
        reason: "no other part gives itself leave",
    },
    Reserved {
        what: &["clippy::disallowed_types"],
        to: &["files", "store", "import", "app/picker"],
        tests_too: false,
        reason: "no other part gives itself leave",
    },
];

/// A part of `edit` that sees texts and places alone, and all that it may know of the crate.
pub(crate) const BLIND: (&str, &[&str]) = ("edit/carry", &["crate::edit::carry", "crate::model::Span"]);

/// The only colour constants outside of the theme: they are no colours.
pub(crate) const NO_COLOURS: &[&str] = &["TRANSPARENT", "PLACEHOLDER"];
