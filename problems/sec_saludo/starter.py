def main():
    """Lee un nombre y escribe un saludo."""
    # Escribe aquí tu solución.


if __name__ == '__main__':
    main()
