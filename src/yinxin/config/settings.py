"""All settings, read from the YINXIN_* environment; each is described in docs/operate/settings.md."""

from __future__ import annotations

import os
from pathlib import Path

from yinxin.config import browsers, site
from yinxin.config.database import database
from yinxin.config.hooks import *  # noqa: F403  every name there is a setting
from yinxin.config.hooks import REGISTER_APPS, ROOT_APPS
from yinxin.config.limits import LIMITS  # noqa: F401  a setting
from yinxin.config.navigation import *  # noqa: F403  every name there is a setting
from yinxin.config.signing_in import *  # noqa: F403  every name there is a setting
from yinxin.kit.env import Env
from yinxin.kit.gateways import declared as gateways
from yinxin.kit.intake import clamd
from yinxin.kit.mail import server as mail

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent

env = Env(os.environ)

# Where we are: development makes what is missing, production refuses to start without it.
ENVIRONMENT = env.choice("YINXIN_ENV", ("development", "production"), "development")
PRODUCTION = ENVIRONMENT == "production"
_home = str((CHECKOUT if (CHECKOUT / "pyproject.toml").exists() else Path.cwd()) / "var")
VAR = Path(env.text("YINXIN_VAR", None if PRODUCTION else _home)).absolute()
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = env.flag("YINXIN_DEBUG", default=False)
SECRET_KEY = env.secret("YINXIN_SECRET_KEY", made_at=None if PRODUCTION else VAR / "secret-key.txt")
ALLOWED_HOSTS = env.words("YINXIN_HOSTS", None if PRODUCTION else ("127.0.0.1", "localhost", "[::1]"))
# What addresses in letters begin with: a worker answers no request that would tell.
SITE_URL = site.address(env.text("YINXIN_SITE_URL", ""), ALLOWED_HOSTS, production=PRODUCTION)

# Keys that no copy of the database or of YINXIN_VAR should hold: in production they lie elsewhere.
KEYS_FOLDER = Path(env.text("YINXIN_KEYS", None if PRODUCTION else str(VAR / "keys"))).absolute()

DATABASES = {
    "default": database(
        env.text("YINXIN_DATABASE_URL", ""),
        VAR / "yinxin.sqlite3",
        env.number("YINXIN_STATEMENT_SECONDS", 60),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "yinxin.config",
    "yinxin.apps.supervision",
    "yinxin.apps.progress",
    "yinxin.apps.plans",
    *REGISTER_APPS,
    *ROOT_APPS,
    "yinxin.apps.notices",
    "yinxin.apps.me",
    "yinxin.apps.calendar",
    "yinxin.apps.people",
    "yinxin.kit.audit",
    "yinxin.kit.backup",
    "yinxin.kit.intake",
    "yinxin.kit.consent",
    "yinxin.kit.limits",
    "yinxin.kit.mail",
    "yinxin.kit.outbox",
    "yinxin.kit.registers",
    "yinxin.kit.search",
    "yinxin.kit.sessions",
    "yinxin.kit.ui",
    "yinxin.kit.vault",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "yinxin.kit.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "yinxin.kit.visits.VisitLanguageMiddleware",
    "yinxin.kit.refusals.impossible.ImpossibleRequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "yinxin.kit.head.HeadMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "yinxin.kit.sessions.middleware.SessionMiddleware",
    "yinxin.kit.reading.ReadingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "yinxin.kit.refusals.middleware.RefusalMiddleware",
    "yinxin.kit.limits.middleware.LimitMiddleware",
    "yinxin.kit.policy.middleware.PolicyMiddleware",
    "yinxin.apps.people.first_password.FirstPasswordMiddleware",
    "yinxin.apps.people.second_factor.SecondFactorMiddleware",
]

ROOT_URLCONF = "yinxin.config.urls"
WSGI_APPLICATION = "yinxin.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "yinxin.kit.ui.context.chrome",
            ],
        },
    },
]

# People
AUTH_USER_MODEL = "people.User"
ROLES_OF = "yinxin.apps.people.access.roles_of"
# Which posts a person holds, for the audit record, and how its page says so.
POSTS_OF = "yinxin.apps.people.recorded.posts_in_text"
POSTS_IN_WORDS = "yinxin.apps.people.recorded.posts_in_words"
# Whose acts the auditor may look through: nobody who never held a post.
OFFICIALS = "yinxin.apps.people.recorded.officials"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SIGN_OUT_URL = "people:sign-out"
OWN_ACCOUNT_URL = "mfa_index"
LOGOUT_REDIRECT_URL = "account_login"
# Whoever holds a post must have a passkey or an authenticator app before anything else.
OFFICIALS_NEED_SECOND_FACTOR = env.flag("YINXIN_OFFICIALS_NEED_SECOND_FACTOR", default=PRODUCTION)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "yinxin.apps.people.good_passwords.NotAboutOneself"},
    {"NAME": "yinxin.apps.people.good_passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "yinxin.apps.people.good_passwords.NotCommon"},
]

# Personal data
# What new sealed values are sealed with; both are read. What asks for a separate consent, each with its own tick.
VAULT_CIPHER = env.choice("YINXIN_CIPHER", ("aes", "sm4"), "aes")
CONSENT_MATTERS = [
    "yinxin.apps.me.matters.CONTACT",
    "yinxin.apps.registers.talents.matters.EXPERTS",
    "yinxin.apps.registers.talents.matters.LANGUAGES",
    "yinxin.apps.registers.donations.actions.wishes.PUBLIC_NAME",
    "yinxin.apps.kin.matters.CARD",
    "yinxin.apps.kin.matters.ABROAD",
]
# What no key leads from a person to: modules that find, give out and remove their own.
PERSONAL_KEEPERS = [
    "yinxin.kit.mail.keeping",
    "yinxin.kit.intake.keeping",
    "yinxin.apps.registers.donations.keeping",
    "yinxin.apps.registers.honours.keeping",
    "yinxin.apps.registers.associations.keeping",
    "yinxin.apps.roots.books.keeping",
    "yinxin.apps.roots.exchange.keeping",
    "yinxin.apps.roots.families.keeping",
    "yinxin.apps.roots.seeking.letters.keeping",
]
# How many looks at personal records an official has in a day; then the auditors are told.
LOOKS_A_DAY = env.number("YINXIN_LOOKS_A_DAY", 40, least=1)
# Who erased herself, outside the database: a restored backup is cleaned by it.
ERASURE_LIST = VAR / "erased.jsonl"

# Words and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Files
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = VAR / "files"
# The files of open data: public, made anew every night.
OPEN_DATA = VAR / "open-data"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
UPLOAD_MOST_FILES = 20
UPLOAD_LIMIT = env.number("YINXIN_UPLOAD_MEGABYTES", 50, least=1) * 1024 * 1024
# The virus scanner's socket. Where one is named and gives no answer, files are kept aside and nobody gets them.
CLAMD = clamd.address(env.text("YINXIN_CLAMD", ""))
# A folder of fonts for what is printed, beside those of the system; the wall chart needs one with Chinese characters.
FONTS = env.text("YINXIN_FONTS", "")
# Called in its transaction with a received file that was released from the quarantine, or refused there.
INTAKE_FOLLOWERS = [
    "yinxin.apps.plans.actions.reading.follow_intake",
    "yinxin.apps.progress.evidence.actions.reading.follow_intake",
]

# Whether web addresses in public records are opened each week, to find those that no longer answer.
LINK_CHECKS = env.flag("YINXIN_LINK_CHECKS", default=True)

# Backups: sealed for two officials, whose public keys are all the server knows
BACKUP_RECIPIENTS = env.words("YINXIN_BACKUP_RECIPIENTS", ())
BACKUP_DAYS = env.number("YINXIN_BACKUP_DAYS", 30, least=1)
BACKUP_KEY_DAYS = env.number("YINXIN_BACKUP_KEY_DAYS", 7, least=1)
# The module that knows who was erased and erases them again after a restore.
ERASURES = "yinxin.apps.me.erasure_list"

# Jobs: the database is the queue, so a job exists exactly when the change that caused it was kept.
OUTBOX_PROCESSES = env.number("YINXIN_WORKERS", 1, least=1)
# What happens again and again: dotted names of kit.outbox.schedules.Schedule values.
SCHEDULES = [
    "yinxin.kit.consent.lapsing.LAPSE_CONSENTS",
    "yinxin.kit.audit.nightly.NIGHTLY",
    "yinxin.kit.intake.rescanning.RESCAN",
    "yinxin.kit.intake.rescanning.SWEEP",
    "yinxin.kit.registers.links.trying.TRY_LINKS",
    "yinxin.kit.mail.retention.FORGET_MAIL",
    "yinxin.kit.outbox.retention.FORGET_JOBS",
    "yinxin.kit.registers.opendata.dumping.NIGHTLY_DATA",
    "yinxin.kit.registers.sheets.lapsing.NIGHTLY",
    "yinxin.kit.registers.rounds.reminding.REMIND",
    "yinxin.apps.roots.families.judging.JUDGE_AGAIN",
    "yinxin.kit.sessions.retention.FORGET_SESSIONS",
    "yinxin.apps.people.forgetting.FORGET_UNCONFIRMED",
    "yinxin.apps.supervision.reminding.REMIND",
    "yinxin.apps.notices.digests.DIGESTS",
    "yinxin.apps.registers.talents.renewing.REMIND_TALENTS",
    "yinxin.apps.registers.enterprises.escalating.ESCALATE_ISSUES",
    "yinxin.apps.notices.retention.FORGET_NOTICES",
    "yinxin.apps.roots.seeking.letters.retention.FORGET_LETTERS",
    "yinxin.apps.progress.feeds.opening.REVOKE_ENDED",
    "yinxin.apps.progress.reporting.scheduling.OPEN_ROUNDS",
    "yinxin.apps.progress.slipping.WARN_BEHIND",
    "yinxin.apps.kin.rounds.MORNING",
]

# Mail goes through the outbox; without a server it is written under var/mail, and in production not sent.
EMAIL_BACKEND = "yinxin.kit.mail.backend.OutboxBackend"
MAIL_SERVER = mail.parse(env.text("YINXIN_MAIL_URL", ""))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = mail.sender(env.text("YINXIN_MAIL_FROM", f"银信 <yinxin@{ALLOWED_HOSTS[0]}>"))
# SMS and WeCom, for urgent notices: each is there only where its address is set.
_sms = (env.text("YINXIN_SMS_URL", ""), env.text("YINXIN_SMS_TOKEN", ""), env.text("YINXIN_SMS_DONE", ""))
_wecom = (env.text("YINXIN_WECOM_URL", ""), env.text("YINXIN_WECOM_CORP", ""), env.text("YINXIN_WECOM_SECRET", ""))
GATEWAYS = gateways.named(
    gateways.SmsSettings(*_sms, env.text("YINXIN_SMS_BODY", gateways.SMS_BODY)),
    gateways.WecomSettings(*_wecom, env.number("YINXIN_WECOM_AGENT", 0)),
    folder=VAR / "gateway",
    production=PRODUCTION,
)
if GATEWAYS:
    CONSENT_MATTERS.append("yinxin.apps.notices.matters.REACH")

# One cache for all processes: a cache per process would multiply every rate limit by the number of workers.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "yinxin_cache"}}

# Browsers: headers and cookies, see yinxin.config.browsers.
globals().update(
    browsers.rules(production=PRODUCTION, hosts=ALLOWED_HOSTS, preload=env.flag("YINXIN_HSTS_PRELOAD", default=False))
)
PERMISSIONS_POLICY = browsers.permissions_policy()
# Only behind nginx, which sets the header itself, does X-Forwarded-For tell where a request comes from.
BEHIND_PROXY = PRODUCTION
SESSION_ENGINE = "yinxin.kit.sessions.store"
SESSION_COOKIE_AGE = env.number("YINXIN_SESSION_HOURS", 12, least=1) * 3600
CSRF_FAILURE_VIEW = "yinxin.kit.refusals.pages.forged"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {
        "handlers": ["stderr"],
        "level": env.choice("YINXIN_LOG", ("DEBUG", "INFO", "WARNING", "ERROR"), "WARNING"),
    },
}

env.refuse_unknown()
