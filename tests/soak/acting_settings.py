"""The ordinary settings, with a few addresses more that write whatever they are asked to."""

from yinxin.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.soak.acting"
