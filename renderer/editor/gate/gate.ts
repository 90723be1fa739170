// The gate: only typing, the exam's own clipboard and listed commands change an editor's text. Four layers, each for
// what the others cannot see:
//   capture      what the browser offers before Monaco hears of it: paste, drop, menus; and the key presses
//   commands     all text on its way from an input to the model, weighed against the key presses that pay for it
//   model-watch  each change of a model by its reason; what no layer let in is put back
//   cadence      the rhythm of the keys; it only flags
// One gate serves all editors of a window. It reports sightings and never what was written.
import type { GateSighting, GateSightingDetail, GateSightingKind } from '#contract/sighting.ts';
import type { Ledger } from '../ledger.ts';
import { monaco, type CodeEditor, type Disposable, type TextModel } from '../monaco.ts';
import { guardBoxes } from './box.ts';
import { beat, freshCadence } from './cadence.ts';
import { captureInput, type Box, type PasteWay, type Place } from './capture.ts';
import { clipOf, createInternalClipboard, pasteClip, plainClip } from './clipboard.ts';
import { coalescedReport } from './report.ts';
import { overrideCommands } from './commands.ts';
import { endComposition, freshCredit, pressKey, spend, startComposition, type Arrival } from './credit.ts';
import { resyncEditContext } from './edit-context.ts';
import { watchModel } from './model-watch.ts';
import { createPermission, type Permission } from './permission.ts';
import { rulesFor, type Accommodation } from './rules.ts';
