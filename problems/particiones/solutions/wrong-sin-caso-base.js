// expect: verdict=runtime-error score=0
// The recursion never ends.
function particiones(resto, mayor) {
  return particiones(resto - mayor, mayor - 1);
}

particiones(4, 4);
