"""Issuing documents: schedules and languages in, files out; a faulty document does not hold up the others."""

from unsched.issuing.batch import issue
from unsched.issuing.orders import Order, Outcome, file_name, matching

__all__ = ["Order", "Outcome", "file_name", "issue", "matching"]
