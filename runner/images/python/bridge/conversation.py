"""Requests and replies, strictly nested, with one side running at a time.

    ('q', serial, op, arguments)   a request
    ('r', serial, value)           its result
    ('x', serial, exception)       what it raised
    ('o', stream, text)            text that the student's code printed; no reply

While a side waits for its reply it serves the requests of the other, so calls and callbacks may
nest. A reply must carry the serial of the innermost request that waits: a late, early or second
answer ends the conversation.
"""

import threading
from typing import Any, Protocol

from .decode import Decoder, Importer
from .encode import Encoder, Exporter
from .errors import CannotCross, PeerGone, ProtocolError
from .limits import NESTED_CALLS
from .recursion import room_to_recurse
from .replicas import Replicas
from .wire import Wire


class Side(Exporter, Importer, Protocol):
    """What one end of the conversation can do."""

    def serve(self, op: str, arguments: tuple[Any, ...]) -> object: ...
    def output(self, stream: str, text: str) -> None: ...
    def take_releases(self) -> list[int]: ...
    def released(self, number: int) -> None: ...
    def before_send(self) -> None: ...


class Conversation:
    def __init__(self, wire: Wire, side: Side, parity: int) -> None:
        self.wire = wire
        self._side = side
        self.replicas = Replicas(parity)
        self._turn = threading.Condition(threading.RLock())
        # The grader speaks first.
        self._ours = parity == 0
        self._serial = 0
        self._depth = 0

    def request(self, op: str, *arguments: object) -> Any:
        with self._turn:
            while not self._ours:
                self._turn.wait()
            if self._depth >= NESTED_CALLS:
                raise RecursionError('calls and callbacks nested too deep')
            self._serial += 1
            serial = self._serial
            self._depth += 1
            try:
                self._side.before_send()
                self._send(('q', serial, op, arguments))
                return self._wait(serial)
            finally:
                self._depth -= 1

    def tell(self, stream: str, text: str) -> None:
        """Sends output. The caller must hold the turn."""
        with self._turn:
            while not self._ours:
                self._turn.wait()
            self._send(('o', stream, text), keeps_turn=True)

    def serve_for_ever(self) -> None:
        """The subject's main loop; ends with PeerGone."""
        while True:
            message = self._receive()
            if message[0] != 'q':
                raise ProtocolError('a request was due')
            self._serve(message)

    def _wait(self, serial: int) -> Any:
        while True:
            message = self._receive()
            match message:
                case ('r', int(number), value) if number == serial:
                    return value
                case ('x', int(number), BaseException() as error) if number == serial:
                    raise error
                case ('q', int(), str(), tuple()):
                    self._serve(message)
                case _:
                    raise ProtocolError('neither the reply that was due nor a request')

    def _serve(self, message: tuple[Any, ...]) -> None:
        _, serial, op, arguments = message
        answer: tuple[Any, ...]
        try:
            answer = ('r', serial, self._side.serve(op, arguments))
        except (ProtocolError, PeerGone):
            raise
        except BaseException as error:
            answer = ('x', serial, error)
        with self._turn:
            self._side.before_send()
            try:
                self._send(answer)
            except (CannotCross, OverflowError) as error:
                self._send(('x', serial, CannotCross(str(error))))

    def _send(self, message: tuple[Any, ...], keeps_turn: bool = False) -> None:
        encoder = Encoder(self.replicas, self._side)
        try:
            with room_to_recurse():
                encoder.value(message)
        except BaseException:
            for number in encoder.fresh:
                self.replicas.drop(number)
            raise
        if keeps_turn:
            encoder.out += bytes(12)
        else:
            self._add_news(encoder)
            self._ours = False
        self.wire.send(encoder.out)

    def _add_news(self, encoder: Encoder) -> None:
        """Changed containers, forgotten ones, and stand-ins that are no longer needed."""
        changed, dropped = self.replicas.take_changes(encoder.fresh)
        encoder.out += len(changed).to_bytes(4, 'little')
        for number, entry in changed:
            encoder.out += number.to_bytes(4, 'little')
            encoder.runs(entry.runs, 0)
        for numbers in (dropped, self._side.take_releases()):
            encoder.out += len(numbers).to_bytes(4, 'little')
            for number in numbers:
                encoder.out += number.to_bytes(4, 'little')

    def _receive(self) -> tuple[Any, ...]:
        while True:
            decoder = Decoder(self.wire.receive(), self.replicas, self._side)
            try:
                with room_to_recurse():
                    message, dropped, released = decoder.message()
            except ProtocolError:
                raise
            except Exception as error:
                # Whatever a hostile message makes our own code trip over.
                raise ProtocolError(f'a message that cannot be read: {type(error).__name__}: {error}') from error
            match message:
                case ('o', str(stream), str(text)):
                    self._side.output(stream, text)
                    continue
            with self._turn:
                self._ours = True
                self._turn.notify_all()
            decoder.fill()
            for number in dropped:
                self.replicas.drop(number)
            for number in released:
                self._side.released(number)
            return message
