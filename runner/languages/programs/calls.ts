// The same small file in each language, for tests of calls.
import type { ProgrammingLanguage } from '#contract/language.ts';

type CalledFile = { readonly entry: string; readonly source: string };

const python = `class Cuenta:
    def __init__(self, saldo): self.saldo = saldo
    def retira(self, cuanto):
        if cuanto > self.saldo: raise ValueError('no hay')
        print('retirado', cuanto)
        self.saldo -= cuanto
def suma(a, b): return a + b
def media(a, b): return (a + b) / 2
def ordena(lista): lista.sort()
def cuenta(palabras): return {p: palabras.count(p) for p in palabras}
def saluda(nombre):
    print(f'Hola, {nombre}')
    return len(nombre)
def falla(): raise KeyError('x')
`;

const javascript = `class Cuenta {
  constructor(saldo) { this.saldo = saldo; }
  retira(cuanto) {
    if (cuanto > this.saldo) throw new RangeError('no hay');
    console.log('retirado', cuanto);
    this.saldo -= cuanto;
  }
}
const suma = (a, b) => a + b;
function media(a, b) { return (a + b) / 2; }
function ordena(lista) { lista.sort((a, b) => a - b); }
function cuenta(palabras) { const n = {}; for (const p of palabras) n[p] = (n[p] ?? 0) + 1; return n; }
async function saluda(nombre) { console.log('Hola, ' + nombre); return nombre.length; }
function falla() { throw new TypeError('x'); }
`;

const java = `import java.util.*;
public class Main {
  static int suma(int a, int b) { return a + b; }
  static double media(int a, int b) { return (a + b) / 2.0; }
  static void ordena(int[] lista) { Arrays.sort(lista); }
  static Map<String, Integer> cuenta(List<String> palabras) {
    Map<String, Integer> n = new TreeMap<>();
    for (String p : palabras) n.merge(p, 1, Integer::sum);
    return n;
  }
  static int saluda(String nombre) { System.out.println("Hola, " + nombre); return nombre.length(); }
  static void falla() { throw new IndexOutOfBoundsException("x"); }
}
class Cuenta {
  private int saldo;
  Cuenta(int saldo) { this.saldo = saldo; }
  void retira(int cuanto) {
    if (cuanto > saldo) throw new IllegalStateException("no hay");
    System.out.println("retirado " + cuanto);
    saldo -= cuanto;
  }
}
`;

const csharp = `using System;
using System.Collections.Generic;
public class Program {
  static int suma(int a, int b) { return a + b; }
  static double media(int a, int b) { return (a + b) / 2.0; }
  static void ordena(int[] lista) { Array.Sort(lista); }
  static Dictionary<string, int> cuenta(List<string> palabras) {
    var n = new Dictionary<string, int>();
    foreach (var p in palabras) n[p] = n.ContainsKey(p) ? n[p] + 1 : 1;
    return n;
  }
  static int saluda(string nombre) { Console.WriteLine("Hola, " + nombre); return nombre.Length; }
  static void falla() { throw new KeyNotFoundException("x"); }
}
class Cuenta {
  public int saldo { get; private set; }
  public Cuenta(int saldo) { this.saldo = saldo; }
  public void retira(int cuanto) {
    if (cuanto > saldo) throw new InvalidOperationException("no hay");
    Console.WriteLine("retirado " + cuanto);
    saldo -= cuanto;
  }
}
`;

export const calledFiles: Readonly<Record<ProgrammingLanguage, CalledFile>> = {
  python: { entry: 'main.py', source: python },
  javascript: { entry: 'main.js', source: javascript },
  java: { entry: 'Main.java', source: java },
  csharp: { entry: 'Program.cs', source: csharp },
};
