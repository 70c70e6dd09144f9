//! From the arcs of the parser to heads, relations and the starts of sentences.

/// The way from a token to its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arc<'a> {
    pub(crate) head: usize,
    pub(crate) label: &'a str,
}

/// The relation of a token that is its own head.
const ROOT: &str = "ROOT";
/// Comes between a relation and that of the true head, where arcs were lifted so that none cross.
const LIFTED: &str = "||";

/// The tokens of a text with their heads.
pub(crate) struct DependencyTree<'a> {
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<&'a str>,
    /// The token is the first of a sentence.
    pub(crate) starts: Vec<bool>,
}

impl<'a> DependencyTree<'a> {
    pub(crate) fn new(arcs: &[Option<Arc<'a>>], is_space: impl Fn(usize) -> bool) -> Self {
        let heads = arcs.iter().enumerate().map(|(at, arc)| arc.map_or(at, |arc| arc.head)).collect();
        let labels = arcs.iter().map(|arc| arc.map_or(ROOT, |arc| arc.label)).collect();
        let mut tree = Self { heads, labels, starts: Vec::new() };
        if tree.labels.iter().any(|label| label.contains(LIFTED)) {
            tree.lower(is_space);
        }
        tree.starts = starts(&tree.heads, &edges(&tree.heads));
        tree
    }

    /// Brings lifted tokens back to their true heads: the first below the head, level by level, that has the
    /// relation which the label names.
    fn lower(&mut self, is_space: impl Fn(usize) -> bool) {
        let edges = edges(&self.heads);
        let mut children = vec![Vec::new(); self.heads.len()];
        for (at, head) in self.heads.iter().enumerate().filter(|(at, head)| at != *head) {
            if let Some(children) = children.get_mut(*head) {
                children.push(at);
            }
        }
        for at in 0..self.heads.len() {
            let (Some(label), Some(head)) = (self.labels.get_mut(at), self.heads.get_mut(at)) else {
                continue;
            };
            let Some((own, wanted)) = label.split_once(LIFTED) else { continue };
            *label = own;
            let labels = &self.labels;
            let passed = |child: usize| child == at || is_space(child);
            let wanted = |child: usize| labels.get(child) == Some(&wanted);
            let Some(found) = find_below(*head, &children, passed, wanted) else { continue };
            if let Some(siblings) = children.get_mut(*head) {
                siblings.retain(|child| *child != at);
            }
            *head = found;
            // The search looks for children between the edges as they were before any token was moved.
            let seen = edges.get(found).is_some_and(|(first, last)| (*first..=*last).contains(&at));
            if let Some(siblings) = children.get_mut(found).filter(|_| seen) {
                let place = siblings.partition_point(|child| *child < at);
                siblings.insert(place, at);
            }
        }
    }
}

/// Searches below a token, level by level, for one that is wanted; what is passed over is not entered.
fn find_below(
    head: usize,
    children: &[Vec<usize>],
    passed: impl Fn(usize) -> bool,
    wanted: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut queue = vec![head];
    let mut at = 0;
    while let Some(token) = queue.get(at) {
        for child in children.get(*token)?.iter().copied().filter(|child| !passed(*child)) {
            if wanted(child) {
                return Some(child);
            }
            queue.push(child);
        }
        at += 1;
    }
    None
}

/// The number of times the edges are widened until all heads are in the sentences of their tokens.
const ROUNDS: usize = 12;

/// Returns the first and the last token of the subtree of each token.
fn edges(heads: &[usize]) -> Vec<(usize, usize)> {
    let mut edges: Vec<(usize, usize)> = (0..heads.len()).map(|at| (at, at)).collect();
    for _ in 0..ROUNDS {
        for at in (0..heads.len()).chain((0..heads.len()).rev()) {
            let Some((first, last)) = edges.get(at).copied() else { continue };
            if let Some(edge) = heads.get(at).and_then(|head| edges.get_mut(*head)) {
                *edge = (first.min(edge.0), last.max(edge.1));
            }
        }
        if are_within(heads, &starts(heads, &edges)) {
            break;
        }
    }
    edges
}

/// Returns for each token if it is the first of the tree of a root.
fn starts(heads: &[usize], edges: &[(usize, usize)]) -> Vec<bool> {
    let mut starts = vec![false; heads.len()];
    for ((at, head), (first, _)) in heads.iter().enumerate().zip(edges) {
        if at == *head
            && let Some(start) = starts.get_mut(*first)
        {
            *start = true;
        }
    }
    starts
}

/// Says whether every head is in the sentence of its token or is the first of the next one.
fn are_within(heads: &[usize], starts: &[bool]) -> bool {
    let mut start = 0;
    for (at, starts) in starts.iter().enumerate() {
        if (at > 0 && *starts) || at + 1 == heads.len() {
            let sentence = heads.get(start..at).unwrap_or_default();
            if sentence.iter().any(|head| !(start..=at).contains(head)) {
                return false;
            }
            start = at;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(head: usize, label: &str) -> Arc<'_> {
        Arc { head, label }
    }

    #[test]
    fn a_lifted_token_goes_back_below_its_head() {
        // A sentence "I saw a man yesterday who ran": the last clause belongs to "man".
        let arcs = [
            Some(arc(1, "nsubj")),
            None,
            Some(arc(3, "det")),
            Some(arc(1, "dobj")),
            Some(arc(1, "npadvmod")),
            Some(arc(6, "nsubj")),
            Some(arc(1, "relcl||dobj")),
        ];
        let tree = DependencyTree::new(&arcs, |_| false);
        assert_eq!(tree.heads, [1, 1, 3, 1, 1, 6, 3]);
        assert_eq!(tree.labels, ["nsubj", "ROOT", "det", "dobj", "npadvmod", "nsubj", "relcl"]);
        assert_eq!(tree.starts, [true, false, false, false, false, false, false]);
    }

    #[test]
    fn a_lifted_token_stays_where_nothing_has_the_relation() {
        let tree = DependencyTree::new(&[None, Some(arc(0, "relcl||dobj"))], |_| false);
        assert_eq!((tree.heads, tree.labels), (vec![0, 0], vec!["ROOT", "relcl"]));
    }

    #[test]
    fn each_root_has_a_sentence() {
        let tree = DependencyTree::new(&[Some(arc(1, "det")), None, None, Some(arc(2, "punct"))], |_| false);
        assert_eq!(tree.starts, [true, false, true, false]);
    }
}
