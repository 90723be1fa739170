// Stop-watches for the bench page. The functions run on the page: `watchGate` and `listenFirst` before any of its
// scripts, the others once the editor is there.
//
// Whole costs are taken around the event chain of a key: keydown, beforeinput, the EditContext's update. The gate's own
// are taken at its edges: its listeners on the window, the way from Monaco's input to Monaco's command and back, its
// listener on the model, and the microtask that tells the change.
import type { Bench } from '../bench/page.tsx';

type Timing = { startedMs: number; spentMs: number; costsMs: number[] };

declare global {
  var keyTiming: Timing;
  var gateSpentMs: number;
  /** Called by the bench page when Monaco is loaded and nothing is shown yet. */
  var prepareBench: ((bench: Bench) => void) | undefined;
}

/** Begins the clock of a key before every other listener. */
export function listenFirst(): void {
  const timing: Timing = { startedMs: 0, spentMs: 0, costsMs: [] };
  globalThis.keyTiming = timing;
  for (const name of ['keydown', 'beforeinput']) {
    const begin = (): void => {
      timing.startedMs = performance.now();
    };
    window.addEventListener(name, begin, { capture: true });
  }
}

/** Ends the clock after every other listener, and takes one sample at each keyup. */
export function listenLast(): void {
  const { keyTiming: timing } = globalThis;
  const add = (): void => {
    const nowMs = performance.now();
    timing.spentMs += nowMs - timing.startedMs;
    timing.startedMs = nowMs;
  };
  // The editor tells its change in a microtask of its own, which is in the queue before the inner one here.
  const end = (): void => queueMicrotask(() => queueMicrotask(add));
  window.addEventListener('keydown', end);
  window.addEventListener('beforeinput', end);
  const node = document.querySelector('.native-edit-context');
  const editContext: unknown = node === null ? null : Reflect.get(node, 'editContext');
  if (!(editContext instanceof EventTarget)) throw new Error('no EditContext');
  editContext.addEventListener('textupdate', end);
  window.addEventListener('keyup', () => {
    timing.costsMs.push(timing.spentMs);
    timing.spentMs = 0;
  });
}

/** Times what the gate adds. What cannot be told apart from it (another capture listener, microtask) counts as its own. */
export function watchGate(): void {
  globalThis.gateSpentMs = 0;
  const timed =
    <Given extends unknown[], Result>(act: (...given: Given) => Result, sign: 1 | -1) =>
    (...given: Given): Result => {
      const startedMs = performance.now();
      try {
        return act(...given);
      } finally {
        globalThis.gateSpentMs += sign * (performance.now() - startedMs);
      }
    };

  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (name, listener, options) {
    const ofWindow = this === window && typeof options === 'object' && options.capture === true;
    const counts = ofWindow || name === 'textupdate';
    const heard =
      counts && typeof listener === 'function' ? timed(listener.bind(this), 1) : listener;
    return listen.call(this, name, heard, options);
  };
  const queue = globalThis.queueMicrotask;
  globalThis.queueMicrotask = (task) => queue(timed(task, 1));

  globalThis.prepareBench = ({ monaco }) => {
    if (monaco === null) throw new Error('Monaco is not loaded');
    const { create, createModel } = monaco.editor;
    monaco.editor.create = (...given) => {
      const editor = create(...given);
      // What Monaco itself does with an allowed text is not the gate's.
      editor.trigger = timed(editor.trigger.bind(editor), -1);
      return editor;
    };
    monaco.editor.createModel = (...given) => {
      const model = createModel(...given);
      const onDidChangeContent = model.onDidChangeContent.bind(model);
      model.onDidChangeContent = (listener) => {
        // The first to listen is the gate's watch; Monaco's own parts come when the model is shown.
        model.onDidChangeContent = onDidChangeContent;
        return onDidChangeContent(timed(listener, 1));
      };
      return model;
    };
  };
  window.addEventListener('keyup', () => {
    globalThis.keyTiming.costsMs.push(globalThis.gateSpentMs);
    globalThis.gateSpentMs = 0;
  });
}
