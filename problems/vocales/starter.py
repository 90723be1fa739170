linea = input()
