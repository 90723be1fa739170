// The shape of a language: the same keys as English, any words. A missing or surplus key does not compile.
export type Words<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Words<Tree[Key]>;
};
