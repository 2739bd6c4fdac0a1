//! What belongs to one process.

use std::mem;
use std::process;
use std::sync::Arc;

use arc_swap::ArcSwap;
use stytch_core::{Context, Error, Project, Secret};
use stytch_native::{SHA256, Verifier, seed};

use crate::agents::Agents;
use crate::cancellation::Workers;

/// What belongs to one process: connections, what flows have fetched, prepared keys, and threads.
///
/// A process that is forked has copies of them, which must stay untouched: a connection can serve one process only, and a
/// lock that a thread of the parent held stays locked in the child. So the first call in another process puts new ones in
/// their place, without waiting for a lock.
#[derive(Debug, Clone)]
pub(crate) struct Process {
    id: u32,
    pub(crate) context: Context,
    pub(crate) agents: Arc<Agents>,
    pub(crate) verifier: Arc<Verifier>,
    pub(crate) workers: Arc<Workers>,
}

/// The current [`Process`], shared by the clones of a client.
#[derive(Debug)]
pub(crate) struct CurrentProcess(ArcSwap<Process>);

impl CurrentProcess {
    pub(crate) fn new(project: Project, agents: Agents) -> Self {
        let id = process::id();
        let context = Context::new(project, seed(id));
        let context = match SHA256 {
            Some(sha256) => context.with_sha256(sha256),
            None => context,
        };
        Self(ArcSwap::from_pointee(Process {
            id,
            context,
            agents: Arc::new(agents),
            verifier: Arc::default(),
            workers: Arc::default(),
        }))
    }

    pub(crate) fn get(&self) -> Arc<Process> {
        let current = self.0.load_full();
        let id = process::id();
        if current.id == id { current } else { self.fork(current, id) }
    }

    /// Puts what this process needs in the place of what its parent has.
    #[cold]
    fn fork(&self, parent: Arc<Process>, id: u32) -> Arc<Process> {
        let context = parent.context.for_child_process(seed(id));
        let agents = Arc::new(parent.agents.reconnected());
        let child = Arc::new(Process { id, context, agents, verifier: Arc::default(), workers: Arc::default() });
        // Another thread of this process may have been faster: its is as good.
        self.0.compare_and_swap(&parent, child);
        // Never dropped: a thread that is gone may have left it half changed.
        mem::forget(parent);
        self.0.load_full()
    }

    /// Replaces the secret; connections and what was fetched stay.
    pub(crate) fn replace_secret(&self, secret: Secret) -> Result<(), Error> {
        loop {
            let current = self.get();
            let context = current.context.with_secret(secret.clone())?;
            let next = Arc::new(Process { context, ..Process::clone(&current) });
            let previous = self.0.compare_and_swap(&current, next);
            if Arc::ptr_eq(&previous, &current) {
                return Ok(());
            }
        }
    }
}
