"""Starts the student's program as the subject's user. Nothing that it says is believed."""
