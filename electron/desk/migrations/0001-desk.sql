-- What the desk itself remembers over a restart. Bundles lie in the folder as they came; grades are in the book.
PRAGMA application_id = 1232041540;

CREATE TABLE station (
  station TEXT PRIMARY KEY,
  publicKey TEXT NOT NULL,
  -- The newest beat as JSON, when it was heard by the desk's clock, and how.
  beat TEXT,
  heardAtMs REAL,
  via TEXT CHECK (via IN ('network', 'folder')),
  networkAtMs REAL,
  -- Incidents of this attempt that a proctor has looked at.
  seenAttemptId TEXT,
  seenCount INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE deskOrder (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  station TEXT NOT NULL,
  studentName TEXT,
  -- As the proctor gave it, and as it is sent, both as JSON.
  act TEXT NOT NULL,
  sent TEXT NOT NULL,
  givenBy TEXT NOT NULL,
  givenAtMs REAL NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'done', 'refused', 'withdrawn')),
  stateAtMs REAL NOT NULL
) STRICT;
CREATE INDEX openOrders ON deskOrder (station) WHERE state IN ('waiting', 'sent');

-- What proctors did at this desk. Written in the transaction of what it tells; never changed.
CREATE TABLE journal (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  atMs REAL NOT NULL,
  proctor TEXT NOT NULL,
  what TEXT NOT NULL,
  -- JSON.
  facts TEXT NOT NULL
) STRICT;
