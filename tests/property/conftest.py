import os

from hypothesis import settings

# How long an example takes is no matter of right or wrong, and is counted in benchmarks. Where
# changes are checked, the examples are the same each time; at a developer's they are new ones.
settings.register_profile(
    "faqcli",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    max_examples=150,
    print_blob=True,
)
settings.load_profile("faqcli")
