"""The ways in which a conversation between grader and subject can fail."""


class ProtocolError(Exception):
    """The peer sent something that the protocol does not know. The conversation is over."""


class PeerGone(Exception):
    """The socket closed: the peer died, or somebody hung up."""


class CannotCross(TypeError):
    """A value that the bridge cannot carry; the message tells the author of the tests why."""
