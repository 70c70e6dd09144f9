//! Replacing values, and records in tables.

use std::collections::HashSet;
use std::hash::Hash;

use imbl::ordmap::DiffItem;

use super::Replacement;
use crate::EditError;
use model::Table;

/// Returns whether a key of the value before is missing from the value after.
pub(super) fn loses<'a, T, K, I>(replacement: &'a Replacement<T>, keys: impl Fn(&'a T) -> I) -> bool
where
    K: Eq + Hash,
    I: Iterator<Item = K>,
{
    let after: HashSet<K> = keys(&replacement.after).collect();
    keys(&replacement.before).any(|key| !after.contains(&key))
}

pub(super) fn replacement<T: Clone>(before: &T, after: &T) -> Replacement<T> {
    Replacement { before: before.clone(), after: after.clone() }
}

/// Returns the records in which two tables differ. Skips shared parts without reading them.
pub(super) fn records<'a, K, V>(
    before: &'a Table<K, V>,
    after: &'a Table<K, V>,
) -> impl Iterator<Item = Replacement<Option<V>>> + 'a
where
    K: Ord + Clone,
    V: Clone + PartialEq,
{
    before.diff(after).map(|item| match item {
        DiffItem::Add(_, new) => Replacement { before: None, after: Some(new.clone()) },
        DiffItem::Remove(_, old) => Replacement { before: Some(old.clone()), after: None },
        DiffItem::Update { old: (_, old), new: (_, new) } => {
            Replacement { before: Some(old.clone()), after: Some(new.clone()) }
        }
    })
}

pub(super) fn replace<T: Clone + PartialEq>(
    slot: &mut T,
    replacement: &Replacement<T>,
    what: &'static str,
) -> Result<(), EditError> {
    if *slot != replacement.before {
        return Err(EditError::Stale(what));
    }
    slot.clone_from(&replacement.after);
    Ok(())
}

pub(super) fn put<K, V>(
    table: &mut Table<K, V>,
    replacement: &Replacement<Option<V>>,
    key: impl Fn(&V) -> K,
    what: &'static str,
) -> Result<(), EditError>
where
    K: Ord + Clone,
    V: Clone + PartialEq,
{
    let Some(id) = replacement.before.as_ref().or(replacement.after.as_ref()).map(key) else { return Ok(()) };
    if table.get(&id) != replacement.before.as_ref() {
        return Err(EditError::Stale(what));
    }
    match &replacement.after {
        Some(record) => table.insert(id, record.clone()),
        None => table.remove(&id),
    };
    Ok(())
}
