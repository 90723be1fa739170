// The frame of the desk's page: bar, gate, and what keeps the page from the desk.
export const desk = {
  title: 'Invigil: desk',
  titleLooks: '({{count}}) Invigil: desk',
  opening: 'Looking for the desk…',
  readingRoom: 'Reading the room…',
  bar: 'Desk',
  lock: 'Lock the desk of {{proctor}}',
  since: 'since {{time}}',
  saidMany_one: 'One more seat needs a look.',
  saidMany_other: '{{count}} more seats need a look.',
  pages: {
    label: 'Pages',
    room: 'Room',
    charts: 'Charts',
    similar: 'Similarity',
    exports: 'Exports',
  },
  connection: {
    on: 'Desk connected',
    off: 'Desk not reached',
    at: 'Stations reach the desk at {{where}}',
    folder: 'The desk takes bundles from its folder alone',
    offLine:
      'The desk does not answer. What stands here is as it was; nothing can be asked until it is back. Stations go on by themselves and lose nothing. This page keeps trying.',
  },
  trouble: {
    'disk-full':
      'The disk of the desk is full: stations keep their bundles and send them again later. Make room.',
    'folder-failed':
      'The folder of the desk cannot be written: stations keep their bundles and send them again later.',
    'not-listening':
      'Stations cannot reach the desk over the network; bundles by folder still come.',
    'journal-failed': 'What proctors do here cannot be written down, so no orders are taken.',
  },
  gate: {
    title: 'Desk',
    lead: 'For proctors: the room, its students and their scores.',
    name: 'Your name',
    code: "Proctor's code",
    go: 'Open the desk',
    note: 'Your name stands beside every order that you give. The desk locks itself after half an hour without use.',
    wrong_zero: 'That code is not right. Before the next try there is a wait.',
    wrong_one: 'That code is not right. After one more wrong try there is a wait.',
    wrong_other: 'That code is not right. After {{count}} more wrong tries there is a wait.',
    tooMany: 'Too many wrong codes. The next one can be typed in {{wait}}.',
  },
  faults: {
    locked: 'The desk has locked itself. Open it again with the code.',
    'connection-lost': 'The desk does not answer. Nothing was done; try again when it is back.',
    failed: 'Something went wrong at the desk. Look whether it was done before you ask again.',
    malformed: 'The desk did not understand what was asked. Nothing was done.',
    'unknown-call':
      'This page and the desk are of different versions. Load the page again; nothing was done.',
  },
} as const;
