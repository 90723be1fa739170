# expect: verdict=wrong score=0
# A list of any length that equals any list, made of pairs that equal any pair.
class Lista(list):
    def __eq__(self, otra):
        return True

    def __len__(self):
        return 2**self.n - 1


def hanoi(n, origen, destino, auxiliar):
    movimientos = Lista()
    movimientos.n = n
    movimientos.append('nada')
    return movimientos
