"""What all tests share: hypothesis looks at the same number of cases everywhere, and never by the clock."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

settings.register_profile("readiness", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("readiness")

os.environ["CM_READINESS_CACHE"] = tempfile.mkdtemp(prefix="cm-readiness-tests-")
