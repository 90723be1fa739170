"""The grader of cases: reveals one input at a time, reads what the program prints, holds no answers."""
