//! A logger and a tracing subscriber that keep what they are told, for as long as a test of the same thread wants it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Once;

use log::{LevelFilter, Log, Metadata, Record};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber, span};

/// A line that went through `log`.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) level: log::Level,
    pub(super) target: String,
    pub(super) text: String,
}

thread_local! {
    static LINES: RefCell<(LevelFilter, Vec<Line>)> = const { RefCell::new((LevelFilter::Off, Vec::new())) };
}

/// There can only be one logger in a process, so this one is for all threads, and keeps their lines apart.
struct Logger;

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        LINES.with_borrow(|(level, _)| metadata.level() <= *level)
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            // Formatting may log, so the lines are not borrowed meanwhile.
            let (level, target, text) = (record.level(), record.target().to_owned(), record.args().to_string());
            LINES.with_borrow_mut(|(_, lines)| lines.push(Line { level, target, text }));
        }
    }

    fn flush(&self) {}
}

/// The lines that this thread logs meanwhile, of this level and above.
pub(super) fn lines(level: LevelFilter, run: impl FnOnce()) -> Vec<Line> {
    static INSTALL: Once = Once::new();
    INSTALL.call_once(|| {
        log::set_logger(&Logger).unwrap();
        log::set_max_level(LevelFilter::Trace);
    });
    LINES.set((level, Vec::new()));
    run();
    LINES.replace((LevelFilter::Off, Vec::new())).1
}

/// The fields of a tracing event, with its level, target and message.
pub(super) type Fields = BTreeMap<&'static str, String>;

thread_local! {
    static EVENTS: RefCell<Option<Vec<Fields>>> = const { RefCell::new(None) };
}

/// One for all threads, like the logger: what tracing knows about interest is shared between threads, so that with a
/// subscriber for each, events can get lost.
struct Collector;

impl Subscriber for Collector {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        let mut fields = FieldsOf(Fields::new());
        event.record(&mut fields);
        fields.0.insert("level", metadata.level().to_string());
        fields.0.insert("target", metadata.target().to_owned());
        EVENTS.with_borrow_mut(|events| events.iter_mut().for_each(|events| events.push(fields.0.clone())));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

struct FieldsOf(Fields);

impl Visit for FieldsOf {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

/// The tracing events of this thread meanwhile.
pub(super) fn events(run: impl FnOnce()) -> Vec<Fields> {
    static INSTALL: Once = Once::new();
    INSTALL.call_once(|| tracing::subscriber::set_global_default(Collector).unwrap());
    // Another thread may have come upon a call site while there was no subscriber yet.
    tracing::callsite::rebuild_interest_cache();
    EVENTS.set(Some(Vec::new()));
    run();
    EVENTS.take().unwrap_or_default()
}
