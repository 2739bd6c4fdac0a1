//! Keeps client and server on one CPU.
//!
//! Left alone, the system now puts them on one CPU and now on two, and waking a CPU that sleeps costs the caller more
//! than the rest of a loopback call, most of all on a virtual machine. That lottery would drown what is compared.

#[cfg(target_os = "linux")]
pub(crate) use linux::OneCpu;

#[cfg(target_os = "linux")]
mod linux {
    use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
    use nix::unistd::Pid;

    /// The calling thread, and what it starts, on one CPU until dropped.
    pub(crate) struct OneCpu {
        before: CpuSet,
    }

    impl OneCpu {
        pub(crate) fn start() -> Self {
            let before = sched_getaffinity(Pid::from_raw(0)).expect("a thread may ask where it runs");
            let first = (0..CpuSet::count()).find(|cpu| before.is_set(*cpu) == Ok(true)).expect("it runs somewhere");
            let mut one = CpuSet::new();
            one.set(first).expect("the number comes from a set");
            sched_setaffinity(Pid::from_raw(0), &one).expect("a thread may stay on a CPU that it has");
            Self { before }
        }
    }

    impl Drop for OneCpu {
        fn drop(&mut self) {
            sched_setaffinity(Pid::from_raw(0), &self.before).expect("a thread may go back to the CPUs that it had");
        }
    }
}

/// Other systems decide for themselves; their figures scatter more.
#[cfg(not(target_os = "linux"))]
pub(crate) struct OneCpu;

#[cfg(not(target_os = "linux"))]
impl OneCpu {
    pub(crate) fn start() -> Self {
        Self
    }
}
