// What the sandbox must know of a language to judge it: data, no behaviour.
export type Recipe = {
  readonly language: 'python';
  /** Images are tagged `<repository>:<hash of what is in them>`. */
  readonly repository: string;
  /** Where the base comes from when a registry answers; a dated tag, so that it is the same base next year. */
  readonly registryBase: string;
  /** Debian's suite and packages, for the base that is made from packages. */
  readonly suite: string;
  readonly packages: readonly string[];
  /** Runs the tests; its standard streams are the only verdict channel. */
  readonly graderArgv: readonly string[];
  /** Runs the student's code under a uid of its own. */
  readonly subjectArgv: readonly string[];
  /** Run once at image building, over /opt/invigil, as root. */
  readonly prepareArgv: readonly string[];
};

export const GRADER_UID = 1002;
export const SUBJECT_UID = 1001;
/** Where the bridge lies in the image: root's, readable, never writable. */
export const CODE_FOLDER = '/opt/invigil';
export const GRADER_FOLDER = '/tmp/grader';
export const SUBJECT_FOLDER = '/work';
