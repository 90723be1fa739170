// Every bound that more than one side must know, with its reason. Sizes in bytes, times in milliseconds.

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const KIB = 1_024;
export const MIB = 1_024 * KIB;

/** Largest source any problem may ask for. A problem's own `sourceMaxKb` is at most this. */
export const SOURCE_MAX_BYTES = 1 * MIB;
/** One picture of a statement: a screenshot or a large diagram; a photograph has to be made smaller. */
export const PICTURE_MAX_BYTES = 512 * KIB;
/** Pixels of one picture: two screens of 4K, and 64 MB of memory once it is drawn. */
export const PICTURE_MAX_PIXELS = 16_000_000;
/** Pictures of one problem, all languages together. More is a booklet, not a statement. */
export const PICTURES_MAX = 16;
export const PICTURES_MAX_BYTES = 2 * MIB;
/**
 * Pictures of a whole exam. A screen gets all problems in one answer, where base64 makes a third more of them, and it
 * must come soon even where forty stations ask at once.
 */
export const EXAM_PICTURES_MAX_BYTES = 8 * MIB;
/** Largest message over a transport: a source at its limit as JSON (escapes may double it), and room for the envelope. */
export const MESSAGE_MAX_BYTES = 4 * MIB;
/** Submissions of one station that may wait at once. Past this the screen says "busy" instead of growing the queue. */
export const QUEUE_WAITING_MAX = 512;
/** Longest wall time a problem may give the student's code. */
export const WALL_MAX_MS = 60 * SECOND_MS;
/**
 * How long one worker may hold a submission before another may take it.
 * It outlives the slowest run and a cold sandbox, or work would be judged twice.
 */
export const LEASE_MS = 3 * MINUTE_MS;
/** Tries before a submission is `held` for staff. With the back-off below that is about twenty minutes of trouble. */
export const TRIES_MAX = 12;
/** First wait after infrastructure trouble; it doubles up to RETRY_MAX_MS. */
export const RETRY_FIRST_MS = 1 * SECOND_MS;
export const RETRY_MAX_MS = 5 * MINUTE_MS;
/** Per-test message and output shown to a student are cut here, so that one test cannot fill the screen or the database. */
export const TEST_TEXT_MAX_CHARS = 4_000;
/** A draft is on disk at most this long after the key press. */
export const DRAFT_SAVE_MS = 800;
/** After the end the last draft may still be on its way; kept within this it is on time. */
export const FINAL_SAVE_MS = 3 * SECOND_MS;
