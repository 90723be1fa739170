// The editor of the exam, as screens use it. Nothing outside this folder knows Monaco.
import {
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ReactElement,
  type Ref,
} from 'react';
import type { ProblemId } from '#contract/ids.ts';
import type { Locale, ProgrammingLanguage } from '#contract/language.ts';
import type { GateSighting } from '#contract/sighting.ts';
import type { Editing, EditorChange } from './editing.ts';
import type { Accommodation } from './gate/rules.ts';
import { loadEditing } from './load.ts';
import type { Marker } from './markers.ts';
import type { EditorTheme } from './code-colours.ts';
import './editor.css';

export type { EditorChange } from './editing.ts';
export type { Marker } from './markers.ts';

export type EditorApi = {
  /** Exactly what is shown: these characters, with these line ends, are what is hashed and sent. */
  getSource(): string;
  /** Puts a whole text in, as one step that the student can undo. */
  setSource(text: string, why: 'reset' | 'restore'): void;
  focus(): void;
  /** Line and column from 1; brings the place into view and the cursor to it. */
  reveal(line: number, column: number): void;
  /** Replaces all markers of the shown problem. */
  showMarkers(markers: readonly Marker[]): void;
};

export type EditorProps = {
  /** Changing it, or the language, shows another text; each keeps its cursor and undo steps while the editor is mounted. */
  readonly problemId: ProblemId;
  /** Taken when this problem is first shown; the next edit is number `lastSeq` + 1. */
  readonly initialSource: string;
  readonly initialCursor: number;
  readonly lastSeq?: number;
  readonly language: ProgrammingLanguage;
  readonly theme: EditorTheme;
  readonly fontSizePx: number;
  readonly locale: Locale;
  readonly readOnly: boolean;
  readonly ariaLabel: string;
  /** Tells Monaco that a screen reader is in use; left out, Monaco finds out as far as a browser lets it. */
  readonly screenReader?: boolean;
  /** Taken when the editor is mounted. */
  readonly accommodation?: Accommodation;
  readonly onChange: (change: EditorChange) => void;
  /** Every sighting of the gate, also those that are not for the student: see `isForStudent`. */
  readonly onBlocked: (sighting: GateSighting) => void;
  readonly apiRef: Ref<EditorApi>;
};

const NONE: Accommodation = {};

export function Editor(props: EditorProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  /** What was asked before Monaco was there, in order. */
  const waiting = useRef<Asked[]>([]);
  const [editing, setEditing] = useState<Editing | null>(null);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    let open: Editing | null = null;
    let unmounted = false;
    const openIn = async (): Promise<void> => {
      const { openEditing } = await loadEditing(latest.current.locale);
      if (unmounted || place.current === null) return;
      const port = {
        onChange: (change: EditorChange) => latest.current.onChange(change),
        onBlocked: (sighting: GateSighting) => latest.current.onBlocked(sighting),
      };
      open = openEditing(place.current, port, latest.current.accommodation ?? NONE);
      setEditing(open);
    };
    void openIn();
    return () => {
      unmounted = true;
      open?.dispose();
      setEditing(null);
    };
  }, []);

  const {
    theme,
    fontSizePx,
    readOnly,
    ariaLabel,
    screenReader = false,
    problemId,
    language,
  } = props;
  useEffect(() => {
    if (editing === null || place.current === null) return;
    const fontFamily = getComputedStyle(place.current).fontFamily;
    editing.look({ fontSizePx, readOnly, ariaLabel, fontFamily, screenReader }, theme);
  }, [editing, theme, fontSizePx, readOnly, ariaLabel, screenReader]);
  useEffect(() => {
    const { initialSource, initialCursor, lastSeq = 0 } = latest.current;
    if (editing === null) return;
    editing.show({ problemId, source: initialSource, language, lastSeq }, initialCursor);
    for (const act of waiting.current.splice(0)) act(editing);
  }, [editing, problemId, language]);

  useImperativeHandle(props.apiRef, () => apiOf(editing, latest, waiting.current), [editing]);
  return (
    <div
      ref={place}
      className="editor"
      data-theme={theme}
      data-ready={editing !== null}
      aria-busy={editing === null}
    />
  );
}

type Asked = (editing: Editing) => void;

/** Until Monaco is there the editor holds what it was given, and what is asked of it waits. */
function apiOf(
  editing: Editing | null,
  latest: { readonly current: EditorProps },
  waiting: Asked[],
): EditorApi {
  const ask = (act: Asked): void => {
    if (editing === null) waiting.push(act);
    else act(editing);
  };
  return {
    getSource: () => editing?.getSource() ?? latest.current.initialSource,
    setSource: (text, why) => ask((open) => open.setSource(text, why)),
    focus: () => ask((open) => open.focus()),
    reveal: (line, column) => ask((open) => open.reveal(line, column)),
    showMarkers: (markers) => ask((open) => open.showMarkers(markers)),
  };
}
