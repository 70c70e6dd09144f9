//! Speakers: from the words that name a speaker to the speaker, by the trees and, where these know nobody, by the words.

pub(crate) mod by_trees;
pub(crate) mod by_words;
pub(crate) mod mentions;
