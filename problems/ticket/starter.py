# Lee la compra y escribe el ticket.
cantidad_de_productos = int(input())
