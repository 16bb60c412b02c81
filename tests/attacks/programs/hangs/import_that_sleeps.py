"""Sleeps while it is imported."""

# expects: time_limit
# contains: While the module was imported

import time

time.sleep(10**6)
