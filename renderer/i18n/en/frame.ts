// What stands around every screen: the bar, the help, faults of the host.
export const frame = {
  product: 'Invigil',
  demo: 'Demo',
  rehearsal: 'Rehearsal',
  opening: 'Starting…',
  close: 'Close',
  tryAgain: 'Try again',
  bar: {
    label: 'Exam',
    student: 'Student',
    signOut: 'Leave this computer',
    finish: 'Finish the exam',
    takeBreak: 'Take a break',
    staff: 'For staff',
  },
  time: {
    left: 'Time left',
    none: 'No time limit',
    grace: 'Late time',
    standsStill: 'Time stands still',
    warning_one: 'One minute left.',
    warning_other: '{{count}} minutes left.',
  },
  connection: {
    on: 'Connected',
    off: 'Connection lost',
    offLine:
      'Connection lost. What you type is kept here and is saved by itself as soon as it is back. You can go on working; do not close this window.',
  },
  saved: {
    label: 'Saving',
    none: 'Nothing to save',
    at: 'Saved {{time}}',
    saving: 'Saving…',
    unreachable: 'Kept here, not saved',
    failed: 'Not saved',
    tooLong: 'Too long to save',
    failedLine:
      'This computer cannot save your text just now; it tries again every two seconds. Your text is still in the editor. Tell the proctor, and do not close this window.',
    tooLongLine:
      'Your text is longer than this problem allows, so the part you typed last is not saved. Make it shorter and it is saved by itself.',
  },
  sent: {
    all: 'Backed up',
    allLine: 'Everything recorded so far is also kept outside of this computer.',
    waiting_one: '{{count}} to back up',
    waiting_other: '{{count}} to back up',
    waitingLine:
      'Your work is safe here, and a copy leaves this computer by itself. There is nothing to wait for.',
    kept: 'Kept here',
    keptLine: 'Your work is safe on this computer. Staff take it to the gradebook.',
  },
  message: {
    from: 'The proctor, {{time}}:',
    dismiss: 'Put the message away',
  },
  engine: {
    startingLine: 'Grading is starting up. What you send waits in line and is graded by itself.',
    absentLine:
      'Grading is out of order on this computer for now. Your work is saved, and what you send waits in line and is graded by itself once grading is back. You can go on working.',
  },
  display: {
    open: 'Language and display',
    language: 'Language',
    theme: 'Colours',
    themes: {
      system: 'As the system',
      light: 'Light',
      dark: 'Dark',
      'high-contrast': 'High contrast',
    },
    textSize: 'Text size',
    larger: 'Larger text',
    smaller: 'Smaller text',
    percent: '{{percent}} %',
  },
  help: {
    open: 'Help and keys',
    title: 'Keys',
    run: 'Run the public tests',
    submit: 'Submit',
    nextProblem: 'Next problem',
    previousProblem: 'Previous problem',
    nextPane: 'Next part of the screen',
    previousPane: 'Previous part of the screen',
    tab: 'Let Tab leave the editor, and back',
    undo: 'Undo, redo',
    find: 'Find in your code',
    help: 'This help',
    tabNote:
      'Inside the editor, Tab indents. Press Ctrl+M and Tab moves on to the next control instead; Ctrl+M again changes it back.',
    pasteNote:
      'You can copy and paste inside your own code. Text from other programs cannot be pasted.',
  },
  faults: {
    'connection-lost':
      'This screen cannot reach the exam program on this computer. Nothing you typed is lost. It keeps trying by itself.',
    failed:
      'Something went wrong in the exam program. Nothing was lost; try again, or tell the proctor.',
    malformed:
      'Something went wrong in the exam program. Nothing was lost; try again, or tell the proctor.',
    'unknown-call':
      'This screen and the exam program are of different versions. Tell the proctor: the program must be started again.',
  },
  crash: {
    title: 'This screen stopped working',
    body: 'Everything that was saved is safe, and what you sent is received. Load the screen again to go on where you were.',
    reload: 'Load again',
  },
  lost: {
    title: 'Waiting for the exam program',
    body: 'This screen cannot reach the exam program on this computer. It keeps trying by itself; what was saved is safe.',
    tell: 'If this stays for more than a minute, tell the proctor.',
  },
} as const;
