"""Words → hits: folding, the index, ranking, passages, near words."""
