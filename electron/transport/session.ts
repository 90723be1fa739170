// Who may speak to the loopback host: the one browser that was given the address.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Remembers the session over a crash, so that an open page goes on with the restarted host. Holds hashes only. */
export type SessionMemory = {
  /** SHA-256 of the last session in hexadecimal, or null. */
  read(): string | null;
  write(sessionSha256: string): void;
};

export type Session = {
  /** Makes an address's token; a token that was not used yet is dead from now on. */
  newToken(): string;
  /** Trades the token for a session, once. Null for a wrong, used or replaced token. */
  exchange(token: string): string | null;
  isValid(session: string): boolean;
};

const SECRET_BYTES = 32;

/** One session at a time: whoever brings the next token replaces the one before. */
export function createSession(memory: SessionMemory): Session {
  let tokenSha256: string | null = null;
  let sessionSha256 = memory.read();
  return {
    newToken() {
      const token = newSecret();
      tokenSha256 = sha256(token);
      return token;
    },
    exchange(token) {
      if (tokenSha256 === null || !same(sha256(token), tokenSha256)) return null;
      tokenSha256 = null;
      const session = newSecret();
      sessionSha256 = sha256(session);
      memory.write(sessionSha256);
      return session;
    },
    isValid: (session) => sessionSha256 !== null && same(sha256(session), sessionSha256),
  };
}

const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
