//! The tables, in Markdown.

use std::fmt;

use crate::race::Race;

/// The columns of figures of this library, the official crate and the floor.
pub(crate) const COMPARED: [&str; 5] = ["ours", "official", "floor", "ours ÷ official", "ours ÷ floor"];

pub(crate) struct Table {
    pub(crate) title: String,
    /// Three figures, and the ratios of the first one to the others.
    pub(crate) columns: [&'static str; 5],
    pub(crate) rows: Vec<Row>,
    /// What a reader must know to judge the figures.
    pub(crate) note: String,
}

/// One thing done three ways. A peer that cannot do it has no figure.
pub(crate) struct Row {
    what: String,
    figures: [Option<String>; 3],
    ratios: [Option<f64>; 2],
}

impl Row {
    /// A row with these figures and ratios.
    pub(crate) fn of(what: String, figures: [Option<String>; 3], ratios: [Option<f64>; 2]) -> Self {
        Self { what, figures, ratios }
    }

    /// A row of figures that are not timed: ours, the official crate's, the floor's.
    pub(crate) fn counted(
        what: impl Into<String>,
        [ours, official, floor]: [Option<f64>; 3],
        show: impl Fn(f64) -> String,
    ) -> Self {
        let ratio = |to: Option<f64>| Some(ours? / to?);
        Self {
            what: what.into(),
            figures: [ours, official, floor].map(|value| value.map(&show)),
            ratios: [ratio(official), ratio(floor)],
        }
    }

    /// A row of a race; `who` says which contenders are ours, the official crate's and the floor's.
    pub(crate) fn raced<const N: usize>(
        what: impl Into<String>,
        race: &Race<N>,
        who: [usize; 3],
        show: impl Fn(f64) -> String,
    ) -> Self {
        let [ours, official, floor] = who;
        Self {
            what: what.into(),
            figures: who.map(|who| Some(show(race.seconds(who)))),
            ratios: [official, floor].map(|to| Some(race.ratio(ours, to))),
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second, third, to_second, to_third] = self.columns;
        let mut lines = vec![[&self.title, first, second, third, to_second, to_third].map(str::to_owned)];
        for Row { what, figures, ratios } in &self.rows {
            let [ours, official, floor] = figures.each_ref().map(|figure| figure.clone().unwrap_or_else(|| "–".into()));
            let [to_official, to_floor] =
                ratios.map(|ratio| ratio.map_or_else(|| "–".into(), |ratio| format!("{ratio:.2}")));
            lines.push([what.clone(), ours, official, floor, to_official, to_floor]);
        }
        let widths: [usize; 6] = std::array::from_fn(|column| {
            lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default()
        });
        for (index, line) in lines.iter().enumerate() {
            for (column, (cell, width)) in line.iter().zip(widths).enumerate() {
                if column == 0 { write!(f, "| {cell:<width$} |")? } else { write!(f, " {cell:>width$} |")? }
            }
            writeln!(f)?;
            if index == 0 {
                for (column, width) in widths.into_iter().enumerate() {
                    let (start, end) = if column == 0 { ("|", "-") } else { ("", ":") };
                    write!(f, "{start}-{:-<width$}{end}|", "")?;
                }
                writeln!(f)?;
            }
        }
        writeln!(f, "\n{}", self.note)
    }
}

/// `1.23 µs`
pub(crate) fn microseconds(seconds: f64) -> String {
    format!("{:.2} µs", seconds * 1e6)
}

/// `1,234`
pub(crate) fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
