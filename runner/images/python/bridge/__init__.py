"""What the grader and the subject share: the wire, the codec and the limits of both."""

PROTOCOL_VERSION = 1
