// A real submission in each language, graded as an exam's would be: the one check that leaves nothing out.
import { createHash } from 'node:crypto';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { problemManifestShape } from '#contract/problem.ts';
import type { Problem } from '#contract/problem.ts';
import type { Runner } from '#runner';
import { broken, fine } from './check.ts';
import type { Check } from './check.ts';

type Program = { readonly entry: string; readonly source: string };

/** Each reads a line and greets: input, the compiler where there is one, and output. */
const PROGRAMS: Readonly<Record<ProgrammingLanguage, Program>> = {
  python: {
    entry: 'student_code.py',
    source: 'def greet(name):\n    return "Hello, " + name\n',
  },
  javascript: {
    entry: 'main.js',
    source:
      'const name = require("fs").readFileSync(0, "utf8").trim();\nconsole.log("Hello, " + name);\n',
  },
  java: {
    entry: 'Main.java',
    source:
      'import java.util.Scanner;\npublic class Main {\n  public static void main(String[] args) {\n    System.out.println("Hello, " + new Scanner(System.in).nextLine());\n  }\n}\n',
  },
  csharp: {
    entry: 'Program.cs',
    source:
      'using System;\nclass Program {\n  static void Main() {\n    Console.WriteLine("Hello, " + Console.ReadLine());\n  }\n}\n',
  },
};
const GREETS = {
  name: 'greets',
  visibility: 'public',
  points: 1,
  stdin: 'Ada\n',
  stdout: 'Hello, Ada\n',
};
const PYTEST =
  'from student_code import greet\n\ndef test_greet():\n    assert greet("Ada") == "Hello, Ada"\n';

/** Judges one correct program. @param nowMs a clock that never jumps */
export async function checkGrading(
  runner: Pick<Runner, 'judge'>,
  language: ProgrammingLanguage,
  nowMs: () => number = () => performance.now(),
): Promise<Check> {
  const subject = {
    id: `grading-${language}`,
    what: { en: `Grading ${language}`, es: `Calificación de ${language}` },
  };
  const step = {
    en: 'Mend the lines above; if all of them are well, send `invigil doctor --bundle FILE` to whoever looks after Invigil.',
    es: 'Arregla las líneas de arriba; si todas están bien, envía `invigil doctor --bundle ARCHIVO` a quien se ocupa de Invigil.',
  };
  const source = Buffer.from(PROGRAMS[language].source);
  const startedMs = nowMs();
  const report = await runner.judge({
    problem: trialProblem(language),
    ...{ language, source, sourceSha256: sha256(source), purpose: 'practice' },
  });
  const tookMs = Math.round(nowMs() - startedMs);
  if (!report.ok)
    return broken(
      subject,
      {
        en: `Nothing was graded (${report.error.detail}).`,
        es: `No se calificó nada (${report.error.detail}).`,
      },
      step,
    );
  const { verdict, score, maxScore } = report.value;
  if (verdict !== 'accepted')
    return broken(
      subject,
      {
        en: `A correct program got ${verdict}, ${score} of ${maxScore}.`,
        es: `Un programa correcto obtuvo ${verdict}, ${score} de ${maxScore}.`,
      },
      step,
    );
  return fine(subject, { en: `Accepted in ${tookMs} ms.`, es: `Aceptado en ${tookMs} ms.` });
}

function trialProblem(language: ProgrammingLanguage): Problem {
  const isPython = language === 'python';
  const manifest = problemManifestShape.parse({
    id: 'doctor',
    title: { en: 'Trial', es: 'Prueba' },
    ...{ language, entry: PROGRAMS[language].entry },
    // A machine that is doing something else is slow, not broken.
    limits: { wallMs: 20_000 },
    tests: isPython ? { public: 'tests_public.py' } : [{ kind: 'io', cases: [GREETS] }],
  });
  const testFiles = isPython
    ? [{ name: 'tests_public.py', visibility: 'public' as const, bytes: Buffer.from(PYTEST) }]
    : [];
  const testsSha256 = sha256(Buffer.from(JSON.stringify(manifest.tests)));
  return {
    ...{ manifest, testFiles, caseFiles: [], testsSha256, problemSha256: testsSha256 },
    ...{ statements: {}, pictures: [], starter: '', starters: {} },
  };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
