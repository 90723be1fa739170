#!/bin/sh
# At image building: an archive of the compiler's classes, so that a submission does not wait for them to be loaded.
set -eu
cd "$(mktemp -d)"
cat > Main.java <<'JAVA'
import java.util.*;
import java.util.stream.*;

public class Main {
  record Par(String clave, int valor) {}
  interface Figura { double area(); }
  enum Dia { LUNES, MARTES }

  public static void main(String[] args) {
    Scanner entrada = new Scanner("1 2 tres");
    Map<String, List<Integer>> grupos = new TreeMap<>();
    while (entrada.hasNextInt()) grupos.computeIfAbsent("n", clave -> new ArrayList<>()).add(entrada.nextInt());
    StringBuilder texto = new StringBuilder();
    for (Map.Entry<String, List<Integer>> grupo : grupos.entrySet()) texto.append(grupo.getKey()).append(grupo.getValue());
    Figura figura = () -> 2.0;
    try {
      System.out.printf("%s %.2f %s%n", texto, figura.area(), IntStream.range(0, 3).boxed().collect(Collectors.toList()));
      System.out.println(switch (Dia.LUNES) { case LUNES -> new Par("a", 1); case MARTES -> new Par("b", 2); });
    } catch (IllegalStateException error) {
      throw new RuntimeException(error);
    }
  }
}
JAVA
java=/usr/lib/jvm/invigil/bin/java
small='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData'
$java $small -XX:ArchiveClassesAtExit=/opt/invigil/java/javac.jsa \
  -m jdk.compiler/com.sun.tools.javac.Main -proc:none -d . Main.java 2> /dev/null
$java $small -cp . Main > /dev/null
rm -rf "$PWD"
