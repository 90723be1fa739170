# tries: a list that equals all
# allows: wrong, runtime-error
# points: 0
class L(list):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __len__(self): return 3
    def __iter__(self): return iter([1, 2, 3])
    def __getitem__(self, i): return i + 1
def ordenar(lista): return L()
