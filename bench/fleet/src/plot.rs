//! Requests per second over time, as an SVG: a chart for each scenario, all with the same logarithmic scale.

use std::fmt::Write;

use stytch_tests::fleet::{
    COLD_START, FAILURES, Log, NO_CONNECTION, POLICY, RECOVERY, ROTATION, Request, STEADY, What, Why, seconds_of,
};

/// Scenarios, with the phases that they are made of.
const CHARTS: [(&str, &[&str]); 5] = [
    ("Cold start of all at once", &[COLD_START]),
    ("Steady state", &[STEADY]),
    ("Key rotation", &[ROTATION]),
    ("Policy change", &[POLICY]),
    ("Outage, and recovery", &[FAILURES, NO_CONNECTION, RECOVERY]),
];

type Counts = fn(&Request) -> bool;

/// Lines: their classes and names, and what they count.
const LINES: [(&str, &str, Counts); 4] = [
    ("k", "keys", |request| request.what == What::Keys && request.why != Why::Retry),
    ("p", "policies", |request| request.what == What::Policy && request.why != Why::Retry),
    ("s", "sessions", |request| request.what == What::Session && request.why != Why::Retry),
    ("r", "retries", |request| request.why == Why::Retry),
];

const STYLE: &str = "svg{color:#1f2328;font:12px system-ui,sans-serif}path{fill:none;stroke-width:1.5}text{fill:currentColor}\
.g{stroke:currentColor;stroke-opacity:.2;stroke-width:1}.d{stroke-width:1;stroke-dasharray:2 4}.k{stroke:#0969da}.p{stroke:#bc4c00}.s{stroke:#8250df}.r{stroke:#818b98}\
@media(prefers-color-scheme:dark){svg{color:#f0f6fc}.k{stroke:#58a6ff}.p{stroke:#f0883e}.s{stroke:#bc8cff}}";

/// Each chart is divided into this many parts, this wide.
const PARTS: usize = 150;
const PART: usize = 4;
const LEFT: usize = 44;
const HEIGHT: usize = 110;
/// From one chart to the next.
const STRIDE: usize = 164;
const TOP: usize = 72;

pub(crate) fn svg(log: &Log) -> String {
    let (width, height) = (LEFT + PARTS * PART + 12, TOP + STRIDE * CHARTS.len() - 24);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>Requests per second of a fleet of processes</title>\n<style>{STYLE}</style>\n"
    );
    let legend = "Requests in the busiest second of each stretch. Dashed: three times the mean of timed refreshes.";
    let _ = writeln!(svg, "<text x=\"{LEFT}\" y=\"34\">{legend}</text>");
    for (index, (class, name, _)) in LINES.iter().enumerate() {
        let x = LEFT + index * 80;
        let _ =
            writeln!(svg, "<path class=\"{class}\" d=\"M{x} 12h14\"/><text x=\"{}\" y=\"16\">{name}</text>", x + 18);
    }
    for (index, (title, phases)) in CHARTS.iter().enumerate() {
        chart(&mut svg, log, TOP + index * STRIDE, title, phases);
    }
    svg + "</svg>\n"
}

fn chart(svg: &mut String, log: &Log, top: usize, title: &str, phases: &[&str]) {
    let start = phases.first().map_or(0, |phase| seconds_of(phase).start);
    let end = phases.last().map_or(0, |phase| seconds_of(phase).end);
    let bottom = top + HEIGHT;
    let _ = writeln!(svg, "<text x=\"{LEFT}\" y=\"{}\" font-weight=\"600\">{title}</text>", top - 8);
    for count in [0, 10, 100, 1_000] {
        let y = bottom - rise(count.into());
        let _ = writeln!(svg, "<path class=\"g\" d=\"M{LEFT} {y}h{}\"/>", PARTS * PART);
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{count}</text>", LEFT - 6, y + 4);
    }
    let seconds = usize::try_from(end - start).unwrap_or_default();
    let minutes = seconds / 60;
    let step = [2, 10, 20].into_iter().find(|step| minutes / step <= 10).unwrap_or(60);
    for minute in (0..=minutes).step_by(step) {
        let x = LEFT + minute * PARTS * PART / minutes;
        let _ = writeln!(svg, "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{minute}′</text>", bottom + 16);
    }
    if phases.len() > 1 {
        for (index, phase) in phases.iter().enumerate() {
            let x =
                LEFT + usize::try_from(seconds_of(phase).start - start).unwrap_or_default() * PARTS * PART / seconds;
            let name = phase.rsplit(": ").next().unwrap_or_default();
            let _ = writeln!(svg, "<path class=\"g\" d=\"M{x} {bottom}v-{HEIGHT}\"/>");
            // In turns on two lines, as phases can be short.
            let _ = writeln!(svg, "<text x=\"{}\" y=\"{}\">{name}</text>", x + 4, top + 6 + index % 2 * 14);
        }
    }
    for (class, what) in [("k", What::Keys), ("p", What::Policy)] {
        let y = bottom - rise(3.0 * log.mean(what));
        let _ = writeln!(svg, "<path class=\"{class} d\" d=\"M{LEFT} {y}h{}\"/>", PARTS * PART);
    }
    for (class, _, is_counted) in LINES {
        let counts = log.per_second(start..end, is_counted);
        let busiest = counts.chunks(seconds / PARTS).map(|part| part.iter().max().copied().unwrap_or_default());
        let rises: Vec<usize> = busiest.map(|count| rise(count.into())).collect();
        if rises.iter().any(|rise| *rise > 0) {
            let _ = writeln!(svg, "<path class=\"{class}\" d=\"{}\"/>", steps(bottom, &rises));
        }
    }
}

/// How high a number is drawn: nothing for 0, 8 for 1, 36 for 10, 64 for 100.
fn rise(number: f64) -> usize {
    if number < 1.0 { 0 } else { (8.0 + number.log10() * 28.0).round() as usize }
}

/// A line with a step for each part.
fn steps(bottom: usize, rises: &[usize]) -> String {
    let mut path = String::new();
    for stretch in rises.chunk_by(|left, right| left == right) {
        let (y, command) = (bottom - stretch[0], if path.is_empty() { format!("M{LEFT} ") } else { "V".to_owned() });
        let _ = write!(path, "{command}{y}h{}", stretch.len() * PART);
    }
    path
}
