"""All seeded faults, by the promise they take away."""

from tests.faults.fault import Fault
from tests.faults.listed.clock import CLOCK
from tests.faults.listed.consents import CONSENTS
from tests.faults.listed.durable import DURABLE
from tests.faults.listed.entrance import ENTRANCE
from tests.faults.listed.jobs import JOBS
from tests.faults.listed.letters import LETTERS
from tests.faults.listed.permission import PERMISSION
from tests.faults.listed.persons import PERSONS
from tests.faults.listed.posts import POSTS
from tests.faults.listed.record import RECORD
from tests.faults.listed.requests import REQUESTS
from tests.faults.listed.sealed import SEALED
from tests.faults.listed.uploads import UPLOADS

BY_PROMISE: dict[str, tuple[Fault, ...]] = {
    "An address opens for those it declares, and for nobody else": PERMISSION,
    "Nobody gives herself power, and nothing is left without an owner": POSTS,
    "Signing in: tries are counted, answers name nobody, officials show two things": ENTRANCE,
    "Every act leaves one event, and nobody bends the record unseen": RECORD,
    "A sensitive value opens for its own place and person only": SEALED,
    "Nothing sensitive without a consent that stands": CONSENTS,
    "A person sees, takes out and erases what is hers; each look at it is one event she can read": PERSONS,
    "A job exists with its cause, survives a killed worker and has its effects once": JOBS,
    "Hostile requests are refused with a sentence and counted": REQUESTS,
    "An uploaded file is judged, cleaned, scanned and given out as a download only": UPLOADS,
    "What was acknowledged is kept, what was erased stays gone, and two officials open a backup": DURABLE,
    "A deadline is counted by the law, and a year is known when two persons say so": CLOCK,
    "Kin meet when both want it, a no is silent, and nothing stays of whoever goes": LETTERS,
}
"""The promises in words, each with the faults that would break it."""

FAULTS = tuple(fault for faults in BY_PROMISE.values() for fault in faults)
