"""The version, read by the package, the pages and CHANGELOG's test."""

VERSION = "0.1.0"
