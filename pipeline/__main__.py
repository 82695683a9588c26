"""`python -m pipeline` is `reconcile`."""

import sys

from pipeline.cli import main

sys.exit(main())
