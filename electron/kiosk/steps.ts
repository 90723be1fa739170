// What changes the machine is a step with its undoing. Steps are applied in order and undone in reverse.
//
// Theory of operation. A step is noted on disk before it is applied, so that after a crash in the middle of it the next
// start undoes it. Undoing is safe after half an apply, and twice; it goes on past a step that fails, because each of
// them could be the one that holds somebody.
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

export type Step = {
  readonly name: string;
  apply(): Promise<void> | void;
  undo(): Promise<void> | void;
};

export type StepFault = { readonly step: string; readonly error: unknown };

/** Which steps are applied, or half applied, as the next start finds it. */
export type StepMemory = {
  read(): readonly string[];
  write(names: readonly string[]): void;
};

export type Applied = {
  /** Undoes all, last first. Answers what could not be undone; a second call tries those again. */
  undoAll(): Promise<readonly StepFault[]>;
};

/** When a step fails, those before it and what there is of it are undone, and the fault is the answer. */
export async function applyAll(
  steps: readonly Step[],
  memory: StepMemory,
): Promise<Result<Applied, StepFault>> {
  const touched: Step[] = [];
  const applied: Applied = { undoAll: () => undoAll(touched, memory) };
  for (const step of steps) {
    touched.push(step);
    try {
      memory.write(touched.map(({ name }) => name));
      await step.apply();
    } catch (error) {
      await applied.undoAll();
      return fail({ step: step.name, error });
    }
  }
  return ok(applied);
}

/** Undoes what an earlier run left applied. Names that no step has any more are forgotten. */
export async function undoLeftovers(
  steps: readonly Step[],
  memory: StepMemory,
): Promise<readonly StepFault[]> {
  const left = new Set(memory.read());
  return undoAll(
    steps.filter(({ name }) => left.has(name)),
    memory,
  );
}

async function undoAll(touched: readonly Step[], memory: StepMemory): Promise<StepFault[]> {
  const faults: StepFault[] = [];
  for (const step of touched.toReversed()) {
    try {
      await step.undo();
    } catch (error) {
      faults.push({ step: step.name, error });
    }
  }
  const stuck = new Set(faults.map(({ step }) => step));
  memory.write(touched.map(({ name }) => name).filter((name) => stuck.has(name)));
  return faults;
}
