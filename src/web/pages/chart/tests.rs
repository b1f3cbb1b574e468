use super::*;

use crate::language::Language;

const ABOUT: About = About {
    id: "unlocks",
    title: text!("ra-chart-unlocks"),
    labels: text!("ra-chart-unlocks-day"),
    numbers: text!("ra-chart-unlocks-number"),
};

fn names(numbers: &[i64]) -> Vec<(String, i64)> {
    let label = |n: usize| format!("{} Nov", n + 1);
    numbers
        .iter()
        .enumerate()
        .map(|(n, number)| (label(n), *number))
        .collect()
}

fn series(numbers: &[i64]) -> Vec<(Words, i64)> {
    let named = names(numbers).into_iter();
    named
        .map(|(name, number)| (Words::verbatim(name), number))
        .collect()
}

fn said(words: &Words) -> String {
    Language::English.say(words)
}

#[test]
fn the_axis_ends_at_a_round_number_not_below_the_highest_bar() {
    for (most, step, top) in [
        (0, 1, 1),
        (1, 1, 1),
        (5, 1, 5),
        (6, 2, 6),
        (10, 2, 10),
        (11, 5, 15),
        (26, 10, 30),
        (999, 200, 1_000),
        (1_001, 500, 1_500),
        (1_500_000, 500_000, 1_500_000),
    ] {
        assert_eq!(
            (step_for(most), top_for(most, step_for(most))),
            (step, top),
            "{most}"
        );
        assert!(top / step <= MOST_LINES);
    }
    assert!(step_for(i64::MAX) > 0);
}

#[test]
fn columns_stand_on_the_foot_and_are_as_high_as_their_numbers() {
    let chart = Chart::columns(&ABOUT, &series(&[0, 5, 10]));
    let foot = HEIGHT - BELOW;
    let heights: Vec<i64> = chart.bars.iter().map(|bar| bar.height).collect();
    assert_eq!(heights, [0, (foot - ABOVE) / 2, foot - ABOVE]);
    for bar in &chart.bars {
        assert_eq!(bar.y + bar.height, foot);
        assert!(bar.x >= LEFT && bar.x + bar.width <= WIDTH);
    }
    // Next to each other, never over each other.
    for pair in chart.bars.windows(2) {
        assert!(pair[0].x + pair[0].width < pair[1].x);
    }
}

#[test]
fn labels_leave_each_other_room_and_the_newest_has_one() {
    let many = series(&[3; 30]);
    let chart = Chart::columns(&ABOUT, &many);
    let labels: Vec<&Caption> = chart
        .texts
        .iter()
        .filter(|t| said(&t.says).ends_with("Nov"))
        .collect();
    assert_eq!(said(&labels.last().unwrap().says), "30 Nov");
    for pair in labels.windows(2) {
        assert!(pair[1].x - pair[0].x >= LABEL_ROOM);
    }
    assert!(labels.len() >= 5);
}

#[test]
fn bars_that_lie_start_at_the_names_and_leave_room_for_their_numbers() {
    let mut some = names(&[400, 100, 0]);
    some[0].0 = "An organisation with a name much too long to stand beside a bar".to_owned();
    let chart = Chart::rows(&ABOUT, &some);
    let widths: Vec<i64> = chart.bars.iter().map(|bar| bar.width).collect();
    assert_eq!(widths, [360, 90, 0]);
    assert!(
        chart
            .bars
            .iter()
            .all(|bar| bar.x + bar.width + NUMBERS <= WIDTH)
    );
    assert!(chart.bars.last().unwrap().y + BAR <= chart.height);
    assert!(said(&chart.texts[0].says).ends_with('…'));
    assert_eq!(said(&chart.rows[0][0]), some[0].0);
}

#[test]
fn every_figure_is_in_the_table_and_the_summary_tells_the_greatest() {
    let chart = Chart::columns(&ABOUT, &series(&[1_000, 2_500, 2_500]));
    let all = |words: &[Words]| words.iter().map(said).collect::<Vec<_>>();
    assert_eq!(all(&chart.headings), ["Day", "Unlocked"]);
    assert_eq!(all(&chart.rows[1]), ["2 Nov", "2,500"]);
    assert_eq!(said(&chart.summary), "6,000 in all; most at 2 Nov: 2,500.");
}

#[test]
fn nothing_makes_an_empty_chart_with_a_whole_axis() {
    for chart in [Chart::columns(&ABOUT, &[]), Chart::rows(&ABOUT, &[])] {
        assert!(chart.bars.is_empty() && chart.rows.is_empty());
        assert_eq!(said(&chart.summary), "There are none.");
        assert!(!chart.lines.is_empty() && chart.height > 0);
    }
    assert_eq!(
        said(&Chart::columns(&ABOUT, &series(&[0, 0])).summary),
        "There are none."
    );
}

#[test]
fn numbers_are_grouped() {
    for (number, text) in [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (-1_234_567, "−1,234,567"),
    ] {
        assert_eq!(grouped(number), text);
    }
}
