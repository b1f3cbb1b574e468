//! Whether two sets of times can be told apart.

/// The chance that one of `others` is longer than one of `these`: a half where nothing tells them apart
/// (Mann-Whitney, by ranks; equal times share theirs).
pub fn auc(these: &[f64], others: &[f64]) -> f64 {
    let mut all: Vec<(f64, bool)> = these.iter().map(|time| (*time, false)).collect();
    all.extend(others.iter().map(|time| (*time, true)));
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut ranks, mut at) = (0.0, 0);
    while at < all.len() {
        let equal = all[at..].iter().take_while(|x| x.0 <= all[at].0).count();
        let rank = float(2 * at + equal + 1) / 2.0;
        let theirs = all[at..at + equal].iter().filter(|x| x.1).count();
        ranks += rank * float(theirs);
        at += equal;
    }
    let (n, m) = (float(these.len()), float(others.len()));
    (ranks - m * (m + 1.0) / 2.0) / (n * m)
}

/// The time in the middle.
pub fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

/// A count as a number to divide by.
pub fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[test]
fn what_cannot_be_told_apart_has_a_half() {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    assert!(near(auc(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]), 0.5));
    assert!(near(auc(&[1.0, 1.0], &[1.0, 1.0]), 0.5));
    assert!(near(auc(&[1.0, 2.0], &[3.0, 4.0]), 1.0));
    assert!(near(auc(&[3.0, 4.0], &[1.0, 2.0]), 0.0));
    assert!(near(auc(&[1.0, 3.0], &[2.0]), 0.5));
    assert!(near(median(&[3.0, 1.0, 2.0]), 2.0));
}
