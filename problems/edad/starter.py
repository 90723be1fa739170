nacimiento = input()
hoy = input()
