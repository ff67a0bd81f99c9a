"""Descent's autograder: verdicts one can trust, for notebooks that teach deep learning."""
