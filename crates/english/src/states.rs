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
    state(&["Afghanistan", "Kabul"], &[]),
    state(&["Iraq", "Baghdad"], &[]),
    state(&["Egypt", "Cairo"], &[]),
    state(&["Japan", "Tokyo"], &[]),
    state(&["Poland", "Warsaw"], &[]),
    state(&["Hungary", "Budapest"], &[]),
    state(&["Belarus", "Minsk"], &[]),
    state(&["Canada", "Ottawa"], &[]),
    state(&["Australia", "Canberra"], &[]),
    state(&["Cuba", "Havana"], &[]),
    state(&["Venezuela", "Caracas"], &[]),
    state(&["Ethiopia", "Addis Ababa"], &[]),
    state(&["Sudan", "Khartoum"], &[]),
    state(&["Taiwan", "Taipei"], &[]),
    state(&["Qatar", "Doha"], &[]),
    state(&["United Nations", "UN", "U.N."], &[]),
    state(&["Democratic Republic of Congo", "DRC", "DR Congo"], &[]),
];

/// Returns the state that a name means or acts for, as an index into [`STATES`].
#[must_use]
pub fn state_of(name: &str) -> Option<usize> {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    STATES.iter().position(|state| state.names.contains(&name) || state.institutions.contains(&name))
}

/// The adjectives of states, with the state that each means: "Russian authorities" are those of Russia. Adjectives that
/// mean more than one state, or a people without one, are left out.
const ADJECTIVES: &[(&str, &str)] = &[
    ("Afghan", "Afghanistan"),
    ("Albanian", "Albania"),
    ("Algerian", "Algeria"),
    ("American", "US"),
    ("Argentine", "Argentina"),
    ("Argentinian", "Argentina"),
    ("Armenian", "Armenia"),
    ("Australian", "Australia"),
    ("Austrian", "Austria"),
    ("Azerbaijani", "Azerbaijan"),
    ("Bahraini", "Bahrain"),
    ("Bangladeshi", "Bangladesh"),
    ("Belarusian", "Belarus"),
    ("Belgian", "Belgium"),
    ("Bolivian", "Bolivia"),
    ("Bosnian", "Bosnia"),
    ("Brazilian", "Brazil"),
    ("British", "UK"),
    ("Bulgarian", "Bulgaria"),
    ("Burmese", "Myanmar"),
    ("Cambodian", "Cambodia"),
    ("Cameroonian", "Cameroon"),
    ("Canadian", "Canada"),
    ("Chilean", "Chile"),
    ("Chinese", "China"),
    ("Colombian", "Colombia"),
    ("Congolese", "Congo"),
    ("Croatian", "Croatia"),
    ("Cuban", "Cuba"),
    ("Cypriot", "Cyprus"),
    ("Czech", "Czech Republic"),
    ("Danish", "Denmark"),
    ("Dutch", "Netherlands"),
    ("Ecuadorean", "Ecuador"),
    ("Egyptian", "Egypt"),
    ("Emirati", "United Arab Emirates"),
    ("Eritrean", "Eritrea"),
    ("Estonian", "Estonia"),
    ("Ethiopian", "Ethiopia"),
    ("Filipino", "Philippines"),
    ("Finnish", "Finland"),
    ("French", "France"),
    ("Georgian", "Georgia"),
    ("German", "Germany"),
    ("Ghanaian", "Ghana"),
    ("Greek", "Greece"),
    ("Guatemalan", "Guatemala"),
    ("Haitian", "Haiti"),
    ("Hungarian", "Hungary"),
    ("Icelandic", "Iceland"),
    ("Indian", "India"),
    ("Indonesian", "Indonesia"),
    ("Iranian", "Iran"),
    ("Iraqi", "Iraq"),
    ("Irish", "Ireland"),
    ("Israeli", "Israel"),
    ("Italian", "Italy"),
    ("Jamaican", "Jamaica"),
    ("Japanese", "Japan"),
    ("Jordanian", "Jordan"),
    ("Kazakh", "Kazakhstan"),
    ("Kenyan", "Kenya"),
    ("Kuwaiti", "Kuwait"),
    ("Latvian", "Latvia"),
    ("Lebanese", "Lebanon"),
    ("Liberian", "Liberia"),
    ("Libyan", "Libya"),
    ("Lithuanian", "Lithuania"),
    ("Malaysian", "Malaysia"),
    ("Maltese", "Malta"),
    ("Mexican", "Mexico"),
    ("Moldovan", "Moldova"),
    ("Mongolian", "Mongolia"),
    ("Moroccan", "Morocco"),
    ("Nepali", "Nepal"),
    ("Nicaraguan", "Nicaragua"),
    ("Nigerian", "Nigeria"),
    ("North Korean", "North Korea"),
    ("Norwegian", "Norway"),
    ("Omani", "Oman"),
    ("Pakistani", "Pakistan"),
    ("Peruvian", "Peru"),
    ("Polish", "Poland"),
    ("Portuguese", "Portugal"),
    ("Qatari", "Qatar"),
    ("Romanian", "Romania"),
    ("Russian", "Russia"),
    ("Rwandan", "Rwanda"),
    ("Salvadoran", "El Salvador"),
    ("Saudi", "Saudi Arabia"),
    ("Senegalese", "Senegal"),
    ("Serbian", "Serbia"),
    ("Singaporean", "Singapore"),
    ("Slovak", "Slovakia"),
    ("Slovenian", "Slovenia"),
    ("Somali", "Somalia"),
    ("South African", "South Africa"),
    ("South Korean", "South Korea"),
    ("South Sudanese", "South Sudan"),
    ("Spanish", "Spain"),
    ("Sri Lankan", "Sri Lanka"),
    ("Sudanese", "Sudan"),
    ("Swedish", "Sweden"),
    ("Swiss", "Switzerland"),
    ("Syrian", "Syria"),
    ("Taiwanese", "Taiwan"),
    ("Tanzanian", "Tanzania"),
    ("Thai", "Thailand"),
    ("Tunisian", "Tunisia"),
    ("Turkish", "Turkey"),
    ("Ugandan", "Uganda"),
    ("Ukrainian", "Ukraine"),
    ("Uzbek", "Uzbekistan"),
    ("Venezuelan", "Venezuela"),
    ("Vietnamese", "Vietnam"),
    ("Yemeni", "Yemen"),
    ("Zambian", "Zambia"),
    ("Zimbabwean", "Zimbabwe"),
];

/// Returns the usual name of the state that an adjective means: "Russia" for "Russian" and "Russians".
#[must_use]
pub fn state_of_adjective(word: &str) -> Option<&'static str> {
    let find =
        |word: &str| ADJECTIVES.iter().find(|(adjective, _)| *adjective == word).map(|(_, state)| *state);
    find(word).or_else(|| find(word.strip_suffix('s')?))
}

/// The states of the United States, and its capital's district, in small letters.
const STATES_OF_THE_UNION: &[&str] = &[
    "alabama",
    "alaska",
    "arizona",
    "arkansas",
    "california",
    "colorado",
    "connecticut",
    "delaware",
    "florida",
    "hawaii",
    "idaho",
    "illinois",
    "indiana",
    "iowa",
    "kansas",
    "kentucky",
    "louisiana",
    "maine",
    "maryland",
    "massachusetts",
    "michigan",
    "minnesota",
    "mississippi",
    "missouri",
    "montana",
    "nebraska",
    "nevada",
    "new hampshire",
    "new jersey",
    "new mexico",
    "new york",
    "north carolina",
    "north dakota",
    "ohio",
    "oklahoma",
    "oregon",
    "pennsylvania",
    "rhode island",
    "south carolina",
    "south dakota",
    "tennessee",
    "texas",
    "utah",
    "vermont",
    "virginia",
    "washington",
    "west virginia",
    "wisconsin",
    "wyoming",
    "district of columbia",
];

/// Returns true if a name, in small letters, is that of a state of the United States or of the District of Columbia.
#[must_use]
pub fn is_state_of_the_union(name: &str) -> bool {
    STATES_OF_THE_UNION.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_means_its_state() {
        assert_eq!(state_of_adjective("Russian"), Some("Russia"));
        assert_eq!(state_of_adjective("Ukrainians"), Some("Ukraine"));
        assert_eq!(state_of_adjective("Kurdish"), None);
        assert!(ADJECTIVES.is_sorted());
    }

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
