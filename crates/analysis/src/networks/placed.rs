//! Places for the nodes of a network in a picture, the same on every machine: nothing but sums, products and roots is worked out.
//!
//! T. M. J. Fruchterman and E. M. Reingold, “Graph drawing by force-directed placement”, Software: Practice and Experience 21, 1991: nodes
//! push each other away, ties pull their ends together, and each round moves less than the one before. A weak pull to the middle keeps
//! together what has no tie.

/// The number of rounds, and the way that a node goes at most in the first of them.
const ROUNDS: usize = 240;
const FIRST: f32 = 0.12;
/// The pull to the middle, beside that of a tie.
const MIDDLE: f32 = 0.35;
/// The least distance that forces are worked out for.
const LEAST: f32 = 1e-4;

/// A tie between two nodes, told by their places in a list, with its weight.
pub type WeightedTie = (usize, usize, f64);

/// Returns a place for each of so many nodes, from 0 to 1 across and down. Costs time in proportion to the square of their number.
#[must_use]
pub fn network_places(nodes: usize, ties: &[WeightedTie]) -> Vec<[f32; 2]> {
    let mut places: Vec<[f32; 2]> = (0..nodes).map(begin).collect();
    let largest = ties.iter().map(|(.., weight)| weight.abs()).fold(0.0, f64::max);
    let ideal = (1.0 / nodes.max(1) as f32).sqrt();
    for round in 0..ROUNDS {
        let most = FIRST * (ROUNDS - round) as f32 / ROUNDS as f32;
        let moves = forces(&places, ties, largest, ideal);
        for (place, force) in places.iter_mut().zip(moves) {
            let length = length(force).max(LEAST);
            let step = length.min(most) / length;
            *place = [place[0] + force[0] * step, place[1] + force[1] * step];
        }
    }
    fill(&mut places);
    places
}

/// The first place of a node: points of the sequence R2 (M. Roberts, 2018) lie apart, and none is in line with others.
fn begin(at: usize) -> [f32; 2] {
    let part = |step: f32| {
        let whole = 0.5 + step * (at % 4096) as f32;
        whole - whole.floor()
    };
    [part(0.754_877_7), part(0.569_840_3)]
}

fn length([x, y]: [f32; 2]) -> f32 {
    (x * x + y * y).sqrt()
}

fn forces(places: &[[f32; 2]], ties: &[WeightedTie], largest: f64, ideal: f32) -> Vec<[f32; 2]> {
    let mut all: Vec<[f32; 2]> =
        places.iter().map(|[x, y]| [(0.5 - x) * MIDDLE, (0.5 - y) * MIDDLE]).collect();
    for one in 0..places.len() {
        for other in one + 1..places.len() {
            let Some((apart, away)) = between(places, one, other) else { continue };
            add(&mut all, (one, other), away, ideal * ideal / apart);
        }
    }
    for (one, other, weight) in ties {
        let Some((apart, away)) = between(places, *one, *other).filter(|_| one != other) else { continue };
        let part = if largest > 0.0 { (weight.abs() / largest) as f32 } else { 0.0 };
        add(&mut all, (*one, *other), away, -(0.4 + 0.6 * part) * apart * apart / ideal);
    }
    all
}

/// The distance of two nodes, and the direction from the second to the first.
fn between(places: &[[f32; 2]], one: usize, other: usize) -> Option<(f32, [f32; 2])> {
    let (a, b) = (places.get(one)?, places.get(other)?);
    let way = [a[0] - b[0], a[1] - b[1]];
    let apart = length(way).max(LEAST);
    Some((apart, [way[0] / apart, way[1] / apart]))
}

fn add(all: &mut [[f32; 2]], (one, other): (usize, usize), away: [f32; 2], force: f32) {
    for (at, force) in [(one, force), (other, -force)] {
        if let Some(sum) = all.get_mut(at) {
            *sum = [sum[0] + away[0] * force, sum[1] + away[1] * force];
        }
    }
}

/// Lets the places reach from 0 to 1 both ways.
fn fill(places: &mut [[f32; 2]]) {
    for axis in 0..2 {
        let along = |place: &[f32; 2]| place[axis];
        let least = places.iter().map(along).fold(f32::INFINITY, f32::min);
        let most = places.iter().map(along).fold(f32::NEG_INFINITY, f32::max);
        for place in places.iter_mut() {
            place[axis] = if most - least > LEAST { (place[axis] - least) / (most - least) } else { 0.5 };
        }
    }
}

/// Moves boxes with these middles and sizes apart, within an area of a size, so that their words can be read. Gives up after some
/// rounds where there is too little room.
pub fn spread(middles: &mut [[f32; 2]], sizes: &[[f32; 2]], area: [f32; 2]) {
    for _ in 0..80 {
        let mut moved = false;
        for one in 0..middles.len() {
            for other in one + 1..middles.len() {
                moved |= part(middles, sizes, one, other);
            }
        }
        for (middle, size) in middles.iter_mut().zip(sizes) {
            let within = |axis: usize| {
                let half = (size[axis] / 2.0).min(area[axis] / 2.0);
                middle[axis].clamp(half, area[axis] - half)
            };
            *middle = [0, 1].map(within);
        }
        if !moved {
            return;
        }
    }
}

/// Moves two boxes apart where they overlap, the shorter way. Returns whether they did.
fn part(middles: &mut [[f32; 2]], sizes: &[[f32; 2]], one: usize, other: usize) -> bool {
    let (Some(a), Some(b)) = (middles.get(one).copied(), middles.get(other).copied()) else { return false };
    let (Some(size), Some(second)) = (sizes.get(one), sizes.get(other)) else { return false };
    let lacks = [0, 1].map(|axis| f32::midpoint(size[axis], second[axis]) - (a[axis] - b[axis]).abs());
    if lacks[0] <= 0.0 || lacks[1] <= 0.0 {
        return false;
    }
    let axis = usize::from(lacks[1] <= lacks[0]);
    let by = lacks[axis] / 2.0 + 0.5;
    let forward = if a[axis] < b[axis] { -by } else { by };
    for (at, by) in [(one, forward), (other, -forward)] {
        if let Some(middle) = middles.get_mut(at) {
            middle[axis] += by;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Every node has a place in the picture, the same each time, and no two share one.
        #[test]
        fn places_are_within_the_picture_and_apart(
            nodes in 0usize..30, ties in prop::collection::vec((0usize..30, 0usize..30, -5.0..9.0), 0..40)
        ) {
            let places = network_places(nodes, &ties);
            prop_assert_eq!(places.len(), nodes);
            prop_assert!(places.iter().flatten().all(|at| (0.0..=1.0).contains(at)));
            prop_assert_eq!(&places, &network_places(nodes, &ties));
            for (at, one) in places.iter().enumerate() {
                prop_assert!(places.iter().skip(at + 1).all(|other| length([one[0] - other[0], one[1] - other[1]]) > 0.0));
            }
        }

        /// Boxes that have room do not overlap, and lie within the area.
        #[test]
        fn boxes_are_spread(middles in prop::collection::vec((0.0f32..400.0, 0.0f32..300.0), 0..8)) {
            let mut middles: Vec<[f32; 2]> = middles.into_iter().map(|(x, y)| [x, y]).collect();
            let sizes = vec![[60.0, 20.0]; middles.len()];
            spread(&mut middles, &sizes, [400.0, 300.0]);
            for middle in &middles {
                prop_assert!((30.0..=370.0).contains(&middle[0]) && (10.0..=290.0).contains(&middle[1]));
            }
        }
    }

    #[test]
    fn whoever_is_tied_lies_nearer() {
        let ties =
            [(0, 1, 5.0), (1, 2, 5.0), (0, 2, 5.0), (3, 4, 5.0), (4, 5, 5.0), (3, 5, 5.0), (2, 3, 0.5)];
        let places = network_places(6, &ties);
        let apart = |one: usize, other: usize| {
            length([places[one][0] - places[other][0], places[one][1] - places[other][1]])
        };
        assert!(apart(0, 1) < apart(0, 4) && apart(4, 5) < apart(1, 5));
    }
}
