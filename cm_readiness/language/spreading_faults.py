"""What can be wrong with work that is spread over processes or over a cluster."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

SPREADING_SENTENCES: Mapping[str, str] = {
    "spreading_extra_missing": N_(
        "work on a cluster needs an addition; install it with: "
        '{python} -m pip install "cm-readiness[portfolio]"'
    ),
    "no_scheduler": N_(
        "no scheduler answers at this address; start it, or write the address that it shows, such as "
        "tcp://10.0.0.5:8786."
    ),
    "scheduler_without_workers": N_(
        "this scheduler has no worker; start one, and give the same command again."
    ),
    "scheduler_gone": N_(
        "this scheduler does not answer any more; what was done is kept, and the same command does the rest."
    ),
    "worker_of_other_version": N_(
        "cm-readiness {found} runs there, not {version}; install the same version everywhere."
    ),
    "worker_without_program": N_("cm-readiness is not installed there; install version {version}."),
    "worker_died": N_(
        "every process that worked on this ended without an answer; the others are done, so look at this "
        "one alone."
    ),
    "spreading_ended": N_(
        "the work was ended from outside; what was done is kept, and the same command does the rest."
    ),
    "written_elsewhere": N_(
        "a worker has written this where this machine does not see it; name a folder that all of them share."
    ),
    "needs_against_each": N_(
        "{document} compares two assessments, and each company has one here; name another document."
    ),
    "not_jobs": N_("{given} is no number of processes; write 1 to {most}."),
    "jobs_and_scheduler": N_(
        "--jobs counts processes on this machine, and --scheduler names those of others; give one of them."
    ),
}
