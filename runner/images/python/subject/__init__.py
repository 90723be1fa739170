"""The side that runs the student's code. Nothing here is trusted once that code has started."""
