class Figura:
    def area(self):
        pass


def mayor(figuras):
    pass
