//! What each mark of an answer counts for, as the logarithm of odds. The weights are those of
//! a logistic regression over the train half of the gold set, rounded.

pub(super) const BASE: f64 = -3.0;
/// For each point of shared words.
pub(super) const SHARED: f64 = 0.35;
pub(super) const ECHO: f64 = 0.9;
/// The claim accuses the side that answers, by name.
pub(super) const ACCUSED: f64 = 1.5;
/// The claim names the side that answers.
pub(super) const ADDRESSED: f64 = 1.2;
/// The answer names the side that it answers.
pub(super) const NAMES: f64 = 0.6;
pub(super) const VERB: f64 = 0.6;
pub(super) const POINTING: f64 = 0.3;
pub(super) const CONTRAST: f64 = 0.3;
pub(super) const DENIES: f64 = 0.3;
pub(super) const DENIES_ACCUSATION: f64 = 0.8;
pub(super) const DENYING_VERB: f64 = 0.5;
/// The last statement of another side, the one before it, and so on.
pub(super) const STEPS: [f64; 3] = [0.7, 0.2, -0.6];
pub(super) const FAR: f64 = -0.3;
/// The speaker answered the same statement right before.
pub(super) const GOES_ON: f64 = 0.8;
pub(super) const NO_PARTY: f64 = -0.9;
/// A promise or an accusation is more often a matter of its own.
pub(super) const OWN_MATTER: f64 = -0.4;
pub(super) const DIRECT: f64 = 0.3;
