//! Titles before names, and letters behind them.

use crate::lexicon::{flag, look_up};

/// Titles before a name, which are no part of it.
const TITLES: &str = "mr mrs ms miss dr sen senator rep representative gov governor president vice prof professor judge \
    justice secretary gen general lt lieutenant col colonel cpt captain director chairman chairwoman speaker \
    congressman congresswoman attorney ambassador sir lord lady pope king queen prince dame baroness lord princess mayor sheriff sgt \
    officer chief minister premier rev reverend detective deputy former then-president candidate nominee delegate \
    commissioner republican democratic democrat";

pub(crate) fn is_title(word: &str) -> bool {
    TITLES.split_whitespace().any(|title| title == word)
}

/// Letters behind a name that are no part of it.
pub(crate) fn is_letters(word: &str) -> bool {
    ["KC", "QC", "MP", "MEP", "PhD", "MD", "OBE", "MBE"].contains(&word)
}

pub(crate) fn is_honorific(word: &str) -> bool {
    look_up(word).flags & flag::HONORIFIC != 0
}
