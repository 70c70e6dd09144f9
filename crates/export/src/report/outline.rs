//! An exchange as an outline: what answers below what it answers, one step further in.

use std::collections::{HashMap, HashSet};

use super::content::{Exchange, Item};

/// The deepest indent of an answer.
const DEEPEST: usize = 8;

/// The items of an exchange in the order of an outline, each with its steps.
pub(super) fn outline(exchange: &Exchange) -> Vec<(&Item, usize)> {
    let all: Vec<&Item> = exchange.rows.iter().flatten().flatten().collect();
    let here: HashSet<usize> = all.iter().filter_map(|item| own(item)).collect();
    let mut below: HashMap<Option<usize>, Vec<&Item>> = HashMap::new();
    for item in all {
        below.entry(of(item).filter(|to| here.contains(to))).or_default().push(item);
    }
    let mut under = |number: Option<usize>, steps: usize| {
        let items = below.remove(&number).unwrap_or_default();
        items.into_iter().rev().map(move |item| (item, steps))
    };
    // The next one last.
    let mut rest: Vec<(&Item, usize)> = under(None, 0).collect();
    let mut outline = Vec::new();
    while let Some((item, steps)) = rest.pop() {
        outline.push((item, steps.min(DEEPEST)));
        if let Some(number) = own(item) {
            rest.extend(under(Some(number), steps + 1));
        }
    }
    outline
}

/// The number of a statement that is told here.
fn own(item: &Item) -> Option<usize> {
    if let Item::Said(card) = item { Some(card.number) } else { None }
}

/// The number of what an item answers, or of that to which a reply is missing.
fn of(item: &Item) -> Option<usize> {
    match item {
        Item::Said(card) => card.does.as_ref().map(|does| does.to),
        Item::Elsewhere { to, .. } | Item::Missing { to, .. } => Some(*to),
    }
}
