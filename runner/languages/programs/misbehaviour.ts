// The same list of deeds for each language: what its tests ask of a sandbox.
export type Misbehaviour = {
  readonly entry: string;
  /** Reads a number and prints the next one. */
  readonly good: string;
  readonly loops: string;
  readonly sleeps: string;
  readonly hoards: string;
  readonly floods: string;
  /** Five thousand characters, and then a good end. */
  readonly printsTooMuch: string;
  readonly floodsErrors: string;
  /** Starts processes or threads that stay. */
  readonly crowds: string;
  readonly fillsDisk: string;
  /** Kills whatever it may. */
  readonly endsAll: string;
  /** Ends by an exception that nobody catches. */
  readonly fails: string;
  readonly failsAtLine: number | null;
  /** Ends with status 3. */
  readonly leaves: string;
  /** Does not compile. */
  readonly broken: string;
  readonly brokenAtLine: number;
};
