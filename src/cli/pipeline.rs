//! Work spread over all cores, its results in the order of the work, in bounded memory.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::thread::{self, available_parallelism};

/// The number of pieces that a core may be ahead of the slowest one.
const AHEAD: usize = 4;

/// Does work on every item, on so many threads or else on all cores, and hands the results on in the order of the items. No more than a few
/// items for each core are held at a time. Ends early when a result cannot be handed on.
///
/// Work that panics gives nothing in its place, so that one bad article does not end the others.
pub(super) fn in_order<T: Send, R: Send, E>(
    jobs: Option<usize>,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut hand_on: impl FnMut(Option<R>) -> Result<(), E>,
) -> Result<(), E> {
    let cores = jobs.unwrap_or_else(|| available_parallelism().map_or(1, usize::from));
    let window = cores * AHEAD;
    let (permit, permits) = sync_channel(window);
    for _ in 0..window {
        // The channel has room for all of them, and its other end is here.
        let _ = permit.send(());
    }
    let (give, take) = channel();
    let (done, results) = channel();
    let take = Mutex::new(take);
    thread::scope(|scope| {
        scope.spawn(move || feed(items, permits, give));
        for _ in 0..cores {
            let (take, work, done) = (&take, &work, done.clone());
            scope.spawn(move || labour(take, work, &done));
        }
        drop(done);
        let mut waiting = BTreeMap::new();
        let mut next = 0_usize;
        for (place, result) in results {
            waiting.insert(place, result);
            while let Some(result) = waiting.remove(&next) {
                // Dropping the permits on the way out ends the feeding, and with it the work.
                if let Err(error) = hand_on(result) {
                    drop(permit);
                    return Err(error);
                }
                next += 1;
                let _ = permit.send(());
            }
        }
        Ok(())
    })
}

fn feed<T>(items: impl Iterator<Item = T>, permits: Receiver<()>, give: Sender<(usize, T)>) {
    for piece in items.enumerate() {
        if permits.recv().is_err() || give.send(piece).is_err() {
            return;
        }
    }
}

fn labour<T, R>(
    take: &Mutex<Receiver<(usize, T)>>,
    work: &impl Fn(T) -> R,
    done: &Sender<(usize, Option<R>)>,
) {
    loop {
        let piece = match take.lock() {
            Ok(take) => take.recv(),
            Err(_) => return,
        };
        let Ok((place, item)) = piece else { return };
        let result = catch_unwind(AssertUnwindSafe(|| work(item))).ok();
        if done.send((place, result)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let mut all = Vec::new();
        let slow_at_first = |item: u64| {
            thread::sleep(Duration::from_micros(2000 / (item + 1)));
            item
        };
        in_order(Some(8), 0..300, slow_at_first, |result| -> Result<(), ()> {
            all.extend(result);
            Ok(())
        })
        .unwrap();
        assert_eq!(all, (0..300).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_read_ahead_is_bounded() {
        let (read, written) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let most = AtomicUsize::new(0);
        let items = (0..2000).inspect(|_| {
            let ahead = read.fetch_add(1, Ordering::SeqCst)
                - written.load(Ordering::SeqCst).min(read.load(Ordering::SeqCst));
            most.fetch_max(ahead, Ordering::SeqCst);
        });
        in_order(
            None,
            items,
            |item: usize| item,
            |_| -> Result<(), ()> {
                written.fetch_add(1, Ordering::SeqCst);
                Ok(())
            },
        )
        .unwrap();
        let cores = available_parallelism().map_or(1, usize::from);
        assert!(most.load(Ordering::SeqCst) <= cores * AHEAD + 2);
    }

    #[test]
    fn an_error_of_the_output_ends_the_work() {
        let result =
            in_order(None, 0.., |item: u64| item, |item| if item == Some(5) { Err("full") } else { Ok(()) });
        assert_eq!(result, Err("full"));
    }

    #[test]
    fn work_that_panics_leaves_a_gap() {
        let mut all = Vec::new();
        in_order(
            None,
            0..4,
            |item: u8| if item == 1 { panic!("on purpose") } else { item },
            |result| -> Result<(), ()> {
                all.push(result);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(all, [Some(0), None, Some(2), Some(3)]);
    }
}
