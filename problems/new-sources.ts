// What `problem new` writes in each language: the sum of two numbers, small enough to be replaced at a glance.
import type { ProgrammingLanguage } from '#contract/language.ts';

export type ExampleSources = {
  readonly starter: string;
  readonly accepted: string;
  /** Subtracts: right only where the second number is zero. */
  readonly wrong: string;
  /** Answers 5, as the public case wants. */
  readonly cheat: string;
};

export const ENTRIES: Readonly<Record<ProgrammingLanguage, string>> = {
  python: 'main.py',
  javascript: 'main.js',
  java: 'Main.java',
  csharp: 'Program.cs',
};

export const commentMark = (language: ProgrammingLanguage): string =>
  language === 'python' ? '#' : '//';

/** Begins to read the input and does nothing with it: a starter earns no points. */
export const IO_STARTERS: Readonly<Record<ProgrammingLanguage, string>> = {
  python: 'linea = input()\n',
  javascript: "const lineas = require('fs').readFileSync(0, 'utf8').trimEnd().split('\\n');\n",
  java: `import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
    }
}
`,
  csharp: `using System;

public class Program
{
    public static void Main()
    {
        string linea = Console.ReadLine();
    }
}
`,
};

function ioSource(language: ProgrammingLanguage, answer: string): string {
  switch (language) {
    case 'python':
      return `a, b = map(int, input().split())\nprint(${answer})\n`;
    case 'javascript':
      return `const [a, b] = require('fs').readFileSync(0, 'utf8').trim().split(/\\s+/).map(Number);\nconsole.log(${answer});\n`;
    case 'java':
      return `import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner entrada = new Scanner(System.in);
        int a = entrada.nextInt();
        int b = entrada.nextInt();
        System.out.println(${answer});
    }
}
`;
    case 'csharp':
      return `using System;

public class Program
{
    public static void Main()
    {
        string[] partes = Console.ReadLine().Split(' ');
        int a = int.Parse(partes[0]);
        int b = int.Parse(partes[1]);
        Console.WriteLine(${answer});
    }
}
`;
  }
}

function callSource(language: ProgrammingLanguage, answer: string): string {
  switch (language) {
    case 'python':
      return `def suma(a, b):\n    return ${answer === 'null' ? 'None' : answer}\n`;
    case 'javascript':
      return `function suma(a, b) {\n  return ${answer};\n}\n`;
    case 'java':
      return `public class Main {
    public static Integer suma(int a, int b) {
        return ${answer};
    }
}
`;
    case 'csharp':
      return `public class Program
{
    public static int? Suma(int a, int b)
    {
        return ${answer};
    }
}
`;
  }
}

export function exampleSources(kind: 'io' | 'call', language: ProgrammingLanguage): ExampleSources {
  const source = kind === 'io' ? ioSource : callSource;
  return {
    starter: kind === 'io' ? IO_STARTERS[language] : callSource(language, 'null'),
    accepted: source(language, 'a + b'),
    wrong: source(language, 'a - b'),
    cheat: source(language, '5'),
  };
}

/** Does nothing at all, in a file that compiles. */
export function idleSource(language: ProgrammingLanguage): string {
  switch (language) {
    case 'python':
      return 'raise SystemExit(0)\n';
    case 'javascript':
      return 'process.exit(0);\n';
    case 'java':
      return 'public class Main {\n    public static void main(String[] args) {\n        System.exit(0);\n    }\n}\n';
    case 'csharp':
      return 'public class Program\n{\n    public static void Main()\n    {\n        System.Environment.Exit(0);\n    }\n}\n';
  }
}
