// Pictures of a text: a name becomes the picture that came with the problem, and nothing else becomes a picture.
import type { Token } from 'markdown-it';
import type { ProblemView } from '#contract/problem.ts';

export type ShownPicture = ProblemView['pictures'][number];

/** Changes the tokens in place, as markdown-it's own rules do. A picture that is not known becomes its description. */
export function placePictures(tokens: readonly Token[], pictures: readonly ShownPicture[]): void {
  for (const image of tokens.flatMap(({ children }) => children ?? [])) {
    if (image.type !== 'image') continue;
    const picture = pictures.find(({ name }) => name === image.attrGet('src'));
    if (picture === undefined) image.type = 'text';
    else image.attrSet('src', picture.dataUri);
  }
}
