import os

from hypothesis import settings

# No deadline, because a busy machine is no failure. The examples are the same each time, so that
# a change fails for what it changed; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("faqcli", deadline=None, derandomize=True, max_examples=150)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "faqcli"))
