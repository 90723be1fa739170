def particiones(resto, mayor):
    pass


n = int(input())
