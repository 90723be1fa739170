# expect: verdict=wrong|runtime-error score=0
# Leaves a file for the next case, with what this one was asked.
import pathlib

recuerdo = pathlib.Path('/work/program/recuerdo.txt')
print(recuerdo.read_text() if recuerdo.exists() else '')
recuerdo.write_text(input())
