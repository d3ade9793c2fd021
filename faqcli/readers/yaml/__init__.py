"""A FAQ file → entries and problems. Importing the package itself loads no YAML parser."""
