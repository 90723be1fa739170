// A page with the editor and little else, for the tests and measures beside it. What it is to show stands in its
// address; what happens is kept on `bench` for the test to read.
import { useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { Edit } from '#contract/edit.ts';
import { problemIdShape, type ProblemId } from '#contract/ids.ts';
import { programmingLanguageShape } from '#contract/language.ts';
import type { GateSighting } from '#contract/sighting.ts';
import { Editor, type EditorApi, type EditorChange } from '../Editor.tsx';
import type { Accommodation } from '../gate/rules.ts';
import { loadEditing } from '../load.ts';
import type { monaco } from '../monaco.ts';
import '../../styles/fonts.css';
import '../../styles/tokens.css';
import './page.css';

export type Bench = {
  readonly edits: Edit[];
  readonly changes: EditorChange[];
  readonly sightings: GateSighting[];
  /** Monaco itself, for a test that plays a script on the page. */
  monaco: typeof monaco | null;
  api: EditorApi | null;
  /** Of the second editor, which the button of that name shows and hides. */
  second: EditorApi | null;
  unmount: () => void;
  /** What the plain editor holds, where it is shown instead. */
  plainSource: string;
};

declare global {
  var bench: Bench;
  /** Put there by a measure: called when Monaco is loaded and nothing is shown yet. */
  var prepareBench: ((bench: Bench) => void) | undefined;
}

const address = new URL(location.href).searchParams;
const locale = address.get('locale') === 'es' ? 'es' : 'en';
const initialSource = address.get('source') ?? '';
const accommodation: Accommodation = JSON.parse(address.get('accommodation') ?? '{}');

const place = document.querySelector('#root');
if (place === null) throw new Error('the bench page has no root');
const root = createRoot(place);
globalThis.bench = {
  edits: [],
  changes: [],
  sightings: [],
  monaco: null,
  api: null,
  second: null,
  unmount: () => root.unmount(),
  plainSource: '',
};
const { bench } = globalThis;

function takeChange(change: EditorChange): void {
  bench.changes.push(change);
  if (change.problemId === 'suma') bench.edits.push(...change.edits);
}

function takeApi(api: EditorApi | null): void {
  bench.api = api;
}

function takeSecondApi(api: EditorApi | null): void {
  bench.second = api;
}

const settings = {
  lastSeq: 0,
  language: programmingLanguageShape.parse(address.get('language') ?? 'python'),
  theme: themeFrom(address.get('theme')),
  fontSizePx: 16,
  locale,
  readOnly: address.get('read-only') === 'yes',
  accommodation,
  onChange: takeChange,
  onBlocked: (sighting: GateSighting) => bench.sightings.push(sighting),
} as const;

function Page(): ReactElement {
  const [problemId, setProblemId] = useState<ProblemId>('suma');
  const [second, setSecond] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setProblemId(problemIdShape.parse('suma'))}>
        suma
      </button>
      <button type="button" onClick={() => setProblemId(problemIdShape.parse('resta'))}>
        resta
      </button>
      <button type="button" onClick={() => setSecond(!second)}>
        second
      </button>
      <div className="place">
        <Editor
          problemId={problemId}
          initialSource={problemId === 'suma' ? initialSource : ''}
          initialCursor={Number(address.get('cursor') ?? 0)}
          ariaLabel="student_code.py"
          apiRef={takeApi}
          {...settings}
        />
      </div>
      {second && (
        <div className="place low">
          <Editor
            problemId="otra"
            initialSource=""
            initialCursor={0}
            ariaLabel="second.py"
            apiRef={takeSecondApi}
            {...settings}
          />
        </div>
      )}
      <button type="button">after</button>
    </>
  );
}

function themeFrom(name: string | null): 'light' | 'dark' | 'high-contrast' {
  return name === 'dark' || name === 'high-contrast' ? name : 'light';
}

// Monaco takes its language when it is loaded, so it is loaded the way the editor does it, and then asked for.
await loadEditing(locale);
bench.monaco = (await import('../monaco.ts')).monaco;
globalThis.prepareBench?.(bench);
if (address.get('plain') === 'yes') {
  const { openPlainEditor } = await import('./plain-editor.ts');
  openPlainEditor(place, initialSource);
} else {
  root.render(<Page />);
}
