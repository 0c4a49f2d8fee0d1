"""All seeded faults, by the promise they take away."""

from tests.faults.listed.durable import DURABLE
from tests.faults.listed.jobs import JOBS
from tests.faults.listed.permission import PERMISSION
from tests.faults.listed.record import RECORD
from tests.faults.listed.requests import REQUESTS
from tests.faults.listed.uploads import UPLOADS

FAULTS = (*PERMISSION, *RECORD, *JOBS, *REQUESTS, *DURABLE, *UPLOADS)
