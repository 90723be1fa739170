# expect: verdict=partial score=4
# Tells the public cases from one another by their first word.
import sys

primera = sys.stdin.readline().strip()
print('pasan 1, sobran 0, cerrado' if primera == 'moneda' else 'pasan 0, sobran 0, alarma')
