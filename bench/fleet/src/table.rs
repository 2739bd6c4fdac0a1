//! The figures of each phase, in Markdown.

use std::fmt::Write;

use stytch_tests::fleet::{COLD_START, Log, PHASES, RECOVERY, ROTATION, What, Why, peak, seconds_of};

/// The shortest time for which a process takes a policy for fresh, in seconds.
const SHORTEST: u64 = 150;

pub(crate) fn markdown(log: &Log) -> String {
    let mut table = String::from(
        "| phase | minutes | requests in a second, mean | in the busiest | timed refreshes of keys, ÷ mean | of policies, ÷ mean \
         | fetches of a process for the event | checks | refused |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for (phase, checks) in PHASES.iter().zip(log.checks) {
        let all = log.per_second(seconds_of(phase.name), |_| true);
        let [keys, policies] = [What::Keys, What::Policy].map(|what| {
            // Chance makes single seconds uneven.
            peak(&log.timed(phase.name, what), 10) / log.mean(what)
        });
        let most = most_fetches(log, phase.name).map_or_else(|| "–".to_owned(), |most| most.to_string());
        let _ = writeln!(
            table,
            "| {} | {} | {:.0} | {:.0} | {keys:.1} | {policies:.1} | {most} | {} | {} |",
            phase.name,
            phase.minutes,
            peak(&all, all.len()),
            peak(&all, 1),
            thousands(checks.passed + checks.denied + checks.failed),
            checks.denied + checks.failed,
        );
    }
    table
}

/// The most fetches of a process, of keys or of a policy, that the event of a phase causes.
fn most_fetches(log: &Log, phase: &str) -> Option<u32> {
    let seconds = seconds_of(phase);
    let (seconds, causes): (_, &[Why]) = match phase {
        COLD_START => (seconds, &[Why::First]),
        ROTATION => (seconds, &[Why::NewKey]),
        // As long as no second refresh can be due.
        RECOVERY => (seconds.start..seconds.start + SHORTEST, &[Why::Timed, Why::Retry]),
        _ => return None,
    };
    let of = |what| log.per_process(seconds.clone(), |request| request.what == what && causes.contains(&request.why));
    [What::Keys, What::Policy].into_iter().flat_map(of).max()
}

/// `1,234`
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
