// Tables of calls and of events, whosever they are: the student's screens have one pair, the desk's page another.
import type { z } from 'zod';

/** One call: the shape of what is asked and of what is answered. Both are checked at the gate. */
export type CallRow = { readonly ask: z.ZodType; readonly answer: z.ZodType };
export type CallTable = Readonly<Record<string, CallRow>>;
export type EventTable = Readonly<Record<string, z.ZodType>>;

export type NameIn<Table> = Extract<keyof Table, string>;
/** As the asking side writes it. */
export type AskIn<Table extends CallTable, Name extends keyof Table> = z.input<Table[Name]['ask']>;
/** As the handler gets it. */
export type AskedIn<Table extends CallTable, Name extends keyof Table> = z.output<
  Table[Name]['ask']
>;
export type AnswerIn<Table extends CallTable, Name extends keyof Table> = z.output<
  Table[Name]['answer']
>;
export type NewsIn<Table extends EventTable, Name extends keyof Table> = z.output<Table[Name]>;

/** A host's part of a table: it answers the calls that it names. */
export type HandlersOf<Table extends CallTable, Names extends keyof Table = keyof Table> = {
  readonly [Name in Names]: (
    asked: AskedIn<Table, Name>,
  ) => AnswerIn<Table, Name> | Promise<AnswerIn<Table, Name>>;
};

/** How a part tells the pages. */
export type PublishOf<Table extends EventTable> = <Name extends NameIn<Table>>(
  name: Name,
  news: NewsIn<Table, Name>,
) => void;

/** What a page holds, whichever host is behind it. `call` rejects only when the host is gone or has a bug. */
export type ClientOf<Calls extends CallTable, Events extends EventTable> = {
  call<Name extends NameIn<Calls>>(
    name: Name,
    ask: AskIn<Calls, Name>,
  ): Promise<AnswerIn<Calls, Name>>;
  /** Returns how to stop listening. */
  on<Name extends NameIn<Events>>(
    name: Name,
    listener: (news: NewsIn<Events, Name>) => void,
  ): () => void;
  /** True while the host answers; told again at each change. */
  onConnection(listener: (connected: boolean) => void): () => void;
};
