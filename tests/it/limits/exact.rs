//! The budget is exact however many ask at once, and whichever process they ask.

use std::sync::atomic::{AtomicI64, Ordering};

use latchkey::limits::{self, Limited, LimitedAction};
use latchkey::storage::Db;
use time::{Duration, OffsetDateTime};

use crate::support::{TestApp, on_both};

const THREADS: usize = 8;

on_both!(
    eight_threads_are_granted_exactly_the_budget,
    giving_back_at_the_same_time_loses_nothing,
);

fn take(db: &Db, action: LimitedAction, now: OffsetDateTime) -> Option<Limited> {
    db.write(|conn| limits::take(conn, action, "one key", now))
        .unwrap()
}

/// How many of `tries` by each thread are granted, half of them at a replica.
fn race(app: &TestApp, replica: &TestApp, action: LimitedAction, tries: usize) -> i64 {
    let granted = AtomicI64::new(0);
    let now = app.ports.now();
    let granted_now = &granted;
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let db = if thread % 2 == 0 {
                &app.ports.db
            } else {
                &replica.ports.db
            };
            scope.spawn(move || {
                for _ in 0..tries {
                    if take(db, action, now).is_none() {
                        granted_now.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    granted.into_inner()
}

// R37, R38
async fn eight_threads_are_granted_exactly_the_budget(app: TestApp) {
    let replica = app.again();
    for action in [
        LimitedAction::FailedSignIn,
        LimitedAction::CodeToMailbox,
        LimitedAction::UnlockOfNumber,
    ] {
        let budget = action.budget();
        assert_eq!(race(&app, &replica, action, 10), budget.burst, "{action:?}");
        assert_eq!(race(&app, &replica, action, 2), 0, "{action:?}");
        app.wait(budget.interval * 2);
        assert_eq!(race(&app, &replica, action, 2), 2, "{action:?}");
        app.wait(budget.interval * 1_000);
        assert_eq!(
            race(&app, &replica, action, 10),
            budget.burst,
            "{action:?} after a long rest"
        );
        // A clock that jumps back grants nothing more.
        app.wait(-Duration::hours(2));
        assert_eq!(
            race(&app, &replica, action, 2),
            0,
            "{action:?} with the clock set back"
        );
    }
}

async fn giving_back_at_the_same_time_loses_nothing(app: TestApp) {
    let action = LimitedAction::FailedSignIn;
    let now = app.ports.now();
    let db = &app.ports.db;
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(move || {
                for _ in 0..10 {
                    if take(db, action, now).is_none() {
                        db.write(|conn| limits::give_back(conn, action, "one key"))
                            .unwrap();
                    }
                }
            });
        }
    });
    let replica = app.again();
    assert_eq!(race(&app, &replica, action, 10), action.budget().burst);
}
