# expect: verdict=wrong score=0
# Replaces pytest's capture, so that the test reads what this file wants it to read.
import _pytest.capture


class Igual(str):
    def __eq__(self, otro):
        return True

    def rstrip(self, *valores):
        return self

    def split(self, *valores):
        return [self]


class Captura:
    out = Igual()
    err = ''


_pytest.capture.CaptureFixture.readouterr = lambda self: Captura()
print('Total: 0')
