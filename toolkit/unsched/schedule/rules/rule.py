"""What a rule is."""

from collections.abc import Callable, Iterator

from unsched.errors import Finding, Place
from unsched.frozen import Path
from unsched.schedule.model import Schedule

Locate = Callable[[Path], Place]
Rule = Callable[[Schedule, Locate], Iterator[Finding]]
