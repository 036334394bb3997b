//! Many threads, one order: items are worked on side by side and handed on as they came.
//!
//! Only a few items are under way at a time, so a reader faster than its workers does not fill
//! the memory; and the result of an item depends on the item alone, so any number of threads
//! gives the same output.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Stack of a worker; generous, so that an odd report does not end the run.
const STACK: usize = 32 << 20;

/// Runs `work` on every item with `threads` workers and calls `done` with each result in the
/// order of the items. `done` returns false to stop. A panic in `work` gives `None`.
pub fn in_order<T: Send, R: Send>(
    threads: usize,
    items: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut done: impl FnMut(Option<R>) -> bool,
) {
    let threads = threads.max(1);
    let under_way = threads * 4;
    let (give, take) = sync_channel::<(u64, T)>(under_way);
    let take = Arc::new(Mutex::new(take));
    let (finish, finished) = channel::<(u64, Option<R>)>();
    let work = &work;
    thread::scope(move |scope| {
        for _ in 0..threads {
            let (take, finish) = (Arc::clone(&take), finish.clone());
            let worker = move || {
                loop {
                    let next = take.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((at, item)) = next else {
                        return;
                    };
                    let result = catch_unwind(AssertUnwindSafe(|| work(item))).ok();
                    if finish.send((at, result)).is_err() {
                        return;
                    }
                }
            };
            // Where not even a thread can be had, the others do the work.
            let _ = thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, worker);
        }
        drop((take, finish));
        // Dropped when this closure ends, however it ends: the workers then end too.
        let give = give;
        let mut early: BTreeMap<u64, Option<R>> = BTreeMap::new();
        let (mut given, mut handed) = (0u64, 0u64);
        let mut items = items.fuse();
        let mut more = true;
        loop {
            while more && given - handed < under_way as u64 {
                match items.next() {
                    Some(item) => {
                        if give.send((given, item)).is_err() {
                            more = false;
                            break;
                        }
                        given += 1;
                    }
                    None => more = false,
                }
                // Hand on at once what is ready, so that a slow stream shows its records.
                while let Ok((at, result)) = finished.try_recv() {
                    early.insert(at, result);
                }
                while let Some(result) = early.remove(&handed) {
                    handed += 1;
                    if !done(result) {
                        return;
                    }
                }
            }
            if handed == given {
                return;
            }
            let Ok((at, result)) = finished.recv() else {
                return;
            };
            early.insert(at, result);
            while let Some(result) = early.remove(&handed) {
                handed += 1;
                if !done(result) {
                    return;
                }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn keeps_the_order_whatever_the_threads() {
        for threads in [0, 1, 2, 7] {
            let mut seen = Vec::new();
            in_order(
                threads,
                0..200u32,
                |n| {
                    if n % 3 == 0 {
                        std::thread::yield_now();
                    }
                    n * 2
                },
                |n| {
                    seen.extend(n);
                    true
                },
            );
            assert_eq!(seen, (0..200).map(|n| n * 2).collect::<Vec<u32>>());
        }
    }

    #[test]
    fn stops_when_told() {
        let mut seen = 0;
        in_order(
            3,
            0..,
            |n: u32| n,
            |_| {
                seen += 1;
                seen < 5
            },
        );
        assert_eq!(seen, 5);
    }

    #[test]
    fn a_panic_costs_one_item() {
        let mut seen = Vec::new();
        let work = |n: u32| if n == 2 { panic!("two") } else { n };
        in_order(2, 0..4, work, |n| {
            seen.push(n);
            true
        });
        assert_eq!(seen, [Some(0), Some(1), None, Some(3)]);
    }
}
