import 'katex/dist/katex.min.css';
import { useMemo } from 'react';
import { htmlOf } from './markdown.ts';

type Props = { readonly text: string; readonly headingsFrom: number };

export function Markdown({ text, headingsFrom }: Props) {
  const html = useMemo(() => ({ __html: htmlOf(text, headingsFrom) }), [text, headingsFrom]);
  // oxlint-disable-next-line react/no-danger -- htmlOf has cleaned it; see markdown.ts
  return <div className="prose" dangerouslySetInnerHTML={html} />;
}
