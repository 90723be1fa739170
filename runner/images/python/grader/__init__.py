"""The side that holds the tests and writes the verdict. Student code never runs in it."""
