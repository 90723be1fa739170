import 'katex/dist/katex.min.css';
import { useMemo } from 'react';
import { htmlOf } from './markdown.ts';
import type { ShownPicture } from './place-pictures.ts';

type Props = {
  readonly text: string;
  readonly headingsFrom: number;
  /** Pictures that the text may show, by their names in it. */
  readonly pictures?: readonly ShownPicture[];
};

const NO_PICTURES: readonly ShownPicture[] = [];

export function Markdown({ text, headingsFrom, pictures = NO_PICTURES }: Props) {
  const html = useMemo(
    () => ({ __html: htmlOf(text, headingsFrom, pictures) }),
    [text, headingsFrom, pictures],
  );
  // oxlint-disable-next-line react/no-danger -- htmlOf has cleaned it; see markdown.ts
  return <div className="prose" dangerouslySetInnerHTML={html} />;
}
