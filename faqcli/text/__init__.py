"""Words: tokens and their folded forms, stems, words that say little, likeness."""
