from hypothesis import settings

# How long an example takes is no matter of right or wrong, and is counted in benchmarks.
settings.register_profile("faqcli", deadline=None, max_examples=150, print_blob=True)
settings.load_profile("faqcli")
