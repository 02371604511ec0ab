"""Speed, memory and accuracy of the checker, beside other readers, measured in one run: ``python -m benchmarks``."""
