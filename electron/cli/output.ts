// What commands print and how they fail: JSON alone on standard output, words for people on standard error.

/** The thing itself failed: exit code 1. The message is one sentence for a person; `kind` and `facts` are for scripts. */
export class CommandFailure extends Error {
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  constructor(kind: string, message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.kind = kind;
    this.facts = facts;
  }
}

export const printJson = (value: unknown): boolean =>
  process.stdout.write(`${JSON.stringify(value)}\n`);

export const say = (line: string): boolean => process.stderr.write(`${line}\n`);

export const failureOf = ({ kind, message, facts }: CommandFailure) => ({
  error: { kind, message, ...facts },
});
