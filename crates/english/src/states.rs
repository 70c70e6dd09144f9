//! The names of states and their governments, for parties with several names.

/// The names of a state, or of a body that acts like one, in the news.
#[derive(Debug)]
pub struct StateNames {
    /// The state itself: "UK", "Britain". Also its capital, if news writes that for the government more often
    /// than for the place.
    pub names: &'static [&'static str],
    /// Institutions that belong to it alone and act for it: "MoD", "Downing Street".
    pub institutions: &'static [&'static str],
}

const fn state(names: &'static [&'static str], institutions: &'static [&'static str]) -> StateNames {
    StateNames { names, institutions }
}

/// The states that articles in English often call by several names.
pub const STATES: &[StateNames] = &[
    state(
        &["UK", "U.K.", "United Kingdom", "Britain", "Great Britain"],
        &["MoD", "Ministry of Defence", "Downing Street", "Foreign Office", "Home Office", "Whitehall"],
    ),
    state(
        &["US", "U.S.", "USA", "United States", "America", "Washington"],
        &[
            "Pentagon",
            "White House",
            "State Department",
            "US military",
            "U.S. military",
            "Department of Defense",
        ],
    ),
    state(&["Russia", "Russian Federation", "Moscow"], &["Kremlin", "Russian Defence Ministry"]),
    state(&["China", "Beijing", "People’s Republic of China"], &["Chinese Foreign Ministry"]),
    state(&["Israel"], &["IDF", "Israel Defense Forces", "Israel Defence Forces", "Israeli military"]),
    state(&["Iran", "Tehran", "Islamic Republic"], &["Revolutionary Guards"]),
    state(&["Ukraine", "Kyiv", "Kiev"], &["Ukrainian army"]),
    state(&["European Union", "EU", "E.U.", "Brussels"], &["European Commission"]),
    state(&["Turkey", "Türkiye", "Ankara"], &["Turkish army"]),
    state(&["Saudi Arabia", "Riyadh"], &[]),
    state(&["North Korea", "Pyongyang", "DPRK"], &[]),
    state(&["South Korea", "Seoul"], &[]),
    state(&["France"], &["Élysée", "Elysée", "Quai d’Orsay"]),
    state(&["Germany", "Berlin"], &["Bundeswehr"]),
    state(&["India", "New Delhi"], &[]),
    state(&["Pakistan", "Islamabad"], &[]),
    state(&["Syria", "Damascus"], &[]),
    state(&["United Arab Emirates", "UAE", "Emirates"], &[]),
    state(&["Myanmar", "Burma"], &["Tatmadaw"]),
    state(&["Netherlands", "The Hague"], &[]),
    state(&["United Nations", "UN", "U.N."], &[]),
    state(&["Democratic Republic of Congo", "DRC", "DR Congo"], &[]),
];

/// Returns the state that a name means or acts for, as an index into [`STATES`].
#[must_use]
pub fn state_of(name: &str) -> Option<usize> {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    STATES.iter().position(|state| state.names.contains(&name) || state.institutions.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_and_what_acts_for_it_are_one() {
        let names = |name: &str| state_of(name).map(|state| STATES[state].names[0]);
        assert_eq!(names("Britain"), Some("UK"));
        assert_eq!(names("the MoD"), Some("UK"));
        assert_eq!(names("us"), None);
        let all: Vec<&str> =
            STATES.iter().flat_map(|it| it.names.iter().chain(it.institutions)).copied().collect();
        assert!(
            all.iter().all(|name| all.iter().filter(|it| *it == name).count() == 1),
            "a name is listed twice"
        );
    }
}
