"""Values that a text states only through others: sums, differences, shares, multiples."""
