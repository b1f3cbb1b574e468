//! Bar charts as geometry: from labels and numbers to rectangles, lines and texts that a template draws as SVG.
//! Pure. A chart never stands alone: the template puts the same figures into a table beneath it.

use serde::Serialize;

use crate::language::{Text as Words, text};

/// The space that a chart of columns has, in its own units.
const WIDTH: i64 = 720;
const HEIGHT: i64 = 260;
/// Room above the highest bar, for its number.
const ABOVE: i64 = 24;
/// Room below the bars, for labels.
const BELOW: i64 = 30;
/// Room left of columns, for the numbers of the axis.
const LEFT: i64 = 64;
/// The height of a row of bars that lie, and of its bar.
const ROW: i64 = 30;
const BAR: i64 = 18;
/// Room left of bars that lie, for names.
const NAMES: i64 = 280;
/// Room right of the longest bar, for its number.
const NUMBERS: i64 = 80;
/// The most characters of a name that fit.
const NAME_CHARS: usize = 34;
/// The fewest units between two labels under columns.
const LABEL_ROOM: i64 = 66;
/// The narrowest column that has room for its number above.
const NUMBER_ROOM: i64 = 40;
/// How many lines the axis has, at most, besides its foot.
const MOST_LINES: i64 = 5;

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    x: i64,
    y: i64,
    width: i64,
    height: i64,
}

/// A line of the axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    x1: i64,
    y1: i64,
    x2: i64,
    y2: i64,
}

/// A text; `anchor` is SVG's: start, middle or end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Caption {
    x: i64,
    y: i64,
    anchor: &'static str,
    says: Words,
}

/// A chart with its figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Names its parts on the page: letters and hyphens.
    id: &'static str,
    /// What it shows.
    title: Words,
    /// What it tells, in a sentence.
    summary: Words,
    width: i64,
    height: i64,
    bars: Vec<Bar>,
    lines: Vec<Line>,
    texts: Vec<Caption>,
    /// The table's headings.
    headings: Vec<Words>,
    /// The figures, as text.
    rows: Vec<Vec<Words>>,
}

/// What a chart is about.
#[derive(Debug, Clone)]
pub struct About {
    /// Names its parts on the page: letters and hyphens, once on a page.
    pub id: &'static str,
    /// What it shows.
    pub title: Words,
    /// What the labels are, for the table's heading.
    pub labels: Words,
    /// What the numbers are, for the table's heading.
    pub numbers: Words,
}

impl Chart {
    /// Columns that stand, for days and months: `series` in order, with labels short enough for an axis.
    #[must_use]
    pub fn columns(about: &About, series: &[(Words, i64)]) -> Self {
        let most = series.iter().map(|(_, number)| *number).max().unwrap_or(0);
        let step = step_for(most);
        let top = top_for(most, step);
        let foot = HEIGHT - BELOW;
        let tall = foot - ABOVE;
        let slot = (WIDTH - LEFT) / count(series).max(1);
        let mut chart = Self::empty(about, (WIDTH, HEIGHT), series);
        for line in 0..=top / step {
            let y = foot - tall * line * step / top;
            chart.lines.push(Line {
                x1: LEFT,
                y1: y,
                x2: WIDTH,
                y2: y,
            });
            chart.texts.push(caption(
                LEFT - 8,
                y + 5,
                "end",
                Words::verbatim(grouped(line * step)),
            ));
        }
        let every = (LABEL_ROOM + slot - 1) / slot.max(1);
        for (position, (label, number)) in (0..).zip(series) {
            let x = LEFT + slot * position;
            let height = tall * (*number).max(0) / top;
            let bar = Bar {
                x: x + slot / 8,
                y: foot - height,
                width: (slot - slot / 4).max(1),
                height,
            };
            if slot >= NUMBER_ROOM {
                chart.texts.push(caption(
                    x + slot / 2,
                    bar.y - 6,
                    "middle",
                    Words::verbatim(grouped(*number)),
                ));
            }
            chart.bars.push(bar);
            // The newest has a label, and from there every so many.
            if (count(series) - 1 - position) % every == 0 {
                chart
                    .texts
                    .push(caption(x + slot / 2, foot + 20, "middle", label.clone()));
            }
        }
        chart
    }

    /// Bars that lie, for names: `series` in the order in which they are shown.
    #[must_use]
    pub fn rows(about: &About, series: &[(String, i64)]) -> Self {
        let most = series.iter().map(|(_, number)| *number).max().unwrap_or(0);
        let long = WIDTH - NAMES - NUMBERS;
        let height = ROW * count(series).max(1);
        let named = series
            .iter()
            .map(|(name, number)| (Words::verbatim(name.as_str()), *number));
        let named: Vec<(Words, i64)> = named.collect();
        let mut chart = Self::empty(about, (WIDTH, height), &named);
        chart.lines.push(Line {
            x1: NAMES,
            y1: 0,
            x2: NAMES,
            y2: height,
        });
        for (position, (name, number)) in (0..).zip(series) {
            let y = ROW * position;
            let width = long * (*number).max(0) / most.max(1);
            let middle = y + ROW / 2 + 5;
            chart.texts.push(caption(
                NAMES - 8,
                middle,
                "end",
                Words::verbatim(shortened(name)),
            ));
            chart.texts.push(caption(
                NAMES + width + 6,
                middle,
                "start",
                Words::verbatim(grouped(*number)),
            ));
            chart.bars.push(Bar {
                x: NAMES,
                y: y + (ROW - BAR) / 2,
                width,
                height: BAR,
            });
        }
        chart
    }

    /// The same with other figures in its table: more of them than there are bars, or more columns.
    #[must_use]
    pub fn with_table(self, headings: Vec<Words>, rows: Vec<Vec<Words>>) -> Self {
        Self {
            headings,
            rows,
            ..self
        }
    }

    fn empty(about: &About, (width, height): (i64, i64), series: &[(Words, i64)]) -> Self {
        Self {
            id: about.id,
            title: about.title.clone(),
            summary: summary(series),
            width,
            height,
            bars: Vec::new(),
            lines: Vec::new(),
            texts: Vec::new(),
            headings: vec![about.labels.clone(), about.numbers.clone()],
            rows: series
                .iter()
                .map(|(label, number)| vec![label.clone(), Words::verbatim(grouped(*number))])
                .collect(),
        }
    }
}

fn count<T>(series: &[T]) -> i64 {
    i64::try_from(series.len()).unwrap_or(i64::MAX)
}

fn caption(x: i64, y: i64, anchor: &'static str, says: impl Into<Words>) -> Caption {
    let says = says.into();
    Caption { x, y, anchor, says }
}

/// What somebody who cannot see the bars is told first; the rest is in the table.
fn summary(series: &[(Words, i64)]) -> Words {
    // The first of the greatest.
    let greatest = series.iter().rev().max_by_key(|(_, number)| *number);
    match greatest {
        Some((label, number)) if *number > 0 => {
            let total: i64 = series.iter().map(|(_, number)| number).sum();
            text!(
                "ra-chart-summary",
                total = grouped(total),
                label = label.clone(),
                number = grouped(*number)
            )
        }
        _ => text!("ra-chart-none"),
    }
}

/// The distance between two lines of the axis: 1, 2 or 5 with noughts, so that few lines are enough.
fn step_for(most: i64) -> i64 {
    let mut noughts: i64 = 1;
    loop {
        for one in [1, 2, 5] {
            let step = noughts.saturating_mul(one);
            if step.saturating_mul(MOST_LINES) >= most {
                return step;
            }
        }
        noughts = noughts.saturating_mul(10);
    }
}

/// Where the axis ends: the first line at or above the highest bar, and never its foot.
fn top_for(most: i64, step: i64) -> i64 {
    (most.max(1) + step - 1) / step * step
}

/// A number as people read it: `1,234,567`.
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    match number < 0 {
        true => format!("−{text}"),
        false => text,
    }
}

/// A name that fits beside its bar; the table has the whole of it.
fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME_CHARS {
        return name.to_owned();
    }
    let beginning: String = name.chars().take(NAME_CHARS - 1).collect();
    format!("{}…", beginning.trim_end())
}

#[cfg(test)]
mod tests;
